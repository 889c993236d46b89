"""The file of an outbox, to ourselves alone, and another put in its place: killed at any step, one of both is there.

A sound database is overwritten in one transaction of its own, so that no log of one file is ever read into another. A
file that no transaction is possible in is made empty first, which the program refuses to use, and then replaced.
"""

import fcntl
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from portfolio import whole_file
from portfolio.contact.outbox import sqlite
from portfolio.contact.outbox.failures import OutboxError
from portfolio.contact.outbox.tables import metadata

IN_USE = (
    "A server or a deliverer is using the outbox. Stop it (Ctrl-C where `portfolio serve` or `portfolio messages "
    "deliver --watch` runs, or `systemctl stop` and the name of its unit), then run this again."
)
# Where SQLite locks a file that it has open (https://www.sqlite.org/fileformat.html#the_lock_byte_page): length, start.
_LOCKED = (510, 0x40000002)
PATIENCE_OF_OTHERS = sqlite.BUSY_SECONDS + 1
"""Seconds after which nobody waits any more for a file that was locked before."""
_SENT = "SELECT reason, attempts, first_attempt_at, settled_at, reference FROM messages WHERE state = 'sent'"


@dataclass(frozen=True, slots=True)
class Former:
    """What stands at `path`: nothing, unless a subclass says otherwise."""

    path: Path

    def references(self) -> set[str] | None:
        """Return the references of its messages; None if nothing is known of any."""
        return None

    def sent(self) -> list[tuple[object, ...]]:
        """Return of each message that was sent its reason, attempts, first attempt, settlement and reference."""
        return []

    def keep(self, name: Path) -> Path | None:  # noqa: ARG002 - there is nothing to write to it.
        """Write a copy to `name` and return that; None if there is nothing to keep."""
        return None

    def give_way(self, new: sqlite3.Connection) -> None:
        """Hold what is in `new` from now on, and nothing else."""
        with whole_file.writing(self.path, replace=False) as target:
            _copy_database(new, target)


@dataclass(frozen=True, slots=True)
class Sound(Former):
    """A database that can be read and written."""

    live: sqlite3.Connection

    def references(self) -> set[str]:
        """Return the references of its messages."""
        return {reference for (reference,) in self.live.execute("SELECT reference FROM messages")}

    def sent(self) -> list[tuple[object, ...]]:
        """Return what is known of those that were sent."""
        return self.live.execute(_SENT).fetchall()

    def keep(self, name: Path) -> Path:
        """Write a copy to `name`."""
        with whole_file.writing(name, replace=False) as new:
            _copy_database(self.live, new)
        return name

    def give_way(self, new: sqlite3.Connection) -> None:
        """Let what is in `new` overwrite this in one transaction."""
        new.backup(self.live)
        self.live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@dataclass(frozen=True, slots=True)
class Unusable(Former):
    """A file that is damaged or empty, or what is left when the file is gone and its log is not."""

    file: BinaryIO

    def keep(self, name: Path) -> Path | None:
        """Copy the bytes of whatever is there, those of the log and its index beside those of the file."""
        parts = zip(sqlite.files_of(self.path), sqlite.files_of(name), strict=True)
        there = [(old, new) for old, new in parts if old.exists()]
        if not any(old.stat().st_size for old, _ in there):
            return None
        for old, new in reversed(there):  # With the file itself, all of it is there.
            with whole_file.writing(new, replace=False) as target, target.open("wb") as copy:
                self._copy(old, copy)
        return name

    def give_way(self, new: sqlite3.Connection) -> None:
        """Let a file that holds what is in `new` take the place."""
        with whole_file.writing(self.path, replace=True) as target:
            _copy_database(new, target)
            self.file.truncate(0)
            os.fsync(self.file.fileno())
            for log in sqlite.files_of(self.path)[1:]:
                log.unlink(missing_ok=True)
        # Whoever has opened the former file and waits for our lock would take the log of the new one for that one's.
        time.sleep(PATIENCE_OF_OTHERS)

    def _copy(self, old: Path, copy: BinaryIO) -> None:
        if old == self.path:  # Opened and closed once more, it would lose the lock that this process has on it.
            self.file.seek(0)
            shutil.copyfileobj(self.file, copy)
        else:
            with old.open("rb") as log:
                shutil.copyfileobj(log, copy)


@contextmanager
def former(path: Path) -> Iterator[Former]:
    """Yield what stands at `path`, so that nobody else opens it meanwhile.

    OutboxError if somebody uses it, or if it is no outbox. May raise OSError and sqlite3.Error.
    """
    if live := _sound(path):
        with closing(live):
            found = {name for (name,) in live.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not found >= metadata.tables.keys():
                raise OutboxError(f"{path} is somebody else's, not an outbox, and stays; name another DATABASE_URL.")
            yield Sound(path, live)
    elif any(file.exists() for file in sqlite.files_of(path)[:2]):
        with _unusable(path) as file:
            yield Unusable(path, file)
    else:
        yield Former(path)


@contextmanager
def _unusable(path: Path) -> Iterator[BinaryIO]:
    """Open the file at `path` for nobody else; where it is gone, one stands there meanwhile."""
    is_gone = not path.exists()
    path.touch(mode=0o600)
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *_LOCKED)
        except BlockingIOError:
            raise OutboxError(IN_USE) from None
        try:
            yield file
        finally:
            if is_gone and path.stat().st_size == 0:
                path.unlink()


def _sound(path: Path) -> sqlite3.Connection | None:
    """Open the outbox at `path` for nobody else; None if no transaction is possible in it."""
    # An empty file would pass for an empty database, and SQLite would delete the log beside it.
    if not path.exists() or path.stat().st_size == 0:
        return None
    live = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", uri=True, timeout=sqlite.BUSY_SECONDS, isolation_level=None
    )
    try:
        if _is_sound_and_ours_alone(live):
            return live
    except sqlite3.DatabaseError as error:
        live.close()
        if _is(error, sqlite3.SQLITE_BUSY):
            raise OutboxError(IN_USE) from None
        if not _is(error, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
    live.close()
    return None


def _is_sound_and_ours_alone(live: sqlite3.Connection) -> bool:
    for pragma in ("locking_mode = EXCLUSIVE", "synchronous = FULL", "secure_delete = ON"):
        live.execute(f"PRAGMA {pragma}")
    live.execute("BEGIN EXCLUSIVE")  # In this mode the lock is held until the connection is closed.
    live.execute("COMMIT")
    return bool(live.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _is(error: sqlite3.DatabaseError, *codes: int) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in codes


def _copy_database(source: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as target:
        source.backup(target)
