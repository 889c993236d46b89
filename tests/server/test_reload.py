"""SIGHUP puts a new worker in the place of each old one; workers that die are started again; the site goes on."""

import os
import signal
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
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


class Readers:
    """Who asks again and again, as a proxy does: once more where a connection broke before there was an answer."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answered = self.failed = 0
        self.has_ended = False

    def __enter__(self) -> "Readers":
        self._threads = [threading.Thread(target=self.read) for _ in range(3)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.has_ended = True
        for thread in self._threads:
            thread.join()

    def read(self) -> None:
        while not self.has_ended:
            if self._asks() or self._asks():
                self.answered += 1
            else:
                self.failed += 1
            time.sleep(0.02)  # The three of them would leave no time to the workers on a machine of two cores.

    def _asks(self) -> bool:
        with suppress(URLError, HTTPException, OSError), urlopen(self.address, timeout=10) as answer:
            return len(answer.read()) > 1_000
        return False


def test_a_reload_is_noticed_by_nobody(tmp_path: Path) -> None:
    with running(tmp_path, WORKERS="2") as server, Readers(server.address) as readers:
        old = server.workers
        os.kill(server.main, signal.SIGHUP)
        await_other_workers(server, old)
        await_words(server, "Reloaded.")

    assert readers.failed == 0
    assert readers.answered > 100


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
