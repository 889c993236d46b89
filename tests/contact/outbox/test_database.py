import pytest
from sqlalchemy import Engine, create_engine, text

from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError
from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.conftest import Clock, draft


def test_a_newer_outbox_is_refused_and_left_alone(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE schema_version SET version = {SCHEMA_VERSION + 1}"))

    with pytest.raises(
        OutboxError, match=f"is of version {SCHEMA_VERSION + 1}, and this program knows version {SCHEMA_VERSION}"
    ):
        outbox.accept(engine, draft(text="more"), clock())

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM messages")).scalar() == 1


def test_a_reader_does_not_wait_for_a_writer(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference

    with engine.begin() as writer:
        writer.execute(text("UPDATE messages SET name = 'Somebody else'"))
        found = outbox.find(engine, reference)

    assert found is not None
    assert found.name == "Vera Visitor"


def test_another_process_sees_what_was_accepted(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())

    other = create_engine(engine.url)
    with other.connect() as connection:
        assert connection.execute(text("SELECT text FROM messages")).scalar() == "Shall we talk?"
    other.dispose()
