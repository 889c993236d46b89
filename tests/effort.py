"""How much more work one thing is than another, whatever else the machine is doing."""

import gc
import time
from collections.abc import Callable


def ratio(once: Callable[[], object], more: Callable[[], object], *, enough: float = 8) -> float:
    """Return how many times the effort of `once` goes into `more`, by the best of up to five tries.

    A machine that is busy meanwhile makes a try slower, never faster; below `enough` no further one is made.
    """
    first = second = float("inf")
    for _ in range(5):
        first, second = min(first, seconds(once)), min(second, seconds(more))
        if second < enough * first:
            break
    return second / first


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes of this thread: other threads and the garbage of others are left out."""
    gc.disable()
    try:
        start = time.thread_time()
        work()
        return time.thread_time() - start
    finally:
        gc.enable()
