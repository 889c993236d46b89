from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, make_url, text

from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError
from tests.conftest import Clock, draft
from tests.paths import OUTBOXES
from tests.postgresql import Server

pytestmark = pytest.mark.slow


@pytest.fixture
def engine(postgresql: Server) -> Iterator[Engine]:
    engine = outbox.connect(make_url(postgresql.new_database()))
    yield engine
    engine.dispose()


def test_every_commit_reaches_the_disk_whatever_the_server_does_by_default(engine: Engine, postgresql: Server) -> None:
    with postgresql.connected() as connection:
        connection.execute(f"ALTER ROLE {engine.url.username} SET synchronous_commit = off")

    with engine.connect() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"


def test_a_database_of_somebody_elses_is_left_alone(engine: Engine, postgresql: Server, clock: Clock) -> None:
    with postgresql.connected(engine.url.username or "") as theirs:
        theirs.execute("CREATE TABLE messages (day TEXT)")

    with pytest.raises(OutboxError, match="is somebody else's, not an outbox"):
        outbox.accept(engine, draft(), clock())

    with postgresql.connected(engine.url.username or "") as theirs:
        found = theirs.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    assert found == [("messages",)]


@pytest.mark.parametrize("older", OUTBOXES, ids=lambda file: file.stem)
def test_an_older_outbox_is_brought_up_with_its_messages(
    engine: Engine, postgresql: Server, clock: Clock, older: Path
) -> None:
    written = older.read_text().replace("DATETIME", "TIMESTAMP").replace("BOOLEAN DEFAULT 0", "BOOLEAN DEFAULT false")
    with postgresql.connected(engine.url.username or "") as theirs:
        theirs.execute(written.encode())

    [message] = outbox.newest_first(engine)
    fresh = outbox.accept(engine, draft(), clock(), network="a hash").reference
    claimed = outbox.claim(engine, clock())

    assert message.text == "Shall we talk?"
    assert claimed is not None
    assert claimed.reference == message.reference
    assert fresh in {kept.reference for kept in outbox.newest_first(engine)}


def test_whoever_comes_while_another_process_sets_it_up_waits_and_goes_on(engine: Engine, clock: Clock) -> None:
    another = outbox.connect(engine.url)

    @event.listens_for(engine, "before_cursor_execute")
    def between_two_questions(
        _connection: object, _cursor: object, statement: str, details: object, *_: object
    ) -> None:
        if "pg_catalog" in statement and "messages" in str(details):
            outbox.waiting(another)  # By now the first question, for the other table, has found nothing.

    try:
        assert outbox.accept(engine, draft(), clock())
    finally:
        another.dispose()


def test_a_table_that_is_locked_is_told_in_time(engine: Engine, postgresql: Server, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    with postgresql.connected(engine.url.username or "") as theirs, theirs.transaction():
        theirs.execute("LOCK TABLE messages")

        with pytest.raises(OutboxError, match="lock timeout"):
            outbox.accept(engine, draft(text="more"), clock())

    assert outbox.accept(engine, draft(text="more"), clock())
