import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.content.file import loading
from portfolio.content.file.loading import ContentError
from portfolio.content.model import contrast
from tests.paths import ROOT

TOKENS = (ROOT / "portfolio/static/css/tokens.css").read_text()
Save = Callable[[dict[str, Any]], Path]


def test_the_papers_and_the_lift_are_those_of_the_style_sheet() -> None:
    paper = re.search(r"--color-paper: light-dark\((#\w+), (#\w+)\)", TOKENS)
    lift = re.search(r"--color-accent: .*color-mix\(in oklab, var\(--accent-chosen\), #fff (\d+)%\)", TOKENS)

    assert paper
    assert {"light": paper[1], "dark": paper[2]} == contrast.PAPERS
    assert lift
    assert int(lift[1]) / 100 == contrast.LIFT


@pytest.mark.parametrize(
    ("color", "theme", "expected"),
    # Worked out by hand from WCAG's formula.
    [("#000000", "light", 20.44), ("#fcfcfa", "light", 1.0), ("#767676", "light", 4.42)],
)
def test_contrast_is_that_of_wcag(color: str, theme: str, expected: float) -> None:
    assert contrast.against_paper(color, theme) == pytest.approx(expected, abs=0.01)


def test_the_accent_that_is_shipped_reads_on_both_papers() -> None:
    assert min(contrast.against_paper(contrast.SHIPPED, theme) for theme in contrast.PAPERS) >= contrast.LEAST


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_the_nearest_of_any_color_reads_in_both_themes_and_needs_no_other(color: str) -> None:
    theme = contrast.unreadable_in(color)

    found = contrast.nearest(color, theme) if theme else color

    assert contrast.unreadable_in(found) is None
    assert all(contrast.against_paper(found, paper) >= 4.5 for paper in ("light", "dark"))


@pytest.mark.parametrize(
    ("accent", "found", "theme", "nearest"),
    [("#ff6600", "2.85", "light", "#c74e00"), ("#000000", "3.73", "dark", "#040404")],
)
def test_an_accent_that_cannot_be_read_is_refused_with_the_nearest_that_can(
    written: dict[str, Any], save: Save, accent: str, found: str, theme: str, nearest: str
) -> None:
    with pytest.raises(ContentError) as refusal:
        loading.load(save(written | {"theme": {"accent": accent}}))

    assert (
        f'theme.accent: "{accent}" has a contrast of {found}:1 in the {theme} theme, and text needs 4.5:1; '
        f"the nearest color that reads is {nearest}."
    ) in str(refusal.value)
    assert loading.load(save(written | {"theme": {"accent": nearest}})).theme.accent == nearest
