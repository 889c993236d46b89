from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portfolio.content.model import dates
from portfolio.content.model.dates import Date, DateInWords, Month, Year
from portfolio.content.model.spans import Span, length, merged, spoken_length

TODAY = Month(2026, 11)


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


def spans(*written: tuple[str, str | None]) -> list[Span]:
    return [Span(Month.parse(start), Month.parse(end) if end else None) for start, end in written]


@pytest.mark.parametrize(
    ("given", "expected", "months"),
    [
        ([], [], 0),
        ([("2020-01", "2020-01")], [("2020-01", "2020-01")], 1),
        # What follows at once is one, whatever the order; a month between is a gap.
        ([("2022-05", None), ("2019-06", "2022-04")], [("2019-06", None)], 90),
        ([("2019-06", "2022-03"), ("2022-05", None)], [("2019-06", "2022-03"), ("2022-05", None)], 89),
        # Overlaps count once, and one inside another not at all.
        ([("2020-01", "2020-12"), ("2020-06", "2021-06")], [("2020-01", "2021-06")], 18),
        ([("2020-01", "2020-12"), ("2020-03", "2020-04")], [("2020-01", "2020-12")], 12),
        ([("2020-01", None), ("2021-01", None)], [("2020-01", None)], 83),
        ([("2020-01", None), ("2021-01", "2021-06")], [("2020-01", None)], 83),
        # Up to this month, and going on.
        ([("2020-01", "2026-11"), ("2026-01", None)], [("2020-01", None)], 83),
        # An agreed end ahead; a beginning ahead has not happened.
        ([("2026-10", "2027-01")], [("2026-10", "2027-01")], 4),
        ([("2027-01", None), ("2026-11", None)], [("2026-11", None)], 1),
        ([("2027-01", None)], [], 0),
    ],
)  # fmt: skip
def test_spans_are_merged(
    given: list[tuple[str, str | None]], expected: list[tuple[str, str | None]], months: int
) -> None:
    found = merged(spans(*given), TODAY)

    assert list(found) == spans(*expected)
    assert sum(span.months(TODAY) for span in found) == months


def known(start: str, end: str | None = None) -> Span:
    return Span(dates.read(start), dates.read(end) if end else None)


@pytest.mark.parametrize(
    ("given", "expected", "months"),
    [
        # What is certain of two years is from the end of one to the beginning of the other.
        ([("2019", "2021")], ["2019 – 2021"], 14),
        ([("2019", "2021"), ("2021", None)], ["2019 – 2021", "2021 – "], 14 + 60),
        ([("2019", "2020"), ("2021-01", "2021-06")], ["2019 – 2020", "2021-01 – 2021-06"], 2 + 6),
        ([("2019", "2021"), ("2020-06", "2022-03")], ["2019 – 2022-03"], 28),
        ([("2019", "2022"), ("2020-03", "2020-05")], ["2019 – 2022"], 26),
        ([("2019", "2020-12"), ("2021-01", "2022")], ["2019 – 2022"], 26),
        # Somewhere in a year is a month, once; or none, if another one may be that month.
        ([("2019", "2019")], ["2019 – 2019"], 1),
        ([("2019", "2019"), ("2019", "2019")], ["2019 – 2019"], 1),
        ([("spring 2019", "autumn 2019"), ("2019", "2019")], ["2019 – 2019"], 1),
        ([("2019", "2019"), ("2020", "2020")], ["2019 – 2019", "2020 – 2020"], 2),
        ([("2019", "2019"), ("2019-03", "2019-05")], ["2019-03 – 2019-05"], 3),
        ([("2019", "2019"), ("2019", "2020")], ["2019 – 2020"], 2),
        ([("2018", "2019"), ("2019", "2019")], ["2018 – 2019"], 2),
        ([("2020", "2020"), ("2021-01", "2021-02")], ["2020 – 2020", "2021-01 – 2021-02"], 3),
        # A date that counts as less than what is certain gives way to the month, so that words and length agree.
        ([("2019", "2019-03"), ("2019-04", "2020-06")], ["2019-03 – 2020-06"], 16),
        ([("2019-01", "2019-06"), ("2019-06", "2019")], ["2019-01 – 2019-06"], 6),
        ([("2019", "2019-01"), ("2019-02", "2019-03")], ["2019-01 – 2019-03"], 3),
        # A month is certain where one end says it and the other year does not deny it.
        ([("2019-06", "2019")], ["2019-06 – 2019"], 1),
        ([("2019", "2019-06")], ["2019 – 2019-06"], 1),
        # What names no year counts nothing, and what has not begun neither.
        ([("2019", "a while later"), ("long ago", "2019-05"), ("long ago", None)], [], 0),
        ([("2027", None), ("2027", "2028"), ("expected 2027", None)], [], 0),
        ([("2026", None)], ["2026 – "], 1),
        ([("2026", None), ("2026-02", "2026-03")], ["2026-02 – 2026-03", "2026 – "], 3),
        ([("2021", "2020")], [], 0),
    ],
)  # fmt: skip
def test_only_what_is_certain_of_spans_is_merged(
    given: list[tuple[str, str | None]], expected: list[str], months: int
) -> None:
    for order in (given, given[::-1]):
        found = merged([known(*one) for one in order], TODAY)

        assert [f"{span.start} – {span.end or ''}" for span in found] == expected
        assert sum(span.months(TODAY) for span in found) == months


