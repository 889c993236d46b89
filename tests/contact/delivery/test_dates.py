"""A letter is dated when it is first handed over, and from then on it is the same to the byte."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from sqlalchemy import Engine, text

from portfolio.contact import outbox
from portfolio.contact.delivery import conversation, lock
from portfolio.contact.delivery.conversation import Limits, MailServer
from portfolio.contact.delivery.deliverer import Deliverer, Pace
from portfolio.contact.delivery.lock import StillHeld
from portfolio.contact.delivery.schedule import Schedule
from portfolio.contact.delivery.verdict import Outcome
from portfolio.contact.outbox import AcceptanceRules
from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.conftest import Clock, draft
from tests.faults.scripted_smtp import HANG_UP, Peer, peer

# Letters go to a mail server.
pytestmark = pytest.mark.slow

SHORT = Limits(connect=2, command=0.5, final_dot=0.5, farewell=0.5)


@pytest.fixture
def mail() -> Iterator[Peer]:
    with peer() as mail:
        yield mail


def deliverer(engine: Engine, clock: Clock, mail: Peer) -> Deliverer:
    def send(letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        return conversation.send(letter, server, SHORT, still_ours=still_ours)

    server = MailServer("127.0.0.1", mail.port, False, False, None, None, "site@example.net", "owner@example.com")
    return Deliverer(
        engine=engine, server=server, lock=lock.beside(engine), retention=timedelta(days=180), now=clock, send=send,
        schedule=Schedule(jitter=lambda: 1.0), pace=Pace(look=0.01, between_letters=0, stumble=0.01),
    )  # fmt: skip


def accepted(engine: Engine, clock: Clock) -> str:
    return outbox.accept(engine, draft(), clock(), AcceptanceRules(domain="example.net")).reference


def date_of(letter: bytes) -> datetime:
    found: Any = BytesParser(policy=default).parsebytes(letter)
    moment: datetime = found["Date"].datetime
    return moment


WAITED = [
    {"greeting": HANG_UP}, {"MAIL": "451 busy"}, {"MAIL": "550 no"}, {"RCPT": "450 greylisted"}, {"DATA": "451 busy"},
    {"DATA": "250 what"},
]  # fmt: skip


@pytest.mark.parametrize("script", WAITED, ids=str)
def test_a_letter_that_could_not_be_handed_over_for_days_has_the_date_when_it_is(
    engine: Engine, clock: Clock, mail: Peer, script: dict[str, str | None]
) -> None:
    reference = accepted(engine, clock)
    works = deliverer(engine, clock, mail)
    usual = dict(mail.script)
    mail.script.update(script)
    for _ in range(4):
        works.deliver_due()
        clock.advance(days=1)

    mail.script.update(usual)
    works.deliver_due()

    [letter] = mail.letters
    assert date_of(letter) == clock()
    assert f"Message-ID: <{reference}@example.net>".encode() in letter
    assert b"Received: 24 November 2026, 09:30 UTC" in letter


@pytest.mark.parametrize("answer", [HANG_UP, "", "452 full", "354 go on"])
def test_from_the_first_handing_over_on_a_letter_is_the_same_to_the_byte(
    engine: Engine, clock: Clock, mail: Peer, answer: str | None
) -> None:
    accepted(engine, clock)
    clock.advance(days=2)
    handed_over_at = clock()
    works = deliverer(engine, clock, mail)
    mail.script["dot"] = answer
    for _ in range(3):
        works.deliver_due()
        clock.advance(hours=7)

    mail.script["dot"] = "250 taken"
    works.deliver_due()

    assert len(mail.seen) == 4
    assert len(set(mail.seen)) == 1
    assert date_of(mail.seen[0]) == handed_over_at


class PowerCutError(BaseException):
    """Nothing of ours goes on behind this one."""


def test_a_deliverer_that_died_with_the_letter_under_way_is_followed_by_one_with_the_same_bytes(
    engine: Engine, clock: Clock, mail: Peer
) -> None:
    accepted(engine, clock)
    clock.advance(days=2)
    dying = deliverer(engine, clock, mail)
    sent: list[bytes] = []

    def send(letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        assert still_ours()
        sent.append(letter)
        raise PowerCutError

    dying.send = send
    with pytest.raises(PowerCutError):
        dying.deliver_due()
    clock.advance(hours=3)
    outbox.adopt(engine, clock(), Schedule().longest_wait)
    deliverer(engine, clock, mail).deliver_due()

    assert mail.letters == sent


def test_what_is_tried_again_by_its_owner_is_the_same_letter(engine: Engine, clock: Clock, mail: Peer) -> None:
    reference = accepted(engine, clock)
    mail.script["dot"] = "554 no"
    deliverer(engine, clock, mail).deliver_due()
    clock.advance(days=3)
    mail.script["dot"] = "250 taken"

    outbox.retry(engine, reference)
    deliverer(engine, clock, mail).deliver_due()

    assert mail.seen[0] == mail.letters[0]


def test_a_letter_whose_message_somebody_else_has_taken_over_does_not_go_out(
    engine: Engine, clock: Clock, mail: Peer
) -> None:
    reference = accepted(engine, clock)
    late = deliverer(engine, clock, mail)

    def send(letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        outbox.adopt(engine, clock(), Schedule().longest_wait)
        assert outbox.claim(engine, clock()) is not None
        return conversation.send(letter, server, SHORT, still_ours=still_ours)

    late.send = send
    late.deliver_due()

    message = outbox.find(engine, reference)
    assert message is not None
    assert (mail.seen, message.state, message.handed_over_at) == ([], "sending", None)


def test_a_letter_whose_date_cannot_be_written_down_waits(
    engine: Engine, clock: Clock, mail: Peer, caplog: pytest.LogCaptureFixture
) -> None:
    reference = accepted(engine, clock)
    works = deliverer(engine, clock, mail)

    def version(number: int) -> None:
        with engine.begin() as connection:
            connection.execute(text(f"UPDATE schema_version SET version = {number}"))

    def send(letter: bytes, server: MailServer, *, still_ours: StillHeld) -> Outcome:
        version(99)
        outcome = conversation.send(letter, server, SHORT, still_ours=still_ours)
        version(SCHEMA_VERSION)
        return outcome

    works.send = send
    works.deliver_due()
    seen_before = list(mail.seen)
    clock.advance(minutes=2)
    works.send = deliverer(engine, clock, mail).send
    works.deliver_due()

    assert seen_before == []
    assert f"Message {reference} does not go out now. The outbox is of version 99" in caplog.text
    assert "Traceback" not in caplog.text
    assert date_of(mail.letters[0]) == clock()
