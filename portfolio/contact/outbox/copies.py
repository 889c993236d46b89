"""Copies of a whole outbox: made, and taken in again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError

from portfolio.contact.outbox import sqlite
from portfolio.contact.outbox.database import bring_up, reading, set_up
from portfolio.contact.outbox.failures import OutboxError, reason
from portfolio.contact.outbox.tables import SCHEMA_VERSION, messages

_AT_ONCE = 500


def backup(engine: Engine, path: Path) -> int:
    """Write all messages, as they stand at one moment, to a new outbox at `path`; return how many those were.

    The copy is a SQLite file whatever the outbox is, and can be named as DATABASE_URL. OutboxError if `path` is taken.
    """
    count = 0

    def copy(target: Connection) -> None:
        nonlocal count
        set_up(target)
        with reading(engine) as source:
            rows = source.execution_options(yield_per=_AT_ONCE).execute(select(messages)).mappings()
            for part in rows.partitions():
                target.execute(insert(messages), [{column.key: row[column] for column in messages.c} for row in part])
                count += len(part)

    try:
        made = not path.exists() and sqlite.make(path, copy)
    except (SQLAlchemyError, OSError) as error:
        raise OutboxError(f"{path} cannot be written: {reason(error)}.") from None
    if not made:
        raise OutboxError(f"{path} is there already; name another file.")
    return count


def take_in(file: Path, path: Path) -> None:
    """Write the outbox in `file` to a new file at `path`, brought up to this version; `file` itself is only read.

    OutboxError if `file` is damaged, no outbox, or of a later version.
    """
    try:
        _copy(file, path)
        engine = sqlite.engine(sqlite.url_of(path))
        try:
            with engine.begin() as connection:
                version = bring_up(connection)
                if version == SCHEMA_VERSION:
                    for _ in connection.execution_options(yield_per=_AT_ONCE).execute(select(messages)):
                        pass  # Each can be read.
        finally:
            engine.dispose()
    except (SQLAlchemyError, OSError, sqlite3.Error, ValueError) as error:
        raise OutboxError(f"{file} cannot be read as an outbox: {reason(error)}.") from None
    if version is None:
        raise OutboxError(f"{file} is no outbox; name a file that `portfolio messages backup` wrote.")
    if version != SCHEMA_VERSION:
        raise OutboxError(
            f"{file} is of version {version}, and this program knows version {SCHEMA_VERSION}. "
            "Restore it with the program that wrote it."
        )


def _copy(file: Path, path: Path) -> None:
    """Copy the database in `file` to `path`, with what stands in a log beside it; OutboxError if it is damaged."""
    with closing(sqlite.reader(file)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise OutboxError(f"{file} is damaged ({' '.join(found.split())}). Name another backup.")
