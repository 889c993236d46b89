"""The shipped server: granian, with the options that were found right for this site, and a stop that always works."""

import logging
import multiprocessing
import threading
from collections.abc import Callable
from contextlib import suppress

from granian.constants import Interfaces
from granian.log import LogLevels

from portfolio.config import Settings
from portfolio.server import announcement
from portfolio.server.announcement import ServerError as ServerError
from portfolio.server.supervisor import Supervisor
from portfolio.server.worker import KILL_AFTER_SECONDS

STOPPED = "The portfolio has stopped."


def run(settings: Settings, say: Callable[[str], None], target: str = "portfolio.wsgi:app") -> None:
    """Serve `target` until somebody stops it; `say` is told where, as soon as it answers, and that it has stopped.

    May raise ServerError.
    """
    log_to_stderr()
    announcement.check_port(settings)
    # A forked worker would inherit the locks that a thread of ours holds; a spawned one starts clean.
    multiprocessing.set_start_method("spawn")
    server = Supervisor(
        target,
        address=settings.LISTEN_HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        workers_kill_timeout=KILL_AFTER_SECONDS,  # An upload that stalls would otherwise keep the server from ending.
        log_level=LogLevels.error,  # Its warnings ask for fewer threads; many are what keeps stalled uploads harmless.
    )
    server.listen_to_signals()
    threading.Thread(target=announcement.say_where, args=[settings, say], daemon=True).start()
    server.serve()
    with suppress(OSError):  # Its terminal may be closed.
        say(STOPPED)


def log_to_stderr() -> None:
    """Let this process write its log as all of ours do: time, level, room, sentence."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
