"""What is kept goes in time, and no clock that is wrong for a while takes anything along."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from portfolio.contact import outbox
from tests.conftest import Clock, draft

# Years pass, a day at a time.
pytestmark = pytest.mark.slow

RETENTION = timedelta(days=180)
# Ahead for a minute, as a machine without a battery may start; or by less, or behind.
WRONG = [{"days": 365}, {"days": 31}, {"days": 181}, {"days": 36500}, {"days": -365}, {"days": -20000}]


def sent(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(text="sent"), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_sent(engine, message, clock(), "250 taken")


def held(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(text="held", held_for="links"), clock(), network="a hash", household="another")


def look(engine: Engine, clock: Clock) -> int:
    return outbox.purge(engine, clock(), RETENTION)


def look_on(engine: Engine, clock: Clock, days: int, every: int = 1) -> None:
    for _ in range(0, days, every):
        clock.advance(days=every)
        look(engine, clock)


def left(engine: Engine) -> set[str]:
    return {message.text for message in outbox.newest_first(engine)}


@pytest.fixture
def engine(engine: Engine, clock: Clock) -> Engine:
    """An outbox whose deliverer has looked at the clock for long, with a message of each state that ends."""
    look_on(engine, clock, 10)
    sent(engine, clock)
    held(engine, clock)
    return engine


def assert_held_one_goes_after_a_week(engine: Engine, clock: Clock) -> None:
    look_on(engine, clock, 6)
    within_a_week = left(engine)
    look_on(engine, clock, 1)

    assert within_a_week == {"sent", "held"}
    assert left(engine) == {"sent"}


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_clock_that_is_wrong_for_a_minute_deletes_nothing(
    engine: Engine, clock: Clock, wrong: dict[str, float]
) -> None:
    look_on(engine, clock, 20)

    with clock.wrong_by(**wrong):
        look(engine, clock)
        look(engine, clock)
        clock.advance(minutes=1)
        look(engine, clock)
    look(engine, clock)

    assert left(engine) == {"sent", "held"}
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(network) FROM messages")).scalar() == 1


def test_a_clock_that_is_wrong_at_the_same_hour_each_day_deletes_nothing(engine: Engine, clock: Clock) -> None:
    for _ in range(20):
        with clock.wrong_by(days=365):
            look(engine, clock)
        look_on(engine, clock, 1)

    assert left(engine) == {"sent", "held"}


def test_a_machine_that_goes_by_a_wrong_clock_for_days_deletes_nothing(engine: Engine, clock: Clock) -> None:
    with clock.wrong_by(days=365):
        look(engine, clock)
        look_on(engine, clock, 6)
    look(engine, clock)

    assert left(engine) == {"sent", "held"}


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_week_after_the_clock_was_wrong_what_is_past_its_time_goes(
    engine: Engine, clock: Clock, wrong: dict[str, float]
) -> None:
    look_on(engine, clock, 29)
    with clock.wrong_by(**wrong):
        look(engine, clock)
    look(engine, clock)

    assert_held_one_goes_after_a_week(engine, clock)


def test_a_machine_that_was_off_for_long_deletes_a_week_later(engine: Engine, clock: Clock) -> None:
    clock.advance(days=40)
    look(engine, clock)

    assert_held_one_goes_after_a_week(engine, clock)


def test_what_is_looked_at_goes_on_the_day_in_which_its_time_is_up(engine: Engine, clock: Clock) -> None:
    days = []
    for _ in range(182):
        look_on(engine, clock, 1)
        days.append(len(left(engine)))

    assert days == [2] * 30 + [1] * 150 + [0] * 2


def test_who_looks_once_a_week_looks_often_enough(engine: Engine, clock: Clock) -> None:
    look_on(engine, clock, 35, every=7)

    assert left(engine) == {"sent"}


def test_machines_whose_clocks_differ_by_hours_take_turns_and_delete(engine: Engine, clock: Clock) -> None:
    for _ in range(31):
        look_on(engine, clock, 1)
        with clock.wrong_by(hours=5):
            look(engine, clock)
        look(engine, clock)

    assert left(engine) == {"sent"}


@pytest.mark.parametrize("behind", [365, 20_000])
def test_what_was_held_while_a_clock_was_behind_is_there_for_a_week(engine: Engine, clock: Clock, behind: int) -> None:
    with clock.wrong_by(days=-behind):
        look(engine, clock)
        outbox.accept(engine, draft(text="held meanwhile", held_for="links"), clock())
    look(engine, clock)

    look_on(engine, clock, 6)
    within_a_week = left(engine)
    look_on(engine, clock, 1)

    assert "held meanwhile" in within_a_week
    assert left(engine) == {"sent", "held"}


@pytest.mark.parametrize("ahead", [20, 365, 36_500])
def test_what_was_dated_by_a_clock_that_was_ahead_is_kept_about_as_long_as_promised(
    engine: Engine, clock: Clock, ahead: int
) -> None:
    look_on(engine, clock, 200, every=5)
    assert left(engine) == set()
    with clock.wrong_by(days=ahead):
        look(engine, clock)
        sent(engine, clock)
        held(engine, clock)
    look(engine, clock)

    look_on(engine, clock, 30)
    after_a_month = left(engine)
    look_on(engine, clock, 21)
    after_more = left(engine)
    look_on(engine, clock, 150, every=5)

    assert after_a_month == {"sent", "held"}
    assert after_more == {"sent"}
    assert left(engine) == set()


def test_an_outbox_that_was_just_made_or_brought_up_says_from_when_on_it_deletes(engine: Engine, clock: Clock) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET looked_at = NULL, steady_since = NULL"))
    unknown = outbox.purges_from(engine)

    look(engine, clock)

    assert unknown is None
    assert outbox.purges_from(engine) == clock() + timedelta(days=7)
