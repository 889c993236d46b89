"""What stands before Flask: a kept answer is handed out at once, everything else passes on.

Plain WSGI, and no maker of answers: what it hands out is what Flask said to the same question, in the same bytes.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portfolio.publication import encoding
from portfolio.publication.conditional import is_unchanged

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from portfolio.publication.edition import Answer
    from portfolio.publication.publisher import Publisher


class Edge:
    """A WSGI app that answers from `publisher` what it can, and asks `app` for the rest."""

    def __init__(self, app: "WSGIApplication", publisher: "Publisher", hosts: Iterable[str]) -> None:
        self._app, self._publisher, self._hosts = app, publisher, frozenset(hosts)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        answer = self._find(environ)
        if answer is None:
            return self._app(environ, start_response)
        # A server may write into the list of headers, so each gets its own.
        if answer.tag and is_unchanged(environ, answer.tag, answer.modified):
            start_response("304 NOT MODIFIED", answer.unchanged.copy())
            return []
        start_response(answer.status, answer.headers.copy())
        return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _find(self, environ: "WSGIEnvironment") -> "Answer | None":
        """Return the answer to a question that anybody might ask, of a host that is ours."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ.get("SCRIPT_NAME"):
            return None
        if not self._is_own(environ.get("HTTP_HOST", "")):
            return None
        accepted = encoding.agreed(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return self._publisher.answer(environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""), accepted)

    def _is_own(self, host: str) -> bool:
        """Say whether `host` is one of ours, with a port or without; what is odd is left to Flask to judge."""
        name, colon, port = host.partition(":")
        return name in self._hosts and (not colon or (port.isascii() and port.isdigit() and 0 < int(port) < 65536))
