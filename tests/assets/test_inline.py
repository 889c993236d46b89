import re
from pathlib import Path

import brotli
import pytest

from portfolio.assets import inline, sheet_file, sheet_text
from portfolio.content.file import loading
from portfolio.content.model import Theme
from tests.paths import CONSERVATOR, DATA, ENGINEER, JAPANESE, ROOT
from tests.test_weights import PAGE


def test_the_layers_are_ordered_before_the_first_rule() -> None:
    assert inline.style(Theme()).text.startswith("@layer reset,tokens,base,layout,components,utilities;")


def test_the_owners_accent_is_in_the_sheet_and_in_its_hash() -> None:
    blue, red = inline.style(Theme()), inline.style(Theme(accent="#aa0000"))

    assert ":#aa0000}" in red.text
    assert blue.hash != red.hash


def test_every_sheet_is_in_it_and_keeps_its_meaning() -> None:
    sheet = str(inline.style(Theme(), "pictures", "japanese").text) + sheet_file.text()
    files = list((ROOT / "portfolio/static/css").rglob("*.css"))

    selectors = {s for path in files for s in re.findall(r"^ {2}\.([\w-]+) \{", path.read_text(), re.MULTILINE)}
    assert all(f".{selector}{{" in sheet for selector in selectors)
    assert sheet_text.with_short_names("inline-size:min(100% - 2 * var(--gutter),var(--width-page))") in sheet
    assert "/*" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_every_short_name_of_a_property_is_set_and_stands_for_one_property() -> None:
    files = "".join(path.read_text() for path in (ROOT / "portfolio/static/css").rglob("*.css"))
    sheet = str(inline.style(Theme(), "pictures", "japanese").text) + sheet_file.text()

    names = set(re.findall(r"[\s(](--[\w-]+)", files))
    used, declared = set(re.findall(r"var\((--[\w-]+)", sheet)), set(re.findall(r"[{;](--[\w-]+):", sheet))
    assert used <= declared
    assert len({sheet_text.with_short_names(name) for name in names}) == len(names)
    assert all(len(name) <= len("--aa") for name in used | declared)


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        (ENGINEER, set()),
        (CONSERVATOR, {".pictures{"}),
        (JAPANESE, {".pictures{", "auto-phrase"}),
        (DATA / "people/teacher.json", set()),
    ],
)
def test_rules_that_only_some_portfolios_need_are_carried_by_those(file: Path, rules: set[str]) -> None:
    sheet = inline.style_of(loading.load(file)).text

    assert {rule for rule in (".pictures{", "auto-phrase") if rule in sheet} == rules


def test_classes_keep_their_names() -> None:
    assert sheet_text.with_short_names(".field--wrong{color:var(--color-error)}").startswith(
        ".field--wrong{color:var(--"
    )


def test_a_property_that_the_sheet_does_not_have_is_no_name_of_it() -> None:
    with pytest.raises(KeyError, match="--color-nothing"):
        sheet_text.with_short_names("color:var(--color-nothing)")


def test_a_layer_is_opened_once_for_all_files_that_stand_in_it() -> None:
    style = sheet_text.of_every_page()
    each = "".join(
        sheet_text.plain(path.read_text()) for path in (ROOT / "portfolio/static/css/components").glob("*.css")
    )

    assert [style.count(f"@layer {name}{{") for name in ("tokens", "base", "components", "utilities")] == [1, 1, 1, 1]
    assert style.count("{") == style.count("}")
    assert all(rule in style for rule in re.findall(r"(?<=\})[^{}@]+\{[^{}]*\}", each))


def test_what_a_file_says_outside_of_its_layer_stays_outside() -> None:
    assert "}@media print{" in sheet_text.of_files(("components/bars", "pictures", "components/books"))
    assert sheet_text.of_files(("components/bars", "pictures", "components/books")).count("@layer components{") == 3


def test_the_style_of_every_page_leaves_two_thirds_of_the_first_flight_to_what_is_said() -> None:
    assert len(brotli.compress(str(inline.style(Theme()).text).encode(), quality=11)) <= PAGE / 3


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("a > b { margin: 0.5rem -0.25em 10.5px 0 }", "a>b{margin:.5rem -.25em 10.5px 0}"),
        ("a { font: 1rem / 1.5 b; color: red !important }", "a{font:1rem/1.5 b;color:red!important}"),
        ("a { inline-size: calc(1rem + 2 * 0.5vw - 1px) }", "a{inline-size:calc(1rem + 2 * .5vw - 1px)}"),
        ("a + b { c: 1.05 }", "a+b{c:1.05}"),
        ("a:has(+ .b) { c: calc(1px + var(--d) + 0.5vw) }", "a:has(+.b){c:calc(1px + var(--d) + .5vw)}"),
    ],
)
def test_browsers_get_no_space_and_no_zero_that_they_skip(written: str, plain: str) -> None:
    assert sheet_text.plain(written) == plain
