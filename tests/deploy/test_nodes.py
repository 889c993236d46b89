"""Two machines on one PostgreSQL behind nginx, one of which dies under load."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
import trustme
from sqlalchemy import make_url

from tests.conftest import server_environment
from tests.deploy.front import Answer, Front
from tests.deploy.nginx import in_front_of
from tests.faults.campaign import reference_of
from tests.faults.scripted_smtp import Peer, peer
from tests.postgresql import Server
from tests.serving import await_answer, free_port

pytestmark = pytest.mark.slow

PAGES = ["/", "/?tech=steam", "/projects/the-engine", "/books", "/fit", "/nothing"]


@dataclass
class Load:
    """Visitors who read and write one thing after the other, until they are told to stop."""

    front: Front
    pages: list[tuple[str, int]] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    refusals: list[int] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, salt: int) -> None:
        for n in count():
            if self.over.is_set():
                return
            # Of two visits to a page one asks for an address that nobody has asked for, which no cache can answer.
            address = PAGES[n % len(PAGES)]
            fresh = f"{address}{'&' if '?' in address else '?'}visit={salt}.{n}" if n % 2 else address
            self.pages.append((address, self.front.get(fresh).status))
            time.sleep(0.05)  # The readers would leave no time to the site on a machine of two cores.

    def write(self, salt: int) -> None:
        for n in count():
            if self.over.is_set():
                return
            answer = self.front.post(message=f"Message {salt}.{n}")
            if answer.status == 303:
                self.receipts.append(reference(answer))
            else:
                self.refusals.append(answer.status)
            time.sleep(0.05)  # What is accepted shall be delivered before the tests are over.

    @contextmanager
    def pressing(self) -> Iterator[None]:
        visitors = [threading.Thread(target=self.read, args=[n]) for n in range(3)]
        visitors += [threading.Thread(target=self.write, args=[n]) for n in range(2)]
        for visitor in visitors:
            visitor.start()
        try:
            yield
        finally:
            self.over.set()
            for visitor in visitors:
                visitor.join()

    def await_more(self, receipts: int) -> None:
        """Wait until so many more messages were accepted."""
        wanted = len(self.receipts) + receipts
        for _ in range(1200):
            if len(self.receipts) >= wanted:
                return
            time.sleep(0.05)
        pytest.fail(f"{len(self.receipts)} of {wanted} messages were accepted in a minute.")


@contextmanager
def node(folder: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A machine of its own, as far as signals go."""
    folder.mkdir()
    with (folder / "server.log").open("w") as log:
        machine = subprocess.Popen(
            [sys.executable, "-m", "tests.unhurried", "serve"], stdout=log, stderr=log, start_new_session=True,
            env=server_environment(INSTANCE_DIR=str(folder), **settings),
        )  # fmt: skip
    try:
        await_answer(f"http://127.0.0.1:{settings['PORT']}", machine, folder / "server.log")
        yield machine
    finally:
        lose(machine)


def lose(machine: subprocess.Popen[bytes]) -> None:
    """End it with everything on it, as when its power fails."""
    if machine.poll() is None:
        os.killpg(machine.pid, signal.SIGKILL)
        machine.wait()


def await_letters(mail: Peer, references: set[str]) -> Counter[str]:
    """Wait until a letter came for each reference, and a moment for those that would come twice."""
    for _ in range(1200):
        if references <= set(map(reference_of, mail.letters)):
            break
        time.sleep(0.05)
    time.sleep(1)
    return Counter(map(reference_of, mail.letters))


def test_when_a_machine_dies_under_load_no_page_fails_and_each_message_comes_once(
    tmp_path: Path, postgresql: Server, authority: trustme.CA, public: dict[str, str]
) -> None:
    ports = [free_port(), free_port()]
    deliverer_dies = threading.Event()
    with peer(reached=lambda phase: phase == "RCPT" and deliverer_dies.is_set() and lose(first)) as mail:
        shared = public | {"DATABASE_URL": postgresql.new_database(), "MAIL_PORT": str(mail.port)}
        with (
            # The first one holds the lock, and delivers; it dies in the middle of a letter.
            node(tmp_path / "first", PORT=str(ports[0]), **shared) as first,
            node(tmp_path / "second", PORT=str(ports[1]), **shared),
            in_front_of(ports, tmp_path / "nginx", authority) as front,
        ):
            load = Load(front)
            with load.pressing():
                load.await_more(10)
                deliverer_dies.set()
                first.wait(60)
                load.await_more(20)
            arrived = await_letters(mail, set(load.receipts))

    assert Counter(status for page, status in load.pages if page != "/nothing").keys() == {200}
    assert {status for page, status in load.pages if page == "/nothing"} == {404}
    assert load.refusals == []
    assert arrived == Counter(load.receipts)


def test_a_message_that_a_dying_machine_was_at_is_taken_by_the_other_and_comes_once(
    tmp_path: Path, postgresql: Server, authority: trustme.CA, public: dict[str, str]
) -> None:
    ports = [free_port(), free_port()]
    database = postgresql.new_database()
    with peer() as mail:
        shared = public | {"DATABASE_URL": database, "MAIL_PORT": str(mail.port)}
        with (
            node(tmp_path / "first", PORT=str(ports[0]), **shared) as first,
            node(tmp_path / "second", PORT=str(ports[1]), **shared),
            in_front_of(ports, tmp_path / "nginx", authority) as front,
            ThreadPoolExecutor(6) as pool,
            postgresql.connected(make_url(database).username or "") as holding,
        ):
            with holding.transaction():
                holding.execute("LOCK TABLE messages")
                answers = [pool.submit(front.post, message=f"Message {n}") for n in range(6)]
                await_waiting(holding, 6)  # nginx has given three to each.
                lose(first)
            statuses = [answer.result().status for answer in answers]
            arrived = await_letters(mail, {reference(answer.result()) for answer in answers})

    assert statuses == [303] * 6
    assert arrived == Counter(reference(answer.result()) for answer in answers)
    assert len(arrived) == 6


def await_waiting(connection: psycopg.Connection[Any], statements: int) -> None:
    """Wait until so many statements wait for a lock."""
    for _ in range(600):
        [found] = connection.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() or [0]
        if found >= statements:
            return
        time.sleep(0.05)
    pytest.fail(f"{found} statements wait.")


def reference(answer: Answer) -> str:
    return answer["Location"].rpartition("/")[2]
