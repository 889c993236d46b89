"""A cache on the way that ignores `Vary` and every header, and keeps what it saw for good."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visiting

PROJECT = "/projects/global-adaptive-streaming-platform"


@pytest.fixture
def cache(site: str) -> Iterator[str]:
    """The site, behind a cache that knows addresses and nothing else."""
    kept: dict[str, tuple[int, list[tuple[str, str]], bytes]] = {}

    class Cache(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in kept:
                origin = HTTPConnection(urlsplit(site).netloc, timeout=20)
                passed_on = {
                    name: value for name, value in self.headers.items() if not name.startswith(("If-", "Host"))
                }
                origin.request("GET", self.path, headers=passed_on)
                answer = origin.getresponse()
                kept[self.path] = answer.status, answer.getheaders(), answer.read()
                origin.close()
            status, headers, body = kept[self.path]
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Cache) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_cache_that_ignores_vary_never_shows_a_fragment_for_a_page(browser: Browser, cache: str) -> None:
    with visiting(browser, cache) as first:
        first.go()
        first.page.locator("#open-global-adaptive-streaming-platform").click()
        first.at(PROJECT)
        first.back()
        first.at("/")
        first.forward()
        first.at(PROJECT)
        first.back()
        first.page.locator("#choose-grpc").click()
        first.at("/?tech=grpc")
        first.back()
        first.at("/")

    for has_script in (True, False):
        with visiting(browser, cache, has_script=has_script) as later:
            for address in ("/", PROJECT, "/?tech=grpc", "/books"):
                later.go(address)
                expect(later.page.locator("body > header")).to_be_visible()
                expect(later.page.locator("body > footer")).to_be_visible()
                expect(later.page.locator("main h1")).to_have_count(1)
