"""The outbox on a PostgreSQL server."""

from sqlalchemy import URL, Connection, Engine, create_engine, text

# Any numbers, as long as nobody else's locks in the same database have them.
_ACCEPTING = 7_009_126
DELIVERING = 7_009_127

# Nothing waits for long, a commit reaches the disk whatever the server's own default is, and the server notices within
# half a minute that a machine which held the deliverer's lock is gone.
_SESSION = {
    "lock_timeout": "5s",
    "statement_timeout": "30s",
    "synchronous_commit": "on",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}


def engine(url: URL) -> Engine:
    """Return an engine for the database at `url`; a server that was away is found again without a restart."""
    options = " ".join(f"-c {name}={value}" for name, value in _SESSION.items())
    return create_engine(
        url,
        connect_args={"connect_timeout": 5, "options": options},
        pool_pre_ping=True,
        # An error of the database would otherwise carry the visitor's words into the log.
        hide_parameters=True,
    )


def serialize(connection: Connection) -> None:
    """Let one transaction at a time go on from here, whichever machine it comes from."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ACCEPTING})
