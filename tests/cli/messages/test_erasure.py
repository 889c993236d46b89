import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from portfolio.cli import main
from portfolio.config import Settings
from portfolio.contact import erasing, outbox
from portfolio.contact.delivery import lock
from tests.cli.messages.conftest import Run, keep
from tests.conftest import environment


def test_a_message_is_discarded_by_the_beginning_of_its_reference(engine: Engine, run: Run) -> None:
    held, queued = keep(engine, text="one", held_for="links"), keep(engine, text="two")

    assert run("discard", held[:10]).output == f"{held} is deleted.\n"
    assert run("discard", queued).output == f"{queued} is deleted.\n"
    assert outbox.newest_first(engine) == []
    gone = run("discard", held)
    assert (gone.exit_code, gone.output) == (
        1,
        f"Error: there is no message {held}; `portfolio messages` lists those there are.\n",
    )


def test_whoever_discards_a_mailed_message_hears_where_the_letter_is(engine: Engine, run: Run) -> None:
    reference = keep(engine)
    message = outbox.claim(engine, datetime.now(UTC))
    assert message is not None
    outbox.settle_sent(engine, message, datetime.now(UTC), "250 taken")

    assert run("discard", reference).output == (
        f"{reference} is deleted. It had been mailed; that letter is yours to delete.\n"
    )


def test_a_letter_that_does_not_end_is_told(engine: Engine, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "PATIENCE_SECONDS", 0.2)
    reference = keep(engine)
    outbox.claim(engine, datetime.now(UTC))

    with lock.beside(engine)():
        result = run("discard", reference)

    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{reference} is being mailed; the end of that is awaited …",
        f"Error: {reference} is being mailed at this moment, and 0.2 seconds did not end that; it is still there. "
        "Run this again in a few minutes.",
    ]


def test_the_log_line_of_a_discarded_message_has_its_reference_and_state_alone(
    engine: Engine, settings: Settings
) -> None:
    reference = keep(engine, name="Quetzal", text="Xylophone", held_for="links")
    place = {"INSTANCE_DIR": str(settings.INSTANCE_DIR), "DATABASE_URL": settings.DATABASE_URL or ""}

    done = subprocess.run(
        [sys.executable, "-m", "portfolio.cli", "messages", "discard", reference],
        env=environment(**place), capture_output=True, text=True, check=True,
    )  # fmt: skip

    line = rf"[\d :,-]+ INFO portfolio\.contact\.erasing: Message {reference}: discarded \(held\)\n"
    assert done.stdout == f"{reference} is deleted.\n"
    assert re.fullmatch(line, done.stderr)


def test_what_one_person_wrote_is_listed_with_state_date_reference_and_first_words(engine: Engine, run: Run) -> None:
    text = "Shall\nwe talk about the position of which I read?  Soon?"
    old = keep(engine, timedelta(days=20), email="VERA@example.org", text=text, held_for="links")
    new = keep(engine, email="vera@example.org", text="Hello?")
    keep(engine, email="somebody@example.org", text="three")

    found = run("find", " vera@EXAMPLE.org ")

    dates = [f"{datetime.now(UTC) - timedelta(days=days):%Y-%m-%d}" for days in (0, 20)]
    assert found.exit_code == 0
    assert found.output == (
        f"{new}  queued   {dates[0]}  Hello?\n"
        f"{old}  held     {dates[1]}  Shall we talk about the position of which I read?…\n"
    )


def test_of_nobody_and_of_no_address_that_is_told(engine: Engine, run: Run) -> None:
    keep(engine)

    for words in (["find", "nobody@example.org"], ["find", "nobody@example.org", "--discard", "--yes"]):
        result = run(*words)
        assert (result.exit_code, result.output) == (1, "Error: there is no message from nobody@example.org.\n")
    for wrong in ("vera", "@example.org", "vera@"):
        result = run("find", wrong)
        assert result.exit_code == 1
        assert result.output == f"Error: {wrong} is no e-mail address; write one like vera@example.org.\n"
    assert run("find", "vera@example.org", "--yes").exit_code == 2
    assert len(outbox.newest_first(engine)) == 1


def test_all_that_one_person_wrote_is_discarded_once_that_is_confirmed(
    engine: Engine, run: Run, runner: CliRunner
) -> None:
    hers = {keep(engine, text=text, held_for=held_for) for text, held_for in (("one", "links"), ("two", None))}
    other = keep(engine, email="somebody@example.org")

    def answered(answer: str) -> Result:
        return runner.invoke(main, ["messages", "find", "vera@example.org", "--discard"], input=answer)

    refused, unanswered = answered("n\n"), answered("")
    before = {m.reference for m in outbox.newest_first(engine)}
    done = answered("y\n")

    assert (refused.exit_code, unanswered.exit_code, done.exit_code) == (1, 1, 0)
    assert before == {*hers, other}
    assert "Delete 2 messages for good? [y/N]: y" in done.output
    assert {line for line in done.output.splitlines() if line.endswith("is deleted.")} == {
        f"{reference} is deleted." for reference in hers
    }
    assert [m.reference for m in outbox.newest_first(engine)] == [other]


def test_without_the_question_where_somebody_is_sure(engine: Engine, run: Run) -> None:
    reference = keep(engine)

    done = run("find", "vera@example.org", "--discard", "--yes")

    assert done.exit_code == 0
    assert done.output.splitlines()[1:] == [f"{reference} is deleted."]
    assert outbox.newest_first(engine) == []


def test_one_that_cannot_be_discarded_now_keeps_the_others_from_nothing(
    engine: Engine, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "PATIENCE_SECONDS", 0.2)
    sending = keep(engine, timedelta(minutes=1), text="one")
    outbox.claim(engine, datetime.now(UTC))
    keep(engine, text="two")

    with lock.beside(engine)():
        done = run("find", "vera@example.org", "--discard", "--yes")

    assert done.exit_code == 1
    assert f"Error: {sending} is being mailed at this moment" in done.output
    assert [m.reference for m in outbox.newest_first(engine)] == [sending]


def test_a_purge_deletes_what_is_past_its_time(engine: Engine, run: Run) -> None:
    keep(engine, timedelta(days=31), held_for="links")
    keep(engine, text="new")
    outbox.purge(engine, datetime.now(UTC) - timedelta(days=7), timedelta(days=180))

    assert run("purge").output == "1 message deleted.\n"
    assert len(outbox.newest_first(engine)) == 1


def test_a_purge_by_a_clock_that_nobody_knows_yet_deletes_nothing_and_says_from_when_on(
    engine: Engine, run: Run
) -> None:
    keep(engine, timedelta(days=31), held_for="links")

    assert re.fullmatch(
        r"0 messages deleted.\nLest a clock delete anything that is wrong, this one is believed from \S+ \S+ UTC on.\n",
        run("purge").output,
    )
