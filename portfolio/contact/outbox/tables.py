"""The tables of the outbox, and how an older outbox becomes one of this version."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
)

from portfolio.contact.outbox.written import LABELS

STATES = ("queued", "sending", "sent", "failed", "held")
SCHEMA_VERSION = 4
# The statements that lead from a version to the next, in each database alike.
UPGRADES = {
    1: (
        "ALTER TABLE messages ADD COLUMN message_id TEXT",
        "ALTER TABLE messages ADD COLUMN network VARCHAR(64)",
        "ALTER TABLE messages ADD COLUMN told BOOLEAN DEFAULT false NOT NULL",
        "ALTER TABLE schema_version ADD COLUMN told_at TIMESTAMP",
        "CREATE INDEX ix_messages_network ON messages (network)",
        "CREATE INDEX ix_messages_accepted_at ON messages (accepted_at)",
        "CREATE INDEX ix_messages_oldest ON messages (state, accepted_at, reference)",
        "UPDATE schema_version SET version = 2",
    ),
    2: (
        "ALTER TABLE messages ADD COLUMN household VARCHAR(64)",
        "CREATE INDEX ix_messages_household ON messages (household)",
        "ALTER TABLE messages ADD COLUMN let_through_at TIMESTAMP",
        "UPDATE messages SET let_through_at = accepted_at WHERE state <> 'held'",
        "CREATE INDEX ix_messages_let_through_at ON messages (let_through_at)",
        "ALTER TABLE messages ADD COLUMN handed_over_at TIMESTAMP",
        # Until then letters were dated by the acceptance, and one that went out may have to be repeated.
        "UPDATE messages SET handed_over_at = accepted_at WHERE attempts > 0",
        "UPDATE schema_version SET version = 3",
    ),
    3: (
        "ALTER TABLE schema_version ADD COLUMN looked_at TIMESTAMP",
        "ALTER TABLE schema_version ADD COLUMN steady_since TIMESTAMP",
        "UPDATE schema_version SET version = 4",
    ),
}


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
schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("told_at", Utc, comment="When the owner was last told of held messages."),
    Column("looked_at", Utc, comment="What the clock said when it was last looked at; see `steadiness`."),
    Column("steady_since", Utc, comment="Since when no such look has found that it had jumped."),
)
messages = Table(
    "messages",
    metadata,
    Column("reference", String(32), primary_key=True),
    Column("message_id", Text, comment="Fixed at acceptance, so that a letter sent again is recognized."),
    Column("digest", String(64), key="fingerprint", nullable=False, index=True),
    Column("network", String(64), index=True, comment="A keyed hash, forgotten after a while."),
    Column("household", String(64), index=True, comment="A keyed hash of the /56 around that, forgotten with it."),
    *(Column(name, Text, nullable=False) for name in LABELS),
    Column("accepted_at", Utc, nullable=False, index=True),
    Column("let_through_at", Utc, index=True, comment="When a visitor's post last queued it; what a flood is made of."),
    Column("state", String(8), CheckConstraint("state IN ('" + "', '".join(STATES) + "')"), nullable=False),
    Column("reason", Text),
    Column("due_at", Utc, index=True, comment="Nothing: at once, whatever a clock says."),
    Column("attempts", Integer, nullable=False, default=0),
    Column("first_attempt_at", Utc),
    Column("handed_over_at", Utc, comment="When the letter first went to the server; its Date from then on."),
    Column("claim", String(32)),
    Column("settled_at", Utc),
    Column("told", Boolean, nullable=False, default=False, server_default=false()),
    # The oldest in a state is asked for once a message: without this, ten thousand would be sorted each time.
    Index("ix_messages_oldest", "state", "accepted_at", "reference"),
)
