"""Draw the README's picture of the page: `screenshot.py FILE`, with the site served from this checkout."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 - the path comes first.

from tests.browser.conftest import launch  # noqa: E402 - the path comes first.
from tests.serving import serving  # noqa: E402 - the path comes first.


def main(file: str) -> None:
    """Serve the site and take its picture as a laptop shows it."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 940})
        page.goto(site)
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
