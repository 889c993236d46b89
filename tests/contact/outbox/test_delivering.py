from datetime import timedelta

from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.delivery.schedule import Schedule
from tests.conftest import Clock, draft


def test_a_held_message_is_not_due_until_it_is_released(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(held_for="honeypot"), clock()).reference
    held = outbox.find(engine, reference)
    due_before = outbox.has_due(engine, clock())

    released = outbox.release(engine, reference)

    assert held is not None
    assert (held.state, held.reason) == ("held", "honeypot")
    assert not due_before
    assert released
    assert outbox.has_due(engine, clock())
    assert not outbox.release(engine, reference)


def test_the_oldest_due_message_is_claimed_first_and_once(engine: Engine, clock: Clock) -> None:
    first = outbox.accept(engine, draft(text="first"), clock())
    clock.advance(minutes=1)
    second = outbox.accept(engine, draft(text="second"), clock())

    claimed = [outbox.claim(engine, clock()) for _ in range(3)]

    assert [message and message.reference for message in claimed] == [first.reference, second.reference, None]
    assert claimed[0] is not None
    assert (claimed[0].state, claimed[0].attempts, claimed[0].first_attempt_at) == ("sending", 1, clock())


def test_a_message_put_off_is_claimed_again_when_it_is_due(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_later(engine, message, clock() + timedelta(minutes=5), "451 busy")

    too_early = outbox.claim(engine, clock())
    first_attempt = clock()
    clock.advance(minutes=5)
    again = outbox.claim(engine, clock())

    assert too_early is None
    assert again is not None
    assert (again.attempts, again.first_attempt_at, again.reason) == (2, first_attempt, "451 busy")


def test_a_claim_that_was_lost_settles_nothing(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    lost = outbox.claim(engine, clock())
    assert lost is not None
    assert outbox.adopt(engine, clock(), Schedule().longest_wait) == 1
    taken_over = outbox.claim(engine, clock())
    assert taken_over is not None

    assert not outbox.settle_sent(engine, lost, clock(), "250 late")
    assert outbox.settle_sent(engine, taken_over, clock(), "250 taken")
    message = outbox.find(engine, reference)
    assert message is not None
    assert (message.state, message.reason) == ("sent", "250 taken")


def test_an_attempt_that_says_nothing_of_the_message_is_not_counted(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None

    outbox.settle_unused(engine, message, "535 no")

    clock.advance(days=6)
    again = outbox.claim(engine, clock())
    assert again is not None
    assert (again.attempts, again.first_attempt_at) == (1, clock())


def test_a_message_is_due_at_once_whatever_clock_accepted_it(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock() + timedelta(days=1))

    assert outbox.has_due(engine, clock())
    assert outbox.claim(engine, clock()) is not None


def test_who_takes_over_waits_no_longer_than_the_schedule_says(engine: Engine, clock: Clock) -> None:
    for text in ("once", "twice"):
        outbox.accept(engine, draft(text=text), clock())
        message = outbox.claim(engine, clock())
        assert message is not None
        # Put off by a deliverer whose clock runs a day ahead.
        outbox.settle_later(engine, message, clock() + timedelta(days=1, minutes=1), "451 busy")
    schedule = Schedule()

    outbox.adopt(engine, clock(), schedule.longest_wait)

    assert not outbox.has_due(engine, clock())
    assert outbox.has_due(engine, clock() + schedule.longest_wait(1))


def test_who_takes_over_leaves_a_wait_that_the_schedule_allows(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    due_at = clock() + timedelta(minutes=1)
    outbox.settle_later(engine, message, due_at, "451 busy")

    outbox.adopt(engine, clock(), Schedule().longest_wait)

    [kept] = outbox.newest_first(engine)
    assert kept.due_at == due_at
