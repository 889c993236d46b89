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
from portfolio.content.keeping import Keepsake
from portfolio.content.model import Portfolio
from portfolio.content.problems import ContentError

log = logging.getLogger(__name__)

# Looking at a file's stamp costs a system call; once a second is soon enough for an owner and nothing for a server.
PAUSE_SECONDS = 1.0
# Within so short a time two saves may leave the same stamp: file systems tell the time in ticks of some milliseconds.
_TICK_NS = 100_000_000

Stamp = tuple[int, ...]


class OnAir(NamedTuple):
    """A portfolio and the record of who names what in it, worked out once for each edit."""

    portfolio: Portfolio
    record: Record


class Live:
    """Hands out what is on air; safe to call from any thread."""

    def __init__(
        self, path: Path, keepsake: Keepsake | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Load the file at `path`, or over a bad one the copy in `keepsake`; ContentError if there is neither."""
        self.path = path
        self.error: ContentError | None = None
        """Why the file as it stands now is not on air; None if it is."""
        self.pause_seconds = PAUSE_SECONDS
        self._keepsake = keepsake
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._looked_at = monotonic()
        self._on_air = self._opened()

    def on_air(self) -> OnAir:
        """Return the last good content, after a look at the file if the last look was a second ago."""
        if self._monotonic() - self._looked_at >= self.pause_seconds and self._lock.acquire(blocking=False):
            try:
                self._refresh()
            finally:
                self._lock.release()
        return self._on_air

    def _opened(self) -> OnAir:
        try:
            return self._loaded()
        except ContentError as error:
            kept = self._keepsake.load() if self._keepsake else None
            if kept is None:
                raise
            self.error = error
            log.error("THE LAST GOOD COPY IS ON AIR, not what the file says now. %s", error)  # noqa: TRY400 - the sentence is the message.
            return OnAir(kept, record.gather(kept))

    def _refresh(self) -> None:
        self._looked_at = self._monotonic()
        stamp = self._look()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            found = self._loaded()
        except ContentError as error:
            self._refuse(error)
            return
        if self.error or found.portfolio != self._on_air.portfolio:
            self._on_air = found
            log.info("New content is on air: %s", self.path)
        self.error = None

    def _refuse(self, error: ContentError) -> None:
        if self.error is None or str(self.error) != str(error):
            log.error("The last good content stays on air. %s", error)
        self.error = error

    def _loaded(self) -> OnAir:
        written = loading.read(self.path)
        portfolio = loading.parse(written, self.path)
        if self._keepsake:
            self._keepsake.keep(written)
        return OnAir(portfolio, record.gather(portfolio))

    def _look(self) -> Stamp | None:
        """Return what changes when the file is saved, in place or by rename, or may be read again; None if it is gone.

        Of a file that was saved a moment ago nothing lasting can be told, so each look at it differs.
        """
        try:
            status = self.path.stat()
        except OSError:
            return None
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev, status.st_mode)
        now = time.time_ns()
        return (*stamp, now) if 0 <= now - max(status.st_mtime_ns, status.st_ctime_ns) < _TICK_NS else stamp
