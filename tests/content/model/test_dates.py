from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic_core import PydanticCustomError

from portfolio.content.model import dates
from portfolio.content.model.dates import Date, DateInWords, Month, Year


def test_a_month_is_read_and_written_alike() -> None:
    assert str(Month.parse("2022-05")) == "2022-05"
    assert Month.of(date(2022, 5, 31)) == Month(2022, 5)
    assert Month(2022, 5).spoken == "May 2022"


@pytest.mark.parametrize(
    "written",
    [
        "2022-13",
        "2022-5",
        "May 2022",
        "2022",
        "",
        "2022-05\n",
        "\n2022-05",
        "2022-05 ",
        "２０２２-05",
        "٢٠٢٢-٠٥",
        "2022-0٥",
    ],
)
def test_what_is_not_a_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        Month.parse(written)


@pytest.mark.parametrize(
    ("written", "read", "year"),
    [
        ("2022-05", Month(2022, 5), 2022),
        (" 2022-05\n", Month(2022, 5), 2022),
        ("２０２２-05", Month(2022, 5), 2022),
        ("٢٠٢٢-٠٥", Month(2022, 5), 2022),
        ("2022", Year(2022), 2022),
        (2022, Year(2022), 2022),
        ("২০২২", Year(2022), 2022),
        ("summer 2019", DateInWords("summer 2019"), 2019),
        ("  summer\t2019 ", DateInWords("summer 2019"), 2019),
        ("expected 2028", DateInWords("expected 2028"), 2028),
        ("Frühjahr 2014", DateInWords("Frühjahr 2014"), 2014),
        ("2014年春", DateInWords("2014年春"), 2014),
        ("２０１４年春", DateInWords("２０１４年春"), 2014),
        ("May 2022", DateInWords("May 2022"), 2022),
        ("~2015", DateInWords("~2015"), 2015),
        ("2015?", DateInWords("2015?"), 2015),
        ("2019/20", DateInWords("2019/20"), 2019),
        ("1999/00", DateInWords("1999/00"), 1999),
        ("FY2019", DateInWords("FY2019"), 2019),
        ("2019, and again in 2019", DateInWords("2019, and again in 2019"), 2019),
        ("between 2010 and 2012", DateInWords("between 2010 and 2012"), None),
        ("summer of '14", DateInWords("summer of '14"), None),
        ("no. 12019", DateInWords("no. 12019"), None),
        ("long ago", DateInWords("long ago"), None),
    ],
)
def test_a_date_is_a_month_a_year_or_words(written: Any, read: Date, year: int | None) -> None:
    found = dates.read(written)

    assert (found, found.year) == (read, year)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *((one, "date") for one in ("2022-13", "2022-5", "2022-05-01", "05/2022", "2022/05", "19", "20190", "2019-20", "2019/2020", "2019–2020")),
        *((one, "date") for one in ("?", "—–—", "2019 2020", 2022.0, True, None, [], {}, 20_190)),
        *((one, "date_ongoing") for one in ("present", "Today", "NOW", "-", "–", " ongoing ")),
        *((one, "string_too_short") for one in ("", " ", "\n")),
        *((one, "year_early") for one in ("1899", 1899, "1899-12", "summer 1850", 219, 0, -5, "0000-01")),
        *((one, "year_late") for one in ("2037", 2037, "2037-01", "expected 2037", 9999)),
        *((one, "invisible") for one in ("summer\x00 2019", "2019\x7f")),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(written: Any, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        dates.read(written, 2036)

    assert caught.value.type == kind


@pytest.mark.parametrize("written", [1900, "1900-01", "summer 1900", 2036, "2036-12", "expected 2036"])
def test_the_first_and_the_last_year_are_good(written: Any) -> None:
    assert dates.read(written, 2036).year in {1900, 2036}


def test_ten_years_from_now_are_counted_from_the_month_that_is_told() -> None:
    assert dates.seen_from(Month(2026, 11)) == {"latest_year": 2036}
    assert dates.seen_from(None) == {}
    assert dates.read(2099) == Year(2099)


def test_dates_are_in_one_order() -> None:
    ordered = [
        "a while later", "between 2010 and 2012", "long ago",
        "1999", "1999/00", "1999-12", "2018-12",
        "2019", "2019/20", "2019年", "autumn 2019", "summer 2019", "2019-01", "2019-02", "2019-12",
        "2020", "2020-01", "expected 2028", "2028-01",
    ]  # fmt: skip

    found = [dates.read(written) for written in ordered]
    shuffled = found[::2] + found[1::2]

    assert sorted(shuffled) == found
    assert all(a < b and b > a and a != b and not b < a for a, b in pairwise(found))


some_month = some.builds(Month, some.integers(1900, 2036), some.integers(1, 12))
some_year = some.builds(Year, some.integers(1900, 2036))
in_words = some.builds(
    "{}{}".format, some.sampled_from(["", "summer ", "c. "]), some.text("ab 0129/年", min_size=1, max_size=8)
)


@given(some_month | some_year)
def test_a_date_comes_back_as_it_is_written(known: Date) -> None:
    assert dates.read(str(known)) == known
    assert known.bounds is not None
    assert known.bounds[0].year == known.bounds[1].year == known.year


@given(in_words)
def test_words_come_back_as_they_are_written(text: str) -> None:
    try:
        known = dates.read(text)
    except ValueError:
        return

    assert dates.read(str(known)) == known
    assert (known.bounds is None) == (known.year is None)


@given(some.lists(some_month | some_year | in_words.map(DateInWords), min_size=3, max_size=3))
def test_the_order_of_dates_is_total(three: list[Date]) -> None:
    a, b, c = three

    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (not a > b)
    assert not (a < b and b < c) or a < c
