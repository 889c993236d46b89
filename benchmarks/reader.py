"""What a reader of a far larger portfolio waits for, beside one of the owner's: `python -m benchmarks.reader`."""

import json
import re
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import large
from benchmarks.contenders import ROOT, Contender, get, shipped
from tests.browser.conftest import launch

_STARTS, _CHOICES = 3, 7
# From the click to the frame in which what it brought has been painted.
_CLICK = """selector => new Promise(done => {
  const clicked = performance.now()
  const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - clicked)))
  document.addEventListener("htmx:after:swap", painted, { once: true })
  document.querySelector(selector).click()
})"""


def main() -> None:
    """Measure both in turn, and print medians with the ratio of the large one to the owner's."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        file = folder / "large.json"
        file.write_text(json.dumps(large.portfolio()))
        browser = launch(playwright)
        owners, larges = (_measure(folder, f, browser) for f in (ROOT / "data/portfolio.json", file))
        browser.close()
    print(f"{'ratio':>8}{'large':>10}{'owner':>10}")
    for row, owner in owners.items():
        print(f"{larges[row] / owner:>8.1f}{larges[row]:>10,.0f}{owner:>10,.0f}  {row}")


def _measure(folder: Path, file: Path, browser: Browser) -> Mapping[str, float]:
    starts = []
    for _ in range(_STARTS):
        with shipped(folder, PORTFOLIO_FILE=str(file)) as site:
            starts.append(site.first_answer * 1000)
    with shipped(folder, PORTFOLIO_FILE=str(file)) as site, _reading(browser, site) as page:
        waits = [_choose(page, slug) for slug in _most_named(site)]
        chosen, shown = (statistics.median(times) for times in zip(*waits, strict=True))
        return {
            "ms from the first moment that somebody can ask to the whole front page": statistics.median(starts),
            "bytes of it, in brotli": len(get(site.site, "/").body),
            "ms from the click of a choice that nobody made before to what is left": chosen,
            "ms from “Show all” to all of it": shown,
        }


@contextmanager
def _reading(browser: Browser, site: Contender) -> Iterator[Page]:
    """Open the front page on a phone, and wait until its links are ready."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(site.site)
    page.locator("[data-htmx-powered]").first.wait_for(state="attached", timeout=60_000)
    page.wait_for_function("!document.querySelector('[data-hx-get]:not([data-htmx-powered])')", timeout=60_000)
    yield page
    context.close()


def _most_named(site: Contender) -> list[str]:
    """Return technologies from the end of those that stand on the line: what is made ahead has not come to them."""
    slugs = re.findall('id="choose-([^"]+)"', get(site.site, "/", {}).body.decode())
    return slugs[18 - _CHOICES : 18]


def _choose(page: Page, slug: str) -> tuple[float, float]:
    """Return the milliseconds until a choice is on screen, and until it is undone."""
    chosen: float = page.evaluate(_CLICK, f"#choose-{slug}")
    page.wait_for_timeout(200)
    shown: float = page.evaluate(_CLICK, "#let-go-all")
    page.wait_for_timeout(200)
    return chosen, shown


if __name__ == "__main__":
    main()