@pytest.mark.parametrize(
    ("start", "end", "is_backward"),
    [
        ("2021", "2020", True),
        ("2021-06", "2021-05", True),
        ("2021-06", "2020", True),
        ("2021", "2020-12", True),
        ("summer 2021", "spring 2020", True),
        ("2021-06", "2021", False),
        ("2021", "2021-01", False),
        ("autumn 2021", "spring 2021", False),
        ("2021", "long ago", False),
        ("one day", "2020", False),
        ("2021", None, False),
    ],
)
def test_a_span_is_backward_only_if_no_month_would_mend_it(start: str, end: str | None, is_backward: bool) -> None:
    assert known(start, end).is_backward == is_backward


# What the dates may mean, for spans of few enough years to try all of that.
some_month = some.builds(Month, some.integers(2024, 2027), some.integers(1, 12))
some_year = some.builds(Year, some.integers(2024, 2027))
in_words = some.sampled_from(["summer 2025", "2026年", "expected 2027", "long ago", "2024 or 2025"]).map(DateInWords)
some_date = some_month | some_year | in_words
some_spans = some.builds(Span, some_date, some.none() | some_date)


def meanings(date: Date) -> list[int]:
    if date.bounds is None:
        return []
    return list(range(date.bounds[0].ordinal, date.bounds[1].ordinal + 1))


def readings(span: Span) -> list[range]:
    """The months of a span, by each pair of months that its dates may mean."""
    ends = meanings(span.end or TODAY)
    return [range(start, end + 1) for start in meanings(span.start) for end in ends if start <= end]


@given(some_spans)
def test_the_certain_span_is_what_all_readings_have_in_common(span: Span) -> None:
    possible = readings(span)
    certain = span.certain(TODAY)

    common = set.intersection(*map(set, possible)) if possible else set()
    assert set(range(certain[0].ordinal, certain[1].ordinal + 1) if certain else ()) == common
    assert span.months(TODAY) == min(map(len, possible), default=0)
    if possible and span.is_exact:
        assert span.possible(TODAY) == certain


@given(some.lists(some_spans, max_size=6), some.randoms(use_true_random=False))
def test_merged_spans_never_exceed_a_possible_reading(given: list[Span], random: Any) -> None:
    found = merged(given, TODAY)
    told = sum(span.months(TODAY) for span in found)
    certain = [span.certain(TODAY) for span in found]

    counted = [n for months in certain if months for n in range(months[0].ordinal, months[1].ordinal + 1)]
    assert len(counted) == len(set(counted)) <= told
    begun = [one for one in map(readings, (span for span in given if not span.start.is_after(TODAY))) if one]
    for _ in range(20):
        held = {month for possible in begun for month in random.choice(possible)}
        assert set(counted) <= held
        assert told <= len(held)
    assert merged(found, TODAY) == found
    assert merged(given[::-1], TODAY) == found
