"""A backup put in the place of the outbox, which is kept beside it."""

import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from portfolio.contact.delivery import lock
from portfolio.contact.outbox import OutboxError, copies, kept, replacing, sqlite
from portfolio.contact.outbox.database import is_file
from portfolio.contact.outbox.failures import reason
from portfolio.contact.outbox.replacing import Former, Sound

_ON_POSTGRESQL = (
    "The outbox is in a PostgreSQL server, and `pg_restore` puts back there what `pg_dump` wrote. A file that "
    "`portfolio messages backup` wrote can be opened as it is: DATABASE_URL=sqlite:///FILE."
)
_WAITING = "SELECT count(*) FROM messages WHERE state IN ('queued', 'sending')"
_SENT_SINCE = """
    UPDATE messages SET state = 'sent', reason = ?, attempts = ?, first_attempt_at = ?, settled_at = ?,
    due_at = NULL, claim = NULL WHERE reference = ? AND state != 'sent'"""
_NOT_AGAIN = """
    UPDATE messages SET state = 'failed', reason = 'restored: it had been deleted since the backup', settled_at = ?,
    due_at = NULL, claim = NULL WHERE reference = ? AND state IN ('queued', 'sending')"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore came to, in numbers of messages and in references."""

    count: int
    former: Path | None = None
    """Where the former outbox is kept; None if there was nothing to keep."""
    is_known: bool
    """Whether the former outbox could be read; if not, nothing is known of what was mailed since the backup."""
    later: int
    """How many came after the backup, and are in the former outbox alone."""
    sent_since: int
    """How many the former outbox knew to be sent, where the backup did not."""
    waiting: int
    """How many will be mailed."""
    deleted_since: list[str]
    """What the former outbox did not have any more. What of this was waiting is failed now, so that nothing is mailed
    that somebody may have asked to be forgotten."""


def restore(engine: Engine, file: Path, now: datetime) -> Restored:
    """Let the messages in `file`, and no others, be those of the outbox of `engine`.

    Killed at any step, either the former outbox is there or the new one. What the former one knows to be sent is not
    sent again. OutboxError says why nothing was done: the outbox is in use, or `file` cannot take its place.
    """
    if not is_file(engine):
        raise OutboxError(_ON_POSTGRESQL)
    path = sqlite.path_of(engine)
    if path.exists() and file.samefile(path):
        raise OutboxError(f"{file} is the outbox itself; name a backup of it.")
    try:
        with lock.beside(engine)() as still_held:
            if not still_held:
                raise OutboxError(replacing.IN_USE)
            with replacing.former(path) as former:
                return _put_in_place(path, file, former, now)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise OutboxError(f"{file} cannot be put in the place of {path}: {reason(error)}.") from None


def _put_in_place(path: Path, file: Path, former: Former, now: datetime) -> Restored:
    kept.sweep(path)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        taken_in = Path(folder) / "outbox"
        copies.take_in(file, taken_in)
        with closing(sqlite3.connect(taken_in)) as new:
            restored = _reconcile(new, former, now)
            new.commit()
            name = former.keep(kept.name_for(path, now))
            former.give_way(new)
    return replace(restored, former=name)


def _reconcile(new: sqlite3.Connection, former: Former, now: datetime) -> Restored:
    """Let nothing in `new` be mailed that is known to be sent, or to be deleted, since."""
    there = {reference for (reference,) in new.execute("SELECT reference FROM messages")}
    known = former.references()
    elsewhere, sent = _from_copies(former.path)
    deleted = sorted(there - known - elsewhere) if known is not None else []
    before = new.total_changes
    new.executemany(_SENT_SINCE, [*sent, *former.sent()])
    sent_since = new.total_changes - before
    at = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    new.executemany(_NOT_AGAIN, [(at, reference) for reference in deleted])
    return Restored(
        count=len(there),
        is_known=known is not None,
        later=len((known or set()) - there),
        sent_since=sent_since,
        waiting=new.execute(_WAITING).fetchone()[0],
        deleted_since=deleted,
    )


def _from_copies(path: Path) -> tuple[set[str], list[tuple[object, ...]]]:
    """Return what earlier restores keep beside `path`: references, which nobody has discarded, and what was sent."""
    references, sent = set[str](), list[tuple[object, ...]]()
    for file in kept.beside(path):
        with suppress(sqlite3.Error), closing(sqlite.reader(file)) as copy:
            references |= Sound(file, copy).references()
            sent += Sound(file, copy).sent()
    return references, sent
