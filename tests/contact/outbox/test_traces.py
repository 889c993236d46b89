"""What was deleted is in none of the outbox's files, byte for byte."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from portfolio.contact import outbox
from tests.conftest import Clock, draft, purge_steadily

# Whoever reads holds others up for a second.
pytestmark = pytest.mark.slow

SHORT = {"name": "Quetzal Umbra", "email": "quetzal@umbra.example", "subject": "Zephyr", "text": "Xylophone lessons"}
WORDS = ("Quetzal", "umbra.example", "Zephyr", "Xylophone")
RETENTION = timedelta(days=180)


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


def left_of(words: tuple[str, ...], folder: Path) -> set[tuple[str, str]]:
    """Return in which files which of `words` stand."""
    files = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return {(name, word) for name, found in files.items() for word in words if word.encode() in found}


def discarded(engine: Engine, reference: str, clock: Clock) -> None:
    assert outbox.discard(engine, reference)
    assert outbox.scrub(engine)


def purged(engine: Engine, reference: str, clock: Clock) -> None:
    assert purge_steadily(engine, clock() + timedelta(days=31), RETENTION) == 1


@pytest.mark.parametrize("deleted", [discarded, purged])
@pytest.mark.parametrize("text", ["Xylophone lessons", "Xylophone " * 450], ids=["short", "long"])
def test_no_word_of_a_deleted_message_is_left(
    engine: Engine, path: Path, clock: Clock, deleted: Callable[[Engine, str, Clock], None], text: str
) -> None:
    outbox.purge(engine, clock(), RETENTION)  # Once written anew, a file is kept clean by deleting securely alone.
    for n in range(20):
        outbox.accept(engine, draft(text=f"{n} " * 200), clock())
    reference = outbox.accept(engine, draft(**SHORT | {"text": text}, held_for="links"), clock()).reference
    for n in range(20, 40):
        outbox.accept(engine, draft(text=f"{n} " * 200), clock())
    before = left_of(WORDS, path.parent)

    deleted(engine, reference, clock)

    assert {word for _, word in before} == set(WORDS)
    assert left_of((*WORDS, reference), path.parent) == set()
    assert len(outbox.newest_first(engine)) == 40


def test_what_the_mail_server_quoted_of_it_is_gone_as_well(engine: Engine, path: Path, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_failed(engine, message, clock(), "554 Xylophone is not wanted here")
    outbox.retry(engine, reference)

    discarded(engine, reference, clock)

    assert left_of(("Xylophone",), path.parent) == set()


def test_what_an_earlier_version_deleted_without_care_is_gone_as_well(engine: Engine, path: Path, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(**SHORT), clock()).reference
    outbox.accept(engine, draft(), clock())
    engine.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as earlier:
        earlier.execute("PRAGMA user_version = 0")
        earlier.execute("PRAGMA secure_delete = OFF")
        earlier.execute("DELETE FROM messages WHERE reference = ?", [reference])
    before = left_of(WORDS, path.parent)

    outbox.purge(engine, clock(), RETENTION)

    assert before
    assert left_of(WORDS, path.parent) == set()
    assert len(outbox.newest_first(engine)) == 1


def test_while_somebody_reads_the_log_stays_and_that_is_told(engine: Engine, path: Path, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(**SHORT), clock()).reference
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM messages").fetchone()
        outbox.discard(engine, reference)
        meanwhile = outbox.scrub(engine)
        outbox.purge(engine, clock(), RETENTION)

    assert not meanwhile
    assert outbox.scrub(engine)
    assert left_of(WORDS, path.parent) == set()
