"""A real server, a real browser, and a visitor in it who notices everything that goes wrong."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Route,
    expect,
    sync_playwright,
)

from benchmarks import large
from tests.browser import contexts
from tests.browser.hosting import hosted
from tests.paths import CONSERVATOR, DESIGNER, ENGINEER, JAPANESE
from tests.postbox import Postbox, open_postbox
from tests.serving import serving

# Chromium without windows comes first: the same engine, and a third less work for the machine.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # All pages of a context in one process: starting another takes longer than most pages do.
    "--renderer-process-limit=1",
    # No page is read for so long that it pays to make its script fast.
    "--js-flags=--no-opt --no-maglev --max-lazy",
    # Chromium would otherwise call its maker at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREFERENCES = {
    # Playwright waits forever for a page that Firefox takes back from memory.
    "browser.sessionhistory.max_total_viewers": 0,
    # All pages in one process, which stays between visits, and none that waits for more: that takes a third of a visit.
    "fission.webContentIsolationStrategy": 0,
    "dom.ipc.processCount": 1,
    "dom.ipc.keepProcessesAlive.web": 1,
    "dom.ipc.processPrelaunch.enabled": False,
    # Nobody has installed any, and to look for them takes a fifth of a start.
    "extensions.enabledScopes": 0,
}
# How a page says that something went wrong.
LISTENED: tuple[Literal["console", "pageerror"], ...] = ("console", "pageerror")
# What a browser writes of its own accord when an answer has this status; everything else in the console is a defect.
STATUS_NOTE = "Failed to load resource: the server responded with a status of {}"

# Once htmx has taken up all that is its own, and the rules of paper have come beside it; false after ten seconds.
SETTLED = """() => new Promise(done => {
  const powered = "[data-htmx-powered]", until = performance.now() + 10_000
  const look = () => {
    if (document.querySelector(powered) && !document.querySelector(`:is([data-hx-get], [data-hx-post]):not(${powered})`)
      && [...document.querySelectorAll("link[rel=stylesheet]")].every(link => link.sheet)) done(true)
    else performance.now() < until ? setTimeout(look, 10) : done(false)
  }
  look()
})"""

expect.set_options(timeout=5_000)

DRIVER = Path(__file__).with_name("driver.cjs")
HERE = f"{Path(__file__).parent}/"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Visitors come with script and without, and to the journeys so marked in Firefox too."""
    too = ["firefox"] if metafunc.definition.get_closest_marker("firefox") else []
    for name, ways in {"visitor": ["script", "no-script"], "scripted": ["script"] if too else []}.items():
        if name in metafunc.fixturenames and ways:
            metafunc.parametrize(name, [*ways, *too], indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if str(item.path).startswith(HERE):  # There are thousands; their parents take a third of a second.
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def postbox() -> Iterator[Postbox]:
    """The owner's mail server."""
    with open_postbox() as postbox:
        yield postbox


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, postbox: Postbox) -> Iterator[str]:
    """The owner's site, with a mail server."""
    with serving(
        tmp_path_factory.mktemp("site"),
        PORTFOLIO_FILE=str(ENGINEER),
        MAIL_SERVER="127.0.0.1",
        MAIL_PORT=str(postbox.port),
        MAIL_USE_TLS="false",
        CONTACT_RECIPIENT="owner@example.com",
        MAIL_DEFAULT_SENDER="site@example.net",
        # All visitors of these tests come from one network; the limit has tests of its own.
        CONTACT_LIMIT="1000/1h",
        CONTACT_FLOOD="1000/1h",
    ) as address:
        yield address


@pytest.fixture(scope="session")
def another_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody else altogether, without a mail server."""
    with hosted(tmp_path_factory.mktemp("another"), PORTFOLIO_FILE=str(CONSERVATOR)) as address:
        yield address


@pytest.fixture(scope="session")
def designers_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a designer, who has pictures, a break, a part-time job and a section of his own."""
    with hosted(tmp_path_factory.mktemp("designer"), PORTFOLIO_FILE=str(DESIGNER)) as address:
        yield address


@pytest.fixture(scope="session")
def japanese_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody whose name and words are Japanese."""
    with hosted(tmp_path_factory.mktemp("japanese"), PORTFOLIO_FILE=str(JAPANESE)) as address:
        yield address


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody with twenty positions or more: a file far larger than anybody's."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "large.json").write_text(json.dumps(large.portfolio()))
    with hosted(folder, PORTFOLIO_FILE=str(folder / "large.json")) as address:
        yield address


def launch(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium; test tools' own browsers cannot be had everywhere."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.fail("No Chromium is on the PATH. `make test` installs it; on Debian: sudo apt-get install chromium")
    return playwright.chromium.launch(
        executable_path=executable, args=SWITCHES, ignore_default_args=["--disable-back-forward-cache"]
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NODE_OPTIONS", f'{os.environ.get("NODE_OPTIONS", "")} --require "{DRIVER}"')
        with sync_playwright() as playwright:
            yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Firefox, spoken to over WebDriver BiDi: Playwright's own has been changed."""
    executable = shutil.which("firefox-esr") or shutil.which("firefox")
    if executable is None:
        pytest.fail("No Firefox is on the PATH. `make test` installs it; on Debian: sudo apt-get install firefox-esr")
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=executable, firefox_user_prefs=PREFERENCES
    )
    yield browser
    browser.close()


