"""Tells the operator when messages are in trouble, once, and again when all is well; and says meanwhile that it is."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from portfolio.config import Settings
from portfolio.contact import condition, posting
from portfolio.contact.outbox import OutboxError
from portfolio.contact.probe import Probe

log = logging.getLogger(__name__)

_LOOK_SECONDS = 5
_HEARTBEAT_SECONDS = 300
_LONGEST_PAUSE_SECONDS = 300


@dataclass
class Alerts:
    """What was told, and what is to be told. Only in memory: after a restart, what is wrong is told again."""

    settings: Settings
    engine: Engine
    probe: Probe
    is_ours_to_tell: Callable[[], bool]
    """Whether this process is the one that tells; several look after the same messages."""
    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic
    post: Callable[[str, str, str | None], None] = posting.post
    ping: Callable[[str], None] = posting.ping
    _told: dict[str, str] = field(default_factory=dict)
    _failures: int = 0
    _next_try: float = 0
    _next_ping: float = 0

    def run(self, stop: threading.Event) -> None:
        """Look again and again until `stop` is set; meant to be a thread's whole life."""
        while not stop.wait(_LOOK_SECONDS):
            try:
                if self.is_ours_to_tell():
                    self.look()
            except Exception:
                # A thread that died of it would not come back.
                log.exception("What is wrong could not be told.")

    def look(self) -> None:
        """Tell what is wrong and was not told, or that all is well again; else, now and then, that it is well."""
        wrong = self._wrong()
        text = self._news(wrong)
        if text is None:
            self._told = {name: said for name, said in self._told.items() if name in wrong}
            self._say_that_all_is_well(wrong)
        elif self.monotonic() >= self._next_try and self._reaches(text):
            self._told = wrong

    def _wrong(self) -> dict[str, str]:
        has_mail_server = bool(self.settings.MAIL_SERVER)
        found = condition.of_messages(self.engine, self.probe, self.now(), has_mail_server=has_mail_server).wrong
        # A held message has a letter of its own.
        wrong = {name: said for name, said in found.items() if name != "held"}
        try:
            return wrong | condition.failed(self.engine)
        except OutboxError:  # It is told already: nothing can be kept.
            return wrong

    def _news(self, wrong: dict[str, str]) -> str | None:
        new = [said for name, said in wrong.items() if name not in self._told]
        if new:
            return "\n".join([f"The portfolio at {self.settings.site_url} needs you.", *new])
        return f"The portfolio at {self.settings.site_url} is well again." if self._told and not wrong else None

    def _reaches(self, text: str) -> bool:
        if not self.settings.ALERT_URL:
            return True
        try:
            self.post(self.settings.ALERT_URL, text, self.settings.ALERT_FIELD)
        except OSError as error:
            self._failures += 1
            pause = min(_LOOK_SECONDS * 2**self._failures, _LONGEST_PAUSE_SECONDS)
            self._next_try = self.monotonic() + pause
            log.error("ALERT_URL was not reached (%s); it is tried again in %d seconds.", error, pause)  # noqa: TRY400 - one line tells all.
            return False
        self._failures = 0
        log.info("The operator is told: %s", text.replace("\n", " "))
        return True

    def _say_that_all_is_well(self, wrong: dict[str, str]) -> None:
        if wrong or not self.settings.HEARTBEAT_URL or self.monotonic() < self._next_ping:
            return
        self._next_ping = self.monotonic() + _HEARTBEAT_SECONDS
        try:
            self.ping(self.settings.HEARTBEAT_URL)
        except OSError as error:
            self._next_ping = self.monotonic() + _LOOK_SECONDS
            log.warning("HEARTBEAT_URL was not reached (%s); it is tried again.", error)


def start(alerts: Alerts, stop: threading.Event) -> None:
    """Run `alerts` in a thread that ends with the process, if there is anybody to tell."""
    if alerts.settings.ALERT_URL or alerts.settings.HEARTBEAT_URL:
        threading.Thread(target=alerts.run, args=[stop], name="alerts", daemon=True).start()
