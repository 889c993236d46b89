"""After a long outage, thousands of messages wait. `make soak` lets ten thousand go out; here are fewer, to save time."""

import resource
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from portfolio import create_app, current
from portfolio.contact import outbox
from portfolio.contact.delivery import lock
from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.deliverer import Deliverer, Pace
from portfolio.contact.delivery.lock import StillHeld
from portfolio.contact.delivery.verdict import Outcome, Verdict
from portfolio.contact.outbox.database import writing
from portfolio.contact.outbox.tables import messages
from tests.conftest import Clock, usual_settings

COUNT = 1_000
SERVER = MailServer("127.0.0.1", 1, False, False, None, None, "site@example.net", "owner@example.com")
BEGAN = datetime(2026, 11, 20, tzinfo=UTC)


def test_a_backlog_goes_out_oldest_first_in_flat_memory_and_pages_are_unaffected(tmp_path: Path) -> None:
    go_out(tmp_path, COUNT)


def go_out(folder: Path, count: int) -> int:
    """Let `count` messages wait and be sent; return by how many kilobytes memory grew after the first quarter."""
    clock = Clock()
    app = create_app(usual_settings(folder), clock)
    engine = current.of(app).engine
    with writing(engine) as connection:
        # Not in the order of their age.
        connection.execute(insert(messages), [row((n * 7919) % count) for n in range(count)])
    order: list[int] = []
    memory: list[int] = []
    pages: list[int] = []

    def send(letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        order.append(int(letter.partition(b"Number ")[2].split()[0]))
        if len(order) % (count // 4) == 0:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            pages.append(app.test_client().get("/").status_code)
        return Outcome(Verdict.SENT, "letter", 250, "taken")

    deliverer = Deliverer(
        engine=engine, server=SERVER, lock=lock.beside(engine), retention=timedelta(days=180), now=clock,
        pace=Pace(look=0, between_letters=0), send=send,
    )  # fmt: skip
    tried = deliverer.run_once()
    left = outbox.waiting(engine).counts
    engine.dispose()

    assert tried == count
    assert order == sorted(order)
    assert (left["queued"], left["sent"]) == (0, count)
    assert pages == [200] * 4
    # The numbers themselves are kept here: a few bytes each. (Kilobytes on Linux.)
    assert memory[-1] - memory[0] < 5_000
    return memory[-1] - memory[0]


def row(n: int) -> dict[str, object]:
    return {
        "reference": f"{n:032x}", "fingerprint": f"{n}", "name": "Vera", "email": "vera@example.org", "subject": "",
        "text": f"Number {n} " + "and some words. " * 20, "accepted_at": BEGAN + timedelta(seconds=n), "state": "queued",
    }  # fmt: skip
