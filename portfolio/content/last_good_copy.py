"""The last good copy of the owner's file, for a start over a bad one."""

import hashlib
import logging
from pathlib import Path

from portfolio import whole_file
from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError
from portfolio.content.model import Portfolio

log = logging.getLogger(__name__)


class LastGoodCopy:
    """Keeps one copy in `folder` for the file at `path`; several processes may keep it at once."""

    def __init__(self, folder: Path, path: Path) -> None:
        # Another file is another person's perhaps, and must never stand in for this one.
        name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:12]
        self.file = folder / f"last-good-{name}.json"

    def keep(self, written: bytes) -> None:
        """Keep `written`, known to be good; a full or locked disk is logged, for the site does not hang on the copy."""
        try:
            if not self.file.exists() or self.file.read_bytes() != written:
                self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with whole_file.writing(self.file, replace=True) as new:
                    new.write_bytes(written)
        except OSError as error:
            log.warning("No copy of the content can be kept in %s: %s", self.file.parent, error.strerror or error)

    def load(self) -> Portfolio | None:
        """Return what the copy says; None if there is none, or this version of the site cannot read it."""
        try:
            return loading.load(self.file)
        except ContentError:
            return None
