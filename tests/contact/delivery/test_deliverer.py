import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from portfolio.contact import outbox
from portfolio.contact.delivery import conversation, lock
from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.deliverer import PAUSE, REST, Deliverer, Pace, Send
from portfolio.contact.delivery.lock import StillHeld
from portfolio.contact.delivery.schedule import Schedule
from portfolio.contact.delivery.verdict import Outcome, Verdict
from portfolio.contact.outbox import OutboxError
from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.conftest import Clock, draft
from tests.postbox import Postbox, text_of

# Letters go to a mail server.
pytestmark = pytest.mark.slow

SERVER = MailServer("127.0.0.1", 1, False, False, None, None, "site@example.net", "owner@example.com")


class Scripted:
    """Stands in for sending: gives its outcomes one after the other, and keeps what it was given."""

    def __init__(self, *verdicts: Verdict) -> None:
        self.verdicts = list(verdicts)
        self.letters: list[bytes] = []

    def __call__(self, letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        assert still_ours(), "Nothing in these tests takes the lock or the message away."
        self.letters.append(letter)
        return Outcome(self.verdicts.pop(0), "letter", 250, "Shall we talk? says the server")


@pytest.fixture
def make(engine: Engine, clock: Clock, tmp_path: Path) -> Callable[..., Deliverer]:
    def make(send: Send, server: MailServer | None = SERVER) -> Deliverer:
        return Deliverer(
            engine=engine,
            server=server,
            lock=lock.beside(engine),
            retention=timedelta(days=180),
            now=clock,
            schedule=Schedule(jitter=lambda: 1.0),
            pace=Pace(look=0.01, between_letters=0, stumble=0.01),
            send=send,
        )

    return make


def state(engine: Engine, reference: str) -> str:
    message = outbox.find(engine, reference)
    assert message is not None
    return message.state


def test_a_sent_message_is_sent_once(engine: Engine, clock: Clock, make: Callable[..., Deliverer]) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    send = Scripted(Verdict.SENT)
    deliverer = make(send)

    assert deliverer.deliver_due() == 1
    assert deliverer.deliver_due() == 0
    assert state(engine, reference) == "sent"


def test_a_failed_attempt_is_repeated_with_the_same_bytes(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer]
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    send = Scripted(Verdict.LATER, Verdict.LATER, Verdict.SENT)
    deliverer = make(send)

    tried = [deliverer.deliver_due()]
    for minutes in (0.5, 0.5, 4, 1):
        clock.advance(minutes=minutes)
        tried.append(deliverer.deliver_due())

    assert tried == [1, 0, 1, 0, 1]
    assert len(set(send.letters)) == 1
    assert state(engine, reference) == "sent"


def test_a_refused_message_is_kept_and_not_repeated(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer]
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    deliverer = make(Scripted(Verdict.REFUSED))

    deliverer.deliver_due()
    clock.advance(days=1)

    assert deliverer.deliver_due() == 0
    assert state(engine, reference) == "failed"


def test_a_message_fails_after_five_days(engine: Engine, clock: Clock, make: Callable[..., Deliverer]) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    deliverer = make(Scripted(*[Verdict.LATER] * 50))

    while state(engine, reference) == "queued":
        deliverer.deliver_due()
        clock.advance(hours=1)

    assert state(engine, reference) == "failed"
    message = outbox.find(engine, reference)
    assert message is not None
    assert message.settled_at is not None
    assert message.settled_at - message.accepted_at >= timedelta(days=5)


def test_when_none_would_be_taken_all_wait_and_no_attempt_counts(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer]
) -> None:
    references = [outbox.accept(engine, draft(text=str(n)), clock()).reference for n in range(3)]
    deliverer = make(Scripted(Verdict.PAUSED, Verdict.SENT, Verdict.SENT, Verdict.SENT))

    tried = [deliverer.deliver_due(), deliverer.deliver_due()]
    waiting = [outbox.find(engine, reference) for reference in references]
    clock.time += PAUSE
    tried.append(deliverer.deliver_due())

    assert tried == [1, 0, 3]
    assert [message and (message.state, message.attempts) for message in waiting] == [("queued", 0)] * 3
    assert {state(engine, reference) for reference in references} == {"sent"}


def test_without_a_mail_server_messages_wait(engine: Engine, clock: Clock, make: Callable[..., Deliverer]) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference

    assert make(Scripted(), server=None).deliver_due() == 0
    assert state(engine, reference) == "queued"


