"""When something was, in words."""

import pytest

from portfolio.content.model import Education, dates, periods
from portfolio.content.model.dates import Month
from portfolio.content.model.spans import Span

TODAY = Month(2026, 11)


def read(written: str | None) -> dates.Date | None:
    return dates.read(written) if written else None


@pytest.mark.parametrize(("start", "end", "told"), [
    ("2022-05", None, "May 2022 – Present"),
    ("2022-05", "2023", "May 2022 – 2023"),
    ("2022", "2022", "2022"),
    ("summer 2021", "2022-01", "summer 2021 – January 2022"),
    (None, "2022-01", "Until January 2022"),
    ("2027-03", None, "From March 2027"),
    ("spring 2028", "2029", "spring 2028"),
    (None, None, ""),
])  # fmt: skip
def test_what_is_known_of_a_time_is_told(start: str | None, end: str | None, told: str) -> None:
    assert periods.text(periods.when(read(start), read(end), TODAY)) == told


@pytest.mark.parametrize(("start", "graduated", "expected", "told"), [
    ("2013", "2017", None, "2013 – 2017"),
    (None, "2017", None, "Graduated 2017"),
    (None, "2028-06", None, "Expected June 2028"),
    (None, None, "expected 2028", "expected 2028"),
    ("2024-10", None, None, "October 2024 – Present"),
    ("2024-10", None, "2028-06", "October 2024 – expected June 2028"),
    ("2024-10", None, "about 2028", "October 2024 – about 2028"),
    ("2027-10", None, "2030", "From October 2027"),
    (None, None, None, ""),
])  # fmt: skip
def test_when_studies_end_is_told(start: str | None, graduated: str | None, expected: str | None, told: str) -> None:
    education = Education(
        degree="BSc", institution="University", start=read(start), graduated=read(graduated), expected=read(expected)
    )

    assert periods.text(periods.studied(education, TODAY)) == told


@pytest.mark.parametrize(("expires", "told"), [
    ("2027-03", "Valid until March 2027"),
    ("2026-11", "Valid until November 2026"),
    ("2026-10", "Expired in October 2026"),
    ("2026", "Valid until 2026"),
    ("2025", "Expired in 2025"),
    ("summer 2025", "Expired in summer 2025"),
    ("summer 2026", "Valid until summer 2026"),
    ("further notice", "Valid until further notice"),
    (None, ""),
])  # fmt: skip
def test_what_has_expired_is_not_told_as_valid(expires: str | None, told: str) -> None:
    assert periods.text(periods.validity(read(expires), TODAY)) == told


def test_what_has_not_begun_has_no_length() -> None:
    assert periods.length(Span(Month(2022, 5)), TODAY) == "4 years 7 months"
    assert periods.length(Span(Month(2027, 3)), TODAY) is None
