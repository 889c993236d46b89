"""The pictures beside the portfolio file: found without leaving its folder, judged once, noticed when they change."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path

from portfolio.content.file import judging
from portfolio.content.model.pictures import PictureError, PictureFile

Stamp = tuple[int, ...]

# Within so short a time two saves may leave the same stamp: file systems tell the time in ticks of some milliseconds.
_TICK_NS = 100_000_000
# A folder of ten thousand photos is nothing to search for a slip of the pen.
_MOST_NAMES = 1000


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what changes when a file is saved, in place or by rename, or may be read again.

    Of a file that was saved a moment ago nothing lasting can be told, so each look at it differs.
    """
    stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev, status.st_mode)
    now = time.time_ns()
    return (*stamp, now) if 0 <= now - max(status.st_mtime_ns, status.st_ctime_ns) < _TICK_NS else stamp


class Originals:
    """Finds the pictures in one folder for one reading of the portfolio file after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: dict[str, Stamp | None] = {}
        self._known: dict[tuple[str, Stamp], PictureFile] = {}

    def begin(self) -> None:
        """Forget which pictures were asked for: the portfolio file is read anew."""
        self._asked = {}

    def find(self, name: str) -> PictureFile:
        """Return the picture `name`; PictureError if it cannot be shown."""
        self._asked[name] = None
        descriptor = _open(self.folder, name)
        with os.fdopen(descriptor, "rb") as file:
            stamp = self._asked[name] = stamp_of(os.fstat(descriptor))
            if (name, stamp) not in self._known:
                with _alone(self.folder):
                    self._known[name, stamp] = judging.judge(name, judging.read(file))
        return self._known[name, stamp]

    def read(self, name: str) -> bytes:
        """Return the bytes of the picture `name`; PictureError if they cannot be read."""
        with os.fdopen(_open(self.folder, name), "rb") as file:
            return judging.read(file)

    @property
    def found(self) -> tuple[PictureFile, ...]:
        """The pictures that were asked for and found, in the order of the file."""
        known = (self._known.get((name, stamp)) for name, stamp in self._asked.items() if stamp)
        return tuple(picture for picture in known if picture)

    def have_changed(self) -> bool:
        """Say whether one of the pictures that were asked for is not what it was; one that was missing counts too."""
        return any(self._look(name) != stamp for name, stamp in self._asked.items())

    def _look(self, name: str) -> Stamp | None:
        with suppress(PictureError):
            descriptor = _open(self.folder, name)
            try:
                return stamp_of(os.fstat(descriptor))
            finally:
                os.close(descriptor)
        return None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one worker at a time unpack a picture: all of them see an edit at once, and each would take its memory.

    On a disk that takes no lock, each works for itself.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _open(folder: Path, name: str) -> int:
    """Return a descriptor of the regular file `name` in `folder`, reached through no symbolic link."""
    try:
        here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise PictureError(f"cannot be read: {error.strerror or error}") from error
    *folders, last = name.split("/")
    try:
        for step in folders:
            here = _step(here, step, os.O_DIRECTORY)
        # Whoever opens a pipe to read would wait for a writer.
        found = _step(os.dup(here), last, os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise PictureError(f"is not there; {_cure(folder, name)}") from error
    except OSError as error:
        raise PictureError(_said(error)) from error
    finally:
        os.close(here)
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        raise PictureError("is no file; name a picture")
    return found


def _step(here: int, name: str, flags: int) -> int:
    """Return a descriptor of `name` in the folder `here`, which is closed if that is there."""
    found = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=here)
    os.close(here)
    return found


def _said(error: OSError) -> str:
    if error.errno in {errno.ELOOP, errno.ENOTDIR}:
        return "is reached through a symbolic link or is in no folder; put the picture itself beside the portfolio file"
    return f"cannot be read: {error.strerror or error}; mend that"


def _cure(folder: Path, name: str) -> str:
    """Say which picture of the folder may be meant."""
    place = (folder / name).parent
    with suppress(OSError):
        names = sorted(path.name for path in place.iterdir() if judging.kind_of(path.name))[:_MOST_NAMES]
        lower = {one.casefold(): one for one in names}
        if near := get_close_matches(name.rpartition("/")[2].casefold(), lower, n=1, cutoff=0.6):
            return f"did you mean “{name.rpartition('/')[0] and name.rpartition('/')[0] + '/'}{lower[near[0]]}”?"
    return "put the picture there, beside the portfolio file, or mend the name"
