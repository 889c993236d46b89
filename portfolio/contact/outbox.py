"""The life of a message: its states, and all that is asked of its table.

A message is `queued`, `sending`, `sent`, `failed` or `held`. What `accept` has returned a receipt for is on disk;
from then on nothing here deletes it but `purge`, and only after it was mailed or held for long.
Every function may raise OutboxError; then nothing was written.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row, Update, func, insert, literal, select, update

from portfolio.contact.database import STATES as STATES
from portfolio.contact.database import OutboxError as OutboxError
from portfolio.contact.database import Utc, messages, reading, writing
from portfolio.contact.database import connect as connect

SAME_WITHIN = timedelta(days=1)
HELD_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a valid form gives. `held_for` is the reason to hold it back, if there is one."""

    name: str
    email: str
    subject: str
    text: str
    held_for: str | None = None

    @property
    def digest(self) -> str:
        """The same for the same words from the same address, whatever the name or the case of the address."""
        parts = (self.email.casefold(), self.subject, self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Message:
    """A stored row. Times are aware and in UTC; `reason` says why it is held or what the mail server said."""

    reference: str
    name: str
    email: str
    subject: str
    text: str
    accepted_at: datetime
    state: str
    reason: str | None
    due_at: datetime | None
    attempts: int
    first_attempt_at: datetime | None
    claim: str | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the visitor is told: the message is safe, and this is its name."""

    reference: str
    accepted_at: datetime


def accept(engine: Engine, draft: Draft, now: datetime) -> Receipt:
    """Keep `draft` and return its receipt; when this returns, the message is on disk.

    The same text from the same address within a day is the same message: a double click, a replay and a resend get
    the receipt of the first. If that failed, or was held for what this draft does not have, it is queued again.
    OutboxError means that nothing was kept.
    """
    with writing(engine) as connection:
        known = connection.execute(
            select(messages.c.reference, messages.c.accepted_at, messages.c.state)
            .where(messages.c.digest == draft.digest, messages.c.accepted_at > now - SAME_WITHIN)
            .order_by(messages.c.accepted_at)
        ).first()
        if known:
            if known.state == "failed" or (known.state == "held" and not draft.held_for):
                connection.execute(_queue_anew(known.reference, now))
            return Receipt(known.reference, known.accepted_at)
        receipt = Receipt(secrets.token_hex(16), now)
        connection.execute(
            insert(messages).values(
                reference=receipt.reference,
                digest=draft.digest,
                name=draft.name,
                email=draft.email,
                subject=draft.subject,
                text=draft.text,
                accepted_at=now,
                state="held" if draft.held_for else "queued",
                reason=draft.held_for,
                due_at=None if draft.held_for else now,
            )
        )
    return receipt


def claim(engine: Engine, now: datetime) -> Message | None:
    """Take the oldest message that is due, so that its claim token settles it; None if nothing is due."""
    with writing(engine) as connection:
        due = connection.execute(
            select(messages.c.reference)
            .where(messages.c.state == "queued", messages.c.due_at <= now)
            .order_by(messages.c.accepted_at)
            .limit(1)
        ).scalar()
        if due is None:
            return None
        row = connection.execute(
            update(messages)
            .where(messages.c.reference == due)
            .values(
                state="sending",
                claim=secrets.token_hex(16),
                attempts=messages.c.attempts + 1,
                first_attempt_at=func.coalesce(messages.c.first_attempt_at, literal(now, Utc)),
            )
            .returning(messages)
        ).one()
    return _message(row)


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


def requeue_abandoned(engine: Engine) -> int:
    """Queue what a dead deliverer left in `sending`, and return how many those were.

    Only the holder of the delivery lock may call this: then nobody else can be sending.
    """
    with writing(engine) as connection:
        return connection.execute(
            update(messages).where(messages.c.state == "sending").values(state="queued", claim=None)
        ).rowcount


def release(engine: Engine, reference: str, now: datetime) -> bool:
    """Queue the held message `reference`; False if there is none."""
    with writing(engine) as connection:
        return connection.execute(_queue_anew(reference, now).where(messages.c.state == "held")).rowcount == 1


def purge(engine: Engine, now: datetime, retention: timedelta) -> int:
    """Delete what was sent before `retention` and what was held for HELD_FOR; return how many those were."""
    with writing(engine) as connection:
        return connection.execute(
            messages.delete().where(
                ((messages.c.state == "sent") & (messages.c.settled_at < now - retention))
                | ((messages.c.state == "held") & (messages.c.accepted_at < now - HELD_FOR))
            )
        ).rowcount


def find(engine: Engine, reference: str) -> Message | None:
    """Return the message `reference`, if there is one."""
    with reading(engine) as connection:
        row = connection.execute(select(messages).where(messages.c.reference == reference)).first()
    return _message(row) if row else None


def newest_first(engine: Engine, state: str | None = None) -> list[Message]:
    """Return all messages, or those in `state`."""
    statement = select(messages).order_by(messages.c.accepted_at.desc())
    if state:
        statement = statement.where(messages.c.state == state)
    with reading(engine) as connection:
        return [_message(row) for row in connection.execute(statement)]


def has_due(engine: Engine, now: datetime) -> bool:
    """Say whether anything waits to be sent now."""
    with reading(engine) as connection:
        due = select(messages.c.reference).where(messages.c.state == "queued", messages.c.due_at <= now).limit(1)
        return connection.execute(due).first() is not None


def _queue_anew(reference: str, now: datetime) -> Update:
    """Return the statement that gives the message `reference` its whole schedule again."""
    anew = {
        "state": "queued",
        "reason": None,
        "due_at": now,
        "attempts": 0,
        "first_attempt_at": None,
        "settled_at": None,
    }
    return update(messages).where(messages.c.reference == reference).values(anew)


def _settle(engine: Engine, message: Message, **values: Any) -> bool:
    with writing(engine) as connection:
        settled = connection.execute(
            update(messages)
            .where(
                messages.c.reference == message.reference,
                messages.c.state == "sending",
                messages.c.claim == message.claim,
            )
            .values(claim=None, **values)
        )
        return settled.rowcount == 1


def _message(row: Row[Any]) -> Message:
    return Message(**{name: value for name, value in row._mapping.items() if name != "digest"})
