"""The last good copy of the owner's file, for a start over a bad one."""

import hashlib
import json
import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from portfolio import whole_file
from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError
from portfolio.content.model import Portfolio
from portfolio.content.model.pictures import PictureFile

log = logging.getLogger(__name__)


class LastGoodCopy:
    """Keeps one copy in `folder` for the file at `path`; several processes may keep it at once.

    Of pictures it keeps what was known: what is served of them stands in the folder of the made ones.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        # Another file is another person's perhaps, and must never stand in for this one.
        name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:12]
        self.file = folder / f"last-good-{name}.json"
        self._pictures = folder / f"last-good-{name}.pictures.json"

    def keep(self, written: bytes, pictures: Iterable[PictureFile] = ()) -> None:
        """Keep `written`, known to be good; a full or locked disk is logged, for the site does not hang on the copy."""
        known = {picture.name: [picture.digest, picture.width, picture.height] for picture in pictures}
        try:
            if known or self._pictures.exists():
                _keep(self._pictures, json.dumps(known).encode())
            _keep(self.file, written)
        except OSError as error:
            log.warning("No copy of the content can be kept in %s: %s", self.file.parent, error.strerror or error)

    @property
    def kept_at(self) -> datetime | None:
        """When the copy was made, in UTC: since then the content is what it is. None if there is no copy."""
        try:
            return datetime.fromtimestamp(self.file.stat().st_mtime, UTC)
        except OSError:
            return None

    def load(self) -> Portfolio | None:
        """Return what the copy says; None if there is none, or this version of the site cannot read it."""
        try:
            return loading.parse(loading.read(self.file), self.file, find=self._find)
        except ContentError:
            return None

    def _find(self, name: str) -> PictureFile:
        """Return what was known of the picture `name`; if that is lost, the page goes without it."""
        try:
            return PictureFile(name, *json.loads(self._pictures.read_bytes())[name])
        except (OSError, ValueError, KeyError):
            return PictureFile(name)


def _keep(file: Path, written: bytes) -> None:
    if not file.exists() or file.read_bytes() != written:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file.writing(file, replace=True) as new:
            new.write_bytes(written)
