"""The life of a message: its table, its states, and all SQL.

A message is `queued`, `sending`, `sent`, `failed` or `held`. What `accept` has returned a receipt for is on disk;
from then on nothing here deletes it but `purge`, and only after it was mailed or held for long.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    func,
    insert,
    literal,
    make_url,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError

STATES = ("queued", "sending", "sent", "failed", "held")
SCHEMA_VERSION = 1
SAME_WITHIN = timedelta(days=1)
HELD_FOR = timedelta(days=30)
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


def connect(url: str) -> Engine:
    """Return an engine for the outbox at `url`; the file is made when it is first written to."""
    if database := make_url(url).database:
        # Visitors' messages are for the owner alone.
        Path(database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # An error of the database would otherwise carry the visitor's words into the log.
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin_immediately)
    return engine


def accept(engine: Engine, draft: Draft, now: datetime) -> Receipt:
    """Keep `draft` and return its receipt; when this returns, the message is on disk.

    The same text from the same address within a day is the same message: a double click, a replay and a resend get
    the receipt of the first. OutboxError means that nothing was kept.
    """
    with _transaction(engine) as connection:
        known = connection.execute(
            select(messages.c.reference, messages.c.accepted_at)
            .where(messages.c.digest == draft.digest, messages.c.accepted_at > now - SAME_WITHIN)
            .order_by(messages.c.accepted_at)
        ).first()
        if known:
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
    with _transaction(engine) as connection:
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
    return _settle(engine, message, state="queued", reason=answer, attempts=message.attempts - 1)


def requeue_abandoned(engine: Engine) -> int:
    """Queue what a dead deliverer left in `sending`, and return how many those were.

    Only the holder of the delivery lock may call this: then nobody else can be sending.
    """
    with _transaction(engine) as connection:
        return connection.execute(
            update(messages).where(messages.c.state == "sending").values(state="queued", claim=None)
        ).rowcount


def release(engine: Engine, reference: str, now: datetime) -> bool:
    """Queue the held message `reference`; False if there is none."""
    with _transaction(engine) as connection:
        released = connection.execute(
            update(messages)
            .where(messages.c.reference == reference, messages.c.state == "held")
            .values(state="queued", reason=None, due_at=now)
        )
        return released.rowcount == 1


def purge(engine: Engine, now: datetime, retention: timedelta) -> int:
    """Delete what was sent before `retention` and what was held for HELD_FOR; return how many those were."""
    with _transaction(engine) as connection:
        return connection.execute(
            messages.delete().where(
                ((messages.c.state == "sent") & (messages.c.settled_at < now - retention))
                | ((messages.c.state == "held") & (messages.c.accepted_at < now - HELD_FOR))
            )
        ).rowcount


def find(engine: Engine, reference: str) -> Message | None:
    """Return the message `reference`, if there is one."""
    with _transaction(engine) as connection:
        row = connection.execute(select(messages).where(messages.c.reference == reference)).first()
    return _message(row) if row else None


def newest_first(engine: Engine, state: str | None = None) -> list[Message]:
    """Return all messages, or those in `state`."""
    statement = select(messages).order_by(messages.c.accepted_at.desc())
    if state:
        statement = statement.where(messages.c.state == state)
    with _transaction(engine) as connection:
        return [_message(row) for row in connection.execute(statement)]


def has_due(engine: Engine, now: datetime) -> bool:
    """Say whether anything waits to be sent now."""
    with _transaction(engine) as connection:
        due = select(messages.c.reference).where(messages.c.state == "queued", messages.c.due_at <= now).limit(1)
        return connection.execute(due).first() is not None


def _settle(engine: Engine, message: Message, **values: Any) -> bool:
    with _transaction(engine) as connection:
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


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    """Open a transaction on a database that has our tables; what was written is on disk when it is left.

    Whatever the database objects to comes out as an OutboxError.
    """
    try:
        with engine.begin() as connection:
            _ensure_schema(connection)
            yield connection
    except SQLAlchemyError as error:
        raise OutboxError(f"The outbox cannot be used: {getattr(error, 'orig', error)}.") from error


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
    """Leave transactions to `_begin_immediately`, and have every commit reach the disk."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    """Wait for other writers at the start: a read that turns into a write half-way would fail at once.

    See https://www.sqlite.org/lang_transaction.html.
    """
    connection.exec_driver_sql("BEGIN IMMEDIATE")
