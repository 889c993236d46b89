"""Values that are shown large fit every screen, whatever they are written in."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import visiting
from tests.conftest import draw_pictures
from tests.paths import CONSERVATOR
from tests.serving import serving


@pytest.mark.parametrize("value", ["14 minutes", "MMMMMMMMMM", "$1,000,000"])
def test_a_value_of_any_words_stays_within_a_small_phone(browser: Browser, tmp_path: Path, value: str) -> None:
    file = tmp_path / "figures.json"
    portfolio = json.loads(CONSERVATOR.read_text())
    for achievement in portfolio["employers"][0]["positions"][0]["achievements"]:
        if not isinstance(achievement, str):
            achievement["text"] = f"It took {value}."
    source = "boxes-before-bindings"
    portfolio["figures"] = [{"value": value, "measures": f"of kind {n}", "source": source} for n in range(2)]
    file.write_text(json.dumps(portfolio))
    draw_pictures(tmp_path, portfolio)

    with serving(tmp_path, PORTFOLIO_FILE=str(file)) as site, visiting(browser, site, width=320) as visitor:
        visitor.go()
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
