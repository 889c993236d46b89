"""What the server makes of visitors whose connections break or stall."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.serving import serving

BODY = urlencode({"name": "Vera", "email": "vera@example.org", "message": "The whole message I meant to send"}).encode()

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


def begin_post(site: str, *lines: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", urlsplit(site).port or 0), timeout=10)
    head = [
        "POST /contact HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/x-www-form-urlencoded",
        *lines,
        "",
        "",
    ]
    connection.sendall("\r\n".join(head).encode())
    return connection


def kept(folder: Path) -> list[str]:
    engine = outbox.connect(sqlite.url_of(folder / "messages.sqlite3"))
    texts = [message.text for message in outbox.newest_first(engine)]
    engine.dispose()
    return texts


def test_a_message_cut_off_on_its_way_is_not_kept_as_if_it_were_whole(site: str, folder: Path) -> None:
    with begin_post(site, f"Content-Length: {len(BODY)}") as connection:
        connection.sendall(BODY[:-10])
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(1000)

    assert not answer.startswith(b"HTTP/1.1 303")
    with begin_post(site, f"Content-Length: {len(BODY)}", "Connection: close") as connection:
        connection.sendall(BODY)
        answer = connection.recv(1000)
    assert answer.startswith(b"HTTP/1.1 303")
    assert kept(folder) == ["The whole message I meant to send"]


def test_a_message_that_does_not_say_how_long_it_is_is_refused(site: str, folder: Path) -> None:
    before = kept(folder)

    with begin_post(site, "Transfer-Encoding: chunked") as connection:
        connection.sendall(b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY.replace(b"whole", b"chunked")))
        answer = connection.recv(1000)

    assert answer.startswith(b"HTTP/1.1 411")
    assert kept(folder) == before


def test_forty_uploads_that_stall_leave_the_page_under_a_second_and_do_not_keep_the_server_from_ending(
    tmp_path: Path,
) -> None:
    with ExitStack() as stalled:
        with serving(tmp_path) as address:
            for _ in range(40):
                stalled.enter_context(begin_post(address, "Content-Length: 5000")).sendall(b"name=V")
            with urlopen(address, timeout=1) as answer:
                assert answer.status == 200
            asked_to_end = time.monotonic()
        assert time.monotonic() - asked_to_end < 18
