"""The owner's side: what there is, what waits, and what to do with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, Update, and_, func, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from portfolio.contact.outbox import sqlite
from portfolio.contact.outbox.database import reading, set_up, writing
from portfolio.contact.outbox.errors import OutboxError, said
from portfolio.contact.outbox.message import COLUMNS, Message, from_row
from portfolio.contact.outbox.tables import STATES, messages

HELD_FOR = timedelta(days=30)
NETWORKS_FOR = timedelta(days=30)
# How long a message may wait before those who watch are told.
DELIVERED_WITHIN = timedelta(minutes=15)
LOOKED_AT_WITHIN = timedelta(days=1)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages are in which state, and since when the oldest of them wait for somebody."""

    counts: dict[str, int]
    undelivered_since: datetime | None
    """When the oldest that is queued, being sent or failed was accepted."""
    held_since: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Say whether a message has waited too long for the mail server."""
        return self.undelivered_since is not None and now - self.undelivered_since > DELIVERED_WITHIN

    def is_overlooked(self, now: datetime) -> bool:
        """Say whether a held message has waited too long for the owner."""
        return self.held_since is not None and now - self.held_since > LOOKED_AT_WITHIN


def find(engine: Engine, reference: str) -> Message | None:
    """Return the message `reference`, if there is one."""
    with reading(engine) as connection:
        row = connection.execute(select(*COLUMNS).where(messages.c.reference == reference)).first()
    return from_row(row) if row else None


def beginning_with(engine: Engine, beginning: str) -> list[Message]:
    """Return the messages whose reference begins so, two at most."""
    begins = messages.c.reference.startswith(beginning, autoescape=True)
    with reading(engine) as connection:
        return [from_row(row) for row in connection.execute(select(*COLUMNS).where(begins).limit(2))]


def newest_first(engine: Engine, state: str | None = None) -> list[Message]:
    """Return all messages, or those in `state`."""
    return list(each(engine, state))


def each(engine: Engine, state: str | None = None) -> Iterator[Message]:
    """Yield the same, as they stand when the first is asked for; few at a time are in memory."""
    statement = select(*COLUMNS).order_by(messages.c.accepted_at.desc(), messages.c.reference)
    if state:
        statement = statement.where(messages.c.state == state)
    with reading(engine) as connection:
        yield from map(from_row, connection.execution_options(yield_per=_AT_ONCE).execute(statement))


def waiting(engine: Engine) -> Waiting:
    """Return how many messages are in which state, and how long the oldest wait."""
    with reading(engine) as connection:
        counted = select(messages.c.state, func.count(), func.min(messages.c.accepted_at)).group_by(messages.c.state)
        found = {state: (count, oldest) for state, count, oldest in connection.execute(counted)}
    undelivered = [found[state][1] for state in ("queued", "sending", "failed") if state in found]
    return Waiting(
        counts={state: found[state][0] if state in found else 0 for state in STATES},
        undelivered_since=min(undelivered, default=None),
        held_since=found["held"][1] if "held" in found else None,
    )


def retry(engine: Engine, reference: str) -> bool:
    """Queue the failed message `reference`, or have a queued one tried at once; False if there is none."""
    can_be = messages.c.state.in_(["failed", "queued"])
    with writing(engine) as connection:
        return connection.execute(queue_anew().where(messages.c.reference == reference, can_be)).rowcount == 1


def retry_failed(engine: Engine) -> int:
    """Queue all failed messages, and return how many those were."""
    with writing(engine) as connection:
        return connection.execute(queue_anew().where(messages.c.state == "failed")).rowcount


def release(engine: Engine, reference: str) -> bool:
    """Queue the held message `reference`; False if there is none."""
    with writing(engine) as connection:
        held = messages.c.state == "held"
        return connection.execute(queue_anew().where(messages.c.reference == reference, held)).rowcount == 1


def discard(engine: Engine, reference: str) -> bool:
    """Delete the held or failed message `reference`; False if there is none."""
    can_be = messages.c.state.in_(["held", "failed"])
    with writing(engine) as connection:
        return connection.execute(messages.delete().where(messages.c.reference == reference, can_be)).rowcount == 1


def purge(engine: Engine, now: datetime, retention: timedelta) -> int:
    """Delete what was sent before `retention` and what was held for HELD_FOR; return how many those were.

    Networks are forgotten after NETWORKS_FOR, whatever became of the message.
    """
    is_over = or_(
        and_(messages.c.state == "sent", messages.c.settled_at < now - retention),
        and_(messages.c.state == "held", messages.c.accepted_at < now - HELD_FOR),
    )
    is_known = and_(messages.c.network.is_not(None), messages.c.accepted_at < now - NETWORKS_FOR)
    with writing(engine) as connection:
        connection.execute(update(messages).where(is_known).values(network=None))
        return connection.execute(messages.delete().where(is_over)).rowcount


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
                target.execute(insert(messages), [dict(row) for row in part])
                count += len(part)

    try:
        made = not path.exists() and sqlite.make(path, copy)
    except (SQLAlchemyError, OSError) as error:
        raise OutboxError(f"{path} cannot be written: {said(error)}.") from None
    if not made:
        raise OutboxError(f"{path} is there already; name another file.")
    return count


def queue_anew() -> Update:
    """Return the statement that gives messages their whole schedule again, beginning at once."""
    return update(messages).values(
        state="queued", reason=None, due_at=None, attempts=0, first_attempt_at=None, settled_at=None
    )
