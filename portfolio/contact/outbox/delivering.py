"""The deliverer's side: a message is claimed, tried, and settled by whoever holds its claim."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, literal, or_, select, update

from portfolio.contact.outbox.database import reading, writing
from portfolio.contact.outbox.message import COLUMNS, Message, from_row
from portfolio.contact.outbox.tables import Utc, messages


def adopt(engine: Engine, now: datetime, longest_wait: Callable[[int], timedelta]) -> int:
    """Take over from a deliverer that is gone; return how many messages it left in `sending`. They are queued again.

    Waits are shortened as by `shorten_waits`. Only the holder of the delivery lock may call this: then nobody else can
    be sending.
    """
    with writing(engine) as connection:
        _shorten(connection, now, longest_wait)
        return connection.execute(
            update(messages).where(messages.c.state == "sending").values(state="queued", claim=None, due_at=None)
        ).rowcount


def shorten_waits(engine: Engine, now: datetime, longest_wait: Callable[[int], timedelta]) -> None:
    """Let no message wait longer than `longest_wait` says for so many attempts.

    What waits longer was put off by a clock that ran ahead of this one: another deliverer's, or this one's own.
    """
    with writing(engine) as connection:
        _shorten(connection, now, longest_wait)


def _shorten(connection: Connection, now: datetime, longest_wait: Callable[[int], timedelta]) -> None:
    tried = select(messages.c.attempts).where(messages.c.state == "queued", messages.c.due_at > now).distinct()
    for attempts in connection.execute(tried).scalars().all():
        latest = now + longest_wait(attempts)
        connection.execute(
            update(messages)
            .where(messages.c.state == "queued", messages.c.attempts == attempts, messages.c.due_at > latest)
            .values(due_at=latest)
        )


def has_due(engine: Engine, now: datetime) -> bool:
    """Say whether anything waits to be sent now."""
    with reading(engine) as connection:
        return connection.execute(select(messages.c.reference).where(*_due(now)).limit(1)).first() is not None


def claim(engine: Engine, now: datetime) -> Message | None:
    """Take the oldest message that is due, so that its claim token settles it; None if nothing is due."""
    with writing(engine) as connection:
        oldest = select(messages.c.reference).where(*_due(now)).order_by(messages.c.accepted_at, messages.c.reference)
        reference = connection.execute(oldest.limit(1).with_for_update(skip_locked=True)).scalar()
        if reference is None:
            return None
        row = connection.execute(
            update(messages)
            .where(messages.c.reference == reference)
            .values(
                state="sending",
                claim=secrets.token_hex(16),
                attempts=messages.c.attempts + 1,
                first_attempt_at=func.coalesce(messages.c.first_attempt_at, literal(now, Utc)),
            )
            .returning(*COLUMNS)
        ).one()
    return from_row(row)


def hand_over(engine: Engine, message: Message, now: datetime) -> bool:
    """Write down that the letter of `message` goes out now; False if the claim is no longer ours, so that it may not.

    A letter that may have arrived is dated from here on, whatever becomes of whoever sends it.
    """
    return _update(engine, message, handed_over_at=now)


def settle_sent(engine: Engine, message: Message, now: datetime, answer: str) -> bool:
    """Write down that the mail server accepted `message`; False if the claim is no longer ours."""
    return _settle(engine, message, state="sent", reason=answer, due_at=None, settled_at=now)


def settle_failed(engine: Engine, message: Message, now: datetime, answer: str) -> bool:
    """Write down that `message` will not be tried again by itself; False if the claim is no longer ours."""
    return _settle(engine, message, state="failed", reason=answer, due_at=None, settled_at=now)


def settle_later(engine: Engine, message: Message, due_at: datetime, answer: str) -> bool:
    """Queue `message` again for `due_at`; False if the claim is no longer ours."""
    return _settle(engine, message, state="queued", reason=answer, due_at=due_at)


def settle_unused(engine: Engine, message: Message, answer: str) -> bool:
    """Put `message` back as if it had not been tried: what failed was not about it."""
    first_attempt_at = message.first_attempt_at if message.attempts > 1 else None
    return _settle(
        engine, message, state="queued", reason=answer, attempts=message.attempts - 1, first_attempt_at=first_attempt_at
    )


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return messages.c.state == "queued", or_(messages.c.due_at.is_(None), messages.c.due_at <= now)


def _settle(engine: Engine, message: Message, **values: Any) -> bool:
    return _update(engine, message, claim=None, **values)


def _update(engine: Engine, message: Message, **values: Any) -> bool:
    """Write `values` into `message`; False if the claim is no longer ours."""
    is_ours = (
        messages.c.reference == message.reference,
        messages.c.state == "sending",
        messages.c.claim == message.claim,
    )
    with writing(engine) as connection:
        return connection.execute(update(messages).where(*is_ours).values(**values)).rowcount == 1
