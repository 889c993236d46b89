"""What a page opens with fits every screen: values in whatever words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import UNHURRIED, visiting
from tests.conftest import draw_pictures
from tests.paths import CONSERVATOR
from tests.serving import serving

VALUES = ["14 minutes", "MMMMMMMMMM", "$1,000,000"]


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody with long figures."""
    folder: Path = tmp_path_factory.mktemp("opening")
    written = json.loads(CONSERVATOR.read_text())
    del written["audiences"]  # They name what goes here.
    role = written["employers"][0]["positions"][0]
    role["achievements"] = [{"slug": f"took-{n}", "text": f"It took {value}."} for n, value in enumerate(VALUES)]
    written["figures"] = [
        {"value": value, "measures": f"of kind {n}", "source": f"took-{n}"} for n, value in enumerate(VALUES)
    ]
    (folder / "portfolio.json").write_text(json.dumps(written))
    draw_pictures(folder, written)
    with serving(folder, program=UNHURRIED, PORTFOLIO_FILE=str(folder / "portfolio.json")) as site:
        yield site


def test_a_value_of_any_words_stays_within_a_small_phone(browser: Browser, opening: str) -> None:
    with visiting(browser, opening, width=320) as visitor:
        visitor.go()

        assert visitor.page.locator(".value").all_inner_texts() == VALUES
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
