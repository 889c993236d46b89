"""Visitors who write while the site is killed under them, and the count of what came of it."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from sqlalchemy import make_url

from portfolio.contact import outbox
from tests.conftest import usual_settings
from tests.faults.killable import Child, Nursery
from tests.faults.scripted_smtp import Peer, peer

PORTFOLIO = """{"person": {"name": "Ada Example", "role": "Engineer", "pitch": "I build."}, "contact": {"invitation": "Write."}}"""


class _Stay(HTTPRedirectHandler):
    """Leaves a redirection to whoever asked."""

    def redirect_request(self, *_details: object) -> None:
        """Follow nothing."""


browser = build_opener(_Stay)


@dataclass
class Campaign:
    """A site on one database, its mail server, and what visitors were told."""

    nursery: Nursery
    database: str
    folder: Path
    mail: Peer
    kill_at: str | None = None
    """The mail server's phase at which the living child is killed from outside, once."""
    living: Child | None = None
    kills: int = 0
    receipts: dict[str, str] = field(default_factory=dict)
    """References that visitors were given, and their words."""
    refusals: list[str] = field(default_factory=list)
    """What became of posts that had no receipt."""
    seen_by: list[tuple[int, bytes]] = field(default_factory=list)
    """Each letter that came whole, and the process that sent it."""

    def start(self, die_at: str | None = None) -> Child:
        settings = usual_settings(
            self.folder, DATABASE_URL=self.database, PORTFOLIO_FILE=self.folder / "portfolio.json", MAIL_SERVER="127.0.0.1",
            MAIL_PORT=self.mail.port, MAIL_USE_TLS=False, CONTACT_RECIPIENT="owner@example.com", SECRET_KEY="k" * 32,
        )  # fmt: skip
        self.living = self.nursery.bear(
            settings=settings.model_dump(mode="json", exclude={"MAIL_DEFAULT_SENDER"}), die_at=die_at
        )
        return self.living

    def reached(self, phase: str) -> None:
        """Hear from the mail server where the conversation stands."""
        child = self.living
        if phase == "dot" and child:
            self.seen_by.append((child.pid, self.mail.seen[-1]))
        if child and phase == self.kill_at:
            self.kill_at = None
            child.kill()

    def post(self, child: Child, words: str) -> bool:
        """Write as a visitor does; True if the answer was a receipt."""
        data = urlencode({"name": "Vera", "email": "vera@example.org", "message": words}).encode()
        try:
            browser.open(Request(f"http://127.0.0.1:{child.port}/contact", data), timeout=10)
        except URLError as error:
            if getattr(error, "code", None) != 303:
                self.refusals.append(str(error))
                return False
            location: str = error.headers["Location"]  # type: ignore[attr-defined] # An HTTPError, which has them.
            self.receipts[location.rpartition("/")[2]] = words
            with suppress(OSError, HTTPException):
                error.read()  # type: ignore[attr-defined] # To hang up on unread words is to be rude: it resets the line.
            return True
        except OSError as error:
            self.refusals.append(repr(error))
        return False

    def drain(self, child: Child) -> None:
        """Let a site that nobody kills deliver everything."""
        engine = outbox.connect(make_url(self.database))
        try:
            left, since = -1, 0.0
            while left:
                counts = outbox.waiting(engine).counts
                if left != (left := counts["queued"] + counts["sending"]):
                    since = time.monotonic()
                assert time.monotonic() < since + 10, f"Nothing is delivered any more: {counts}"
                time.sleep(0.05)
        finally:
            engine.dispose()
            child.kill()

    def check(self) -> "Tally":
        """Hold what arrived against what visitors were told; AssertionError says what was lost, or came twice."""
        arrived = Counter(reference_of(letter) for letter in self.mail.letters)
        lost = [reference for reference in self.receipts if not arrived[reference]]
        assert not lost, f"Lost: {lost}"
        last_of = dict(self.seen_by)  # Of each process, the letter that it sent last.
        for reference in {reference_of(letter) for letter in self.mail.seen}:
            copies = [(pid, letter) for pid, letter in self.seen_by if reference_of(letter) == reference]
            assert len({letter for _, letter in copies}) == 1, f"{reference} came in different bytes."
            for pid, letter in copies[:-1]:
                assert last_of[pid] == letter, f"{reference} came twice, and its first sender lived on."
        return Tally(self.kills, len(self.receipts), len(arrived), sum(arrived.values()) - len(arrived))


@dataclass(frozen=True)
class Tally:
    """What a campaign came to. Letters may be more than receipts: a visitor who got no answer was heard even so."""

    kills: int
    receipts: int
    letters: int
    repeats: int


def reference_of(letter: bytes) -> str:
    return letter.partition(b"Message-ID: <")[2].partition(b"@")[0].decode()


@contextmanager
def campaign(nursery: Nursery, database: str, folder: Path) -> Iterator[Campaign]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "portfolio.json").write_text(PORTFOLIO)
    with peer(reached=lambda phase: running.reached(phase)) as mail:
        running = Campaign(nursery, database, folder, mail)
        try:
            yield running
        finally:
            if running.living:
                running.living.kill()


def die_once(campaign: Campaign, step: str | None = None, phase: str | None = None) -> None:
    """Write, let the site die at a step of its own or at a phase of the mail server's, and write again."""
    campaign.kill_at = phase
    child = campaign.start(die_at=step)
    words = f"Written before {step or phase}"
    campaign.post(child, words)
    assert child.is_dead_within(10), f"The process was to die and lives; its visitor heard: {campaign.refusals}."
    campaign.kills += 1
    # A visitor who saw no answer sends the same again.
    again = campaign.start()
    assert campaign.post(again, words), "A site that was started again takes messages."
    campaign.drain(again)


def die_at_random(campaign: Campaign, kills: int, chance: random.Random) -> None:
    """Kill the site again and again while three visitors write."""
    count = iter(range(10**9))
    for _ in range(kills):
        child = campaign.start()
        visitors = [threading.Thread(target=_write_on, args=[campaign, child, count]) for _ in range(3)]
        for visitor in visitors:
            visitor.start()
        # Some die before they have thanked anybody, most in the middle of their work.
        before = len(campaign.receipts)
        patience = chance.choice((0, 5, 5)) + time.monotonic()
        while len(campaign.receipts) == before and time.monotonic() < patience:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        child.kill()
        campaign.kills += 1
        for visitor in visitors:
            visitor.join()
    campaign.drain(campaign.start())


def _write_on(campaign: Campaign, child: Child, count: Iterator[int]) -> None:
    while campaign.post(child, f"Message {next(count)}"):
        time.sleep(0.05)  # A site that did nothing but accept would still be delivering when the tests are over.
