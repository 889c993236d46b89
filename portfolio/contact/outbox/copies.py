"""Copies of a whole outbox."""

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError

from portfolio.contact.outbox import sqlite
from portfolio.contact.outbox.database import reading, set_up
from portfolio.contact.outbox.failures import OutboxError, reason
from portfolio.contact.outbox.tables import messages

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
