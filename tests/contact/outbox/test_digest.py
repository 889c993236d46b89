from sqlalchemy import Engine

from portfolio.contact import outbox
from tests.conftest import Clock, draft


def hold(engine: Engine, clock: Clock, words: str) -> str:
    return outbox.accept(engine, draft(text=words, held_for="links"), clock()).reference


def told(engine: Engine, clock: Clock) -> list[str]:
    """Tell the owner, if it is time; return of what."""
    held = outbox.due_for_digest(engine, clock())
    if held:
        outbox.settle_digest(engine, held, clock())
    return [message.reference for message in held]


def test_the_owner_is_told_once_a_day_at_most_and_only_of_something_new(engine: Engine, clock: Clock) -> None:
    nothing = told(engine, clock)
    first = hold(engine, clock, "one")
    at_once = told(engine, clock)
    clock.advance(hours=1)
    second = hold(engine, clock, "two")
    too_soon = told(engine, clock)
    clock.advance(hours=23)
    next_day = told(engine, clock)
    clock.advance(days=2)
    nothing_new = told(engine, clock)

    assert (nothing, at_once, too_soon, nothing_new) == ([], [first], [], [])
    assert next_day == [first, second]


def test_once_a_day_holds_although_what_was_told_is_gone(engine: Engine, clock: Clock) -> None:
    reference = hold(engine, clock, "one")
    told(engine, clock)
    outbox.discard(engine, reference)
    clock.advance(hours=1)
    hold(engine, clock, "two")

    assert told(engine, clock) == []


def test_a_clock_that_was_ahead_keeps_the_owner_from_nothing(engine: Engine, clock: Clock) -> None:
    hold(engine, clock, "one")
    with clock.wrong_by(days=365):
        told(engine, clock)
    hold(engine, clock, "two")

    assert len(told(engine, clock)) == 2
    assert told(engine, clock) == []


def test_what_is_not_held_is_not_told(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    reference = hold(engine, clock, "one")
    outbox.release(engine, reference)

    assert told(engine, clock) == []
