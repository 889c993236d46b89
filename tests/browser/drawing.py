"""Pages are drawn small, for hardly any test looks at pictures of them (`driver.cjs`); those that do ask for the whole size."""

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from playwright.sync_api import Page

SMALL = 1 / 8


@contextmanager
def in_full(page: Page) -> Iterator[None]:
    """Draw `page`, and whatever is opened or sized meanwhile, as large as it is."""
    _draw(page, 1)
    try:
        yield
    finally:
        _draw(page, SMALL)


def taken(page: Page) -> Image.Image:
    """Take a picture of what is on the screen, packed in haste: Playwright packs it three times as long."""
    devtools = page.context.new_cdp_session(page)
    picture = devtools.send("Page.captureScreenshot", {"optimizeForSpeed": True})
    devtools.detach()
    return Image.open(io.BytesIO(base64.b64decode(picture["data"]))).convert("RGB")


def whole(page: Page) -> None:
    """Show all of `page` at once: what is looked for at its place must be on the screen."""
    size = page.viewport_size
    assert size
    page.set_viewport_size(size | {"height": page.evaluate("document.documentElement.scrollHeight")})


def _draw(page: Page, scale: float) -> None:
    size = page.viewport_size
    assert size
    devtools = page.context.new_cdp_session(page)
    asked = {**size, "deviceScaleFactor": 1, "mobile": False, "scale": scale}
    devtools.send("Emulation.setDeviceMetricsOverride", asked)
    devtools.detach()
    # Playwright asks again for what this session took along, if the size is another.
    page.set_viewport_size(size | {"height": size["height"] + 1})
    page.set_viewport_size(size)