@dataclass
class Visitor:
    """Somebody with a browser, at one site."""

    site: str
    context: BrowserContext
    page: Page
    has_script: bool
    # The state that was gone to, if it is one of `states.py`, and the part of the page that no other state shows.
    state: str = ""
    part: str = "body"
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def go(self, path: str = "/") -> None:
        """Open an address, and wait until the page is as clever as it will get."""
        self.page.goto(self.site + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page is as clever as it will get; asked in one go, since each question costs both sides."""
        if self.has_script:
            try:
                is_settled = self.page.evaluate(SETTLED)
            except Error as error:  # Another page has come meanwhile.
                assert "Execution context was destroyed" in error.message  # noqa: PT017
                is_settled = self.page.evaluate(SETTLED)
            assert is_settled

    def at(self, path: str) -> None:
        """Expect this path and query in the address bar; with script, without the anchor that script spares."""
        expect(self.page).to_have_url(self.site + path)

    def at_evidence(self, path: str) -> None:
        """Expect the address of a choice: without script, the browser went to its anchor."""
        self.at(path if self.has_script else f"{path}#evidence")

    def back(self) -> None:
        self.travel(-1)

    def forward(self) -> None:
        self.travel(1)

    def travel(self, steps: int) -> None:
        """Go back or forward as the browser's own button does: the page need not be loaded anew, so no load is awaited."""
        try:
            self.page.evaluate("steps => history.go(steps)", steps)
        except Error as error:  # Gone before the page could say that it goes.
            assert "Execution context was destroyed" in error.message  # noqa: PT017

    def scroll(self) -> int:
        return round(self.page.evaluate("scrollY"))

    def focused_id(self) -> str:
        found: str = self.page.evaluate("document.activeElement.id")
        return found

    def slows(self, pattern: str) -> None:
        """Let answers from these addresses take their time."""

        def slow(route: Route) -> None:
            self.page.wait_for_timeout(600)
            route.continue_()

        self.page.route(pattern, slow)

    def expects_status(self, status: int) -> None:
        """This visitor is about to meet an answer of `status`, which the browser writes down."""
        self.expected.append(STATUS_NOTE.format(status))

    def listen_to(self, page: Page) -> None:
        for event in LISTENED:
            page.on(event, self.hear)

    def hear(self, said: ConsoleMessage | Error) -> None:
        self.complaints.append(said.text if isinstance(said, ConsoleMessage) else str(said))

    def unexpected(self) -> list[str]:
        return [text for text in self.complaints if not any(text.startswith(known) for known in self.expected)]


@contextmanager
def visiting(browser: Browser, site: str, *, has_script: bool = True, width: int = 1280) -> Iterator[Visitor]:
    """Open a browser window; in the end nothing may be in its console and no cookie in its jar.

    What is asked of the context but permissions stays for later visits: ask the page.
    """
    with contexts.lent(browser, has_script=has_script) as page:
        context = page.context
        context.set_default_timeout(10_000)
        contexts.forget(page, site)
        if page.viewport_size != (size := contexts.SCREEN | {"width": width}):
            page.set_viewport_size(size)
        visitor = Visitor(site, context, page, has_script)
        context.on("page", visitor.listen_to)
        visitor.listen_to(page)
        yield visitor
        context.remove_listener("page", visitor.listen_to)
        for event in LISTENED:
            page.remove_listener(event, visitor.hear)
        assert visitor.unexpected() == []
        assert context.cookies() == []


@pytest.fixture
def visitor(request: pytest.FixtureRequest, site: str) -> Iterator[Visitor]:
    """Everybody: first with script, then without."""
    with visiting(_browser_of(request), site, has_script=request.param != "no-script") as visitor:
        yield visitor


@pytest.fixture
def scripted(request: pytest.FixtureRequest, site: str) -> Iterator[Visitor]:
    """A visitor with script, for what only script does."""
    with visiting(_browser_of(request), site) as visitor:
        yield visitor


def _browser_of(request: pytest.FixtureRequest) -> Browser:
    is_firefox = getattr(request, "param", None) == "firefox"
    browser: Browser = request.getfixturevalue("firefox" if is_firefox else "browser")
    return browser


@pytest.fixture(scope="module")
def arrived(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visitor]:
    """A visitor at the site and in the state that the tests' case names, see `states.py`.

    All tests of a module that look at this state share the visit, so they leave it as it is. They are parametrized by
    `arrived` alone: beside another parameter, pytest would open the page anew for each.
    """
    site = request.getfixturevalue(request.param.site)
    with visiting(browser, site, has_script=request.param.has_script) as visitor:
        request.param.open(visitor)
        visitor.state, visitor.part = request.param.state, request.param.part
        yield visitor
