from datetime import UTC, datetime, timedelta

from portfolio.contact.delivery.schedule import Schedule

START = datetime(2026, 11, 24, tzinfo=UTC)


def test_pauses_grow_and_then_stay() -> None:
    schedule = Schedule(jitter=lambda: 1.0)

    pauses = [schedule.next_attempt(attempts, START, START) for attempts in range(1, 10)]

    assert [pause and (pause - START).total_seconds() / 60 for pause in pauses] == [
        1, 5, 15, 30, 60, 120, 240, 360, 360,
    ]  # fmt: skip


def test_it_ends_five_days_after_the_first_attempt() -> None:
    schedule = Schedule()

    assert schedule.next_attempt(25, START, START + timedelta(days=4, hours=23)) is not None
    assert schedule.next_attempt(25, START, START + timedelta(days=5)) is None


def test_jitter_is_a_fifth_at_most() -> None:
    schedule = Schedule()

    pauses = {schedule.next_attempt(2, START, START) for _ in range(200)}

    assert len(pauses) > 100
    assert all(pause and timedelta(minutes=4) <= pause - START <= timedelta(minutes=6) for pause in pauses)
