from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from portfolio.config.rates import Rate
from portfolio.contact import outbox
from portfolio.contact.outbox import AcceptanceRules, LimitError
from tests.conftest import Clock, draft


def test_a_message_is_kept_as_it_was_written(engine: Engine, clock: Clock) -> None:
    receipt = outbox.accept(engine, draft(), clock())

    message = outbox.find(engine, receipt.reference)

    assert message is not None
    assert (message.name, message.email, message.subject, message.text) == (
        "Vera Visitor",
        "vera@example.org",
        "A role",
        "Shall we talk?",
    )
    assert message.state == "queued"
    assert message.accepted_at == clock()


def test_a_reference_has_128_random_bits(engine: Engine, clock: Clock) -> None:
    references = {outbox.accept(engine, draft(text=str(n)), clock()).reference for n in range(20)}

    assert len(references) == 20
    assert all(len(bytes.fromhex(reference)) == 16 for reference in references)


def test_the_same_words_within_a_day_are_the_same_message(engine: Engine, clock: Clock) -> None:
    first = outbox.accept(engine, draft(), clock())
    clock.advance(hours=23)
    again = outbox.accept(engine, draft(name="V. Visitor", email="Vera@Example.org"), clock())
    clock.advance(hours=2)
    next_day = outbox.accept(engine, draft(), clock())

    assert again == first
    assert next_day.reference != first.reference
    assert len(outbox.newest_first(engine)) == 2


def test_a_resend_after_a_failure_is_queued_anew(engine: Engine, clock: Clock) -> None:
    first = outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_failed(engine, message, clock(), "554 no")

    again = outbox.accept(engine, draft(), clock())

    assert again == first
    requeued = outbox.claim(engine, clock())
    assert requeued is not None
    assert (requeued.reference, requeued.attempts) == (first.reference, 1)


def test_a_resend_without_what_held_it_is_queued(engine: Engine, clock: Clock) -> None:
    held = outbox.accept(engine, draft(held_for="honeypot"), clock())

    still_held = outbox.accept(engine, draft(held_for="honeypot"), clock())
    due_while_held = outbox.has_due(engine, clock())
    queued = outbox.accept(engine, draft(), clock())

    assert held == still_held == queued
    assert not due_while_held
    assert outbox.has_due(engine, clock())


@pytest.mark.parametrize("changes", [{"text": "Something else"}, {"email": "other@example.org"}, {"subject": "Other"}])
def test_other_words_or_another_address_are_another_message(
    engine: Engine, clock: Clock, changes: dict[str, str]
) -> None:
    first = outbox.accept(engine, draft(), clock())

    assert outbox.accept(engine, draft(**changes), clock()).reference != first.reference


def test_fifty_posts_at_once_are_one_message(engine: Engine, clock: Clock) -> None:
    with ThreadPoolExecutor(16) as pool:
        receipts = list(pool.map(lambda _: outbox.accept(engine, draft(), clock()), range(50)))

    assert len(set(receipts)) == 1
    assert len(outbox.newest_first(engine)) == 1


MINUTE = timedelta(minutes=1)


def test_a_network_that_sent_enough_has_to_wait_and_nothing_is_kept(engine: Engine, clock: Clock) -> None:
    rules = AcceptanceRules(limit=(Rate(2, 10 * MINUTE), Rate(3, 60 * MINUTE)))

    def send(text: str, network: str = "here") -> str:
        return outbox.accept(engine, draft(text=text), clock(), rules, network).reference

    send("one")
    clock.advance(minutes=4)
    second = send("two")
    with pytest.raises(LimitError) as third:
        send("three")
    again = send("two")
    elsewhere = send("three, elsewhere", "there")
    clock.advance(minutes=6)
    send("three")
    with pytest.raises(LimitError) as fourth:
        send("four")

    assert third.value.wait == 6 * MINUTE
    assert again == second, "A resend is the same message, whatever the limit."
    assert elsewhere
    assert fourth.value.wait == 50 * MINUTE
    assert {m.text for m in outbox.newest_first(engine)} == {"one", "two", "three", "three, elsewhere"}


