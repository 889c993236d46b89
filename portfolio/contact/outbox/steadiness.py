"""Since when the clock goes steadily: what cannot be undone is done by no other.

A clock may be wrong for a while: after a start without a battery, in a restored machine, by a slip. A year ahead for a
minute, it would have nearly all deleted. Looks at the clock are written down, each beside the last one: where it has
jumped, back or ahead, it has to go on for a week before it is believed again.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from portfolio.contact.outbox.tables import schema_version

BELIEVED_AFTER = timedelta(days=7)
# Who looks once a week, looks often enough; and the clocks of several machines may differ.
FURTHEST_AHEAD = timedelta(days=8)
_FURTHEST_BACK = timedelta(days=1)


def look(connection: Connection, now: datetime) -> datetime:
    """Write down that it is `now` by this machine's clock; return since when that has gone steadily."""
    looked_at, steady_since = _written(connection)
    if looked_at is None or steady_since is None or not -_FURTHEST_BACK <= now - looked_at <= FURTHEST_AHEAD:
        steady_since = now
    connection.execute(update(schema_version).values(looked_at=now, steady_since=steady_since))
    return steady_since


def believed_from(connection: Connection) -> datetime | None:
    """Return when the clock will be believed, if it goes on as it does; None if nobody has looked at it."""
    _, steady_since = _written(connection)
    return steady_since + BELIEVED_AFTER if steady_since else None


def _written(connection: Connection) -> tuple[datetime | None, datetime | None]:
    looked_at, steady_since = connection.execute(
        select(schema_version.c.looked_at, schema_version.c.steady_since)
    ).one()
    return looked_at, steady_since
