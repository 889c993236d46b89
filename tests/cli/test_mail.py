import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from portfolio.cli import main
from portfolio.contact import outbox
from portfolio.contact.delivery import lock
from portfolio.contact.outbox import sqlite
from tests.conftest import draft, environment
from tests.faults.scripted_smtp import HANG_UP, peer


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = outbox.connect(sqlite.url_of(tmp_path / "messages.sqlite3"))
    yield engine
    engine.dispose()


def settings(folder: Path, port: int, **more: str) -> dict[str, str]:
    mail = {
        "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(port), "MAIL_USE_TLS": "false",
        "CONTACT_RECIPIENT": "owner@example.com", "MAIL_DEFAULT_SENDER": "site@example.net",
    }  # fmt: skip
    return environment(INSTANCE_DIR=str(folder), **mail | more)


def run(folder: Path, port: int, *words: str, **more: str) -> Result:
    return CliRunner(env=settings(folder, port, **more)).invoke(main, words)


def test_what_waits_is_mailed_from_cron(tmp_path: Path, engine: Engine) -> None:
    for text in ("one", "two"):
        outbox.accept(engine, draft(text=text), datetime.now(UTC))

    with peer() as server:
        first = run(tmp_path, server.port, "messages", "deliver")
        second = run(tmp_path, server.port, "messages", "deliver")

    assert (first.output, first.exit_code) == ("2 messages were tried.\n", 0)
    assert second.output == "0 messages were tried.\n"
    assert len(server.letters) == 2


def test_the_owner_is_told_of_held_messages_by_the_same_command(tmp_path: Path, engine: Engine) -> None:
    reference = outbox.accept(engine, draft(held_for="links"), datetime.now(UTC)).reference

    with peer() as server:
        for _ in range(2):
            run(tmp_path, server.port, "messages", "deliver")

    [letter] = server.letters
    assert b"Subject: Portfolio: 1 message is held\r\n" in letter
    assert reference.encode() in letter
    for word in (b"Vera", b"vera@", b"A role", b"Shall we talk"):
        assert word not in letter


def test_while_another_process_delivers_there_is_nothing_to_do(tmp_path: Path, engine: Engine) -> None:
    with peer() as server, lock.beside(engine)():
        result = run(tmp_path, server.port, "messages", "deliver")

    assert result.output == "Another process delivers already; there is nothing to do.\n"
    assert result.exit_code == 0


def test_a_mail_server_that_takes_nothing_is_told_with_its_cure(tmp_path: Path, engine: Engine) -> None:
    outbox.accept(engine, draft(), datetime.now(UTC))

    with peer({"RCPT": "550 no such user"}) as server:
        result = run(tmp_path, server.port, "messages", "deliver")

    assert result.exit_code == 1
    assert result.output == (
        "1 message was tried.\nError: the mail server takes nothing now: RCPT TO: 550 no such user\n"
        "The server does not take mail for owner@example.com. Check CONTACT_RECIPIENT.\n"
    )


@pytest.mark.parametrize("words", [("messages", "deliver"), ("mail", "test")])
def test_without_a_mail_server_it_is_said_what_to_set(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = CliRunner(env=environment(INSTANCE_DIR=str(tmp_path))).invoke(main, words)

    assert result.exit_code == 1
    assert result.output.startswith("Error: MAIL_SERVER is not set; set it and CONTACT_RECIPIENT")


def test_a_mail_that_works_arrives(tmp_path: Path) -> None:
    with peer() as server:
        result = run(tmp_path, server.port, "mail", "test")

    assert result.exit_code == 0
    assert result.output == (
        f"Sending from site@example.net to owner@example.com by 127.0.0.1, port {server.port} …\n"
        "The server took it (250 taken). Look for it at owner@example.com.\n"
    )
    [letter] = server.letters
    assert b"Subject: Portfolio: mail works\r\n" in letter


@pytest.mark.parametrize(
    ("script", "settings", "said"),
    [
        (
            {"greeting": "554 no"},
            {},
            "at the step greeting.\nThe server said: 554 no\nThe server takes no mail from this machine.",
        ),
        ({"EHLO": HANG_UP}, {}, "at the step EHLO.\nWhat happened: Connection unexpectedly closed\n"),
        (
            {},
            {"MAIL_USE_TLS": "true"},
            "at the step STARTTLS.\nWhat happened: STARTTLS extension not supported by server.\nThe server does not offer STARTTLS",
        ),
        (
            {"EHLO": "250-x\r\n250 AUTH PLAIN", "AUTH": "535 wrong"},
            {"MAIL_USERNAME": "me", "MAIL_PASSWORD": "hunter2"},
            "at the step AUTH.\nThe server said: 535 wrong\nThe server does not take MAIL_USERNAME and MAIL_PASSWORD.",
        ),
        (
            {"MAIL": "553 not yours"},
            {},
            "at the step MAIL FROM.\nThe server said: 553 not yours\nThe server does not let site@example.net send.",
        ),
        (
            {"RCPT": "550 unknown"},
            {},
            "at the step RCPT TO.\nThe server said: 550 unknown\nThe server does not take mail for owner@example.com.",
        ),
        ({"dot": "554 spam"}, {}, "at the step letter.\nThe server said: 554 spam\n"),
    ],
)
def test_a_mail_that_fails_is_told_by_step_answer_and_cure(
    tmp_path: Path, script: dict[str, str | None], settings: dict[str, str], said: str
) -> None:
    with peer(script) as server:
        result = run(tmp_path, server.port, "mail", "test", **settings)

    assert result.exit_code == 1
    assert f"Error: it failed {said}" in result.output
    assert "hunter2" not in result.output


@contextmanager
def watching(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the deliverer as a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "portfolio.cli", "messages", "deliver", "--watch"],
        env=settings(folder, port) | {"PATH": os.environ["PATH"]}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_a_process_of_its_own_delivers_until_it_is_stopped(tmp_path: Path, engine: Engine) -> None:
    with peer() as server, watching(tmp_path, server.port) as process:
        outbox.accept(engine, draft(), datetime.now(UTC))
        for _ in range(400):
            if outbox.newest_first(engine, "sent"):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        exit_code = process.wait(20)

    assert len(server.letters) == 1
    assert exit_code == 0