def test_logs_hold_no_word_and_no_address_of_the_visitor(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reference = outbox.accept(engine, draft(), clock()).reference

    make(Scripted(Verdict.LATER)).deliver_due()

    assert reference in caplog.text
    for word in ("Vera", "vera@example.org", "A role", "Shall we talk?"):
        assert word not in caplog.text


def run_until(deliverer: Deliverer, is_done: Callable[[], bool]) -> None:
    """Run a deliverer in a thread of its own until something holds, ten seconds at most."""
    stop, tick = threading.Event(), threading.Event()
    thread = threading.Thread(target=deliverer.run, args=[stop])
    thread.start()
    try:
        for _ in range(500):
            if is_done():
                return
            tick.wait(0.02)
        pytest.fail("It did not come to pass within ten seconds.")
    finally:
        stop.set()
        thread.join(10)


def test_what_a_dead_deliverer_left_is_sent_by_the_next(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer]
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    outbox.claim(engine, clock())  # The deliverer that claimed it is gone.

    run_until(make(Scripted(Verdict.SENT)), lambda: state(engine, reference) == "sent")


def test_a_server_that_comes_back_gets_each_message_once(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], sent_mail: Postbox
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    up = MailServer("127.0.0.1", sent_mail.port, False, False, None, None, "site@example.net", "owner@example.com")
    deliverer = make(conversation.send, server=SERVER)

    deliverer.deliver_due()
    while_down = state(engine, reference)
    deliverer.server = up
    clock.time += REST
    run_until(deliverer, lambda: state(engine, reference) == "sent")

    assert while_down == "queued"
    [found] = sent_mail.letters
    assert found["To"] == "owner@example.com"
    assert found["Reply-To"] == "vera@example.org"
    assert reference in text_of(found)


def test_a_database_that_is_busy_when_the_letter_is_out_makes_no_second_letter(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    send = Scripted(Verdict.SENT)
    settle, refusals = outbox.settle_sent, [True, True]

    def busy(*details: Any) -> bool:
        if refusals:
            refusals.pop()
            raise OutboxError("The outbox cannot be used: database is locked.")
        return settle(*details)

    monkeypatch.setattr(outbox, "settle_sent", busy)

    make(send).deliver_due()

    assert len(send.letters) == 1
    assert state(engine, reference) == "sent"


def test_an_outbox_that_cannot_be_used_is_told_once_and_survived(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], caplog: pytest.LogCaptureFixture
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))
    looks = []

    def is_done() -> bool:
        looks.append("goes on when it can be used" in caplog.text)
        if sum(looks) == 10:
            with engine.begin() as connection:
                connection.execute(text(f"UPDATE schema_version SET version = {SCHEMA_VERSION}"))
        return sum(looks) > 10 and state(engine, reference) == "sent"

    run_until(make(Scripted(Verdict.SENT)), is_done)

    assert caplog.text.count("The outbox is of version 99") == 1
    assert "Traceback" not in caplog.text


def test_a_message_that_breaks_us_does_not_block_those_behind_it(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], caplog: pytest.LogCaptureFixture
) -> None:
    poison = outbox.accept(engine, draft(text="first"), clock()).reference
    clock.advance(seconds=1)
    behind = outbox.accept(engine, draft(text="second"), clock()).reference

    def send(letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        if b"first" in letter:
            raise UnicodeEncodeError("ascii", "", 0, 1, "never foreseen")
        return Outcome(Verdict.SENT, "letter", 250, "taken")

    make(send).deliver_due()

    assert state(engine, behind) == "sent"
    kept = outbox.find(engine, poison)
    assert kept is not None
    assert (kept.state, kept.reason, kept.due_at) == ("queued", "UnicodeEncodeError", clock() + timedelta(minutes=1))
    assert f"Message {poison} could not be written or sent." in caplog.text


def test_a_message_is_purged_within_the_hour_in_which_its_time_is_up(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer]
) -> None:
    outbox.accept(engine, draft(held_for="honeypot"), clock())
    deliverer = make(Scripted(), server=None)
    for _ in range(30):
        deliverer._round(lambda: True)
        clock.advance(days=1)
    clock.advance(minutes=-30)
    deliverer._round(lambda: True)
    before = len(outbox.newest_first(engine))
    clock.advance(minutes=61)

    deliverer._round(lambda: True)

    assert (before, outbox.newest_first(engine)) == (1, [])


@pytest.mark.parametrize("verdict", [Verdict.PAUSED, Verdict.UNREACHABLE])
def test_a_clock_that_was_ahead_stops_no_delivery(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], verdict: Verdict
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    deliverer = make(Scripted(verdict, Verdict.SENT))
    with clock.wrong_by(days=365):
        deliverer._round(lambda: True)
    waiting = state(engine, reference)

    for _ in range(2):
        clock.time += PAUSE
        deliverer._round(lambda: True)

    assert waiting == "queued"
    assert state(engine, reference) == "sent"


def test_what_a_clock_put_off_that_was_ahead_waits_no_longer_than_the_schedule_says(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer]
) -> None:
    references = [outbox.accept(engine, draft(text=str(n)), clock()).reference for n in range(3)]
    deliverer = make(Scripted(*[Verdict.LATER] * 6, *[Verdict.SENT] * 3))
    deliverer._round(lambda: True)
    with clock.wrong_by(days=365):
        deliverer._round(lambda: True)
    deliverer._round(lambda: True)

    clock.advance(minutes=5.9)
    deliverer._round(lambda: True)
    too_early = {state(engine, reference) for reference in references}
    clock.advance(minutes=0.2)
    deliverer._round(lambda: True)

    assert too_early == {"queued"}
    assert {state(engine, reference) for reference in references} == {"sent"}


@pytest.mark.parametrize("asleep", [{"days": 5}, {"days": 50}], ids=str)
def test_a_machine_that_slept_gives_up_after_all_attempts_and_not_before(
    engine: Engine, clock: Clock, make: Callable[..., Deliverer], asleep: dict[str, float]
) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    send = Scripted(*[Verdict.LATER] * 50)
    deliverer = make(send)
    deliverer.deliver_due()
    clock.advance(minutes=1)
    deliverer.deliver_due()
    clock.advance(**asleep)
    deliverer.deliver_due()
    after_the_sleep = state(engine, reference)

    while state(engine, reference) == "queued":
        clock.advance(hours=1)
        deliverer.deliver_due()

    assert after_the_sleep == "queued"
    assert state(engine, reference) == "failed"
    assert len(send.letters) == Schedule().most_attempts
