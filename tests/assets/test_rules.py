"""What holds for every rule of the style sheets and everything that is drawn, read without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

from portfolio.assets import sheet_text
from tests.paths import ROOT

SHEETS = sorted((ROOT / "portfolio/static/css").rglob("*.css"))
TEMPLATES = sorted((ROOT / "portfolio/templates").rglob("*.*"))


def selectors(css: str, around: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield each rule's selector, after the at-rules and selectors around it."""
    css, depth, at, opened = sheet_text.plain(css), 0, 0, 0
    for n, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                opened = n
        elif sign == "}":
            depth -= 1
            if depth == 0:
                head = re.split(r"[;}]", css[at:opened])[-1]
                yield (*around, head)
                yield from selectors(css[opened + 1 : n], (*around, head))
                at = n + 1


def test_nothing_stays_as_if_pointed_at_after_a_tap() -> None:
    hovering = [(path.name, rule) for path in SHEETS for rule in selectors(path.read_text()) if ":hover" in rule[-1]]

    assert len(hovering) >= 6
    assert [(name, rule) for name, rule in hovering if not any("(hover:hover)" in one for one in rule)] == []


def test_nothing_that_is_drawn_is_dimmed() -> None:
    """A third of the ink is 1.6 to 1 on paper, and stays so where a system sets the colors: shapes differ instead."""
    assert dimmed(SHEETS) == [("base.css", "opacity: 0.7")]  # While a control is pressed.
    assert dimmed(TEMPLATES) == []


def dimmed(files: list[Path]) -> list[tuple[str, str]]:
    found = ((path.name, re.findall(r'(?:fill-|stroke-)?opacity(?:: ?|=")[\d.%]+', path.read_text())) for path in files)
    return [(name, opacity) for name, opacities in found for opacity in opacities]
