"""The main process: starts workers, starts dead ones again, replaces them on SIGHUP, and stops them when it is told.

granian 2.8.7, which does the serving, can miss being told. Its main loop waits for a `threading.Event` without a limit,
so that a signal that another thread takes never wakes it; and a second signal inside the first one's `Event.set()`
waits for the lock that the first one holds. It also gives up when two workers die within six seconds, and on SIGHUP it
ends the old worker after a fixed time, whether the new one answers or not. So its loop is replaced by the one here.
Both faults belong upstream (`granian/server/common.py`); `tests/server/test_granian.py` fails when they are mended.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from granian.server.mp import MPServer

from portfolio.server import worker

log = logging.getLogger(__name__)

# How long the loop sleeps at a time: so late may it hear of a signal.
_LOOK_SECONDS = 0.1
# How long a new worker may take to start, and how soon after loading the app it listens.
_START_SECONDS = 60
_LISTEN_SECONDS = 1
# A worker that dies is started again at once; one that dies again and again, after longer and longer pauses.
_LONGEST_PAUSE_SECONDS = 60
_LONG_LIFE_SECONDS = 60


class Supervisor(MPServer):
    """granian with a main loop that takes no lock in a signal, and looks after its workers itself."""

    def __init__(self, *details: Any, **more: Any) -> None:
        super().__init__(*details, **more)
        self._terminal = _Terminal()
        self._ready: dict[Any, Connection] = {}
        self._deaths: dict[int, int] = {}
        self._reviving: dict[int, float] = {}

    def listen_to_signals(self) -> None:
        """Hear of signals from now on; granian itself listens later, when the app is about to be served."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.signal_handler_interrupt)
        signal.signal(signal.SIGHUP, self.signal_handler_reload)

    def signal_handler_interrupt(self, *_: Any) -> None:
        """Remember to stop: what a handler may do without a lock."""
        self.interrupt_signal = True

    def signal_handler_reload(self, *_: Any) -> None:
        """Remember to reload; a terminal that was closed says the same, and means to stop."""
        if self._terminal.is_gone():
            self.interrupt_signal = True
        else:
            self.reload_signal = True

    def _spawn_workers(self, spawn_target: Any, target_loader: Callable[[], Any]) -> None:
        self._begin = partial(self._begin_worker, spawn_target, target_loader)
        self.wrks = [self._begin(idx) for idx in range(self.workers)]

    def _begin_worker(self, spawn_target: Any, target_loader: Callable[[], Any], idx: int) -> Any:
        told, tell = multiprocessing.Pipe(duplex=False)
        begun = self._spawn_worker(idx, spawn_target, partial(worker.load, target_loader, tell, idx))
        with _terminal_kept_off():
            begun.inner.start()
        tell.close()
        self._ready[begun] = told
        return begun

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:  # noqa: ARG002 - granian's own signature.
        while not self.interrupt_signal:
            time.sleep(_LOOK_SECONDS)
            if self.reload_signal:
                self.reload_signal = False
                self._replace_workers()
            self._revive_dead(time.monotonic())

    def _replace_workers(self) -> None:
        """Let a new worker answer in the place of each old one, and end that then."""
        log.info("Reloading: each worker is replaced when the new one answers.")
        for idx in range(self.workers):
            old, new = self.wrks[idx], self._begin(idx)
            self.wrks.append(new)  # A stop in the meantime ends both.
            if self._is_ready(new):
                self.wrks[idx] = self.wrks.pop()
                self._end(old)
            elif self.interrupt_signal:
                return
            else:
                self.wrks.remove(new)
                self._end(new)
                log.error("The new worker did not start; the old ones go on, with what they were started with.")
                return
        log.info("Reloaded.")

    def _is_ready(self, new: Any) -> bool:
        """Wait until `new` answers; False if it died, did not start in time, or all are to stop."""
        until = time.monotonic() + _START_SECONDS
        while not self.interrupt_signal and time.monotonic() < until:
            if self._ready[new].poll(_LOOK_SECONDS):
                with suppress(EOFError):
                    self._ready[new].recv_bytes()
                    time.sleep(_LISTEN_SECONDS)
                    return bool(new.inner.is_alive())
                return False
        return False

    def _end(self, old: Any) -> None:
        """End a worker: what it has begun it may finish, for as long as at a stop."""
        old.terminate()
        until = time.monotonic() + worker.KILL_AFTER_SECONDS
        while old.inner.is_alive() and time.monotonic() < until:
            time.sleep(_LOOK_SECONDS)
        old.kill()
        old.join()
        self._ready.pop(old).close()

    def _revive_dead(self, now: float) -> None:
        for idx, found in enumerate(self.wrks):
            if found.inner.is_alive():
                continue
            if idx not in self._reviving:
                self._reviving[idx] = now + self._pause(idx, now - found.birth, found.inner.exitcode)
            if now >= self._reviving[idx]:
                del self._reviving[idx]
                self._ready.pop(found).close()
                self.wrks[idx] = self._begin(idx)

    def _pause(self, idx: int, lived: float, code: int) -> float:
        """Return for how many seconds a worker stays dead: the longer, the more often it died young."""
        self._deaths[idx] = 0 if lived > _LONG_LIFE_SECONDS else self._deaths.get(idx, -1) + 1
        pause: float = min(2 ** self._deaths[idx] - 1, _LONGEST_PAUSE_SECONDS)
        log.error("Worker %d has ended by itself (exit code %s); another starts in %d seconds.", idx + 1, code, pause)
        return pause


class _Terminal:
    """The terminal that a process was started from, if there was one."""

    def __init__(self) -> None:
        # Under nohup, a closed terminal is to be ignored.
        self._was_there = self._is_there() and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN

    def is_gone(self) -> bool:
        """Say whether there was one, and it was closed."""
        return self._was_there and not self._is_there()

    @staticmethod
    def _is_there() -> bool:
        try:
            os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK))
        except OSError:
            return False
        return True


@contextmanager
def _terminal_kept_off() -> Iterator[None]:
    """Start a process that hears neither Ctrl-C nor a closed terminal until it has decided what to make of them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
