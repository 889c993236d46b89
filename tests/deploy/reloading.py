"""Readers and writers behind nginx, while the site is told to reload again and again."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

import trustme

from tests.deploy.front import HOST
from tests.deploy.nginx import Nginx, in_front_of
from tests.server.running import running

_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
_LINES = 4


@dataclass
class Crowd:
    """Asks over several lines, each used again as browsers do, and counts what was answered and what was expected."""

    front: Nginx
    pause_seconds: float = 0
    """How long each line waits between two questions: asked without end, a machine of two cores does little else."""
    asked: int = 0
    has_ended: bool = False
    told: Counter[tuple[str, object, int]] = field(default_factory=Counter)
    """By what was asked, what came, and what should have come."""
    _asking: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> list[threading.Thread]:
        """Begin."""
        threads = [threading.Thread(target=self._ask_on) for _ in range(_LINES)]
        for thread in threads:
            thread.start()
        return threads

    def _ask_on(self) -> None:
        line = self.front.line()
        while not self.has_ended:
            method, address, body, expected = self._request(self._next())
            came: object
            try:
                line.request(method, address, body, _FORM if body else {})
                answer = line.getresponse()
                answer.read()
                came = answer.status
            except (HTTPException, OSError) as error:
                line.close()
                came = type(error).__name__
            self.told[f"{method} {address.rpartition('/')[0]}/", came, expected] += 1
            time.sleep(self.pause_seconds)
        line.close()

    def _next(self) -> int:
        with self._asking:
            self.asked += 1
            return self.asked - 1

    @staticmethod
    def _request(n: int) -> tuple[str, str, bytes | None, int]:
        """What nginx keeps, what it must ask the site for, and what it may not send twice."""
        words = {"name": "Vera", "email": "vera@example.org", "message": f"Hello for the {n}th time"}
        return (
            ("GET", "/", None, 200),
            ("GET", f"/nothing/{n}", None, 404),
            ("POST", "/fit", b"text=Kafka", 200),
            ("POST", "/contact", urlencode(words).encode(), 303) if n % 40 == 3 else ("GET", f"/no/{n}", None, 404),
        )[n % 4]

    @property
    def failed(self) -> dict[tuple[str, object, int], int]:
        """What did not come as it should."""
        return {told: count for told, count in self.told.items() if told[1] != told[2]}


def through_reloads(
    folder: Path, authority: trustme.CA, public: dict[str, str], requests: int, reloads: int, pause_seconds: float = 0
) -> Crowd:
    """Let a crowd ask at least `requests` times, spread over so many reloads of two workers."""
    with (
        running(folder, WORKERS="2", **public) as server,
        in_front_of([server.port], folder / "nginx", authority) as front,
    ):
        crowd = Crowd(front, pause_seconds)
        threads = crowd.run()
        for n in range(reloads):
            os.kill(server.main, signal.SIGHUP)
            _await(lambda: server.log.read_text().count("Reloaded.") > n)  # noqa: B023 - asked at once.
            _await(lambda: crowd.asked >= requests * (n + 1) / reloads)  # noqa: B023 - the same.
        crowd.has_ended = True
        for thread in threads:
            thread.join()
        return crowd


def _await(is_so: Callable[[], bool], seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)
