"""Of held messages the owner is told once a day, by reference and reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Engine, exists, select, update

from portfolio.contact.outbox.database import reading, writing
from portfolio.contact.outbox.message import COLUMNS, Message, from_row
from portfolio.contact.outbox.tables import messages, schema_version

TELL_EVERY = timedelta(days=1)


def due_for_digest(engine: Engine, now: datetime) -> list[Message]:
    """Return all held messages, oldest first, if the owner is to be told of them now; none otherwise.

    That is when there is one that the owner has not been told of, and the last telling was a day ago.
    """
    is_held = messages.c.state == "held"
    with reading(engine) as connection:
        told_at = connection.execute(select(schema_version.c.told_at)).scalar()
        # Told in the future is what a clock says that was ahead, and no reason to be silent until then.
        if told_at is not None and abs(now - told_at) < TELL_EVERY:
            return []
        if not connection.execute(select(exists().where(is_held, ~messages.c.told))).scalar():
            return []
        found = connection.execute(select(*COLUMNS).where(is_held).order_by(messages.c.accepted_at))
        return [from_row(row) for row in found]


def settle_digest(engine: Engine, told: Iterable[Message], now: datetime) -> None:
    """Write down that the owner was told of `told`."""
    with writing(engine) as connection:
        connection.execute(update(schema_version).values(told_at=now))
        for message in told:
            connection.execute(update(messages).where(messages.c.reference == message.reference).values(told=True))
