"""The last good copy of the owner's file, for a start over a bad one."""

import hashlib
import logging
import os
import tempfile
from pathlib import Path

from portfolio.content import loading
from portfolio.content.model import Portfolio
from portfolio.content.problems import ContentError

log = logging.getLogger(__name__)


class Keepsake:
    """Keeps one copy in `folder` for the file at `path`; several processes may keep it at once."""

    def __init__(self, folder: Path, path: Path) -> None:
        # Another file is another person's perhaps, and must never stand in for this one.
        name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:12]
        self.file = folder / f"last-good-{name}.json"

    def keep(self, written: bytes) -> None:
        """Keep `written`, known to be good; a full or locked disk is logged, for the site does not hang on the copy."""
        try:
            if not self.file.exists() or self.file.read_bytes() != written:
                self._replace(written)
        except OSError as error:
            log.warning("No copy of the content can be kept in %s: %s", self.file.parent, error.strerror or error)

    def load(self) -> Portfolio | None:
        """Return what the copy says; None if there is none, or this version of the site cannot read it."""
        try:
            return loading.load(self.file)
        except ContentError:
            return None

    def _replace(self, written: bytes) -> None:
        """Write a new file beside the copy and give it its name in one step: nobody ever reads half of it."""
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.file.parent, prefix=f"{self.file.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(written)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
