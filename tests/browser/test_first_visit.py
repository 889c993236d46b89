"""What a browser fetches on a first visit, and when."""

import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Visitor, visiting
from tests.browser.test_pictures import MOVED

MOST_REQUESTS, MOST_BYTES = 5, 36 * 1024


def sent(request: Request) -> int:
    return int(request.sizes()["responseBodySize"])


def test_a_cold_visit_is_light_and_asks_nobody_else(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visitor:
        requests: list[Request] = []
        visitor.page.on("requestfinished", lambda request: requests.append(request))
        visitor.go()
        visitor.page.wait_for_load_state("networkidle")

        fetched = {request.url.removeprefix(site): sent(request) for request in requests}

    assert all(request.url.startswith(site) for request in requests)
    assert len(requests) <= MOST_REQUESTS, (
        f"{list(fetched)} are {len(requests)} requests; the limit is {MOST_REQUESTS}."
    )
    total = sum(fetched.values())
    assert total <= MOST_BYTES, f"{fetched} are {total:,} bytes; the limit is {MOST_BYTES:,}."


@pytest.mark.parametrize("address", ["/", "/books", "/contact"])
def test_nothing_is_fetched_before_the_first_paint_but_the_page(scripted: Visitor, address: str) -> None:
    scripted.go(address)

    painted, *started = scripted.page.evaluate("""() => [
        performance.getEntriesByName("first-contentful-paint")[0].startTime,
        ...performance.getEntriesByType("resource").map(entry => entry.startTime)]""")
    assert len(started) >= 2
    assert 0 < painted <= min(started)


def test_what_only_script_shows_is_styled_once_script_has_come(scripted: Visitor) -> None:
    scripted.go()

    look = scripted.page.evaluate("""() => {
      const line = document.getElementById("status")
      line.className = "status"
      return [getComputedStyle(line).position, getComputedStyle(document.querySelector(".masthead")).display]
    }""")

    assert look == ["fixed", "flex"]  # The rules of paper, which come with them, would hide the one below.


def test_nothing_promises_what_script_does_when_its_file_does_not_come(scripted: Visitor) -> None:
    scripted.expected.append("Failed to load resource: net::ERR_FAILED")
    scripted.page.route("**/*.js", lambda route: route.abort())
    page = scripted.page
    page.add_init_script("localStorage.theme = 'dark'")
    page.goto(scripted.site)

    expect(page.locator(".theme, .later, #copy-email, #keys").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("link", name="See the 6 books")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.goto(f"{scripted.site}/fit")
    page.locator("#fit-text").fill("Java")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#fit-answer")).to_be_visible()
    expect(page.locator("#fit-copy")).to_be_hidden()


def test_a_second_page_brings_the_script_from_the_browsers_own_store(scripted: Visitor) -> None:
    scripted.go()
    assert script_bytes(scripted.page) > 10_000

    scripted.go("/books")

    assert script_bytes(scripted.page) == 0


def script_bytes(page: Page) -> int:
    """What the network brought for the script of this page."""
    found = "performance.getEntriesByType('resource').find(entry => entry.name.includes('/static/script')).transferSize"
    return int(page.evaluate(found))


def test_a_project_is_fetched_when_somebody_is_about_to_open_it_and_only_once(scripted: Visitor) -> None:
    scripted.go()
    fragment = "/fragments/projects/global-adaptive-streaming-platform"
    asked: list[str] = []
    scripted.page.on("request", lambda request: asked.append(request.url.removeprefix(scripted.site)))
    link = scripted.page.locator("#open-global-adaptive-streaming-platform")

    with scripted.page.expect_response(f"**{fragment}"):
        link.hover()
    link.click()
    scripted.at("/projects/global-adaptive-streaming-platform")

    assert asked.count(fragment) == 1


def test_filter_links_are_not_fetched_ahead(scripted: Visitor) -> None:
    scripted.go()
    asked: list[str] = []
    scripted.page.on("request", lambda request: asked.append(request.url))

    scripted.page.locator("#choose-grpc").hover()
    scripted.page.locator("#choose-grpc").focus()
    scripted.page.wait_for_timeout(300)

    assert asked == []


class Faltering(BaseHTTPRequestHandler):
    """Hands out the site, but the front page with pauses in the middle of its header and below its first screen.

    The last part comes when the script is there, which is asked for as soon as the first ones are drawn.
    """

    site = ""
    is_script_there = threading.Event()

    def do_GET(self) -> None:
        with urlopen(self.site + self.path) as answer:
            self.send_response(200)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.end_headers()
            *parts, last = re.split(b"(?=Role fit|<option value=.?light|<section[^>]*id=.?experience)", answer.read())
        for part in parts:
            self.wfile.write(part)
            time.sleep(0.3)
        if parts:
            self.is_script_there.wait(10)
            time.sleep(0.3)
        self.wfile.write(last)
        if "/script" in self.path:
            self.is_script_there.set()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def faltering(site: str) -> Iterator[str]:
    Faltering.site = site
    Faltering.is_script_there.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faltering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_line_that_falters_moves_nothing_that_is_seen_and_lets_script_wait(browser: Browser, faltering: str) -> None:
    with visiting(browser, faltering) as visitor:
        visitor.go()

        moved = visitor.page.evaluate(MOVED)

        visitor.page.evaluate("document.querySelector('#skills').scrollIntoView()")
        expect(visitor.page.locator(".sections [aria-current=location]")).to_have_attribute("href", "#skills")
        assert moved == 0
