"""The shipped server: granian, with the options that were found right for this site."""

import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from portfolio.config import ROOT, Settings

_KILL_AFTER_SECONDS = 10


class ServerError(Exception):
    """The server cannot start; the message says why and what to do."""


def run(settings: Settings, say: Callable[[str], None], target: str = "wsgi:app") -> None:
    """Serve `target` until somebody stops it; `say` is told where, as soon as it answers. May raise ServerError."""
    _check_port(settings)
    os.chdir(ROOT)
    # A forked worker would inherit the locks that a thread of ours holds; a spawned one starts clean.
    multiprocessing.set_start_method("spawn")
    server = Granian(
        target,
        address=settings.LISTEN_HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        respawn_failed_workers=True,
        workers_kill_timeout=_KILL_AFTER_SECONDS,  # An upload that stalls would otherwise keep the server from ending.
        log_level=LogLevels.error,  # Its warnings ask for fewer threads; many are what keeps stalled uploads harmless.
    )
    threading.Thread(target=_say_where, args=[settings, say], daemon=True).start()
    server.serve()


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
        time.sleep(_KILL_AFTER_SECONDS)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=end, daemon=True).start()


def _say_where(settings: Settings, say: Callable[[str], None]) -> None:
    """Ask until the server answers: it has no word of its own for that moment."""
    while True:
        try:
            socket.create_connection((settings.LISTEN_HOST, settings.PORT), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    host = f"[{settings.LISTEN_HOST}]" if ":" in settings.LISTEN_HOST else settings.LISTEN_HOST
    say(f"The portfolio is at http://{host}:{settings.PORT} (Ctrl-C stops it)")


def _check_port(settings: Settings) -> None:
    """Raise ServerError if somebody else listens where we would."""
    family = socket.AF_INET6 if ":" in settings.LISTEN_HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.LISTEN_HOST, settings.PORT))
        except OSError as error:
            place = f"{settings.LISTEN_HOST}:{settings.PORT}"
            raise ServerError(f"{place} cannot be listened on ({error.strerror}); set PORT to a free one.") from error
