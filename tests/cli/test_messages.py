import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from portfolio.cli import main
from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.conftest import draft, usual_settings
from tests.postgresql import Server

Run = Callable[..., Result]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    if request.param == "sqlite":
        return usual_settings(tmp_path)
    server: Server = request.getfixturevalue("postgresql")
    return usual_settings(tmp_path, DATABASE_URL=server.new_database())


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = outbox.connect(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def run(runner: CliRunner) -> Run:
    return lambda *words: runner.invoke(main, ["messages", *words])


def keep(engine: Engine, age: timedelta = timedelta(), **changes: Any) -> str:
    """Let a message of that age be there."""
    return outbox.accept(engine, draft(**changes), datetime.now(UTC) - age).reference


def fail(engine: Engine, **changes: Any) -> str:
    reference = keep(engine, timedelta(days=6), **changes)
    message = outbox.claim(engine, datetime.now(UTC))
    assert message is not None
    outbox.settle_failed(engine, message, datetime.now(UTC), "letter: 554 no")
    return reference


def test_messages_are_listed_newest_first_with_state_and_age(engine: Engine, run: Run) -> None:
    empty = run().output
    held = keep(engine, timedelta(days=2), text="one", held_for="links")
    queued = keep(engine, timedelta(minutes=5), text="two")

    assert empty == "There are no messages.\n"
    assert run().output == (
        f"{queued}  queued     5m  Vera Visitor <vera@example.org>\n"
        f"{held}  held       2d  Vera Visitor <vera@example.org>\n"
    )
    assert run("--state", "held").output.startswith(held)
    assert run("--state", "sent").output == "No message is sent.\n"


def test_machines_get_json(engine: Engine, run: Run) -> None:
    reference = keep(engine, text="Grüße")

    [listed] = json.loads(run("--json").output)

    assert (listed["reference"], listed["state"], listed["text"]) == (reference, "queued", "Grüße")
    assert datetime.fromisoformat(listed["accepted_at"]).tzinfo is not None
    assert json.loads(run("show", reference, "--json").output) == listed


def test_one_message_is_shown_whole_by_the_beginning_of_its_reference(engine: Engine, run: Run) -> None:
    reference = keep(engine, held_for="links")

    shown = run("show", reference[:10]).output

    assert f"Reference: {reference}\n" in shown
    assert "State:     held (links)\n" in shown
    assert "Subject:   A role\n" in shown
    assert shown.endswith("\nShall we talk?\n")


def test_what_is_not_there_or_not_clear_is_told(engine: Engine, run: Run) -> None:
    keep(engine, text="one")
    keep(engine, text="two")

    assert run("show", "nothing").output == (
        "Error: there is no message nothing; `portfolio messages` lists those there are.\n"
    )
    assert run("show", "").output == "Error: several references begin with ; write more of it.\n"


def test_a_failed_message_is_tried_again_alone_or_with_all_others(engine: Engine, run: Run) -> None:
    one, two = fail(engine, text="one"), fail(engine, text="two")

    assert run("retry", one).output == f"{one} is queued.\n"
    assert run("retry", "--failed").output == "1 message is queued again.\n"
    assert [m.reference for m in outbox.newest_first(engine, "queued")] == [two, one]
    assert run("retry").exit_code == run("retry", one, "--failed").exit_code == 2


def test_a_held_message_is_released_or_discarded(engine: Engine, run: Run) -> None:
    one, two = keep(engine, text="one", held_for="links"), keep(engine, text="two", held_for="links")

    assert run("release", one).output == f"{one} is queued.\n"
    assert run("discard", two).output == f"{two} is deleted.\n"
    assert [m.reference for m in outbox.newest_first(engine)] == [one]
    refused = run("discard", one)
    assert refused.exit_code == 1
    assert refused.output == f"Error: {one} is queued, and this is for messages that are held or failed.\n"


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


def test_a_purge_deletes_what_is_past_its_time(engine: Engine, run: Run) -> None:
    keep(engine, timedelta(days=31), held_for="links")
    keep(engine, text="new")

    assert run("purge").output == "1 message deleted.\n"
    assert len(outbox.newest_first(engine)) == 1


@pytest.mark.parametrize(
    ("kept", "said", "exit_code"),
    [
        ([], "Nothing waits.\n", 0),
        ([({"minutes": 14}, None)], "1 queued, the oldest for 14m.\n", 0),
        ([({"minutes": 16}, None), ({"minutes": 1}, None)], "2 queued, the oldest for 16m.\n", 1),
        ([({"hours": 23}, "links")], "1 held, the oldest for 23h.\n", 0),
        (
            [({"hours": 25}, "links"), ({"minutes": 1}, None)],
            "1 queued, the oldest for 1m; 1 held, the oldest for 1d.\n",
            1,
        ),
    ],
)
def test_the_status_says_what_waits_and_fails_when_it_waits_too_long(
    engine: Engine, run: Run, kept: list[tuple[dict[str, int], str | None]], said: str, exit_code: int
) -> None:
    for n, (age, held_for) in enumerate(kept):
        keep(engine, timedelta(**age), text=str(n), held_for=held_for)

    result = run("status")

    assert (result.output, result.exit_code) == (said, exit_code)


def test_a_failed_message_counts_as_undelivered(engine: Engine, run: Run) -> None:
    fail(engine)

    result = run("status")

    assert (result.output, result.exit_code) == ("1 failed, the oldest for 6d.\n", 1)
