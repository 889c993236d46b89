from datetime import UTC, datetime, timedelta

import pytest

from portfolio.contact.delivery.schedule import Every, Schedule

START = datetime(2026, 11, 24, tzinfo=UTC)


def test_pauses_grow_and_then_stay() -> None:
    schedule = Schedule(jitter=lambda: 1.0)

    pauses = [schedule.next_attempt(attempts, START, START) for attempts in range(1, 10)]

    assert [pause and (pause - START).total_seconds() / 60 for pause in pauses] == [
        1, 5, 15, 30, 60, 120, 240, 360, 360,
    ]  # fmt: skip


def test_it_ends_five_days_after_the_first_attempt() -> None:
    schedule = Schedule()

    assert schedule.next_attempt(26, START, START + timedelta(days=4, hours=23)) is not None
    assert schedule.next_attempt(26, START, START + timedelta(days=5)) is None


def test_it_does_not_end_before_all_attempts_were_made() -> None:
    """Behind the seventh pause, at 7 hours 51 minutes, there are 112 hours left, and eighteen pauses of six in them."""
    schedule = Schedule()

    assert schedule.most_attempts == 26
    assert schedule.next_attempt(2, START, START + timedelta(days=5)) is not None
    assert schedule.next_attempt(25, START, START + timedelta(days=500)) is not None
    assert schedule.next_attempt(26, START, START + timedelta(days=500)) is None


def test_a_first_attempt_in_the_future_puts_the_end_off_by_no_more_than_the_attempts() -> None:
    assert Schedule().next_attempt(25, START + timedelta(days=365), START) is not None
    assert Schedule().next_attempt(26, START + timedelta(days=365), START) is None


@pytest.mark.parametrize(
    ("pauses", "attempts"), [((), 20), ((timedelta(days=6),), 1), ((timedelta(days=5),), 1), ((timedelta(days=4),), 5)]
)
def test_attempts_are_counted_over_any_pauses(pauses: tuple[timedelta, ...], attempts: int) -> None:
    assert Schedule(pauses=pauses).most_attempts == attempts


def test_what_is_done_now_and_then_is_not_kept_waiting_by_a_clock_that_was_ahead() -> None:
    every = Every(timedelta(hours=1))

    due = [
        every.is_due(START + timedelta(**at))
        for at in ({}, {"minutes": 59}, {"days": 365}, {"minutes": 60}, {"minutes": 61})
    ]

    assert due == [True, False, True, True, False]


def test_jitter_is_a_fifth_at_most() -> None:
    schedule = Schedule()

    pauses = {schedule.next_attempt(2, START, START) for _ in range(200)}

    assert len(pauses) > 100
    assert all(pause and timedelta(minutes=4) <= pause - START <= timedelta(minutes=6) for pause in pauses)
