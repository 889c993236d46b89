"""One worker process: loads the app, hears that it shall stop, and ends when what it has begun is finished.

In granian 2.8.7 a worker's main thread sleeps until a handler of Python's wakes it, and a handler runs in no other
thread: a signal that another thread takes is never heard, and a third one blocks a worker that is ending already. So
here the system's own note of a signal, which is written whichever thread takes it, wakes a thread that tells granian
once. This belongs upstream too (`granian/server/mp.py`).
"""

import atexit
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from granian import _signals

KILL_AFTER_SECONDS = 10
"""How long a worker may take to end: an upload that is under way is finished or refused by then."""
# How soon after asking for signals granian can be told to stop.
_BEGIN_SECONDS = 0.5

stopping = threading.Event()
"""Set when this process is asked to stop: what is begun is finished, and nothing is begun."""
is_first = True
"""Whether this is the first worker of its server: what one of them does for all, falls to that one."""
_unfinished: list[threading.Thread] = []


def load(loader: Callable[[], Any], ready: Connection, idx: int) -> Any:
    """Return the app that `loader` loads, and tell the main process by `ready`; called in the worker's main thread.

    `idx` counts the workers of one server from 0.
    """
    global is_first
    is_first = idx == 0
    _Signals().take()
    app = loader()
    ready.send_bytes(b"ready")
    return app


def await_at_stop(thread: threading.Thread) -> None:
    """Let `thread`, which ends soon after `stopping` is set, finish before this process ends."""
    if not _unfinished:
        atexit.register(_finish)
    _unfinished.append(thread)


def end_with_parent() -> None:
    """Let this worker end when the server that started it does, however that ends; called in the worker.

    Killed outright, the server cannot tell its workers, and they would go on answering on its port.
    """
    parent = multiprocessing.parent_process()
    if parent is None:  # Some other server loaded the app, and looks after its workers itself.
        return

    def end() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(KILL_AFTER_SECONDS)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=end, daemon=True).start()


def _finish() -> None:
    stopping.set()
    until = time.monotonic() + KILL_AFTER_SECONDS
    for thread in _unfinished:
        thread.join(max(0, until - time.monotonic()))


class _Signals:
    """What becomes of the signals of this process."""

    def __init__(self) -> None:
        self._told, self._note = socket.socketpair()
        self._note.setblocking(False)
        self._stop_granian: Callable[..., None] | None = None
        self._asked_at = 0.0

    def take(self) -> None:
        """Take over; Ctrl-C and a closed terminal are left to the main process, which passes on what they mean."""
        for number in (signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _leave_it_to_the_note)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGHUP})
        signal.set_wakeup_fd(self._note.fileno(), warn_on_full_buffer=False)
        _signals.set_main_signals = self._remember
        threading.Thread(target=self._await_stop, name="stop", daemon=True).start()

    def _remember(self, handler: Callable[..., None], _reload: object = None) -> None:
        """Stand in for granian's way to ask for signals."""
        self._stop_granian, self._asked_at = handler, time.monotonic()

    def _await_stop(self) -> None:
        self._told.recv(1)
        stopping.set()
        if self._stop_granian is None:  # Nothing has been served yet.
            _finish()
            os._exit(0)
        time.sleep(max(0, self._asked_at + _BEGIN_SECONDS - time.monotonic()))
        self._stop_granian(signal.SIGTERM, None)


def _leave_it_to_the_note(*_: object) -> None:
    """Do nothing: without a handler the system would end the process, and write no note."""
