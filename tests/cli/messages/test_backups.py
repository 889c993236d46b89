import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
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
