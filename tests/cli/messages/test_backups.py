import csv
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import replacing, sqlite
from tests.cli.messages.conftest import Run, keep


def test_a_table_carries_everything_and_no_formula(engine: Engine, run: Run, tmp_path: Path) -> None:
    keep(engine, timedelta(minutes=1), text='=HYPERLINK("https://evil.example")', name="+1", subject="@sum")
    keep(engine, text='Two lines,\nand "quotes"; Grüße')

    said = run("export", str(tmp_path / "messages.csv")).output

    with (tmp_path / "messages.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert said == f"2 messages in {tmp_path}/messages.csv.\n"
    assert rows[0]["text"] == 'Two lines,\nand "quotes"; Grüße'
    assert (rows[1]["text"], rows[1]["name"], rows[1]["subject"]) == (
        '\'=HYPERLINK("https://evil.example")',
        "'+1",
        "'@sum",
    )


def test_json_carries_everything_as_it_was_typed(engine: Engine, run: Run, tmp_path: Path) -> None:
    keep(engine, timedelta(minutes=1), text="=1+1")
    keep(engine, text="Grüße")

    run("export", str(tmp_path / "messages.json"))

    found = json.loads((tmp_path / "messages.json").read_text())
    assert [message["text"] for message in found] == ["Grüße", "=1+1"]


@pytest.mark.parametrize("name", ["messages.xlsx", "nowhere/messages.csv"])
def test_an_export_that_cannot_be_is_told_and_leaves_nothing(run: Run, tmp_path: Path, name: str) -> None:
    result = run("export", str(tmp_path / name))

    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {tmp_path / name} ")
    assert [path.name for path in tmp_path.iterdir() if path.name != "instance"] == []


def test_a_backup_can_be_opened_as_an_outbox(engine: Engine, run: Run, tmp_path: Path) -> None:
    reference = keep(engine)
    file = tmp_path / "backup.sqlite3"

    assert run("backup", str(file)).output == f"1 message in {file}.\n"

    copy = outbox.connect(sqlite.url_of(file))
    assert [m.reference for m in outbox.newest_first(copy)] == [reference]
    copy.dispose()
    assert run("backup", str(file)).exit_code == 1


on_sqlite = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


@on_sqlite
def test_a_restore_tells_what_became_of_everything(engine: Engine, run: Run, tmp_path: Path) -> None:
    waiting = keep(engine, timedelta(minutes=3), text="one")
    deleted = keep(engine, timedelta(minutes=2), text="two")
    keep(engine, timedelta(minutes=1), text="three")
    run("backup", str(tmp_path / "backup.sqlite3"))
    message = outbox.claim(engine, datetime.now(UTC))
    assert message is not None
    assert message.reference == waiting
    outbox.settle_sent(engine, message, datetime.now(UTC), "250 taken")
    run("discard", deleted)
    keep(engine, text="four")
    engine.dispose()

    result = run("restore", str(tmp_path / "backup.sqlite3"))

    [former] = tmp_path.glob("instance/*.replaced-*Z")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "3 messages are in the outbox now.",
        f"What was there before is kept beside it for 30 days: {former}",
        "1 message is only there, having come since the backup; `portfolio messages` lists that with "
        f"DATABASE_URL=sqlite:///{former}",
        "1 message is not mailed again: that was done since the backup.",
        "1 message is waiting to be mailed.",
        "1 message is here again that had been deleted since. Where somebody asked for that, discard it once more. None "
        "of them is mailed by itself; those that waited are failed now, and `portfolio messages retry` mails them.",
        deleted,
    ]
    assert run("--state", "sent").output.startswith(waiting)


@on_sqlite
def test_a_restore_over_what_cannot_be_read_says_that_letters_may_come_twice(
    engine: Engine, run: Run, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "PATIENCE_OF_OTHERS", 0)
    keep(engine)
    run("backup", str(tmp_path / "backup.sqlite3"))
    engine.dispose()
    (settings.INSTANCE_DIR / "messages.sqlite3").write_text("Dear diary, " * 500)

    result = run("restore", str(tmp_path / "backup.sqlite3"))

    assert result.output.splitlines()[-1] == (
        "1 message is waiting to be mailed. Any that was mailed since the backup is mailed once more, under the same "
        "Message-ID: nothing here knows of that."
    )


@on_sqlite
def test_a_restore_where_nothing_was_has_nothing_to_tell(engine: Engine, run: Run, tmp_path: Path) -> None:
    keep(engine, held_for="links")
    run("backup", str(tmp_path / "backup.sqlite3"))
    engine.dispose()
    shutil.rmtree(tmp_path / "instance")

    assert run("restore", str(tmp_path / "backup.sqlite3")).output == "1 message is in the outbox now.\n"


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
def test_on_postgresql_a_restore_names_the_program_for_it(engine: Engine, run: Run, tmp_path: Path) -> None:
    reference = keep(engine)
    run("backup", str(tmp_path / "backup.sqlite3"))
    keep(engine, text="later")

    result = run("restore", str(tmp_path / "backup.sqlite3"))

    assert result.exit_code == 1
    assert "`pg_restore` puts back there what `pg_dump` wrote" in result.output
    assert len(outbox.newest_first(engine)) == 2
    assert reference in {m.reference for m in outbox.newest_first(engine)}


def test_a_backup_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    result = run("restore", str(tmp_path / "nowhere"))

    assert result.exit_code == 2
    assert "does not exist" in result.output
