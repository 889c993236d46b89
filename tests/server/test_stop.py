"""However the server is told to stop, and by whomever: all of it is gone at once, and it says so."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import server_environment
from tests.server.running import Running, running, tell_thread, terminal

pytestmark = pytest.mark.slow

# What hangs only now and then is looked for before a change lands (.ci/run, three times each) and by `make soak` (twenty).
TIMES = int(os.environ.get("STOPS", "1"))
# A stop takes half a second, and what hangs takes ten, or for ever. A machine that is busy with other tests is given more.
SECONDS = 3 if os.getloadavg()[0] < os.cpu_count() else 8  # type: ignore[operator] # Linux knows.
INT, TERM, HUP = signal.SIGINT, signal.SIGTERM, signal.SIGHUP


def to_main(server: Running) -> None:
    os.kill(server.main, TERM)


def to_group(number: signal.Signals, times: int = 1, pause: float = 0) -> Callable[[Running], None]:
    """As a terminal does with Ctrl-C, and some supervisors with SIGTERM."""

    def tell(server: Running) -> None:
        for _ in range(times):
            os.killpg(server.leader.pid, number)
            time.sleep(pause)

    return tell


def to_both(server: Running) -> None:
    os.kill(server.main, TERM)
    os.killpg(server.leader.pid, TERM)


WAYS = {
    "Ctrl-C": to_group(INT),
    "Ctrl-C twice": to_group(INT, 2),
    "Ctrl-C five times": to_group(INT, 5, 0.01),
    "SIGTERM": to_main,
    "SIGTERM to the group": to_group(TERM),
    "SIGTERM to both": to_both,
    "SIGTERM that another thread takes": lambda server: tell_thread(server.main, TERM),
}


def assert_stops(server: Running, tell: Callable[[Running], None]) -> None:
    began = time.monotonic()
    tell(server)
    server.gone_after()

    assert time.monotonic() - began < SECONDS
    assert server.leader.returncode in {0, 130}
    assert server.last_line == "The portfolio has stopped."


def ask(server: Running) -> socket.socket:
    """Ask for the page, and keep the connection open."""
    connection = socket.create_connection(("127.0.0.1", server.port))
    connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert connection.recv(100).startswith(b"HTTP/1.1 200")
    return connection


@pytest.mark.parametrize("way", WAYS)
def test_it_stops_at_once_and_no_connection_that_is_kept_open_keeps_it(way: str, tmp_path: Path) -> None:
    for _ in range(TIMES):
        with running(tmp_path) as server, ask(server):
            assert_stops(server, WAYS[way])


def test_a_worker_whose_other_thread_takes_the_signal_ends_and_it_stops_while_another_starts(tmp_path: Path) -> None:
    for _ in range(TIMES):
        with running(tmp_path, WORKERS="2") as server:
            old = server.workers
            tell_thread(old[-1], TERM)
            began = time.monotonic()
            while len(server.workers) < 2 or server.workers == old:
                assert time.monotonic() < began + SECONDS
                time.sleep(0.05)
            time.sleep(0.4)
            assert_stops(server, to_group(INT))


@pytest.mark.parametrize("number", [INT, TERM])
def test_make_stops_with_it(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path, shutil.which("make") or "make", "serve") as server:
        to_group(number)(server)
        assert server.gone_after() < SECONDS
        assert "The portfolio has stopped." in server.log.read_text()


def test_a_terminal_that_is_closed_ends_it(tmp_path: Path) -> None:
    for _ in range(TIMES):
        with terminal() as (outside, inside), running(tmp_path, terminal=inside) as server:
            os.close(inside)
            os.close(outside)
            assert server.gone_after() < SECONDS


def test_it_stops_while_it_reloads(tmp_path: Path) -> None:
    for _ in range(TIMES):
        with running(tmp_path) as server:
            os.kill(server.main, HUP)
            time.sleep(0.5)
            assert_stops(server, to_main)


def test_who_changes_their_mind_before_anything_is_served_is_told_the_same(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    os.mkfifo(file)
    server = subprocess.Popen(
        [sys.executable, "-m", "portfolio.cli", "serve"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=server_environment(PORTFOLIO_FILE=str(file), INSTANCE_DIR=str(tmp_path)),
    )  # fmt: skip
    with file.open("wb"):  # Opens when the server does, which waits for the first byte.
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=10)

    assert (server.returncode, said) == (130, "The portfolio has stopped.\n")
