"""What granian does not do by itself; a newer one for which these fail needs less of `portfolio/server/`."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.server.running import Running, children, is_alive, running, tell_thread

pytestmark = pytest.mark.slow

PLAIN = """
from granian import Granian
from granian.constants import Interfaces
import os

def app(environ, start_response):
    start_response("200 OK", [])
    return [b"yes"]

if __name__ == "__main__":
    Granian("plain:app", port=int(os.environ["PORT"]), interface=Interfaces.WSGI, respawn_failed_workers=True).serve()
"""


@pytest.fixture
def plain(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "plain.py").write_text(PLAIN)
    return ("env", "-C", str(tmp_path), sys.executable, "plain.py")


def test_a_signal_that_another_thread_takes_is_never_heard(plain: tuple[str, ...], tmp_path: Path) -> None:
    with running(tmp_path, *plain) as server:
        tell_thread(server.main, signal.SIGTERM)
        time.sleep(1.5)

        assert is_alive(server.main), "granian hears it by now: see `Supervisor`."


def test_a_worker_does_not_hear_it_either(plain: tuple[str, ...], tmp_path: Path) -> None:
    with running(tmp_path, *plain) as server:
        [worker] = workers(server)
        tell_thread(worker, signal.SIGTERM)
        time.sleep(1.5)

        assert is_alive(worker), "granian hears it by now: see `portfolio/server/worker.py`."


def test_two_deaths_within_six_seconds_end_it(plain: tuple[str, ...], tmp_path: Path) -> None:
    with running(tmp_path, *plain) as server:
        for _ in range(2):
            [worker] = workers(server)
            os.kill(worker, signal.SIGKILL)
            time.sleep(1)

        assert not is_alive(server.main), "granian goes on by now: see `Supervisor`."


def workers(server: Running) -> list[int]:
    """Its own are forked."""
    until = time.monotonic() + 5
    while not (found := children(server.main)) and time.monotonic() < until:
        time.sleep(0.05)
    return found
