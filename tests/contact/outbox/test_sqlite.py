import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError, sqlite
from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.conftest import Clock, draft
from tests.paths import OUTBOXES


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


def refuses(engine: Engine, clock: Clock, said: str) -> None:
    """Check that nothing is accepted, and that the outbox says why."""
    with pytest.raises(OutboxError, match=said):
        outbox.accept(engine, draft(text="refused"), clock())


def test_every_commit_reaches_the_disk(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_every_deletion_overwrites_what_it_deletes_whatever_sqlite_does_by_default(
    engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def careless(*details: Any, **more: Any) -> sqlite3.Connection:
        connection = connect(*details, **more)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    monkeypatch.setattr(sqlite3, "connect", careless)

    outbox.accept(engine, draft(), clock())

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "messages.sqlite3"
    path.write_bytes(b"Dear diary, " * 100)
    engine = outbox.connect(sqlite.url_of(path))

    with pytest.raises(OutboxError, match="not a database"):
        outbox.accept(engine, draft(), clock())

    assert path.read_bytes() == b"Dear diary, " * 100
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_told_and_survived(tmp_path: Path, clock: Clock) -> None:
    in_the_way = tmp_path / "instance"
    in_the_way.write_text("a file")
    engine = outbox.connect(sqlite.url_of(in_the_way / "messages.sqlite3"))

    with pytest.raises(OutboxError, match="cannot be used"):
        outbox.accept(engine, draft(), clock())
    in_the_way.unlink()

    assert outbox.accept(engine, draft(), clock())
    engine.dispose()


def test_a_deleted_file_is_made_anew(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "deep/down/messages.sqlite3"
    engine = outbox.connect(sqlite.url_of(path))
    outbox.accept(engine, draft(), clock())
    engine.dispose()
    for file in path.parent.iterdir():
        file.unlink()

    outbox.accept(engine, draft(), clock())

    assert len(outbox.newest_first(engine)) == 1
    engine.dispose()


def test_messages_are_for_the_owner_alone(engine: Engine, path: Path, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_new_file_appears_whole_and_leaves_nothing_beside_it(engine: Engine, path: Path, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    engine.dispose()

    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_empty_file_is_what_is_left_of_a_database_and_left_alone(engine: Engine, path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    path.touch()

    refuses(engine, clock, "is empty, as a damaged file would be. Restore it, or move it away.")

    assert path.stat().st_size == 0
    path.unlink()
    assert outbox.accept(engine, draft(), clock())


def test_a_log_without_its_database_is_left_alone(engine: Engine, path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    log = path.with_name("messages.sqlite3-wal")
    log.write_bytes(b"messages")

    refuses(engine, clock, "is gone, but messages.sqlite3-wal is there with messages in it")

    assert not path.exists()
    assert log.read_bytes() == b"messages"


def test_a_database_of_somebody_elses_is_left_alone(engine: Engine, path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE diary (day TEXT)")

    refuses(engine, clock, "is somebody else's, not an outbox")

    with closing(sqlite3.connect(path)) as theirs:
        assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("diary",)]


def test_a_damaged_database_is_left_alone(engine: Engine, path: Path, clock: Clock) -> None:
    for n in range(200):
        outbox.accept(engine, draft(text=f"{n} " * 50), clock())
    engine.dispose()
    whole = path.read_bytes()
    damaged = whole[: len(whole) // 2] + b"\x5a" * 4096 + whole[len(whole) // 2 + 4096 :]
    path.write_bytes(damaged)

    refuses(engine, clock, "damaged|malformed")

    engine.dispose()
    assert path.read_bytes() == damaged
    path.write_bytes(whole)
    assert outbox.accept(engine, draft(text="more"), clock())


def test_a_file_cut_short_is_left_alone(engine: Engine, path: Path, clock: Clock) -> None:
    for n in range(200):
        outbox.accept(engine, draft(text=f"{n} " * 50), clock())
    engine.dispose()
    path.write_bytes(path.read_bytes()[:10_000])

    refuses(engine, clock, "damaged|malformed")

    engine.dispose()
    assert path.stat().st_size == 10_000


def test_what_was_replaced_while_it_was_open_is_not_written_to(engine: Engine, path: Path, clock: Clock) -> None:
    kept = outbox.accept(engine, draft(text="kept"), clock()).reference
    outbox.backup(engine, path.with_name("restored"))
    lost = outbox.accept(engine, draft(text="after the backup"), clock()).reference
    path.with_name("restored").replace(path)
    for name in ("messages.sqlite3-wal", "messages.sqlite3-shm"):
        path.with_name(name).unlink(missing_ok=True)

    accepted = outbox.accept(engine, draft(text="after the restore"), clock()).reference

    engine.dispose()
    with closing(sqlite3.connect(path)) as found:
        references = {row[0] for row in found.execute("SELECT reference FROM messages")}
    assert references == {kept, accepted}
    assert lost not in references


def test_a_file_that_is_moved_away_in_the_middle_gives_no_receipt(engine: Engine, path: Path, clock: Clock) -> None:
    from portfolio.contact.outbox.database import writing

    outbox.accept(engine, draft(), clock())

    with pytest.raises(OutboxError, match="was replaced while it was written to"), writing(engine):
        path.rename(path.with_name("moved"))


def test_each_version_that_there_was_is_known() -> None:
    """The newest is among them: a table that was changed without a version of its own differs from it."""
    assert sorted(int(file.stem) for file in OUTBOXES) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("older", OUTBOXES, ids=lambda file: file.stem)
def test_an_older_outbox_is_brought_up_with_its_messages(engine: Engine, path: Path, clock: Clock, older: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as made:
        made.executescript(older.read_text())

    [message] = outbox.newest_first(engine)
    fresh = outbox.accept(engine, draft(), clock(), network="a hash").reference
    claimed = outbox.claim(engine, clock())

    assert message.text == "Shall we talk?"
    assert claimed is not None
    assert claimed.reference == message.reference
    assert len(outbox.newest_first(engine)) == 2
    with closing(sqlite3.connect(path)) as found, closing(sqlite3.connect(path.with_name("new"))) as new:
        new_engine = outbox.connect(sqlite.url_of(path.with_name("fresh")))
        outbox.newest_first(new_engine)
        new_engine.dispose()
        new.execute("ATTACH DATABASE ? AS fresh", [str(path.with_name("fresh"))])
        columns = "SELECT name FROM {}pragma_table_info('messages'{}) ORDER BY name"
        assert (
            found.execute(columns.format("", "")).fetchall() == new.execute(columns.format("", ", 'fresh'")).fetchall()
        )
    assert fresh


@pytest.mark.slow
@pytest.mark.parametrize(
    "older", [file for file in OUTBOXES if file.stem != str(SCHEMA_VERSION)], ids=lambda file: file.stem
)
def test_whoever_reads_an_older_outbox_waits_for_whoever_writes(engine: Engine, path: Path, older: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as made:
        made.executescript(older.read_text())
        made.execute("PRAGMA journal_mode = WAL")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")

    with ThreadPoolExecutor() as pool:
        read = pool.submit(outbox.waiting, engine)
        done, _ = wait([read], timeout=0.5)  # That it waits is seen by its not being there.
        writer.execute("COMMIT")
        counts = read.result().counts
    writer.close()

    assert not done
    assert sum(counts.values()) == 1


def test_all_who_come_at_once_after_an_upgrade_find_their_messages(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as made:
        made.executescript(OUTBOXES[0].read_text())
    engines = [outbox.connect(sqlite.url_of(path)) for _ in range(6)]
    together = Barrier(len(engines))

    def look(number: int) -> int:
        together.wait()
        if number % 2:
            outbox.probe(engines[number])
        return len(outbox.newest_first(engines[number]))

    with ThreadPoolExecutor(len(engines)) as pool:
        found = list(pool.map(look, range(len(engines))))
    for engine in engines:
        engine.dispose()

    assert found == [1] * len(engines)
