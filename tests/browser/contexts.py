"""Contexts of a browser, lent to one visit after the other: a new one each time takes a third of what a visit takes."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize

SCREEN: ViewportSize = {"width": 1280, "height": 800}
_FREE: dict[tuple[Browser, bool], list[BrowserContext]] = defaultdict(list)
# What a page keeps for the next one of its site.
EMPTY = "() => { localStorage.clear(); sessionStorage.clear() }"


@contextmanager
def lent(browser: Browser, *, has_script: bool) -> Iterator[Page]:
    """Lend a page in a context that nobody else has by now; after a fault the context is lent no more."""
    free = _FREE[browser, has_script]
    context = free.pop() if free else opened(browser, has_script=has_script)
    # To open one takes Firefox longer than to show any.
    page = context.new_page() if knows_devtools(browser) else context.pages[0]
    try:
        yield page
    except BaseException:
        context.close()
        raise
    for other in context.pages[1:]:
        other.close()
    if knows_devtools(browser):
        context.clear_permissions()
    else:
        page.unroute_all()
        page.evaluate(EMPTY)
        page.goto("about:blank")
    free.append(context)


def opened(browser: Browser, *, has_script: bool) -> BrowserContext:
    """Open a context with an empty page: that keeps the process of all its pages alive, or is the one that is lent."""
    context = browser.new_context(java_script_enabled=has_script, viewport=SCREEN)
    context.new_page()
    return context


def forget(page: Page, site: str) -> None:
    """Let the context of `page` know nothing of earlier visits to `site`: neither what was fetched nor what was stored."""
    if page.context.browser and knows_devtools(page.context.browser):
        devtools = _devtools_of(page.context)
        devtools.send("Network.clearBrowserCache")
        devtools.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})


@cache
def _devtools_of(context: BrowserContext) -> CDPSession:
    """The developer tools of a context's first page, which stays: they reach what the whole context keeps."""
    return context.new_cdp_session(context.pages[0])


def knows_devtools(browser: Browser) -> bool:
    """Tell whether this is Chromium, which can be told to forget."""
    return browser.browser_type.name == "chromium"
