"""A backup of a site in use, put back in place: with the shipped commands, and with a restore that is killed."""

import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result

from portfolio.cli import main
from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.conftest import environment
from tests.faults.campaign import reference_of
from tests.faults.scripted_smtp import Peer, peer
from tests.faults.test_shipped_server import post
from tests.paths import ROOT
from tests.serving import serving


def portfolio(folder: Path, *words: str) -> Result:
    """Give a command while the server, if one runs, is another process."""
    return CliRunner(env=environment(INSTANCE_DIR=str(folder))).invoke(main, ["messages", *words])


def references_in(file: Path) -> set[str]:
    engine = outbox.connect(sqlite.url_of(file))
    found = {message.reference for message in outbox.newest_first(engine)}
    engine.dispose()
    return found


@contextmanager
def visitors(address: str) -> Iterator[set[str]]:
    """Let three write as long as the block lasts; yield the references that they are given."""
    receipts: set[str] = set()
    is_over = threading.Event()

    def write(name: str) -> None:
        n = 0
        while not is_over.wait(0.3):
            n += 1
            status, location = post(address, message=f"Message {n} of {name}")
            assert status == 303
            receipts.add(location.rpartition("/")[2])

    threads = [threading.Thread(target=write, args=[name]) for name in ("Vera", "Viktor", "Viola")]
    for thread in threads:
        thread.start()
    try:
        yield receipts
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def await_more(receipts: set[str], count: int) -> None:
    until = time.monotonic() + 30
    count += len(receipts)
    while len(receipts) < count:
        assert time.monotonic() < until, "The visitors are stuck."
        time.sleep(0.02)


def await_letters(mail: Peer, references: set[str]) -> None:
    until = time.monotonic() + 60
    while not references <= {reference_of(letter) for letter in mail.letters}:
        assert time.monotonic() < until, "The letters do not come."
        time.sleep(0.05)


def test_a_backup_of_a_site_under_load_is_restored_and_that_site_serves_and_delivers(tmp_path: Path) -> None:
    live, backup = tmp_path / "messages.sqlite3", tmp_path / "backup.sqlite3"
    with peer() as mail:
        settings = {
            "CONTACT_LIMIT": "off", "CONTACT_FLOOD": "off", "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(mail.port),
            "MAIL_USE_TLS": "false", "CONTACT_RECIPIENT": "owner@example.com",
        }  # fmt: skip
        with serving(tmp_path, WORKERS="2", **settings) as address:
            with visitors(address) as receipts:
                await_more(receipts, 6)
                made = portfolio(tmp_path, "backup", str(backup))
                await_more(receipts, 6)
            in_backup = references_in(backup)
            refused = portfolio(tmp_path, "restore", str(backup))
            before = references_in(live)
        mailed = {reference_of(letter) for letter in mail.letters}

        restored = portfolio(tmp_path, "restore", str(backup))
        after = references_in(live)

        with serving(tmp_path, **settings) as address:
            status, location = post(address, message="After the restore")
            await_letters(mail, in_backup | {location.rpartition("/")[2]})
        arrived = Counter(reference_of(letter) for letter in mail.letters)

    assert made.exit_code == restored.exit_code == 0
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: A server or a deliverer is using the outbox. Stop it (Ctrl-C where")
    assert before >= receipts > in_backup
    assert after == in_backup
    assert status == 303
    assert set(arrived) == mailed | in_backup | {location.rpartition("/")[2]}
    assert set(arrived.values()) == {1}, "What was mailed since the backup came again."
    assert "is kept beside it for 30 days" in restored.stdout


def test_a_server_that_does_not_deliver_uses_the_outbox_too(tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    with serving(tmp_path, DELIVERY_THREAD="false") as address:
        post(address)
        portfolio(tmp_path, "backup", str(backup))

        refused = portfolio(tmp_path, "restore", str(backup))

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert portfolio(tmp_path, "restore", str(backup)).exit_code == 0


def test_killed_at_any_line_the_former_outbox_or_the_new_one_is_there_and_the_restore_can_be_done_again(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.killed_restore", tmp_path], capture_output=True, text=True, timeout=240, cwd=ROOT,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    for told in done.stdout.splitlines():
        lines, former_there, new_there = map(int, told.split())
        assert lines > 80
        assert min(former_there, new_there) > 1
    assert len(done.stdout.splitlines()) == 2
