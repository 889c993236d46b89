"""The outbox as a file of SQLite's: made whole or not at all, never made anew over what is left of an old one."""

import shutil
import sqlite3
from collections.abc import Callable, MutableMapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DisconnectionError

from portfolio import whole_file
from portfolio.contact.outbox.failures import OutboxError, reason

# How long a request waits for another process that is writing, before the visitor is told to try again.
BUSY_SECONDS = 5
# Fifty of the longest messages.
_ROOM = 1024 * 1024
# Whoever takes words out of the log keeps writers waiting meanwhile, so it tries often and waits for little.
_SCRUB_TRIES = 5
_SCRUB_MILLISECONDS = 200
# What a file says of itself once nothing is left in it that was deleted without being overwritten.
_SECURE = 1


def url_of(path: Path) -> URL:
    """Return the address of the outbox in the file at `path`. Pasted into a text, a `?` or `%` would name another."""
    return URL.create("sqlite", database=str(path))


def engine(url: URL) -> Engine:
    """Return an engine for the file that `url` names; the file must be there when it is first used."""
    path = Path(url.database or "")
    # Opened as SQLite would by itself, a file that is gone would be an empty database.
    address = f"file:{quote(str(path))}?mode=rw"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)

    def prepare(connection: DBAPIConnection, record: Any) -> None:
        record.info["identity"] = _identity(path)
        _prepare(connection, path)

    def refuse_stale(_connection: DBAPIConnection, record: Any, _proxy: object) -> None:
        """Let the pool open the file again if another one stands under its name: what is unlinked is not kept."""
        if _identity(path) != record.info["identity"]:
            raise DisconnectionError

    # An error of the database would otherwise carry the visitor's words into the log.
    made = create_engine(url, creator=open_file, hide_parameters=True)
    event.listen(made, "connect", prepare)
    event.listen(made, "checkout", refuse_stale)
    event.listen(made, "begin", _begin)
    return made


def reader(path: Path) -> sqlite3.Connection:
    """Open the database at `path` to be read; one without a log has none afterwards. May raise sqlite3.Error."""
    has_log = any(path.with_name(f"{path.name}{end}").exists() for end in ("-wal", "-journal"))
    # A file without a log is in nobody's use, and may lie where nothing can be written.
    options = "mode=ro" if has_log else "mode=ro&immutable=1"
    return sqlite3.connect(f"file:{quote(str(path))}?{options}", uri=True)


def path_of(engine: Engine) -> Path:
    """Return the file of `engine`, behind any symbolic link: that is where SQLite puts the log."""
    return Path(engine.url.database or "").resolve()


def files_of(path: Path) -> tuple[Path, Path, Path]:
    """Return the file at `path`, its log and the log's index, which belong together, whether they are there or not."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def make_if_absent(engine: Engine, set_up: Callable[[Connection], None]) -> None:
    """Make the file of `engine` with the tables of `set_up` in it, if there is none.

    OutboxError if what is there is the rest of a database: a new one would take the place of lost messages in
    silence. May raise OSError.
    """
    path = path_of(engine)
    if path.exists():
        if path.stat().st_size == 0:
            raise OutboxError(f"{path} is empty, as a damaged file would be. Restore it, or move it away.")
        return
    if (log := files_of(path)[1]).exists():
        raise OutboxError(
            f"{path} is gone, but {log.name} is there with messages in it. Restore it, or move both away."
        )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    make(path, set_up)


def make(path: Path, fill: Callable[[Connection], None]) -> bool:
    """Make a database at `path` that holds what `fill` writes; False if somebody else was first.

    It appears under its name when it is whole and on the disk. Visitors' messages are for the owner alone, and so is
    the file. May raise OSError.
    """
    try:
        with whole_file.writing(path, replace=False) as new:
            filled = engine(url_of(new))
            try:
                with filled.begin() as connection:
                    fill(connection)
            finally:
                filled.dispose()  # The last connection takes what stands in the log into the file.
    except FileExistsError:
        return False
    return True


def check_room(engine: Engine) -> None:
    """Raise OutboxError if the disk of `engine` has no room for messages; where its log has some, they still fit."""
    folder = path_of(engine).parent
    if folder.exists() and (left := shutil.disk_usage(folder).free) < _ROOM:
        raise OutboxError(f"The disk is full: {left // 1024} kB are left for {path_of(engine)}. Make room on it.")


def scrub(engine: Engine) -> bool:
    """Take what was deleted out of the files of `engine`; False if somebody reads or writes, and traces may be left.

    The log keeps a page as it was before, until it is cut. What versions deleted that did not do so securely stands
    between the rows until the file is written anew, once. May raise OutboxError.
    """
    try:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {_SCRUB_MILLISECONDS}")
            try:
                return _write_anew_once(cursor) and any(_cut_log(cursor) for _ in range(_SCRUB_TRIES))
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    except sqlite3.Error as error:
        raise OutboxError(f"The outbox cannot be rid of what was deleted: {reason(error)}.") from None


def _write_anew_once(cursor: DBAPICursor) -> bool:
    """Write the file anew unless that was done; False if somebody else is writing."""
    if cursor.execute("PRAGMA user_version").fetchone() == (_SECURE,):
        return True
    try:
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("VACUUM")
        cursor.execute(f"PRAGMA user_version = {_SECURE}")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _cut_log(cursor: DBAPICursor) -> bool:
    is_busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not is_busy


def check_still_there(engine: Engine, info: MutableMapping[Any, Any]) -> None:
    """Raise OutboxError if the file was moved away or replaced while it was written to.

    `info` is that of the connection that wrote.
    """
    if _identity(path_of(engine)) != info["identity"]:
        raise OutboxError(f"{path_of(engine)} was replaced while it was written to.")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _prepare(connection: DBAPIConnection, path: Path) -> None:
    """Have every commit reach the disk and every deletion overwrite what it deletes; see that the file is sound."""
    cursor = connection.cursor()
    found = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise OutboxError(f"{path} is damaged ({' '.join(found.split())}). Restore it from a backup, or move it away.")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Let a writer wait for other writers at the start: a read that turns into a write half-way would fail at once.

    See https://www.sqlite.org/lang_transaction.html.
    """
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
