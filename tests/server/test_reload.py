"""SIGHUP puts a new worker in the place of each old one, if it starts; workers that die are started again.

That a reload costs nobody an answer, `tests/deploy/test_reloads.py` says.
"""

import os
import signal
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.paths import SMALL
from tests.server.running import Running, running

pytestmark = pytest.mark.slow


def await_other_workers(server: Running, old: list[int], seconds: float = 60) -> None:
    began = time.monotonic()
    while len(server.workers) != len(old) or set(server.workers) & set(old):
        assert time.monotonic() < began + seconds, server.log.read_text()
        time.sleep(0.05)


def await_words(server: Running, words: str, seconds: float = 60) -> None:
    began = time.monotonic()
    while words not in server.log.read_text():
        assert time.monotonic() < began + seconds, server.log.read_text()
        time.sleep(0.05)


def test_what_does_not_start_takes_nobodys_place(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_bytes(SMALL.read_bytes())
    with running(tmp_path, PORTFOLIO_FILE=str(file)) as server:
        old = server.workers
        # A worker can start with the last good copy, and with neither it cannot.
        for copy in (tmp_path / "instance").glob("*.json"):
            copy.unlink()
        file.write_text("{")
        os.kill(server.main, signal.SIGHUP)
        await_words(server, "did not start")
        assert server.workers == old
        with urlopen(server.address) as answer:
            assert "Ada Example" in answer.read().decode()

        file.write_bytes(SMALL.read_bytes())
        os.kill(server.main, signal.SIGHUP)
        await_words(server, "Reloaded.")


def test_workers_that_die_one_after_the_other_do_not_end_the_site(tmp_path: Path) -> None:
    with running(tmp_path, WORKERS="2") as server:
        for _ in range(2):
            old = server.workers
            for worker in old:
                os.kill(worker, signal.SIGKILL)
            await_other_workers(server, old)

    log = server.log.read_text()
    assert "another starts in 0 seconds" in log
    assert "another starts in 1 seconds" in log
