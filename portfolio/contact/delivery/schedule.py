"""When a message that could not be delivered is tried again."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_JITTER = 1.2


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

    def next_attempt(self, attempts: int, first_attempt_at: datetime, now: datetime) -> datetime | None:
        """Return when to try again after `attempts` attempts; None if it has been long enough."""
        if now - first_attempt_at >= self.give_up_after:
            return None
        pause = self.pauses[attempts - 1] if attempts <= len(self.pauses) else self.then_every
        return now + pause * self.jitter()

    def longest_wait(self, attempts: int) -> timedelta:
        """Return how long a message may wait at most after `attempts` attempts."""
        pause = self.pauses[attempts - 1] if 0 < attempts <= len(self.pauses) else self.then_every
        return pause * LONGEST_JITTER


@dataclass
class Every:
    """Something to be done now and then, at the first chance after each `period`."""

    period: timedelta
    _last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Say whether it is time; if so, the next time is a period later. A clock set back is no reason to wait."""
        if self._last is not None and timedelta() <= now - self._last < self.period:
            return False
        self._last = now
        return True
