"""Words as they stand on a page."""

import pytest

from portfolio.site import marking


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("7 years 6 months", "7_years_6_months"),
        ("at least 1 month", "at_least_1_month"),
        ("held from May 2022 to today (1 year 1 month).", "held from May_2022 to today (1_year_1_month)."),
        ("in 1 volunteer role", "in 1_volunteer_role"),
        ("held from 2003 to 2011", "held from_2003 to_2011"),
        ("3 positions, at least 11 years, and 2 projects", "3_positions, at_least_11_years, and 2_projects"),
        ("May 2022 6 months", "May_2022 6_months"),
        ("in 2 only in lists", "in 2_only in lists"),
        ("1,024 texts of March 2020; C++ 20 March", "1,024_texts of March_2020; C++ 20 March"),
    ],
)
def test_what_would_be_misread_in_two_lines_stays_on_one(text: str, kept: str) -> None:
    assert marking.unbroken(text) == kept.replace("_", "\u00a0")
