"""What there is, and what waits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from string import hexdigits

from sqlalchemy import Engine, func, select

from portfolio.contact.outbox.database import reading
from portfolio.contact.outbox.message import COLUMNS, Message, from_row
from portfolio.contact.outbox.tables import STATES, messages

# How long a message may wait before those who watch are told.
DELIVERED_WITHIN = timedelta(minutes=15)
LOOKED_AT_WITHIN = timedelta(days=1)
_AT_ONCE = 500
_REFERENCE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages are in which state, and since when the oldest of them wait for somebody."""

    counts: dict[str, int]
    undelivered_since: datetime | None
    """When the oldest that is queued, being sent or failed was accepted."""
    held_since: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Say whether a message has waited too long for the mail server."""
        return _is_over(DELIVERED_WITHIN, self.undelivered_since, now)

    def is_overlooked(self, now: datetime) -> bool:
        """Say whether a held message has waited too long for the owner."""
        return _is_over(LOOKED_AT_WITHIN, self.held_since, now)


def _is_over(period: timedelta, since: datetime | None, now: datetime) -> bool:
    """Say whether `period` is over; of what is dated a day ahead nobody knows, so it is."""
    return since is not None and not -timedelta(days=1) < now - since <= period


def find(engine: Engine, reference: str) -> Message | None:
    """Return the message `reference`, if there is one; what is no reference, whatever is in it, names none."""
    if not _REFERENCE.fullmatch(reference):
        return None
    with reading(engine) as connection:
        row = connection.execute(select(*COLUMNS).where(messages.c.reference == reference)).first()
    return from_row(row) if row else None


def beginning_with(engine: Engine, beginning: str) -> list[Message]:
    """Return the messages whose reference begins so, two at most."""
    if not set(beginning) <= set(hexdigits):
        return []
    begins = messages.c.reference.startswith(beginning, autoescape=True)
    with reading(engine) as connection:
        return [from_row(row) for row in connection.execute(select(*COLUMNS).where(begins).limit(2))]


def newest_first(engine: Engine, state: str | None = None) -> list[Message]:
    """Return all messages, or those in `state`."""
    return list(each(engine, state))


def each(engine: Engine, state: str | None = None) -> Iterator[Message]:
    """Yield all messages, or those in `state`, newest first, as they stand when the first is asked for.

    Few at a time are in memory.
    """
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
