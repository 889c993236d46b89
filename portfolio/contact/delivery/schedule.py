"""When a message that could not be delivered is tried again."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_JITTER = 1.2


def has_passed(period: timedelta, since: datetime, now: datetime) -> bool:
    """Say whether `period` is over `since` then. A clock that was ahead and is set back is no reason to wait for it."""
    return not timedelta() <= now - since < period


def _a_fifth_either_way() -> float:
    """Return a factor of 0.8 to 1.2, so that what failed together does not come back together."""
    return random.uniform(0.8, LONGEST_JITTER)  # noqa: S311 - nothing is kept secret by it.


@dataclass(frozen=True)
class Schedule:
    """The pauses between attempts, and when to give up."""

    pauses: tuple[timedelta, ...] = (
        *(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30)),
        *(timedelta(hours=hours) for hours in (1, 2, 4)),
    )
    then_every: timedelta = timedelta(hours=6)
    give_up_after: timedelta = timedelta(days=5)
    jitter: Callable[[], float] = _a_fifth_either_way

    @property
    def most_attempts(self) -> int:
        """How many attempts there are before it is time to give up, where no pause is cut or stretched."""
        count, passed = 0, timedelta()
        while passed < self.give_up_after:
            count += 1
            passed += self._pause(count)
        return count

    def next_attempt(self, attempts: int, first_attempt_at: datetime, now: datetime) -> datetime | None:
        """Return when to try again after `attempts` attempts; None if it is time to give up.

        Time alone does not tell, as a machine may sleep and a clock be wrong, so all attempts must have been made.
        """
        if attempts >= self.most_attempts and has_passed(self.give_up_after, first_attempt_at, now):
            return None
        return now + self._pause(attempts) * self.jitter()

    def longest_wait(self, attempts: int) -> timedelta:
        """Return how long a message may wait at most after `attempts` attempts."""
        return self._pause(attempts) * LONGEST_JITTER

    def _pause(self, attempts: int) -> timedelta:
        return self.pauses[attempts - 1] if 0 < attempts <= len(self.pauses) else self.then_every


@dataclass
class Every:
    """Something to be done now and then, at the first chance after each `period`."""

    period: timedelta
    _last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Say whether it is time; if so, the next time is a period later."""
        if self._last is not None and not has_passed(self.period, self._last, now):
            return False
        self._last = now
        return True
