"""Where the site is found: said once it answers, and found out whether it can be."""

import socket
import time
from collections.abc import Callable

from portfolio.config import LOOPBACK, Settings
from portfolio.plain_error import PlainError

# Listened on, these take what comes to any address of this machine; no browser can go there.
_ANY = {"0.0.0.0": "127.0.0.1", "::": "localhost"}  # noqa: S104 - what people write, and nothing that is bound here.
# The site answers to names and to IPv4 literals; `localhost` leads to this one.
_ANSWERED = _ANY | {"::1": "localhost"}


class ServerError(PlainError):
    """The server cannot start; the message says why and what to do."""


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


def check_port(settings: Settings) -> None:
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


def say_where(settings: Settings, say: Callable[[str], None]) -> None:
    """Ask until the server answers: it has no word of its own for that moment."""
    host = _ANY.get(settings.LISTEN_HOST, settings.LISTEN_HOST)
    while True:
        try:
            socket.create_connection((host, settings.PORT), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    say(where(settings))
