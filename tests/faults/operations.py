"""A site that its operator stops, reloads and loses while visitors write, and the count of what came of it."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.faults.campaign import reference_of
from tests.faults.scripted_smtp import Peer, peer
from tests.faults.test_shipped_server import post
from tests.server.running import Running, running


@dataclass
class Operated:
    """The site, its mail server, and the references that visitors were given."""

    folder: Path
    mail: Peer
    workers: int
    receipts: list[str] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)
    server: Running | None = None
    address: str = ""
    has_ended: bool = False
    _around: ExitStack = field(default_factory=ExitStack)

    def start(self) -> Running:
        settings = {
            "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(self.mail.port), "MAIL_USE_TLS": "false", "WORKERS": str(self.workers),
            "CONTACT_RECIPIENT": "owner@example.com", "CONTACT_LIMIT": "off", "CONTACT_FLOOD": "off",
        }  # fmt: skip
        self._around = ExitStack()
        self.server = self._around.enter_context(running(self.folder, **settings))
        self.address = self.server.address
        return self.server

    def end(self, number: signal.Signals) -> None:
        """End the server; what is left of it after a kill ends by itself."""
        assert self.server
        os.kill(self.server.main, number)
        self.server.gone_after(20)
        self._around.close()

    def write_on(self, writer: int) -> None:
        """Write one message after the other, whoever answers."""
        for n in range(10**9):
            if self.has_ended:
                return
            with suppress(OSError, HTTPException):  # Nobody is there, or the server has gone amid an answer.
                status, location = post(self.address, message=f"Message {n} of {writer}")
                if status == 303:
                    self.receipts.append(location.rpartition("/")[2])
            time.sleep(0.4)

    def drain(self) -> None:
        """Let everything go out."""
        engine = outbox.connect(sqlite.url_of(self.folder / "instance/messages.sqlite3"))
        until = time.monotonic() + 60 + len(self.receipts) / 4
        while (counts := outbox.waiting(engine).counts)["queued"] + counts["sending"]:
            assert time.monotonic() < until, counts
            time.sleep(0.1)
        engine.dispose()

    def lost(self) -> list[str]:
        arrived = {reference_of(letter) for letter in self.mail.letters}
        return [reference for reference in self.receipts if reference not in arrived]

    def repeats(self) -> int:
        return len(self.mail.letters) - len({reference_of(letter) for letter in self.mail.letters})


@contextmanager
def operated(folder: Path, workers: int) -> Iterator[Operated]:
    folder.mkdir(parents=True, exist_ok=True)
    with peer() as mail:
        site = Operated(folder, mail, workers)
        writers = [threading.Thread(target=site.write_on, args=[n]) for n in range(2)]
        try:
            site.start()
            for writer in writers:
                writer.start()
            yield site
        finally:
            site.has_ended = True
            for writer in writers:
                writer.join()
            site._around.close()


def go_on(site: Operated, deeds: Iterable[str], chance: random.Random) -> None:
    """Do one deed after the other, then let all that was written go out."""
    for deed in deeds:
        time.sleep(chance.uniform(0.2, 2))
        site.deeds[deed] += 1
        if deed == "reload":
            assert site.server
            os.kill(site.server.main, signal.SIGHUP)
            continue
        site.end({"stop": chance.choice([signal.SIGTERM, signal.SIGINT]), "kill": signal.SIGKILL}[deed])
        site.start()
    site.has_ended = True
    site.drain()


def at_random(deeds: list[str], seconds: float, chance: random.Random) -> Iterator[str]:
    """Yield deeds for so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield chance.choice(deeds)
