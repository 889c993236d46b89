"""A message as it is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from portfolio.contact.outbox.tables import messages
from portfolio.contact.outbox.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Written):
    """A stored row. Times are aware and in UTC; `reason` says why it is held or what the mail server said."""

    reference: str
    message_id: str | None = None
    """What the letter is called; None if the message was accepted by a version that did not fix that."""
    accepted_at: datetime
    state: str = "queued"
    reason: str | None = None
    due_at: datetime | None = None
    """When a queued message is to be tried; None means at once."""
    attempts: int = 0
    first_attempt_at: datetime | None = None
    handed_over_at: datetime | None = None
    """When the letter first went to the mail server; its Date, from then on. None: it has not."""
    claim: str | None = None
    settled_at: datetime | None = None


COLUMNS = tuple(messages.c[name] for name in Message.__dataclass_fields__)


def from_row(row: Row[Any]) -> Message:
    """Return the message that a row of COLUMNS holds."""
    return Message(**row._mapping)
