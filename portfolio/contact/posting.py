"""Posts a short text to an address of the operator's: https alone, no detours, and no longer than a moment."""

import json
import ssl
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

_SECONDS = 10


class _Stay(HTTPRedirectHandler):
    """Leaves a redirection alone: what is meant for one address goes to no other."""

    def redirect_request(self, *_details: object) -> None:
        """Follow nothing."""


def post(url: str, text: str, field: str | None = None, tls: ssl.SSLContext | None = None) -> None:
    """Post `text` to `url`: as it is, or in `field` of a JSON object. OSError if that is refused or fails."""
    body, kind = (json.dumps({field: text}), "application/json") if field else (text, "text/plain; charset=utf-8")
    _ask(Request(url, body.encode(), {"Content-Type": kind}), tls)  # noqa: S310 - the settings take https alone.


def ping(url: str, tls: ssl.SSLContext | None = None) -> None:
    """Ask for `url`, to say that all is well. OSError if that fails."""
    _ask(Request(url), tls)  # noqa: S310 - as above.


def _ask(request: Request, tls: ssl.SSLContext | None) -> None:
    request.add_header("User-Agent", "portfolio")
    opener = build_opener(_Stay, HTTPSHandler(context=tls or ssl.create_default_context()))
    with opener.open(request, timeout=_SECONDS) as answer:
        answer.read(1000)
