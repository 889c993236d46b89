"""Words as they stand on a page."""

import pytest

from portfolio.site import marking


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("7 years 6 months", "7_years_6_months"),
        ("at least 1 month", "at_least_1_month"),
        ("held from May 2022 to today (1 year 1 month).", "held from May 2022 to today (1_year_1_month)."),
        ("3 positions, at least 11 years, and 2 projects", "3 positions, at_least_11_years, and 2 projects"),
        ("May 2022 6 months", "May 2022 6_months"),
        ("3 yearly talks", "3 yearly talks"),
    ],
)
def test_a_length_of_time_stays_on_one_line(text: str, kept: str) -> None:
    assert marking.unbroken(text) == kept.replace("_", "\u00a0")
