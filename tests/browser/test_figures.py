"""What a page opens with fits every screen, and the address there is copied where that can be."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visiting
from tests.browser.hosting import hosted
from tests.conftest import draw_pictures
from tests.paths import CONSERVATOR

VALUES = ["14 minutes", "MMMMMMMMMM", "$1,000,000", "11,400", "4 minutes", "1.2億件"]
NAME = "Ελένη Μαρκοπούλου του Κωνσταντίνου και της Αικατερίνης"
# How far the text of a value reaches over its cell on both sides, in parts of its size, and on how many lines it stands.
REACH = """all => all.map(one => {
  const text = document.createRange(), cell = one.closest("li").getBoundingClientRect()
  text.selectNodeContents(one)
  const lines = [...text.getClientRects()], size = parseFloat(getComputedStyle(one).fontSize)
  return [...lines.map(line => Math.max(cell.left - line.left, line.right - cell.right) / size), lines.length]
})"""


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody with long figures."""
    folder: Path = tmp_path_factory.mktemp("opening")
    written = json.loads(CONSERVATOR.read_text())
    del written["audiences"]  # They name what goes here.
    role = written["employers"][0]["positions"][0]
    role["achievements"] = [{"slug": f"took-{n}", "text": f"It took {value}."} for n, value in enumerate(VALUES)]
    written["person"]["name"] = NAME
    written["figures"] = [
        {"value": value, "measures": f"of kind {n}", "source": f"took-{n}"} for n, value in enumerate(VALUES)
    ]
    (folder / "portfolio.json").write_text(json.dumps(written))
    draw_pictures(folder, written)
    with hosted(folder, PORTFOLIO_FILE=str(folder / "portfolio.json")) as site:
        yield site


def test_a_value_of_any_words_stays_within_a_small_phone(browser: Browser, opening: str) -> None:
    with visiting(browser, opening, width=320) as visitor:
        visitor.go()

        assert visitor.page.locator(".value").all_inner_texts() == VALUES
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_name_of_any_length_leaves_the_way_about_in_two_lines(browser: Browser, opening: str) -> None:
    with visiting(browser, opening, width=390) as visitor:
        visitor.go()

        expect(visitor.page.locator(".masthead__name")).to_have_text(NAME)
        name, theme, navigation = (
            visitor.page.locator(part).bounding_box() for part in (".masthead__name", "#theme", ".sections")
        )

    assert name
    assert theme
    assert navigation
    # Its words share a line of their own height with the control beside it.
    assert name["y"] <= theme["y"] + theme["height"] / 2 <= name["y"] + name["height"]
    assert name["height"] <= 70
    assert navigation["y"] - name["y"] - name["height"] < 12


@pytest.mark.parametrize("width", [360, 1280])
def test_a_value_stands_on_one_line_and_hangs_over_no_edge(browser: Browser, opening: str, width: int) -> None:
    with visiting(browser, opening, width=width) as visitor:
        visitor.go()

        reached = dict(zip(VALUES, visitor.page.locator(".value").evaluate_all(REACH), strict=True))

    # A digit's own air is a fiftieth of its size at least.
    assert {value: over for value, (*over, _) in reached.items() if max(over) > 1 / 48} == {}
    assert {value for value, (*_, lines) in reached.items() if lines > 1} <= {"MMMMMMMMMM"}


def test_the_address_is_copied_by_those_who_have_script(browser: Browser, opening: str) -> None:
    with visiting(browser, opening) as visitor:
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=opening)
        visitor.go()

        visitor.page.get_by_role("button", name="Copy the address").click()

        expect(visitor.page.get_by_role("button", name="Copied")).to_be_focused()
        expect(visitor.page.locator("#status")).to_have_text("E-mail address copied.")
        assert visitor.page.evaluate("navigator.clipboard.readText()") == "eleni@conservation.example"


def test_without_script_there_is_the_address_and_no_button(browser: Browser, opening: str) -> None:
    with visiting(browser, opening, has_script=False) as visitor:
        visitor.go()

        expect(visitor.page.locator(".hero a[href^=mailto]")).to_have_text("eleni@conservation.example")
        expect(visitor.page.locator("#copy-email")).to_be_hidden()
