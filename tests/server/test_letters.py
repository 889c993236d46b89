"""A stop while letters go out: the one under way is settled, none is begun, and none goes twice."""

import os
import signal
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portfolio import contact
from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.faults.scripted_smtp import Peer, peer
from tests.faults.test_shipped_server import post
from tests.server.running import Running, running

pytestmark = pytest.mark.slow


def settings(mail: Peer) -> dict[str, str]:
    return {
        "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(mail.port), "MAIL_USE_TLS": "false",
        "CONTACT_RECIPIENT": "owner@example.com", "CONTACT_LIMIT": "off", "CONTACT_FLOOD": "off",
    }  # fmt: skip


def counts(folder: Path) -> dict[str, int]:
    engine = outbox.connect(sqlite.url_of(folder / "instance/messages.sqlite3"))
    try:
        return outbox.waiting(engine).counts
    finally:
        engine.dispose()


def stop(server: Running) -> None:
    os.kill(server.main, signal.SIGTERM)
    server.gone_after()


def deliver(folder: Path, mail: Peer) -> None:
    """Deliver what is left, as the next server does."""
    theirs = Settings(**settings(mail))
    engine = outbox.connect(sqlite.url_of(folder / "instance/messages.sqlite3"))
    contact.deliverer_for(theirs, engine, lambda: datetime.now(UTC)).run_once()
    engine.dispose()


def test_the_letter_under_way_is_settled_and_none_is_begun(tmp_path: Path) -> None:
    has_come_whole = threading.Event()

    def reached(phase: str) -> None:
        if phase == "dot":
            has_come_whole.set()
            time.sleep(1)  # The server thinks about it: until it answers, nobody knows.

    with peer(reached=reached) as mail:
        with running(tmp_path, **settings(mail)) as server:
            for n in range(3):
                assert post(server.address, message=f"Message {n}")[0] == 303
            assert has_come_whole.wait(10)
            stop(server)
        assert (len(mail.seen), len(mail.letters)) == (1, 1)
        left = counts(tmp_path)
        assert (left["sent"], left["sending"], left["queued"]) == (1, 0, 2)

        deliver(tmp_path, mail)
        assert len(set(mail.seen)) == len(mail.seen) == 3
        assert counts(tmp_path)["sent"] == 3


def test_a_reload_hands_delivery_over_and_no_letter_goes_twice(tmp_path: Path) -> None:
    with peer(reached=lambda phase: time.sleep(0.1) if phase == "dot" else None) as mail:
        with running(tmp_path, **settings(mail)) as server:
            for n in range(15):
                assert post(server.address, message=f"Message {n}")[0] == 303
                if n == 5:
                    os.kill(server.main, signal.SIGHUP)
            until = time.monotonic() + 20
            while len(mail.letters) < 15 and time.monotonic() < until:
                time.sleep(0.05)
            stop(server)

        assert len(set(mail.seen)) == len(mail.seen) == 15
