import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from portfolio.contact import erasing, outbox, restoring
from portfolio.contact.delivery import lock
from portfolio.contact.outbox import OutboxError, kept, replacing, senders, sqlite
from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.conftest import Clock, draft, purge_steadily
from tests.paths import DATA

RETENTION = timedelta(days=180)


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody here waits for a lock that somebody gives up."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0)
    monkeypatch.setattr(replacing, "PATIENCE_OF_OTHERS", 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups/a backup? 100%.sqlite3"


def keep(engine: Engine, clock: Clock, *texts: str, **changes: str) -> list[str]:
    return [outbox.accept(engine, draft(text=text, **changes), clock()).reference for text in texts]


def sent(engine: Engine, clock: Clock) -> None:
    """Let the oldest that waits be mailed."""
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_sent(engine, message, clock(), "250 taken")


def restore(engine: Engine, file: Path, clock: Clock) -> restoring.Restored:
    engine.dispose()  # A process that goes on would be using the outbox.
    return restoring.restore(engine, file, clock())


def references(engine: Engine) -> set[str]:
    return {message.reference for message in outbox.newest_first(engine)}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What stands in `folder`; the lock of deliverers holds nothing."""
    return {f.name: f.read_bytes() for f in folder.iterdir() if not f.name.endswith(".lock")}


def test_the_messages_are_those_of_the_backup_and_what_was_there_is_kept(
    engine: Engine, clock: Clock, file: Path, path: Path
) -> None:
    old = keep(engine, clock, "one", "two")
    outbox.backup(engine, file)
    later = keep(engine, clock, "three")
    before = bytes_of(file.parent)

    restored = restore(engine, file, clock)

    assert references(engine) == set(old)
    assert (restored.count, restored.later, restored.waiting, restored.deleted_since) == (2, 1, 2, [])
    assert restored.former == path.with_name("messages.sqlite3.replaced-20261124T093000Z")
    former = outbox.connect(sqlite.url_of(restored.former))
    assert references(former) == {*old, *later}
    former.dispose()
    engine.dispose()
    assert bytes_of(path.parent).keys() == {path.name, restored.former.name}
    assert bytes_of(file.parent) == before
    assert path.stat().st_mode & 0o777 == restored.former.stat().st_mode & 0o777 == 0o600


def test_a_log_that_a_killed_server_left_is_not_read_into_the_backup(
    engine: Engine, clock: Clock, file: Path, path: Path, tmp_path: Path
) -> None:
    old = keep(engine, clock, "one")
    outbox.backup(engine, file)
    later = keep(engine, clock, *map(str, range(50)))
    shutil.copytree(path.parent, tmp_path / "killed")  # With the log, as a process that is killed leaves it.
    killed = outbox.connect(sqlite.url_of(tmp_path / "killed" / path.name))
    assert (tmp_path / "killed/messages.sqlite3-wal").stat().st_size

    restored = restore(killed, file, clock)

    assert references(killed) == set(old)
    assert restored.former is not None
    former = outbox.connect(sqlite.url_of(restored.former))
    assert references(former) == {*old, *later}
    former.dispose()
    killed.dispose()


def test_what_the_backup_had_waiting_and_was_mailed_since_is_not_mailed_again(
    engine: Engine, clock: Clock, file: Path
) -> None:
    [mailed] = keep(engine, clock, "one")
    clock.advance(seconds=1)
    [waiting] = keep(engine, clock, "two")
    outbox.backup(engine, file)
    clock.advance(minutes=1)
    sent(engine, clock)
    known = outbox.find(engine, mailed)

    restored = restore(engine, file, clock)

    assert (restored.sent_since, restored.waiting, restored.is_known) == (1, 1, True)
    assert outbox.find(engine, mailed) == known
    claimed = outbox.claim(engine, clock())
    assert claimed is not None
    assert claimed.reference == waiting
    assert outbox.claim(engine, clock()) is None


def test_what_was_deleted_since_is_told_and_not_mailed_by_itself(engine: Engine, clock: Clock, file: Path) -> None:
    [waiting] = keep(engine, clock, "one")
    [held] = keep(engine, clock, "two", held_for="links")
    outbox.backup(engine, file)
    for reference in (waiting, held):
        erasing.discard(engine, reference, 0)
    keep(engine, clock, "three")

    restored = restore(engine, file, clock)

    assert restored.deleted_since == sorted([waiting, held])
    assert {m.reference: m.state for m in outbox.newest_first(engine)} == {waiting: "failed", held: "held"}
    message = outbox.find(engine, waiting)
    assert message is not None
    assert (message.reason, message.settled_at) == ("restored: it had been deleted since the backup", clock())
    assert outbox.retry_failed(engine) == 1


def test_a_restore_can_be_taken_back(engine: Engine, clock: Clock, file: Path) -> None:
    keep(engine, clock, "one")
    outbox.backup(engine, file)
    keep(engine, clock, "two")
    before = outbox.newest_first(engine)
    first = restore(engine, file, clock)
    assert first.former is not None

    second = restore(engine, first.former, clock)  # Within the same second.

    assert outbox.newest_first(engine) == before
    assert second.deleted_since == []
    assert second.former is not None
    assert second.former != first.former


def test_what_is_discarded_between_two_restores_is_not_mailed(engine: Engine, clock: Clock, file: Path) -> None:
    [reference] = keep(engine, clock, "one")
    outbox.backup(engine, file)
    restore(engine, file, clock)
    erasing.discard(engine, reference, 0)

    restored = restore(engine, file, clock)

    assert (restored.deleted_since, restored.waiting) == ([reference], 0)


def test_what_was_mailed_before_an_earlier_restore_is_not_mailed_again(
    engine: Engine, clock: Clock, file: Path, tmp_path: Path
) -> None:
    outbox.newest_first(engine)
    outbox.backup(engine, tmp_path / "before")
    [reference] = keep(engine, clock, "one")
    outbox.backup(engine, file)
    sent(engine, clock)
    restore(engine, tmp_path / "before", clock)

    restored = restore(engine, file, clock)

    assert (restored.sent_since, restored.waiting, restored.deleted_since) == (1, 0, [])
    assert {m.reference: m.state for m in outbox.newest_first(engine)} == {reference: "sent"}


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_backup_of_an_earlier_version_is_brought_up(engine: Engine, clock: Clock, file: Path, version: int) -> None:
    keep(engine, clock, "one")
    with closing(sqlite3.connect(file)) as made:
        made.executescript((DATA / f"outboxes/{version}.sql").read_text())
    before = file.read_bytes()

    restore(engine, file, clock)

    assert [m.text for m in outbox.newest_first(engine)] == ["Shall we talk?"]
    assert file.read_bytes() == before


def test_a_backup_with_a_log_beside_it_is_read_with_that(engine: Engine, clock: Clock, file: Path, path: Path) -> None:
    """As a copy of the files of a running site is."""
    old = keep(engine, clock, *map(str, range(20)))
    for part in sqlite.files_of(path):
        shutil.copy(part, file.with_name(part.name))

    restore(engine, file.with_name(path.name), clock)

    assert references(engine) == set(old)


def somebody_elses(file: Path) -> None:
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE messages (day TEXT)")


def half_ours(file: Path) -> None:
    with closing(sqlite3.connect(file)) as made:
        made.executescript("CREATE TABLE messages (day TEXT); CREATE TABLE schema_version (version INTEGER)")


def with_a_date_that_is_none(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as made:
        made.executescript((DATA / f"outboxes/{SCHEMA_VERSION}.sql").read_text())
        made.execute("UPDATE messages SET accepted_at = 'yesterday'")


def with_other_columns(file: Path) -> None:
    half_ours(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as made:
        made.execute("INSERT INTO schema_version VALUES (?)", [SCHEMA_VERSION])


def of_a_later_version(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as made:
        made.executescript((DATA / f"outboxes/{SCHEMA_VERSION}.sql").read_text())
        made.execute("UPDATE schema_version SET version = 99")


def no_database(file: Path) -> None:
    file.write_text("Dear diary, " * 500)


def empty(file: Path) -> None:
    file.touch()


def damaged(file: Path) -> None:
    engine = outbox.connect(sqlite.url_of(file))
    for n in range(200):
        outbox.accept(engine, draft(text=f"{n} " * 50), Clock()())
    engine.dispose()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + b"\x5a" * 4096 + whole[len(whole) // 2 + 4096 :])


def cut_short(file: Path) -> None:
    damaged(file)
    file.write_bytes(file.read_bytes()[:10_000])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (somebody_elses, "is no outbox; name a file that `portfolio messages backup` wrote"),
        (half_ours, "cannot be read as an outbox"),
        (with_other_columns, "cannot be read as an outbox"),
        (with_a_date_that_is_none, "cannot be read as an outbox"),
        (of_a_later_version, f"is of version 99, and this program knows version {SCHEMA_VERSION}"),
        (no_database, "cannot be read as an outbox: file is not a database"),
        (empty, "is no outbox"),
        (damaged, "is damaged|malformed"),
        (cut_short, "is damaged|malformed"),
    ],
)
def test_what_is_no_sound_outbox_of_ours_is_refused_and_nothing_is_touched(
    engine: Engine, clock: Clock, file: Path, path: Path, make: Callable[[Path], None], said: str
) -> None:
    keep(engine, clock, "one")
    engine.dispose()
    make(file)
    before = bytes_of(path.parent), bytes_of(file.parent)

    with pytest.raises(OutboxError, match=said) as refused:
        restore(engine, file, clock)

    assert str(refused.value).startswith(f"{file} ")
    assert (bytes_of(path.parent), bytes_of(file.parent)) == before


@pytest.mark.parametrize("left", [["-wal"], ["", "-wal"], [""]])
def test_what_is_left_of_an_outbox_is_not_touched_either(
    engine: Engine, clock: Clock, file: Path, path: Path, left: list[str]
) -> None:
    path.parent.mkdir()
    for end in left:
        path.with_name(f"{path.name}{end}").write_bytes(b"messages" if end else b"")
    before = bytes_of(path.parent)
    no_database(file)

    with pytest.raises(OutboxError, match="cannot be read as an outbox"):
        restore(engine, file, clock)

    assert bytes_of(path.parent) == before


@pytest.mark.parametrize("version", [1, 99])
def test_an_outbox_of_another_version_gives_way_and_what_it_knows_counts(
    engine: Engine, clock: Clock, file: Path, path: Path, version: int
) -> None:
    """As after an upgrade, or the way back from one."""
    with closing(sqlite3.connect(file, isolation_level=None)) as made:
        made.executescript((DATA / "outboxes/1.sql").read_text())
    path.parent.mkdir()
    shutil.copy(file, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as former:
        former.execute("UPDATE messages SET state = 'sent', settled_at = '2026-11-24 09:00:00.000000'")
        former.execute("UPDATE schema_version SET version = ?", [version])

    restored = restore(engine, file, clock)

    assert (restored.count, restored.sent_since, restored.waiting) == (1, 1, 0)
    assert [m.state for m in outbox.newest_first(engine)] == ["sent"]


def test_the_outbox_is_no_backup_of_itself(engine: Engine, clock: Clock, path: Path) -> None:
    keep(engine, clock, "one")

    with pytest.raises(OutboxError, match="is the outbox itself"):
        restore(engine, path.parent / "../instance" / path.name, clock)


def test_a_database_of_somebody_elses_is_not_written_over(engine: Engine, clock: Clock, file: Path, path: Path) -> None:
    keep(engine, clock, "one")
    outbox.backup(engine, file)
    engine.dispose()
    path.unlink()
    somebody_elses(path)
    before = bytes_of(path.parent)

    with pytest.raises(OutboxError, match=f"{path} is somebody else's, not an outbox"):
        restore(engine, file, clock)

    assert bytes_of(path.parent) == before


def test_while_another_process_has_the_outbox_open_nothing_is_done(
    engine: Engine, clock: Clock, file: Path, path: Path
) -> None:
    keep(engine, clock, "one")
    outbox.backup(engine, file)
    keep(engine, clock, "two")
    engine.dispose()
    before = bytes_of(path.parent)
    program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT 1 FROM messages'); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(OutboxError, match=r"A server or a deliverer is using the outbox\. Stop it"):
            restore(engine, file, clock)
        other.communicate(b"\n")

    assert bytes_of(path.parent) == before
    assert restore(engine, file, clock).count == 1


def test_while_somebody_delivers_nothing_is_done(engine: Engine, clock: Clock, file: Path) -> None:
    keep(engine, clock, "one")
    outbox.backup(engine, file)

    with lock.beside(engine)(), pytest.raises(OutboxError, match="Stop it"):
        restore(engine, file, clock)


def gone(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def overwritten(path: Path) -> None:
    path.write_bytes(b"\x5a" * path.stat().st_size)


def torn(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\x5a" * (len(whole) // 2))


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def only_its_log(path: Path) -> None:
    path.rename(path.with_name("messages.sqlite3-wal"))


def empty_with_a_log(path: Path) -> None:
    only_its_log(path)
    path.touch()


@pytest.mark.parametrize("spoil", [gone, emptied, overwritten, torn, shortened, only_its_log, empty_with_a_log])
def test_where_the_outbox_is_gone_or_damaged_the_backup_is_put_in_place_and_the_rest_kept(
    engine: Engine, clock: Clock, file: Path, path: Path, spoil: Callable[[Path], None]
) -> None:
    old = keep(engine, clock, *(f"{n} " * 50 for n in range(50)))
    outbox.backup(engine, file)
    engine.dispose()
    spoil(path)
    before = {name.removeprefix(path.name): found for name, found in bytes_of(path.parent).items()}

    restored = restore(engine, file, clock)

    assert references(engine) == set(old)
    assert (restored.is_known, restored.waiting, restored.later) == (False, 50, 0)
    engine.dispose()
    after = bytes_of(path.parent)
    after.pop(path.name)
    if not any(before.values()):
        assert (after, restored.former) == ({}, None)
        return
    assert restored.former is not None
    parts = {name.removeprefix(restored.former.name): found for name, found in after.items()}
    assert parts == {"": b""} | before


@pytest.mark.parametrize("spoil", [overwritten, emptied])
def test_a_damaged_file_that_another_process_has_open_stays(
    engine: Engine, clock: Clock, file: Path, path: Path, spoil: Callable[[Path], None]
) -> None:
    keep(engine, clock, *(f"{n} " * 50 for n in range(50)))
    outbox.backup(engine, file)
    engine.dispose()
    program = """
import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.execute('PRAGMA quick_check')
print(flush=True)
input()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        spoil(path)
        with pytest.raises(OutboxError, match="Stop it"):
            restore(engine, file, clock)
        other.communicate(b"\n")

    assert {name for name in bytes_of(path.parent) if "replaced" in name} == set()
    assert path.read_bytes()[:4096] in {b"\x5a" * 4096, b""}


def test_an_outbox_behind_a_link_is_replaced_where_it_is(
    engine: Engine, clock: Clock, file: Path, path: Path, tmp_path: Path
) -> None:
    old = keep(engine, clock, "one")
    outbox.backup(engine, file)
    keep(engine, clock, "two")
    engine.dispose()
    (tmp_path / "linked.sqlite3").symlink_to(path)
    linked = outbox.connect(sqlite.url_of(tmp_path / "linked.sqlite3"))

    restored = restore(linked, file, clock)

    assert references(linked) == references(engine) == set(old)
    assert restored.former is not None
    assert restored.former.parent == path.parent
    linked.dispose()


def restored_over(engine: Engine, clock: Clock, file: Path, *texts: str) -> Path:
    """Leave a former outbox with `texts` in it beside one that is empty."""
    empty = outbox.connect(sqlite.url_of(file))
    outbox.newest_first(empty)
    empty.dispose()
    keep(engine, clock, *texts)
    former = restore(engine, file, clock).former
    assert former is not None
    return former


def test_who_asks_to_be_forgotten_is_forgotten_in_former_outboxes_too(
    engine: Engine, clock: Clock, file: Path, path: Path
) -> None:
    former = restored_over(engine, clock, file, "Xylophone", "Zephyr")
    [again] = keep(engine, clock, "Yarrow")

    found = erasing.search(engine, lambda place: senders.written_by(place, "vera@example.org"))
    for one in found.found:
        erasing.discard(engine, one.message.reference, 0)

    assert {(one.message.text, one.copy) for one in found.found} == {
        ("Yarrow", None), ("Xylophone", former), ("Zephyr", former),
    }  # fmt: skip
    assert found.unsearched == []
    files = bytes_of(path.parent)
    assert former.name in files
    for word in (b"Xylophone", b"Zephyr", b"Yarrow", b"Vera", again.encode()):
        assert [name for name, content in files.items() if word in content] == []


def test_a_former_outbox_that_is_damaged_is_told_and_keeps_nobody_from_being_forgotten(
    engine: Engine, clock: Clock, file: Path
) -> None:
    former = restored_over(engine, clock, file, "one")
    overwritten(former)
    [reference] = keep(engine, clock, "two")

    found = erasing.search(engine, lambda place: senders.written_by(place, "vera@example.org"))
    erasing.discard(engine, reference, 0)

    assert [one.message.reference for one in found.found] == [reference]
    [told] = found.unsearched
    assert told.startswith(f"{former} cannot be searched, so delete it yourself. ")
    assert references(engine) == set()


def test_a_purge_reaches_former_outboxes_and_forgets_them_in_time(
    engine: Engine, clock: Clock, file: Path, path: Path
) -> None:
    [reference] = keep(engine, clock, "Xylophone", held_for="links")
    clock.advance(days=20)
    former = restored_over(engine, clock, file, "one")
    overwritten_one = path.with_name("messages.sqlite3.replaced-20261215T000000Z")
    overwritten_one.write_bytes(b"\x5a" * 9000)
    overwritten_one.with_name(f"{overwritten_one.name}-wal").write_bytes(b"words")

    purge_steadily(engine, clock() + timedelta(days=11), RETENTION)
    copy = outbox.connect(sqlite.url_of(former))
    left = [m.text for m in outbox.newest_first(copy)]
    copy.dispose()
    is_gone = b"Xylophone" not in former.read_bytes()
    purge_steadily(engine, clock() + timedelta(days=32), RETENTION)
    engine.dispose()

    assert reference
    assert (left, is_gone) == (["one"], True)
    assert bytes_of(path.parent).keys() == {path.name}


def test_a_clock_that_is_wrong_for_a_minute_forgets_no_former_outbox(engine: Engine, clock: Clock, file: Path) -> None:
    keep(engine, clock, "Xylophone", held_for="links")
    former = restored_over(engine, clock, file, "one")
    purge_steadily(engine, clock(), RETENTION)

    with clock.wrong_by(days=365):
        outbox.purge(engine, clock(), RETENTION)
        outbox.purge(engine, clock(), RETENTION)
    engine.dispose()

    assert former.exists()
    assert b"Xylophone" in former.read_bytes()


def test_what_a_killed_restore_left_is_swept_away_and_nothing_else(engine: Engine, clock: Clock, path: Path) -> None:
    keep(engine, clock, "one")
    folder = path.parent / ".messages.sqlite3.ab_12xyz"
    folder.mkdir()
    (folder / "outbox").write_text("words")
    kept_name = "messages.sqlite3.replaced-20261124T093000Z"
    for name in (
        ".messages.sqlite3.0a1b2c3d",
        f".{kept_name}-wal.0a1b2c3d",
        f".{kept_name}.0a1b2c3d",
        f"{kept_name}-wal",
    ):
        path.with_name(name).write_text("words")
    others = (".messages.sqlite3.bak.0a1b2c3d", "messages.sqlite3.bak", ".another.sqlite3.0a1b2c3d", "secret_key")
    for name in others:
        path.with_name(name).write_text("mine")
    before_two_hours = time.time() - 2 * 60 * 60
    for file in path.parent.glob("*.*"):
        os.utime(file, (before_two_hours, before_two_hours))
    # Somebody makes this one at this moment.
    under_way = path.with_name(".messages.sqlite3.ffffffff")
    under_way.write_text("words")

    outbox.purge(engine, clock(), RETENTION)

    engine.dispose()
    assert bytes_of(path.parent).keys() == {path.name, under_way.name, *others}


def test_a_former_outbox_is_known_by_its_name(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    name = kept.name_for(path, clock())
    for other in (
        name,
        path.with_name(f"{name.name}-wal"),
        path,
        path.with_name("x.sqlite3.replaced-20261124T093000Z"),
    ):
        other.touch()

    assert kept.beside(path) == {name: clock()}
