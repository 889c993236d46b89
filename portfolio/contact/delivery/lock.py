"""The lock that makes one deliverer of many: freed by the system or the database when its holder dies, however it dies.

No lease: two clocks an hour apart would have two holders, and every letter twice.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from portfolio.contact.outbox import OutboxError, postgresql, sqlite
from portfolio.contact.outbox.database import is_file
from portfolio.contact.outbox.failures import reason

StillHeld = Callable[[], bool]
Lock = Callable[[], AbstractContextManager[StillHeld | None]]


def beside(engine: Engine) -> Lock:
    """Return the lock of the outbox that `engine` opens: whoever shares the outbox shares the lock.

    Entering it never waits. It gives a function that says whether the lock is still ours, or None if somebody else
    holds it. May raise OutboxError and OSError.
    """
    if is_file(engine):
        path = sqlite.path_of(engine)
        return lambda: _file(path.with_name(f"{path.name}.lock"))
    return lambda: _advisory(engine)


@contextmanager
def _file(path: Path) -> Iterator[StillHeld | None]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield lambda: path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno()))


@contextmanager
def _advisory(engine: Engine) -> Iterator[StillHeld | None]:
    """Hold the lock with a connection of its own: the server frees it when that ends."""
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            key = {"key": postgresql.DELIVERING}
            if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), key).scalar():
                yield None
                return

            def is_held() -> bool:
                try:
                    return bool(connection.execute(text("SELECT true")).scalar())
                except SQLAlchemyError:
                    return False

            try:
                yield is_held
            finally:
                connection.invalidate()  # The lock ends with the session, and no pool may keep it.
    except SQLAlchemyError as error:
        raise OutboxError(f"The outbox cannot be used: {reason(error)}.") from None
