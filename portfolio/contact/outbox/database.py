"""Where messages are kept: transactions whose commits reach the disk.

What was found is never written over: a database that is damaged, somebody else's or of a later version is refused.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import URL, Connection, Engine, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from portfolio.contact.outbox import postgresql, sqlite
from portfolio.contact.outbox.failures import OutboxError, reason
from portfolio.contact.outbox.tables import SCHEMA_VERSION, UPGRADES, metadata, schema_version


class _NotCurrentError(Exception):
    """Who only reads has met something else than an outbox of this version."""


def connect(url: URL) -> Engine:
    """Return an engine for the outbox at `url`; nothing is opened or made before it is first needed."""
    return sqlite.engine(url) if url.get_backend_name() == "sqlite" else postgresql.engine(url)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a writing transaction; what was written is on disk when it is left.

    On SQLite one is open at a time. Whatever the database objects to comes out as an OutboxError, without its cause:
    the cause may repeat a row, and a visitor's words belong in no log.
    """
    try:
        if is_file(engine):
            sqlite.make_if_absent(engine, set_up)
        with engine.begin() as connection:
            _check(connection)
            yield connection
            info = connection.info
        if is_file(engine):
            sqlite.check_still_there(engine, info)
    except (SQLAlchemyError, OSError) as error:
        raise OutboxError(f"The outbox cannot be used: {reason(error)}.") from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of things and keeps no writer waiting; errors as in `writing`.

    An older outbox is brought up by a writer first: on SQLite, a read that turned into a write half-way would fail at
    once where another process is writing, as all of them are in the first moment of a new version.
    """
    reader = engine.execution_options(reads_only=True)
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(writing(reader))
        except _NotCurrentError:
            with writing(engine):
                pass
            connection = stack.enter_context(writing(reader))
        yield connection


def scrub(engine: Engine) -> bool:
    """See that no file of the outbox holds what was deleted; False if somebody uses it just now and traces may be left.

    What a PostgreSQL server keeps in its files is its own to clear away. May raise OutboxError.
    """
    return not is_file(engine) or sqlite.scrub(engine)


def is_file(engine: Engine) -> bool:
    """Say whether the outbox is a file of this machine's."""
    return engine.dialect.name == "sqlite"


def set_up(connection: Connection) -> None:
    """Make the tables of this version in an empty database."""
    metadata.create_all(connection)
    connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))


def _check(connection: Connection) -> None:
    """See that this is an outbox of this version: an empty database is set up, an older outbox is brought up."""
    if _version(connection) == SCHEMA_VERSION:
        return
    if connection.get_execution_options().get("reads_only", False):
        raise _NotCurrentError
    if connection.dialect.name == "postgresql":
        postgresql.serialize(connection)  # Other processes may be at it at this moment.
        if not _tables(connection):
            set_up(connection)
    version = bring_up(connection)
    if version is None:
        raise OutboxError("The database is somebody else's, not an outbox; name another DATABASE_URL.")
    if version != SCHEMA_VERSION:
        raise OutboxError(
            f"The outbox is of version {version}, and this program knows version {SCHEMA_VERSION}. "
            "Start the program that wrote it, or name another DATABASE_URL."
        )


def _tables(connection: Connection) -> list[str]:
    return [table for table in metadata.tables if connection.dialect.has_table(connection, table)]


def _version(connection: Connection) -> int | None:
    """Return the version of the outbox; None where not all of its tables are."""
    if len(_tables(connection)) < len(metadata.tables):
        return None
    version: int = connection.execute(select(schema_version.c.version)).scalar_one()
    return version


def bring_up(connection: Connection) -> int | None:
    """Lead an older outbox to this version; return the version it has then, None if this is no outbox."""
    version = _version(connection)
    while version in UPGRADES:
        for statement in UPGRADES[version]:
            connection.execute(text(statement))
        version += 1
    return version
