"""The one deliverer: takes the lock, then takes messages from the outbox to the mail server, one at a time."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine

from portfolio.contact import letter, outbox
from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.lock import Lock, StillHeld
from portfolio.contact.delivery.schedule import Every, Schedule, has_passed
from portfolio.contact.delivery.verdict import Outcome, Verdict
from portfolio.contact.outbox import OutboxError

log = logging.getLogger(__name__)

# How long all messages wait when none of them would be taken, and when the server cannot be talked to.
PAUSE = timedelta(minutes=5)
REST = timedelta(minutes=1)
_PAUSES = {Verdict.PAUSED: PAUSE, Verdict.UNREACHABLE: REST}


class Send(Protocol):
    """Hands a letter to a mail server, if `still_ours` says so at the last moment."""

    def __call__(self, letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        """Return what came of the attempt."""


@dataclass(frozen=True)
class Pace:
    """Seconds between things that a deliverer does; tests need not wait for them."""

    look: float = 1.0
    """A look at an empty outbox is one small query; so long may a message of another process wait for it."""
    between_letters: float = 0.2
    """A backlog of thousands, sent as fast as it goes, would look like an attack."""
    stumble: float = 3.0
    """How long a database is left alone that could not be used."""


@dataclass
class Deliverer:
    """Delivers what is due. Clock, schedule, pace and sending are handed in, so that tests need not wait.

    Any number may run, in any number of processes and on any number of machines: `lock` lets one of them work.
    """

    engine: Engine
    server: MailServer | None
    """None: no mail server is set, so messages wait, and only the purge is done."""
    lock: Lock
    retention: timedelta
    now: Callable[[], datetime]
    schedule: Schedule = field(default_factory=Schedule)
    pace: Pace = Pace()
    send: Send = conversation.send
    is_holder: bool = False
    """Whether this one holds the lock, and works."""
    is_shut_out: bool = False
    """Whether the outbox could not be used, so that nobody may hold the lock."""
    paused_for: Outcome | None = None
    """Why all messages wait; None if they do not."""
    _paused_at: datetime | None = None
    _hasten: Every = field(default_factory=lambda: Every(timedelta(minutes=1)))
    _purge: Every = field(default_factory=lambda: Every(timedelta(hours=1)))
    _tell: Every = field(default_factory=lambda: Every(timedelta(minutes=10)))
    _complaint: str = ""
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; meant to be a thread's whole life."""
        self._stop = stop
        while not stop.is_set():
            try:
                with self.lock() as still_held:
                    self.is_holder, self.is_shut_out = still_held is not None, False
                    if still_held:
                        self._adopt()
                        while not stop.is_set() and still_held():
                            self._round(still_held)
                            stop.wait(self.pace.look)
            except OutboxError as error:
                self.is_holder, self.is_shut_out = False, True
                self._complain(str(error))
            except Exception:
                # A thread that died of it would not come back.
                log.exception("Delivery stumbled and goes on in %d seconds.", self.pace.stumble)
                stop.wait(self.pace.stumble)
            self.is_holder = False
            stop.wait(self.pace.look)

    def run_once(self) -> int | None:
        """Do all that there is to do now, and return how many messages were tried; None if somebody else delivers."""
        with self.lock() as still_held:
            if not still_held:
                return None
            self._adopt()
            return self._round(still_held)

    def deliver_due(self, still_held: StillHeld = lambda: True) -> int:
        """Try every message that is due, oldest first; return how many were tried. The lock must be held."""
        tried = 0
        while self.server and not self._is_paused() and still_held() and not self._stop.is_set():
            message = outbox.claim(self.engine, self.now())
            if message is None:
                break
            if tried:
                self._stop.wait(self.pace.between_letters)
            self._deliver(message, self.server, still_held)
            tried += 1
        return tried

    def _round(self, still_held: StillHeld) -> int:
        if self._hasten.is_due(self.now()):
            outbox.shorten_waits(self.engine, self.now(), self.schedule.longest_wait)
        tried = self.deliver_due(still_held) if outbox.has_due(self.engine, self.now()) else 0
        if self._purge.is_due(self.now()) and (purged := outbox.purge(self.engine, self.now(), self.retention)):
            log.info("%d messages were past their time and are deleted.", purged)
        if self.server and not self._is_paused() and self._tell.is_due(self.now()):
            self._tell_of_held(self.server, still_held)
        self._complaint = ""
        return tried

    def _adopt(self) -> None:
        if abandoned := outbox.adopt(self.engine, self.now(), self.schedule.longest_wait):
            log.warning("%d messages were being sent when their deliverer died; they are queued again.", abandoned)

    def _deliver(self, message: outbox.Message, server: MailServer, still_held: StillHeld) -> None:
        outcome = self._attempt(message, server, still_held)
        is_ours = self._write_down(message, outcome)
        log.log(
            logging.INFO if outcome.verdict is Verdict.SENT else logging.WARNING,
            "Message %s: %s (%s)%s",
            message.reference,
            outcome.verdict.name.lower(),
            outcome.place,
            "" if is_ours else "; somebody else has taken it over",
        )

    def _attempt(self, message: outbox.Message, server: MailServer, still_held: StillHeld) -> Outcome:
        """Write the letter and send it; a message that breaks us must not block those behind it."""
        try:
            date = message.handed_over_at or self.now()
            written = letter.compose(replace(message, handed_over_at=date), server.sender, server.recipient)
            return self.send(written, server, still_ours=lambda: self._fix_date(message, date) and still_held())
        except Exception as error:
            log.exception("Message %s could not be written or sent.", message.reference)
            return Outcome(Verdict.LATER, type(error).__name__)

    def _fix_date(self, message: outbox.Message, date: datetime) -> bool:
        """Write down `date` before the letter goes out for the first time; False if it must not go."""
        try:
            return message.handed_over_at is not None or outbox.hand_over(self.engine, message, date)
        except OutboxError as error:
            log.warning("Message %s does not go out now. %s", message.reference, error)
            return False

    def _write_down(self, message: outbox.Message, outcome: Outcome) -> bool:
        """Settle `message`, waiting for the database as long as it takes: forgotten, a sent letter would go twice."""
        while True:
            try:
                return self._settle(message, outcome)
            except OutboxError:
                if self._stop.wait(self.pace.look):
                    raise
                log.warning("Message %s: what came of it cannot be written down yet.", message.reference)

    def _settle(self, message: outbox.Message, outcome: Outcome) -> bool:
        """Write down what came of an attempt; False if the message is no longer ours."""
        now = self.now()
        self._pause_for(outcome, now)
        if outcome.verdict is Verdict.SENT:
            return outbox.settle_sent(self.engine, message, now, outcome.answer)
        if outcome.verdict is Verdict.PAUSED:
            return outbox.settle_unused(self.engine, message, outcome.answer)
        due_at = self.schedule.next_attempt(message.attempts, message.first_attempt_at or now, now)
        if outcome.verdict is Verdict.REFUSED or due_at is None:
            return outbox.settle_failed(self.engine, message, now, outcome.answer)
        return outbox.settle_later(self.engine, message, due_at, outcome.answer)

    def _pause_for(self, outcome: Outcome, now: datetime) -> None:
        """Let all messages wait if the next would fare no better; the first of them is the probe."""
        self.paused_for = outcome if outcome.verdict in _PAUSES else None
        self._paused_at = now

    def _is_paused(self) -> bool:
        if self.paused_for is None or self._paused_at is None:
            return False
        return not has_passed(_PAUSES[self.paused_for.verdict], self._paused_at, self.now())

    def _tell_of_held(self, server: MailServer, still_held: StillHeld) -> None:
        """Tell the owner of held messages, once a day; what cannot be told now is told later."""
        held = outbox.due_for_digest(self.engine, self.now())
        if not held:
            return
        outcome = self.send(
            letter.digest(held, server.sender, server.recipient, self.now()), server, still_ours=still_held
        )
        self._pause_for(outcome, self.now())
        log.info(
            "The owner is told of %d held messages: %s (%s)", len(held), outcome.verdict.name.lower(), outcome.place
        )
        if outcome.verdict in {Verdict.SENT, Verdict.REFUSED}:
            outbox.settle_digest(self.engine, held, self.now())

    def _complain(self, sentence: str) -> None:
        """Log why the outbox cannot be used, once for each reason."""
        if sentence != self._complaint:
            log.error("%s Delivery goes on when it can be used again.", sentence)
            self._complaint = sentence
        self._stop.wait(self.pace.stumble)


def start(deliverer: Deliverer, stop: threading.Event) -> threading.Thread:
    """Let `deliverer` work until `stop` is set, in a thread that should be awaited: a letter may be under way.

    A process that ends all the same does no harm but this: that letter may go out twice.
    """
    thread = threading.Thread(target=deliverer.run, args=[stop], name="delivery", daemon=True)
    thread.start()
    return thread
