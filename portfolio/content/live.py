"""The portfolio on air: picks up an edit of the file, and keeps the last good one when an edit is bad."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from portfolio.content import loading
from portfolio.content.evidence import record
from portfolio.content.evidence.record import Record
from portfolio.content.loading import ContentError
from portfolio.content.model import Portfolio

log = logging.getLogger(__name__)

# Looking at a file's stamp costs a system call; once a second is soon enough for an owner and nothing for a server.
PAUSE_SECONDS = 1.0


class OnAir(NamedTuple):
    """A portfolio and the record of who names what in it, worked out once for each edit."""

    portfolio: Portfolio
    record: Record


class Live:
    """Hands out what is on air; safe to call from any thread."""

    def __init__(self, path: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Load the file at `path`; ContentError if it is bad, because then there is no last good one."""
        self.path = path
        self.error: ContentError | None = None
        """Why the file as it stands now is not on air; None if it is."""
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._looked_at = monotonic()
        self._on_air = _load(path)

    def on_air(self) -> OnAir:
        """Return the last good content, after a look at the file if the last look was a second ago."""
        if self._monotonic() - self._looked_at >= PAUSE_SECONDS and self._lock.acquire(blocking=False):
            try:
                self._refresh()
            finally:
                self._lock.release()
        return self._on_air

    def _refresh(self) -> None:
        self._looked_at = self._monotonic()
        stamp = self._look()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._on_air = _load(self.path)
        except ContentError as error:
            self.error = error
            log.error("The last good content stays on air. %s", error)  # noqa: TRY400 - the sentence is the message.
        else:
            self.error = None
            log.info("New content is on air: %s", self.path)

    def _look(self) -> tuple[int, int, int] | None:
        """Return what changes when the file is saved, whether in place or by rename; None if it is not there."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino


def _load(path: Path) -> OnAir:
    portfolio = loading.load(path)
    return OnAir(portfolio, record.gather(portfolio))
