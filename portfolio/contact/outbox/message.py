"""A message as it is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from portfolio.contact.outbox.tables import messages


@dataclass(frozen=True, slots=True)
class Message:
    """A stored row. Times are aware and in UTC; `reason` says why it is held or what the mail server said."""

    reference: str
    message_id: str | None
    """What its letter is called; None if it was accepted by a version that did not fix it."""
    name: str
    email: str
    subject: str
    text: str
    accepted_at: datetime
    state: str
    reason: str | None
    due_at: datetime | None
    """When it is to be tried, if it is queued; None means at once."""
    attempts: int
    first_attempt_at: datetime | None
    claim: str | None
    settled_at: datetime | None


COLUMNS = tuple(messages.c[name] for name in Message.__dataclass_fields__)


def from_row(row: Row[Any]) -> Message:
    """Return the message that a row of COLUMNS holds."""
    return Message(**row._mapping)
