"""The made pictures, in a folder of the instance: each made once for all workers, and cleared away when unwanted."""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flask import Flask

from portfolio import whole_file
from portfolio.assets import developing, renditions
from portfolio.assets.renditions import Rendition
from portfolio.content.file import judging
from portfolio.content.file.originals import Originals
from portfolio.content.model import PictureFile, Portfolio

log = logging.getLogger(__name__)

# A page may stand in caches and open windows for a while after its pictures were replaced.
KEPT_SECONDS = 24 * 60 * 60
# What the time of a file says while it is wanted; of any other, since when it is not.
_WANTED = 0.0
_LOCK = ".lock"
_KEY = "pictures"


class PictureFolder:
    """The folder for the pictures in `originals`; several workers may use it at once."""

    def __init__(self, folder: Path, originals: Path) -> None:
        self._folder, self._originals = folder, Originals(originals)

    def find(self, name: str) -> bytes | None:
        """Return the file `name`; None if it was not made."""
        with suppress(OSError):
            return (self._folder / name).read_bytes() if renditions.is_name(name) else None
        return None

    def made(self, name: str, portfolio: Portfolio) -> bytes | None:
        """Return the file `name`, made now if `portfolio` wants it; None if it does not."""
        found = self.find(name)
        if found is not None:
            return found
        for picture, wanted in renditions.wanted(portfolio):
            if name in {rendition.name for rendition in wanted}:
                return self._make(picture, wanted).get(name) or self.find(name)
        return None

    def make_all(self, portfolio: Portfolio, *, goes_on: Callable[[], bool] = lambda: True) -> None:
        """Make what is missing of all that `portfolio` wants, as long as it `goes_on`, and clear away the rest."""
        for picture, wanted in renditions.wanted(portfolio):
            if not goes_on():
                return
            self._make(picture, wanted)
        self._clear({rendition.name for _, wanted in renditions.wanted(portfolio) for rendition in wanted})

    def _make(self, picture: PictureFile, wanted: tuple[Rendition, ...]) -> dict[str, bytes]:
        """Make all of `wanted` if one is missing; return what was made, by name, whether it could be kept or not."""
        if self._have(wanted):
            return {}
        with self._alone():
            if self._have(wanted):  # Another worker has made them meanwhile.
                return {}
            try:
                written = self._originals.read(picture.name)
                if judging.digest(written) != picture.digest:
                    return {}  # Replaced a moment ago: the next look at the portfolio will tell.
                made = {one.name: saved for one, saved in developing.develop(picture.name, written, wanted)}
            except Exception as error:  # Whatever a decoder raises, the others are still to be made.
                log.warning("The picture %s is not made anew: it %s.", picture.name, error)
                return {}
            self._keep(made)
        return made

    def _have(self, wanted: tuple[Rendition, ...]) -> bool:
        return all((self._folder / rendition.name).exists() for rendition in wanted)

    def _keep(self, made: dict[str, bytes]) -> None:
        try:
            for name, saved in made.items():
                with whole_file.writing(self._folder / name, replace=True) as new:
                    new.write_bytes(saved)
                    os.utime(new, (_WANTED, _WANTED))
        except OSError as error:
            log.warning("No picture can be kept in %s: %s", self._folder, error.strerror or error)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one worker work here at a time; on a disk that takes no lock, each works for itself."""
        descriptor = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            log.warning("%s cannot be locked: %s", self._folder, error.strerror or error)
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def _clear(self, wanted: set[str]) -> None:
        """Delete what has not been wanted for a day, leftovers of a killed worker among it."""
        with suppress(OSError):
            for file in list(self._folder.iterdir()):
                if file.name != _LOCK:
                    with suppress(FileNotFoundError):
                        _judge(file, is_wanted=file.name in wanted)


def _judge(file: Path, *, is_wanted: bool) -> None:
    since, now = file.stat().st_mtime, time.time()
    if is_wanted:
        if since != _WANTED:
            os.utime(file, (_WANTED, _WANTED))
    elif since == _WANTED:
        os.utime(file, (now, now))
    elif not 0 <= now - since <= KEPT_SECONDS:
        file.unlink()


def bind(app: Flask, folder: PictureFolder) -> None:
    """Make `folder` that of `app`."""
    app.extensions[_KEY] = folder


def of(app: Flask) -> PictureFolder:
    """Return the folder of `app`."""
    found: PictureFolder = app.extensions[_KEY]
    return found
