"""The shipped start command under faults: killed, traced, pressed by many at once."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request

import pytest

from tests.conftest import server_environment
from tests.faults.campaign import browser
from tests.faults.scripted_smtp import peer
from tests.postgresql import Server
from tests.serving import await_answer, free_port, serving

GOOD = {"name": "Vera", "email": "vera@example.org", "message": "Shall we talk?"}


def post(address: str, **changes: str) -> tuple[int, str]:
    """Send a message; return the status and where the answer leads."""
    try:
        with browser.open(Request(f"{address}/contact", urlencode(GOOD | changes).encode()), timeout=30) as answer:
            return answer.status, ""
    except HTTPError as answer:
        return answer.code, answer.headers.get("Location", "")


def start(folder: Path, port: int, *prefix: str, **settings: str) -> subprocess.Popen[bytes]:
    with (folder / "server.log").open("ab") as log:
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "tests.compiled", "serve"], stdout=log, stderr=log,
            env=server_environment(PORT=str(port), INSTANCE_DIR=str(folder), **settings),
        )  # fmt: skip


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return ""
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()


def test_of_many_at_two_workers_as_many_pass_as_the_limit_says_and_fifty_identical_are_one(
    tmp_path: Path, database: str
) -> None:
    with peer() as mail:
        settings = {
            "WORKERS": "2", "CONTACT_LIMIT": "5/10m", "DATABASE_URL": database, "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": str(mail.port), "MAIL_USE_TLS": "false", "CONTACT_RECIPIENT": "owner@example.com",
        }  # fmt: skip
        with serving(tmp_path, **settings) as address:
            with ThreadPoolExecutor(50) as pool:
                answers = list(pool.map(lambda _: post(address), range(50)))
                others = list(pool.map(lambda n: post(address, message=f"Message {n}")[0], range(20)))
            for _ in range(600):
                if len(mail.letters) == 5:
                    break
                time.sleep(0.05)
            time.sleep(1.5)  # Whoever would send one again, would do so now.
        letters = list(mail.letters)

    assert {status for status, _ in answers} == {303}
    assert len({location for _, location in answers}) == 1
    # The one that came fifty times counts once; the limit is five.
    assert sorted(others) == [303] * 4 + [429] * 16
    assert len(letters) == 5
    assert sum(b"Shall we talk?" in letter for letter in letters) == 1


def test_every_receipt_comes_after_the_disk_has_the_message(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.fail("strace is not on the PATH. `make test` installs it; on Debian: sudo apt-get install strace")
    port = free_port()
    trace = tmp_path / "trace"
    server = start(
        tmp_path, port, "strace", "-D", "-f", "--seccomp-bpf", "-y", "-s", "160", "-o", str(trace),
        "-e", "trace=fsync,fdatasync,write,writev,sendto,sendmsg,pwrite64", CONTACT_LIMIT="off",
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    await_answer(address, server, tmp_path / "server.log")
    for n in range(10):
        assert post(address, message=f"Message {n}")[0] == 303
    server.send_signal(signal.SIGTERM)
    server.wait(30)

    steps = "".join(steps_of(trace.read_text(errors="replace").splitlines()))
    assert steps.count("R") == 10
    # Before each receipt: written to the log, synced, and only then answered.
    for before in steps.split("R")[:10]:
        assert re.search("w.*s$", before), before


def steps_of(lines: list[str]) -> Iterator[str]:
    """Yield what becomes of messages, call by call: `w`ritten to SQLite's log, `s`ynced to the disk, `R`eceipt sent.

    A sync counts when it returns, everything else when it begins.
    """
    syncing = set()
    for line in lines:
        process = line.split()[0]
        if "messages.sqlite3-wal" in line and "pwrite64(" in line:
            yield "w"
        elif "messages.sqlite3-wal" in line and re.search(r" f(data)?sync\(", line):
            if "<unfinished" in line:
                syncing.add(process)
            elif line.endswith("= 0"):
                yield "s"
        elif process in syncing and "sync resumed>" in line:
            syncing.discard(process)
            yield "s"
        elif "303 See Other" in line:
            yield "R"
