"""Where messages are kept: the tables, the connections, and transactions whose commits reach the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError

STATES = ("queued", "sending", "sent", "failed", "held")
SCHEMA_VERSION = 1
# How long a request waits for another process that is writing, before the visitor is told to try again.
BUSY_SECONDS = 5


class OutboxError(Exception):
    """The outbox cannot be used as it stands; nothing was written."""


class Utc(TypeDecorator[datetime]):
    """A point in time; kept without a zone, because SQLite knows none, and always meant as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature.
        """Take an aware time to what is stored."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature.
        """Take what is stored to an aware time."""
        return value.replace(tzinfo=UTC) if value else None


metadata = MetaData()
schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))
messages = Table(
    "messages",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("accepted_at", Utc, nullable=False),
    Column("state", String(8), CheckConstraint("state IN ('" + "', '".join(STATES) + "')"), nullable=False),
    Column("reason", Text),
    Column("due_at", Utc, index=True),
    Column("attempts", Integer, nullable=False, default=0),
    Column("first_attempt_at", Utc),
    Column("claim", String(32)),
    Column("settled_at", Utc),
)


def connect(url: str) -> Engine:
    """Return an engine for the outbox at `url`; folder and file are made when they are first needed."""
    # An error of the database would otherwise carry the visitor's words into the log.
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open the one writing transaction; what was written is on disk when it is left.

    Whatever the database objects to comes out as an OutboxError.
    """
    try:
        _make_folder(engine)
        with engine.begin() as connection:
            _ensure_schema(connection)
            yield connection
    except (SQLAlchemyError, OSError) as error:
        raise OutboxError(f"The outbox cannot be used: {getattr(error, 'orig', error)}.") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of things and keeps no writer waiting; errors as in `writing`."""
    with writing(engine.execution_options(reads_only=True)) as connection:
        yield connection


def _make_folder(engine: Engine) -> None:
    """Make the folder of the file if it is not there: visitors' messages are for the owner alone."""
    if engine.url.database:
        Path(engine.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _ensure_schema(connection: Connection) -> None:
    """Make the tables in an empty database; OutboxError if they are of a version that this code does not know."""
    if not connection.dialect.has_table(connection, schema_version.name):
        metadata.create_all(connection)
        connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
    version = connection.execute(select(schema_version.c.version)).scalar_one()
    if version != SCHEMA_VERSION:
        raise OutboxError(
            f"The outbox is of version {version}, and this program knows version {SCHEMA_VERSION}. "
            "Start the program that wrote it, or name another DATABASE_URL."
        )


def _prepare_connection(connection: DBAPIConnection, _record: object) -> None:
    """Leave transactions to `_begin`, and have every commit reach the disk."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Let a writer wait for other writers at the start: a read that turns into a write half-way would fail at once.

    See https://www.sqlite.org/lang_transaction.html.
    """
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
