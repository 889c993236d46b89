"""Why the outbox would not do what was asked."""

from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from portfolio.plain_error import PlainError


class OutboxError(PlainError):
    """The outbox cannot be used as it stands; nothing was written. The message holds no word of a visitor's."""


class LimitError(Exception):
    """A network has sent as much as it may; nothing was kept. It may send again after `wait`."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"The limit is reached; try again in {wait}.")
        self.wait = wait


def reason(error: Exception) -> str:
    """Return what a database or the system objects to, in one line, without the row: PostgreSQL repeats rows."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    primary = getattr(getattr(cause, "diag", None), "message_primary", None)
    return " ".join(str(primary or cause).split())