def test_a_household_may_send_four_times_what_a_network_may(engine: Engine, clock: Clock) -> None:
    rules = AcceptanceRules(limit=(Rate(1, 10 * MINUTE), Rate(2, 60 * MINUTE)))

    def send(n: int, network: str | None, household: str | None) -> timedelta | None:
        try:
            outbox.accept(engine, draft(text=str(n)), clock(), rules, network, household)
        except LimitError as error:
            return error.wait
        return None

    four = [send(n, f"network {n}", "home") for n in range(4)]
    fifth = send(5, "network 5", "home")
    elsewhere = [send(6, "network 6", "another home"), send(7, "IPv4", None), send(8, None, None), send(9, None, None)]
    clock.advance(minutes=10)
    later = [send(n, f"network {n}", "home") for n in range(10, 14)]
    clock.advance(minutes=10)
    of_an_hour = send(14, "network 14", "home")

    assert four == later == elsewhere == [None] * 4
    assert fifth == 10 * MINUTE
    assert of_an_hour == 40 * MINUTE


AHEAD = [{"minutes": 11}, {"days": 1}, {"days": 365}]


@pytest.mark.parametrize("wrong", AHEAD, ids=str)
def test_a_clock_that_was_ahead_keeps_nobody_from_writing(
    engine: Engine, clock: Clock, wrong: dict[str, float]
) -> None:
    rules = AcceptanceRules(limit=(Rate(1, 10 * MINUTE),))
    with clock.wrong_by(**wrong):
        outbox.accept(engine, draft(text="one"), clock(), rules, "here", "home")

    assert outbox.accept(engine, draft(text="two"), clock(), rules, "here", "home")
    with pytest.raises(LimitError):
        outbox.accept(engine, draft(text="three"), clock(), rules, "here", "home")


def test_between_clocks_that_differ_nobody_waits_longer_than_the_limit_says(engine: Engine, clock: Clock) -> None:
    rules = AcceptanceRules(limit=(Rate(1, 10 * MINUTE),))
    outbox.accept(engine, draft(text="one"), clock() + 9 * MINUTE, rules, "here")

    with pytest.raises(LimitError) as caught:
        outbox.accept(engine, draft(text="two"), clock(), rules, "here")

    assert caught.value.wait == 10 * MINUTE


@pytest.mark.parametrize("wrong", [{"hours": 2}, *AHEAD[1:]], ids=str)
def test_what_was_let_through_while_a_clock_was_ahead_is_no_flood_afterwards(
    engine: Engine, clock: Clock, wrong: dict[str, float]
) -> None:
    with clock.wrong_by(**wrong):
        outbox.accept(engine, draft(text="one"), clock(), HOURLY)

    outbox.accept(engine, draft(text="two"), clock(), HOURLY)

    assert states(engine)["two"] == ("queued", None)


def test_the_same_words_months_later_are_another_message_although_a_clock_was_ahead(
    engine: Engine, clock: Clock
) -> None:
    """Taken for the same, it would be thanked for and never mailed."""
    with clock.wrong_by(days=365):
        first = outbox.accept(engine, draft(), clock())
    clock.advance(days=90)

    assert outbox.accept(engine, draft(), clock()).reference != first.reference


def test_what_exceeds_the_flood_mark_is_held_and_never_refused(engine: Engine, clock: Clock) -> None:
    rules = AcceptanceRules(flood=(Rate(3, 60 * MINUTE),))

    references = [outbox.accept(engine, draft(text=str(n)), clock(), rules, f"network {n}").reference for n in range(5)]
    clock.advance(hours=1)
    later = outbox.accept(engine, draft(text="later"), clock(), rules, "late").reference

    states = {m.reference: (m.state, m.reason) for m in outbox.newest_first(engine)}
    assert [states[reference] for reference in references] == [("queued", None)] * 3 + [("held", "flood")] * 2
    assert states[later] == ("queued", None)


HOURLY = AcceptanceRules(flood=(Rate(1, 60 * MINUTE),))


def states(engine: Engine) -> dict[str, tuple[str, str | None]]:
    return {message.text: (message.state, message.reason) for message in outbox.newest_first(engine)}


def test_a_held_message_sent_again_is_not_let_past_the_flood_mark(engine: Engine, clock: Clock) -> None:
    def send(text: str) -> str:
        reference = outbox.accept(engine, draft(text=text), clock(), HOURLY).reference
        message = outbox.find(engine, reference)
        assert message is not None
        return message.state

    found = [send(text) for text in ("one", "two", "two", "three", "three")]

    assert found == ["queued", "held", "held", "held", "held"]
    assert len(outbox.newest_first(engine)) == 3


def test_what_a_flood_held_is_let_through_when_it_comes_again_after_the_flood(engine: Engine, clock: Clock) -> None:
    for text in ("one", "two", "three"):
        outbox.accept(engine, draft(text=text), clock(), HOURLY)
    clock.advance(hours=1)

    for text in ("two", "three", "two"):
        outbox.accept(engine, draft(text=text), clock(), HOURLY)

    assert states(engine) == {"one": ("queued", None), "two": ("queued", None), "three": ("held", "flood")}


