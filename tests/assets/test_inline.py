import re

import brotli

from portfolio.assets import inline, sheet_file
from portfolio.content.model import Theme
from tests.paths import ROOT


def test_the_layers_are_ordered_before_the_first_rule() -> None:
    assert inline.style(Theme()).text.startswith("@layer reset,tokens,base,layout,components,utilities;")


def test_the_owners_accent_is_in_the_sheet_and_in_its_hash() -> None:
    blue, red = inline.style(Theme()), inline.style(Theme(accent="#aa0000"))

    assert "--accent-chosen:#aa0000" in red.text
    assert blue.hash != red.hash


def test_every_sheet_is_in_it_and_keeps_its_meaning() -> None:
    sheet = str(inline.style(Theme()).text) + sheet_file.text()
    files = list((ROOT / "portfolio/static/css").rglob("*.css"))

    selectors = {s for path in files for s in re.findall(r"^ {2}\.([\w-]+) \{", path.read_text(), re.MULTILINE)}
    assert all(f".{selector}{{" in sheet for selector in selectors)
    assert "inline-size:min(100% - 2 * var(--gutter),var(--width-page))" in sheet
    assert "/*" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_all_css_with_print_weighs_four_kilobytes_at_most() -> None:
    assert len(brotli.compress(str(inline.style(Theme()).text).encode(), quality=11)) <= 4096
