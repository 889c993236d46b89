"""What the owner and time do to messages: retried, released, discarded, purged; and whether more can be kept."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, Update, and_, delete, false, func, insert, or_, true, update

from portfolio.contact.outbox import kept, sqlite, steadiness
from portfolio.contact.outbox.database import is_file, reading, scrub, writing
from portfolio.contact.outbox.failures import OutboxError
from portfolio.contact.outbox.tables import messages, schema_version

HELD_FOR = timedelta(days=30)
NETWORKS_FOR = timedelta(days=30)
_NO_VERSION = -1


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


def discard(engine: Engine, reference: str, *, is_abandoned: bool = False) -> str | None:
    """Delete the message `reference` and return the state that it was in; None if it is being sent, or is not there.

    `is_abandoned` says that nobody delivers, so that what is in `sending` is nobody's. `scrub` clears away traces.
    """
    is_free = true() if is_abandoned else messages.c.state != "sending"
    with writing(engine) as connection:
        deleted = messages.delete().where(messages.c.reference == reference, is_free).returning(messages.c.state)
        state: str | None = connection.execute(deleted).scalar()
    return state


def purge(engine: Engine, now: datetime, retention: timedelta) -> int:
    """Delete what was sent or failed before `retention` and what was held for HELD_FOR; return how many those were.

    What waits to be sent stays, however long. Networks are forgotten after NETWORKS_FOR, whatever became of the
    message. The form tells visitors all this. Nothing happens by a clock that has jumped a while ago: `steadiness`.
    """
    count = 0
    with writing(engine) as connection:
        steady_since = steadiness.look(connection, now)
        if is_file(engine):
            kept.sweep(sqlite.path_of(engine), untouched_for=timedelta(hours=1))
        if is_believed := now - steady_since >= steadiness.BELIEVED_AFTER:
            count = _delete_over(connection, now, retention, steady_since)
            if is_file(engine):
                kept.forget(sqlite.path_of(engine), now)
    if is_believed:
        _delete_in_copies(engine, now, retention, steady_since)
    scrub(engine)
    return count


def purges_from(engine: Engine) -> datetime | None:
    """Return from when on `purge` deletes anything, None if nothing is known of the clock."""
    with reading(engine) as connection:
        return steadiness.believed_from(connection)


def _delete_in_copies(engine: Engine, now: datetime, retention: timedelta, steady_since: datetime) -> None:
    with kept.opened(engine) as copies:
        for copy in copies:
            # One that is damaged goes as a whole, in time.
            with suppress(OutboxError):
                with writing(copy) as connection:
                    _delete_over(connection, now, retention, steady_since)
                scrub(copy)


def _delete_over(connection: Connection, now: datetime, retention: timedelta, steady_since: datetime) -> int:
    def is_over(at: ColumnElement[datetime], period: timedelta) -> ColumnElement[bool]:
        # What is dated ahead was so by a clock that has jumped since, and is older than that.
        is_ahead = at > now + steadiness.FURTHEST_AHEAD if now - steady_since > period else false()
        return or_(at < now - period, is_ahead)

    settled_at = func.coalesce(messages.c.settled_at, messages.c.accepted_at)
    accepted_at = messages.c.accepted_at
    is_of_no_use = or_(
        and_(messages.c.state.in_(["sent", "failed"]), is_over(settled_at, retention)),
        and_(messages.c.state == "held", is_over(accepted_at, HELD_FOR)),
    )
    is_known = and_(messages.c.network.is_not(None), is_over(accepted_at, NETWORKS_FOR))
    connection.execute(update(messages).where(is_known).values(network=None, household=None))
    return connection.execute(messages.delete().where(is_of_no_use)).rowcount


def probe(engine: Engine) -> None:
    """See that a message could be kept now, by writing to the disk what leaves nothing behind.

    OutboxError says why it could not. What changes nothing would not be written: SQLite compares.
    """
    if is_file(engine):
        sqlite.check_room(engine)
    passing = {"version": _NO_VERSION}
    with writing(engine) as connection:
        connection.execute(insert(schema_version).values(passing))
        connection.execute(delete(schema_version).where(schema_version.c.version == _NO_VERSION))


def queue_anew() -> Update:
    """Return the statement that gives messages their whole schedule again, beginning at once."""
    return update(messages).values(
        state="queued", reason=None, due_at=None, attempts=0, first_attempt_at=None, settled_at=None
    )
