"""Finds out whether a message could be kept now, before a visitor does."""

import threading
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import Engine

from portfolio import current
from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError

_KEY = "probe"
_PAUSE_SECONDS = 10


@dataclass
class Probe:
    """What came of the last try to keep something, a visitor's or one of our own."""

    engine: Engine
    reason: str | None = None
    """Why a message could not be kept; None if it could."""

    def look(self) -> None:
        """Try it now."""
        try:
            outbox.probe(self.engine)
        except (OutboxError, OSError) as error:
            self.reason = str(error)
        else:
            self.reason = None

    def run(self, stop: threading.Event) -> None:
        """Try it again and again until `stop` is set; meant to be a thread's whole life."""
        self.look()
        while not stop.wait(_PAUSE_SECONDS):
            self.look()


def bind(app: Flask) -> None:
    """Give `app` a probe of its outbox; whoever serves the app runs it, so that no request has to."""
    app.extensions[_KEY] = Probe(current.of(app).engine)


def of(app: Flask) -> Probe:
    """Return the probe of `app`."""
    found: Probe = app.extensions[_KEY]
    return found


def start(probe: Probe, stop: threading.Event) -> None:
    """Run `probe` in a thread that ends with the process."""
    threading.Thread(target=probe.run, args=[stop], name="probe", daemon=True).start()
