"""Processes that are made to be killed: the site with its deliverer, or a deliverer alone, forked ready to run.

Starting Python and reading the code takes a second; a fork of a process that has done both takes milliseconds, and
that is what lets a hundred of them die in a minute. Run as a program, this module is that process.

A process can be told to die at a step (`STEPS`), by its own hand and without warning. No step is in the code that is
tested: they are seen from outside, in the statements that reach the database and in the functions that return.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event
from werkzeug.serving import make_server

from portfolio import contact, create_app, current
from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.delivery import lock
from portfolio.contact.delivery.deliverer import Deliverer, Pace
from portfolio.contact.delivery.schedule import Schedule
from tests.conftest import usual_settings

# In the order in which a message comes through them; the mail server's own phases (peer.py) lie between the last two
# claims and the first settlement.
ACCEPTANCE = ("accept: begun", "accept: looked up", "accept: inserted", "accept: committed", "accept: answered")
CLAIM = ("deliver: claiming", "deliver: claimed")
SETTLEMENT = ("deliver: settling", "deliver: settled")
STEPS = ACCEPTANCE + CLAIM + SETTLEMENT


@dataclass
class Child:
    """A process that may die at any moment. `port` is where the site answers; 0 for a deliverer alone."""

    pid: int
    port: int

    def kill(self) -> None:
        """End it as a power cut would, as far as it can tell."""
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    def is_dead_within(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.01)
        return False


@dataclass
class Nursery:
    """Makes children on demand."""

    process: subprocess.Popen[str]
    folder: Path

    def bear(self, **wishes: Any) -> Child:
        """Fork a child; `wishes` are what `_live` takes."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(wishes) + "\n")
        self.process.stdin.flush()
        born = json.loads(self.process.stdout.readline())
        return Child(born["pid"], born["port"])


@contextmanager
def nursery(log: Path) -> Iterator[Nursery]:
    """Run the process that children are forked from; their words go to `log`."""
    with log.open("w") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.killable"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words, text=True, start_new_session=True,
        )  # fmt: skip
    try:
        yield Nursery(process, log.parent)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # The dead are nobody's to bury.
    _practise()
    gc.freeze()  # What children share with this process stays shared.
    for line in sys.stdin:
        if os.fork() == 0:
            _live(**json.loads(line))


def _practise() -> None:
    """Be a site for a moment, so that children find read and compiled what each would read and compile."""
    with TemporaryDirectory() as folder:
        app = create_app(usual_settings(Path(folder), SECRET_KEY="k" * 32))
        answer = app.test_client().post(
            "/contact", data={"name": "Vera", "email": "vera@example.org", "message": "Hello"}
        )
        assert answer.status_code == 303
        current.of(app).engine.dispose()


def _live(
    settings: dict[str, Any],
    die_at: str | None = None,
    clock: float = 0,
    sender: str = "site@example.net",
    site: bool = True,
) -> None:
    """Be a site with its deliverer, or the deliverer alone; `clock` is by how many seconds its clock runs ahead."""

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=clock)

    app = create_app(Settings(**settings, MAIL_DEFAULT_SENDER=sender), now)
    parts = current.of(app)
    _die_at(die_at, parts.engine, app)
    deliverer = Deliverer(
        engine=parts.engine, server=contact.mail_server(parts.settings), lock=lock.beside(parts.engine),
        retention=timedelta(days=180), now=now, schedule=Schedule(pauses=(timedelta(seconds=0.2),) * 50),
        pace=Pace(look=0.05, between_letters=0, stumble=0.1),
    )  # fmt: skip
    server = make_server("127.0.0.1", 0, app, threaded=True) if site else None
    sys.stdout.write(json.dumps({"pid": os.getpid(), "port": server.server_port if server else 0}) + "\n")
    sys.stdout.flush()
    if server:
        threading.Thread(target=deliverer.run, args=[threading.Event()], daemon=True).start()
        server.serve_forever()
    deliverer.run(threading.Event())


def _die_at(step: str | None, engine: Any, app: Any) -> None:
    """Arrange for the process to die when it reaches `step`."""

    def reached(name: str) -> None:
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(when: str) -> Callable[..., None]:
        return lambda _connection, _cursor, sql, *_: reached(_step_of(when, sql))

    if step is None:
        return
    event.listen(engine, "before_cursor_execute", statement("before"))
    event.listen(engine, "after_cursor_execute", statement("after"))
    outbox.accept = _then(outbox.accept, lambda: reached("accept: committed"))
    outbox.claim = _then(outbox.claim, lambda: reached("deliver: claimed"))
    outbox.settle_sent = _then(outbox.settle_sent, lambda: reached("deliver: settled"))

    @app.after_request
    def watch(response: Any) -> Any:
        if response.status_code == 303:
            response.call_on_close(lambda: reached("accept: answered"))
        return response


# The statements of each step, by words that only they have.
_STATEMENTS = {
    ("before", "WHERE messages.digest"): "accept: begun",
    ("before", "INSERT INTO messages"): "accept: looked up",
    ("after", "INSERT INTO messages"): "accept: inserted",
    ("after", "attempts=(messages.attempts"): "deliver: claiming",
    ("after", "settled_at="): "deliver: settling",
}


def _step_of(when: str, sql: str) -> str:
    return next((step for (moment, words), step in _STATEMENTS.items() if moment == when and words in sql), "")


def _then(function: Callable[..., Any], afterwards: Callable[[], None]) -> Callable[..., Any]:
    def wrapped(*details: Any, **more: Any) -> Any:
        result = function(*details, **more)
        if result is not None:
            afterwards()
        return result

    return wrapped


if __name__ == "__main__":
    _main()
