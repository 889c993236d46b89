import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from portfolio.contact import erasing, outbox
from portfolio.contact.delivery import lock
from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.deliverer import Deliverer, Pace
from portfolio.contact.outbox import OutboxError
from tests.conftest import Clock, draft
from tests.faults.scripted_smtp import HANG_UP, Peer, peer

# Letters go to a mail server, which takes its time.
pytestmark = pytest.mark.slow

WORDS = {"name": "Quetzal", "email": "quetzal@example.org", "subject": "Zephyr", "text": "Xylophone"}


def queued(engine: Engine, clock: Clock) -> str:
    return outbox.accept(engine, draft(**WORDS), clock(), network="a hash").reference


def held(engine: Engine, clock: Clock) -> str:
    return outbox.accept(engine, draft(**WORDS, held_for="links"), clock()).reference


def claimed(engine: Engine, clock: Clock) -> outbox.Message:
    queued(engine, clock)
    message = outbox.claim(engine, clock())
    assert message is not None
    return message


def sending(engine: Engine, clock: Clock) -> str:
    """Leave a message as a deliverer does that dies over it."""
    return claimed(engine, clock).reference


def sent(engine: Engine, clock: Clock) -> str:
    message = claimed(engine, clock)
    outbox.settle_sent(engine, message, clock(), "250 taken")
    return message.reference


def failed(engine: Engine, clock: Clock) -> str:
    message = claimed(engine, clock)
    outbox.settle_failed(engine, message, clock(), "554 no Xylophone")
    return message.reference


@pytest.mark.parametrize("state", [queued, held, sending, sent, failed])
def test_a_message_is_discarded_in_every_state_and_the_log_has_no_word_of_it(
    engine: Engine, clock: Clock, state: Callable[[Engine, Clock], str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    reference = state(engine, clock)
    other = outbox.accept(engine, draft(), clock()).reference

    was = erasing.discard(engine, reference, patience=0)

    assert was == state.__name__
    assert [m.reference for m in outbox.newest_first(engine)] == [other]
    assert [record.getMessage() for record in caplog.records] == [f"Message {reference}: discarded ({was})"]


def test_what_is_not_there_is_nothing_to_discard(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    assert erasing.discard(engine, "0" * 32, patience=0) is None
    assert caplog.records == []


class Delivering:
    """A deliverer on a real mail server, which answers the final dot when it is told to."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine, self.clock = engine, clock
        self.is_at_the_dot, self.may_answer, self.stop = threading.Event(), threading.Event(), threading.Event()

    def reached(self, phase: str) -> None:
        if phase == "dot":
            self.is_at_the_dot.set()
            assert self.may_answer.wait(30)

    @contextmanager
    def running(self, script: dict[str, str | None]) -> Iterator[Peer]:
        with peer(script, self.reached) as mail:
            server = MailServer(
                "127.0.0.1", mail.port, False, False, None, None, "site@example.net", "owner@example.com"
            )
            deliverer = Deliverer(
                engine=self.engine, server=server, lock=lock.beside(self.engine), retention=timedelta(days=180),
                now=self.clock, pace=Pace(look=0.01, between_letters=0, stumble=0.01),
            )  # fmt: skip
            thread = threading.Thread(target=deliverer.run, args=[self.stop])
            thread.start()
            try:
                assert self.is_at_the_dot.wait(30)
                yield mail
            finally:
                self.may_answer.set()
                self.stop.set()
                thread.join(30)


@pytest.mark.parametrize(
    ("script", "last_state"),
    [({}, "sent"), ({"dot": "554 no"}, "failed"), ({"dot": "451 later"}, "queued"), ({"dot": HANG_UP}, "queued")],
)
def test_a_letter_that_is_under_way_is_finished_and_nothing_of_it_goes_out_afterwards(
    engine: Engine, clock: Clock, script: dict[str, str | None], last_state: str
) -> None:
    reference = queued(engine, clock)
    delivering = Delivering(engine, clock)

    with delivering.running(script) as mail:
        threading.Timer(0.5, delivering.may_answer.set).start()
        was = erasing.discard(engine, reference, patience=30)
        was_answered = delivering.may_answer.is_set()
        seen = len(mail.seen)
        clock.advance(days=1)
        later = outbox.accept(engine, draft(text="later"), clock()).reference
        await_settled(engine, later)

    assert was_answered
    assert was == last_state
    assert seen == 1
    assert [b"Xylophone" in letter for letter in mail.seen] == [True, False]


def await_settled(engine: Engine, reference: str) -> None:
    pause = threading.Event()
    for _ in range(1000):
        message = outbox.find(engine, reference)
        if message is not None and message.attempts and message.state != "sending":
            return
        pause.wait(0.01)
    pytest.fail("The deliverer is stuck.")


def test_a_letter_that_does_not_end_in_time_is_told_and_its_message_stays(
    engine: Engine, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    reference = queued(engine, clock)
    delivering = Delivering(engine, clock)

    with delivering.running({}):
        with pytest.raises(
            OutboxError, match=f"{reference} is being mailed at this moment, and 0.3 seconds did not end"
        ):
            erasing.discard(engine, reference, patience=0.3)
        message = outbox.find(engine, reference)

    assert message is not None
    assert message.state == "sending"
    assert "discarded" not in caplog.text
