"""Draw the README's pictures: `screenshot.py FOLDER`, with the site served from this checkout."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 - the path comes first.

from tests.browser.conftest import launch  # noqa: E402 - the path comes first.
from tests.paths import ENGINEER  # noqa: E402 - the path comes first.
from tests.serving import serving  # noqa: E402 - the path comes first.

# Each picture: its file, the address, the theme, the window, and what is scrolled to its top.
PICTURES = [
    ("screenshot.png", "/", "light", (1280, 820), "body"),
    ("timeline.png", "/?tech=grpc&tech=java", "dark", (1280, 860), "#evidence"),
    ("phone.png", "/", "dark", (360, 740), "body"),
    ("phone-timeline.png", "/?tech=kafka", "light", (360, 740), "#evidence"),
    ("phone-project.png", "/projects/global-adaptive-streaming-platform", "light", (360, 740), "body"),
]


def main(folder: Path) -> None:
    """Serve the site and take its pictures, as a laptop and a phone show it."""
    with (
        tempfile.TemporaryDirectory() as instance,
        serving(Path(instance), PORTFOLIO_FILE=str(ENGINEER)) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for file, address, theme, (width, height), top in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
            page.goto(site + address)
            page.locator(top).evaluate("element => element.scrollIntoView()")
            page.screenshot(path=folder / file)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
