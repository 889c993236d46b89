"""The one deliverer: takes the lock, then takes messages from the outbox to the mail server, one at a time."""

import fcntl
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from portfolio.contact import letter, outbox
from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.conversation import MailServer, Outcome, Verdict
from portfolio.contact.delivery.schedule import Schedule
from portfolio.contact.outbox import OutboxError

log = logging.getLogger(__name__)

# A look at an empty outbox is one small query; a second is how long a message of another process may wait for it.
LOOK_EVERY_SECONDS = 1.0
# How long to leave a database alone that could not be used; each try writes to the log.
STUMBLE_SECONDS = 10.0
# How long all messages wait when none of them would be taken.
PAUSE = timedelta(minutes=5)
PURGE_EVERY = timedelta(days=1)

Send = Callable[[bytes, MailServer], Outcome]


@dataclass
class Deliverer:
    """Delivers what is due. Clock, schedule and sending are handed in, so that tests need not wait.

    Any number may run, in any number of processes: `lock_file` lets one of them work. The operating system frees
    the lock when its holder dies, however it dies.
    """

    engine: Engine
    server: MailServer | None
    """None: no mail server is set, so messages wait, and only the purge is done."""
    lock_file: Path
    retention: timedelta
    now: Callable[[], datetime]
    schedule: Schedule = field(default_factory=Schedule)
    send: Send = conversation.send
    _paused_until: datetime | None = None
    _purged_at: datetime | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; meant to be a thread's whole life."""
        self._stop = stop
        while not stop.is_set():
            try:
                with self._lock() as is_ours:
                    if is_ours:
                        self._work()
            except Exception:
                # A full disk or a locked database passes; a thread that died of it would not come back.
                log.exception("Delivery stumbled and goes on in %d seconds.", STUMBLE_SECONDS)
                stop.wait(STUMBLE_SECONDS)
            stop.wait(LOOK_EVERY_SECONDS)

    def deliver_due(self) -> int:
        """Try every message that is due, oldest first; return how many were tried. The lock must be held."""
        tried = 0
        while self.server and not self._is_paused() and (message := outbox.claim(self.engine, self.now())):
            self._deliver(message, self.server)
            tried += 1
        return tried

    def _work(self) -> None:
        """Deliver and purge while the lock is ours."""
        if abandoned := outbox.requeue_abandoned(self.engine):
            log.warning("%d messages were being sent when their deliverer died; they are queued again.", abandoned)
        while not self._stop.is_set():
            if outbox.has_due(self.engine, self.now()):
                self.deliver_due()
            self._purge_daily()
            self._stop.wait(LOOK_EVERY_SECONDS)

    def _deliver(self, message: outbox.Message, server: MailServer) -> None:
        outcome = self._attempt(message, server)
        is_ours = self._write_down(message, outcome)
        log.log(
            logging.INFO if outcome.verdict is Verdict.SENT else logging.WARNING,
            "Message %s: %s (%s)%s",
            message.reference,
            outcome.verdict.name.lower(),
            outcome.step,
            "" if is_ours else "; somebody else has taken it over",
        )

    def _attempt(self, message: outbox.Message, server: MailServer) -> Outcome:
        """Write the letter and send it; a message that breaks us must not block those behind it."""
        try:
            return self.send(letter.compose(message, server.sender, server.recipient), server)
        except Exception as error:
            log.exception("Message %s could not be written or sent.", message.reference)
            return Outcome(Verdict.LATER, type(error).__name__)

    def _write_down(self, message: outbox.Message, outcome: Outcome) -> bool:
        """Settle `message`, waiting for the database as long as it takes: forgotten, a sent letter would go twice."""
        while True:
            try:
                return self._settle(message, outcome)
            except OutboxError:
                if self._stop.wait(LOOK_EVERY_SECONDS):
                    raise
                log.warning("Message %s: what came of it cannot be written down yet.", message.reference)

    def _settle(self, message: outbox.Message, outcome: Outcome) -> bool:
        """Write down what came of an attempt; False if the message is no longer ours."""
        now = self.now()
        if outcome.verdict is Verdict.SENT:
            return outbox.settle_sent(self.engine, message, now, outcome.answer)
        if outcome.verdict is Verdict.PAUSED:
            self._paused_until = now + PAUSE
            return outbox.settle_unused(self.engine, message, outcome.answer)
        due_at = self.schedule.next_attempt(message.attempts, message.first_attempt_at or now, now)
        if outcome.verdict is Verdict.REFUSED or due_at is None:
            return outbox.settle_failed(self.engine, message, now, outcome.answer)
        return outbox.settle_later(self.engine, message, due_at, outcome.answer)

    def _is_paused(self) -> bool:
        return self._paused_until is not None and self.now() < self._paused_until

    def _purge_daily(self) -> None:
        now = self.now()
        if self._purged_at is None or now - self._purged_at >= PURGE_EVERY:
            if purged := outbox.purge(self.engine, now, self.retention):
                log.info("%d messages were past their time and are deleted.", purged)
            self._purged_at = now

    @contextmanager
    def _lock(self) -> Iterator[bool]:
        """Hold the lock if nobody else does; yields whether it is ours."""
        self.lock_file.parent.mkdir(parents=True, exist_ok=True)
        with self.lock_file.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


def start(deliverer: Deliverer) -> None:
    """Let `deliverer` work in a thread that ends with the process, at any moment; the outbox can take that."""
    threading.Thread(target=deliverer.run, args=[threading.Event()], name="delivery", daemon=True).start()
