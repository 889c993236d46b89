from datetime import date

import pytest

from portfolio.content.months import Month, length, spoken_length


def test_both_end_months_count() -> None:
    assert length(Month(2022, 5), Month(2026, 11)) == 55
    assert length(Month(2022, 5), Month(2022, 5)) == 1


@pytest.mark.parametrize(
    ("months", "spoken"),
    [
        (0, "0 months"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (13, "1 year 1 month"),
        (55, "4 years 7 months"),
    ],
)
def test_a_length_is_said_as_people_say_it(months: int, spoken: str) -> None:
    assert spoken_length(months) == spoken


def test_a_month_is_read_and_written_alike() -> None:
    assert str(Month.parse("2022-05")) == "2022-05"
    assert Month.of(date(2022, 5, 31)) == Month(2022, 5)
    assert Month(2022, 5).spoken == "May 2022"


@pytest.mark.parametrize("written", ["2022-13", "2022-5", "May 2022", "2022", ""])
def test_what_is_not_a_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        Month.parse(written)
