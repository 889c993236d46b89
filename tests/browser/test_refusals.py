"""Every refusal leaves what was typed in the form, and no other site can write in a visitor's name."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.browser.conftest import Visitor, visiting
from tests.browser.hosting import hosted
from tests.paths import SMALL
from tests.serving import serving


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("strict")


@pytest.fixture(scope="module")
def strict(folder: Path) -> Iterator[str]:
    """A site that takes one message a day from a network."""
    with hosted(folder, PORTFOLIO_FILE=str(SMALL), CONTACT_LIMIT="1/1d") as address:
        yield address


@pytest.fixture(params=["script", "no-script"])
def guest(request: pytest.FixtureRequest, browser: Browser, strict: str) -> Iterator[Visitor]:
    with visiting(browser, strict, has_script=request.param == "script") as visitor:
        yield visitor


def write(visitor: Visitor, message: str) -> None:
    visitor.page.get_by_label("Name", exact=True).fill("Vera Visitor")
    visitor.page.get_by_label("E-mail", exact=True).fill("vera@example.org")
    visitor.page.get_by_label("Subject (optional)").fill("A role")
    visitor.page.get_by_label("Message", exact=True).fill(message)
    visitor.page.get_by_role("button", name="Send message").click()


def is_kept(visitor: Visitor, message: str, told: str) -> None:
    """Expect everything that was typed in the form, and above it what to do."""
    summary = visitor.page.locator("#answer")
    expect(summary).to_contain_text(told)
    expect(summary).to_be_focused()
    for label, value in {"Name": "Vera Visitor", "E-mail": "vera@example.org", "Message": message}.items():
        expect(visitor.page.get_by_label(label, exact=True)).to_have_value(value)
    expect(visitor.page.get_by_label("Subject (optional)")).to_have_value("A role")


def stored(folder: Path) -> list[str]:
    engine = outbox.connect(sqlite.url_of(folder / "messages.sqlite3"))
    texts = [message.text for message in outbox.newest_first(engine)]
    engine.dispose()
    return texts


def test_who_wrote_too_often_keeps_the_text_and_hears_how_long_to_wait(guest: Visitor) -> None:
    guest.expects_status(429)
    guest.go("/")
    write(guest, f"The first, {guest.has_script}")
    expect(guest.page.locator("#answer")).to_be_focused()  # Thanked, or with the second visitor put off already.
    guest.go("/")

    write(guest, f"The second, {guest.has_script}")

    is_kept(guest, f"The second, {guest.has_script}", "Your text is still here; send it again in 24 hours.")


def test_while_messages_cannot_be_kept_the_text_stays_and_goes_out_afterwards(browser: Browser, tmp_path: Path) -> None:
    with hosted(tmp_path, PORTFOLIO_FILE=str(SMALL)) as site:
        database = tmp_path / "messages.sqlite3"
        stored(tmp_path)  # Makes the tables.
        for has_script in (True, False):
            message = f"Kept in the form, {has_script}"
            with visiting(browser, site, has_script=has_script) as visitor:
                visitor.expects_status(503)
                visitor.go("/")
                set_version(database, 99)
                write(visitor, message)
                is_kept(visitor, message, "could not be kept just now, so it was not sent. Your text is still here")
                set_version(database, SCHEMA_VERSION)
                visitor.page.get_by_role("button", name="Send message").click()
                expect(visitor.page.get_by_role("heading", name="Message received")).to_be_visible()


def set_version(database: Path, version: int) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE schema_version SET version = ?", [version])


FIELDS = "".join(
    f'<input name="{name}" value="{value}">'
    for name, value in {"name": "Mallory", "email": "mallory@example.org", "message": "Forged"}.items()
)
FORGERIES = {
    "a form": '<form method="post" action="{site}/contact">' + FIELDS + "</form><script>document.forms[0].submit()</script>",
    "a form with files": '<form method="post" enctype="multipart/form-data" action="{site}/contact">' + FIELDS
    + "</form><script>document.forms[0].submit()</script>",
    "a form in plain text": '<form method="post" enctype="text/plain" action="{site}/contact">' + FIELDS
    + "</form><script>document.forms[0].submit()</script>",
    "a form in a frame": '<form method="post" target="frame" action="{site}/contact">' + FIELDS
    + '</form><iframe name="frame"></iframe><script>document.forms[0].submit()</script>',
    "a frame that is nobody": "<iframe sandbox='allow-scripts allow-forms' srcdoc='<form method=post action={site}/contact>"
    + FIELDS + "</form><script>setTimeout(() => document.forms[0].submit(), 200)</script>'></iframe>",
    "fetch": '<script>fetch("{site}/contact", {{method: "POST", mode: "no-cors", body: new URLSearchParams('
    '{{name: "Mallory", email: "mallory@example.org", message: "Forged"}})}})</script>',
    "a beacon": '<script>navigator.sendBeacon("{site}/contact", new URLSearchParams('
    '{{name: "Mallory", email: "mallory@example.org", message: "Forged"}}))</script>',
}  # fmt: skip


@contextmanager
def elsewhere(folder: Path) -> Iterator[int]:
    """Another site, which serves `folder`; on another port it is of the same site, under another name of another."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_details: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
@pytest.mark.parametrize("forgery", FORGERIES)
def test_no_other_site_can_write_in_a_visitors_name(
    browser: Browser, strict: str, folder: Path, tmp_path: Path, forgery: str, host: str
) -> None:
    (tmp_path / "forgery.html").write_text(FORGERIES[forgery].format(site=strict))
    context = browser.new_context()
    page = context.new_page()
    with elsewhere(tmp_path) as port:
        posted = []
        page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
        for moment in range(100):
            if moment % 20 == 0:  # Of a frame's very first moments the browser does not always tell.
                page.goto(f"http://{host}:{port}/forgery.html", wait_until="commit")
            page.wait_for_timeout(100)
            if posted:
                break
        # What another site may not read, the browser does not tell its tests either: only the outbox can.
        page.wait_for_timeout(500)
    context.close()

    assert posted[0] == f"{strict}/contact"
    assert "Forged" not in stored(folder)


def test_a_visitor_without_referrer_or_cookies_whose_tab_is_old_is_heard(browser: Browser, tmp_path: Path) -> None:
    with hosted(tmp_path, PORTFOLIO_FILE=str(SMALL)) as site:
        context = browser.new_context(extra_http_headers={"Referer": ""})
        page = context.new_page()
        page.goto(f"{site}/contact")
    # The tab stays open; the site is another process, with another key, by the time the message is sent.
    (tmp_path / "secret_key").unlink(missing_ok=True)
    with serving(tmp_path, PORT=site.rpartition(":")[2]) as again:
        assert again == site
        context.clear_cookies()
        page.get_by_label("Name", exact=True).fill("Vera")
        page.get_by_label("E-mail", exact=True).fill("vera@example.org")
        page.get_by_label("Message", exact=True).fill("From yesterday's tab")
        page.get_by_role("button", name="Send message").click()
        expect(page.get_by_role("heading", name="Message received")).to_be_visible()
    context.close()

    assert stored(tmp_path) == ["From yesterday's tab"]
