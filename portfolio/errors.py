"""What a visitor reads when something is wrong: what it is, and what to do."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, SecurityError

log = logging.getLogger(__name__)

_WORDS = {
    400: ("This request cannot be understood", "The address or what was sent with it is not well formed."),
    403: ("This request was refused", "It came from another site. Open the page here and try again."),
    404: ("There is no such page", "The address may be mistyped, or the page may have moved."),
    405: ("This address does not take that", "Open it as a page instead."),
    411: ("This request does not say how long it is", "Send it with a Content-Length, as browsers do."),
    413: ("That is too much text", "Shorten the message and send it again; your browser's Back button has your words."),
    429: ("That was often in a short time", "Wait a few minutes and try again."),
    500: ("Something broke on this side", "It has been written down. Try again in a moment."),
    503: ("This part of the site is resting", "Try again in a few minutes."),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Something that does exist, offered in place of what was asked for."""

    label: str
    address: str


class UnknownNameError(NotFound):
    """A 404 that says what is known: `denial`, and `offer` before the list of it, if there is any to offer."""

    def __init__(self, denial: str, offer: str, known: Sequence[Known], found: Sequence[Any] = ()) -> None:
        super().__init__(f"{denial} {offer}:" if offer and known else denial)
        self.known = known
        self.found = found
        """What the page says of the words all the same, as `site/_said.html` draws it."""


class RefusedError(HTTPException):
    """A 400 with a sentence of its own."""

    code = 400


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(Exception, _unforeseen)


def _foreign_host(_error: SecurityError) -> Response:
    """Answer in plain text: a page would have to name addresses, and this host has none."""
    return Response(
        "This site does not answer under that name.\n", status=400, content_type="text/plain; charset=utf-8"
    )


def _page(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    title, sentence = _WORDS.get(error.code, (error.name, "Try another address."))
    if isinstance(error, UnknownNameError | RefusedError):
        sentence = error.description or sentence
    known, found = (error.known, error.found) if isinstance(error, UnknownNameError) else ((), ())
    page = render_template(
        "errors/error.html", code=error.code, title=title, sentence=sentence, known=known, found=found
    )
    response = make_response(page, error.code)
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _unforeseen(error: Exception) -> Response:
    log.error("%s %s failed.", request.method, request.path, exc_info=error)
    try:
        return _page(InternalServerError(original_exception=error))
    except Exception:
        # The page itself may be what is broken.
        log.exception("The error page failed as well.")
        title, sentence = _WORDS[500]
        return Response(f"{title}. {sentence}\n", status=500, content_type="text/plain; charset=utf-8")
