"""The shipped server: granian, with the options that were found right for this site."""

import logging
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

from portfolio.config import LOOPBACK, Settings

_KILL_AFTER_SECONDS = 10
# Listened on, these take what comes to any address of this machine; no browser can go there.
_ANY = {"0.0.0.0": "127.0.0.1", "::": "localhost"}  # noqa: S104 - what people write, and nothing that is bound here.
# The site answers to names and to IPv4 literals; `localhost` leads to this one.
_ANSWERED = _ANY | {"::1": "localhost"}


class ServerError(Exception):
    """The server cannot start; the message says why and what to do."""


def run(settings: Settings, say: Callable[[str], None], target: str = "portfolio.wsgi:app") -> None:
    """Serve `target` until somebody stops it; `say` is told where, as soon as it answers. May raise ServerError."""
    _check_port(settings)
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


def log_to_stderr() -> None:
    """Let this process write its log as all of ours do: time, level, room, sentence."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


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


def where(settings: Settings) -> str:
    """Say where visitors find the site: an address that answers, or what keeps this one from answering."""
    if settings.SITE_URL:
        return f"The portfolio is at {settings.SITE_URL}, listening on {_place(settings)} (Ctrl-C stops it)"
    host = _ANSWERED.get(settings.LISTEN_HOST, settings.LISTEN_HOST)
    if host in LOOPBACK:
        return f"The portfolio is at http://{host}:{settings.PORT} (Ctrl-C stops it)"
    return (
        f"The portfolio listens on {_place(settings)} and answers nobody there yet: set SITE_URL to the address that "
        f"visitors use, such as http://{host}:{settings.PORT} (Ctrl-C stops it)"
    )


def _place(settings: Settings) -> str:
    host = settings.LISTEN_HOST
    return f"[{host}]:{settings.PORT}" if ":" in host else f"{host}:{settings.PORT}"


def _say_where(settings: Settings, say: Callable[[str], None]) -> None:
    """Ask until the server answers: it has no word of its own for that moment."""
    host = _ANY.get(settings.LISTEN_HOST, settings.LISTEN_HOST)
    while True:
        try:
            socket.create_connection((host, settings.PORT), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    say(where(settings))


def _check_port(settings: Settings) -> None:
    """Raise ServerError if somebody else listens where we would."""
    family = socket.AF_INET6 if ":" in settings.LISTEN_HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.LISTEN_HOST, settings.PORT))
        except OSError as error:
            raise ServerError(
                f"{_place(settings)} cannot be listened on ({error.strerror}); set PORT to a free one."
            ) from error
