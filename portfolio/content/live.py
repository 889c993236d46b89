"""The current portfolio: picks up an edit, of a picture too, and stays with the last good one when that is bad."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from portfolio.content.file import loading
from portfolio.content.file.originals import Originals, Stamp, stamp_of
from portfolio.content.file.problems import ContentError
from portfolio.content.last_good_copy import LastGoodCopy
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month

log = logging.getLogger(__name__)

# Looking at a file's stamp costs a system call; once a second is soon enough for an owner and nothing for a server.
PAUSE_SECONDS = 1.0

Prepared = TypeVar("Prepared")


class Live(Generic[Prepared]):
    """Hands out the current content, prepared once for each edit; safe to call from any thread."""

    def __init__(
        self,
        path: Path,
        prepare: Callable[[Portfolio], Prepared],
        last_good_copy: LastGoodCopy | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        today: Callable[[], Month | None] = lambda: None,
    ) -> None:
        """Load the file at `path`, or over a bad one the copy in `last_good_copy`; ContentError if there is neither.

        `prepare` makes of a portfolio what is handed out; `today` tells the month, from which years are counted.
        """
        self.path = path
        self.error: ContentError | None = None
        """Why the file as it stands now is not what is served; None if it is."""
        self.pause_seconds = PAUSE_SECONDS
        self._prepare = prepare
        self._last_good_copy = last_good_copy
        self._monotonic, self._today = monotonic, today
        self._pictures = Originals(path.parent)
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._looked_at = monotonic()
        self._portfolio = self._first()
        self._content = prepare(self._portfolio)

    def current_content(self) -> Prepared:
        """Return the last good content, after a look at the file if the last look was a second ago."""
        if self._monotonic() - self._looked_at >= self.pause_seconds and self._lock.acquire(blocking=False):
            try:
                self._refresh()
            finally:
                self._lock.release()
        return self._content

    @property
    def modified(self) -> datetime | None:
        """When the content became what it is, in UTC, as far as that is kept."""
        return self._last_good_copy.kept_at if self._last_good_copy else None

    def _first(self) -> Portfolio:
        try:
            return self._load()
        except ContentError as error:
            kept = self._last_good_copy.load() if self._last_good_copy else None
            if kept is None:
                raise
            self.error = error
            log.error("THE LAST GOOD COPY IS SERVED, not what the file says now. %s", error)  # noqa: TRY400 - the sentence is the message.
            return kept

    def _refresh(self) -> None:
        self._looked_at = self._monotonic()
        stamp = self._look()
        if stamp == self._stamp and not self._pictures.have_changed():
            return
        self._stamp = stamp
        try:
            portfolio = self._load()
        except ContentError as error:
            self._refuse(error)
            return
        if self.error or portfolio != self._portfolio:
            self._portfolio, self._content = portfolio, self._prepare(portfolio)
            log.info("New content is served: %s", self.path)
        self.error = None

    def _refuse(self, error: ContentError) -> None:
        if self.error is None or str(self.error) != str(error):
            log.error("The last good content stays. %s", error)
        self.error = error

    def _load(self) -> Portfolio:
        written = loading.read(self.path)
        self._pictures.begin()
        portfolio = loading.parse(written, self.path, self._today(), self._pictures.find)
        if self._last_good_copy:
            self._last_good_copy.keep(written, portfolio.picture_files)
        return portfolio

    def _look(self) -> Stamp | None:
        """Return the stamp of the file; None if it is gone."""
        try:
            return stamp_of(self.path.stat())
        except OSError:
            return None
