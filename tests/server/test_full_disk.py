"""A disk that fills: noticed before a visitor does, told once, and nothing that was promised is lost."""

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.faults.test_shipped_server import post
from tests.receiving import receiving
from tests.server.running import Running, running

pytestmark = pytest.mark.slow

ANY = resource.RLIM_INFINITY


def room_for_files(server: Running, size: int) -> None:
    """Let no file that the server writes become larger: to SQLite, that is a disk without room."""
    for worker in server.workers:
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (size, ANY))


def health(server: Running) -> dict[str, Any]:
    with urlopen(f"{server.address}/healthz") as answer:
        said: dict[str, Any] = json.loads(answer.read())
        return said


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < until:
        time.sleep(0.2)
    return so


def test_a_disk_that_fills_is_noticed_told_once_and_loses_nothing(tmp_path: Path) -> None:
    with receiving() as received:
        authority = tmp_path / "authority.pem"
        received.authority.cert_pem.write_to_path(str(authority))
        settings = {"ALERT_URL": f"{received.url}/topic", "SSL_CERT_FILE": str(authority), "CONTACT_LIMIT": "off"}
        with running(tmp_path, **settings) as server:
            references = [post(server.address, message="Before")[1]]
            room_for_files(server, 4096)
            assert within(30, lambda: health(server)["status"] == "degraded")
            assert health(server)["messages"] == "cannot be kept"
            assert post(server.address, message="Meanwhile")[0] == 503
            assert within(15, lambda: len(received.requests) == 1)

            room_for_files(server, ANY)
            assert within(30, lambda: health(server)["status"] == "ok")
            references.append(post(server.address, message="Afterwards")[1])
            assert within(15, lambda: len(received.requests) == 2)

    told = [body.decode() for _, _, _, body in received.requests]
    assert "cannot be used" in told[0]
    assert "is well again" in told[1]
    engine = outbox.connect(sqlite.url_of(tmp_path / "instance/messages.sqlite3"))
    assert {message.reference for message in outbox.newest_first(engine)} == {
        reference.rpartition("/")[2] for reference in references
    }
    engine.dispose()