def test_however_often_messages_come_again_no_more_than_the_flood_mark_are_let_through(
    engine: Engine, clock: Clock
) -> None:
    """They are old by then; the time that counts is that of being let through."""
    rules = AcceptanceRules(flood=(Rate(2, 60 * MINUTE),))
    let_through = []

    for _ in range(4):
        for n in range(10):
            outbox.accept(engine, draft(text=str(n)), clock(), rules)
        let_through.append(outbox.waiting(engine).counts["queued"])
        clock.advance(hours=1)

    assert let_through == [2, 4, 6, 8]
    assert len(outbox.newest_first(engine)) == 10


def test_a_resend_without_what_held_it_is_held_by_a_flood_all_the_same(engine: Engine, clock: Clock) -> None:
    held = outbox.accept(engine, draft(text="caught", held_for="honeypot"), clock(), HOURLY)
    outbox.accept(engine, draft(text="one"), clock(), HOURLY)

    again = outbox.accept(engine, draft(text="caught"), clock(), HOURLY)
    during = states(engine)["caught"]
    clock.advance(hours=1)
    outbox.accept(engine, draft(text="caught"), clock(), HOURLY)

    assert again == held
    assert during == ("held", "flood")
    assert states(engine)["caught"] == ("queued", None)


def test_what_failed_and_is_sent_again_in_a_flood_stays_with_its_owner(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(text="refused"), clock(), HOURLY)
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_failed(engine, message, clock(), "554 no")
    alone = outbox.accept(engine, draft(text="refused"), clock(), HOURLY)
    while_alone = states(engine)["refused"]
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_failed(engine, message, clock(), "554 no")
    clock.advance(minutes=61)
    outbox.accept(engine, draft(text="one"), clock(), HOURLY)

    outbox.accept(engine, draft(text="refused"), clock(), HOURLY)

    assert alone.reference == message.reference
    assert while_alone == ("queued", None), "It is no flood by itself."
    assert states(engine)["refused"] == ("failed", "554 no")


@pytest.mark.parametrize("reason", ["honeypot", "links", "markup"])
def test_sixty_that_were_caught_hold_nobody_else(engine: Engine, clock: Clock, reason: str) -> None:
    rules = AcceptanceRules(flood=(Rate(60, 60 * MINUTE),))
    for n in range(60):
        outbox.accept(engine, draft(text=f"spam {n}", held_for=reason), clock(), rules, f"network {n}")

    outbox.accept(engine, draft(), clock(), rules, "a visitor's")

    assert states(engine)["Shall we talk?"] == ("queued", None)


def test_what_the_flood_held_prolongs_no_flood(engine: Engine, clock: Clock) -> None:
    for n in range(20):
        outbox.accept(engine, draft(text=str(n)), clock(), HOURLY)
        clock.advance(minutes=10)

    passed = [text for text, (state, _) in states(engine).items() if state == "queued"]
    assert sorted(passed, key=int) == ["0", "6", "12", "18"]


def test_what_the_owner_releases_holds_nobody(engine: Engine, clock: Clock) -> None:
    for n in range(5):
        outbox.release(engine, outbox.accept(engine, draft(text=f"{n}", held_for="links"), clock(), HOURLY).reference)

    outbox.accept(engine, draft(), clock(), HOURLY)

    assert states(engine)["Shall we talk?"] == ("queued", None)


def test_of_eight_at_once_that_come_again_no_more_pass_than_the_flood_mark_says(engine: Engine, clock: Clock) -> None:
    rules = AcceptanceRules(flood=(Rate(3, 60 * MINUTE),))
    texts = [str(n % 12) for n in range(48)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: outbox.accept(engine, draft(text=text), clock(), rules), texts))

    assert outbox.waiting(engine).counts | {"sent": 0} == {"queued": 3, "held": 9, "sending": 0, "sent": 0, "failed": 0}


def test_of_eight_at_once_no_more_pass_than_the_limit_says(engine: Engine, clock: Clock) -> None:
    rules = AcceptanceRules(limit=(Rate(5, 10 * MINUTE),))

    def send(n: int) -> bool:
        try:
            outbox.accept(engine, draft(text=str(n)), clock(), rules, "here")
        except LimitError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        passed = list(pool.map(send, range(24)))

    assert sum(passed) == 5
    assert len(outbox.newest_first(engine)) == 5


def test_identity_is_fixed_at_acceptance(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(), clock(), AcceptanceRules(domain="example.net")).reference

    message = outbox.find(engine, reference)

    assert message is not None
    assert message.message_id == f"<{reference}@example.net>"
