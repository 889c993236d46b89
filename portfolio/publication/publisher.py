"""Asks Flask for each public answer once, and keeps it until the content or the month changes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import parse_qsl

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, RequestRedirect
from werkzeug.test import create_environ, run_wsgi_app

from portfolio import current
from portfolio.current import CurrentContent
from portfolio.publication import edition as editions
from portfolio.publication import encoding
from portfolio.publication.edition import Address, Answer, Edition

# How often the content is looked at while nobody asks for anything.
_PAUSE_SECONDS = 1.0
# What is made ahead takes a quarter of one processor's time, and leaves the rest to readers and to other workers.
_REST = 3


@dataclass(frozen=True, slots=True)
class Addressing:
    """What the site tells of its addresses."""

    canonical: Callable[[str, str], str]
    """From an endpoint and a query to the one spelling of that query, without what the endpoint does not read."""
    most_wanted: Callable[[CurrentContent], list[str]]
    """The addresses that are asked for most, the most wanted first; called with the app's context."""


class Publisher:
    """Keeps the edition of the current content; safe to ask from any thread."""

    def __init__(self, app: Flask, addressing: Addressing) -> None:
        self._app, self._addressing = app, addressing
        self._parts = current.of(app)
        self._edition: Edition | None = None
        self._private: set[tuple[str, frozenset[str]]] = set()
        self._lock = threading.Lock()

    def edition(self) -> Edition:
        """Return the edition of the current content. A new one is empty, and fills as it is asked."""
        edition = self._edition
        if edition is None or not self._is_current(edition):
            with self._lock:
                edition = self._edition
                if edition is None or not self._is_current(edition):
                    edition = self._edition = self._next()
        return edition

    def address(self, path: str, query: str) -> Address:
        """Return the one address under which the answer to `path` and `query` is kept."""
        endpoint = self._endpoints.get(path) if query else None
        return Address(path, self._addressing.canonical(endpoint, query) if endpoint else "")

    def answer(self, path: str, query: str, accepted: str) -> Answer | None:
        """Return the answer to an address in the encoding `accepted`; None if Flask must be asked by each reader."""
        edition, address = self.edition(), self.address(path, query)
        return edition.find(address, accepted) or self._make(edition, address, accepted)

    def warm(self) -> None:
        """Make what is asked for most of all: called while nobody can ask yet, it reads the templates for all."""
        edition = self.edition()
        self._make(edition, edition.most_wanted[0], encoding.BROTLI)

    def keep_ready(self) -> None:
        """Make what is asked for most, edition after edition, so that few readers wait for it. Never returns."""
        while True:
            time.sleep(_PAUSE_SECONDS)  # Who asks right after a start or an edit comes first.
            edition = self.edition()
            self.make_ready(edition)
            while self._is_current(edition):
                time.sleep(_PAUSE_SECONDS)

    def make_ready(self, edition: Edition) -> None:
        """Make what is asked for most of `edition`, as most ask for it, at leisure."""
        for address in edition.most_wanted:
            if not self._is_current(edition):
                return
            started = time.monotonic()
            if not edition.find(address, encoding.BROTLI):
                self._make(edition, address, encoding.BROTLI)
                time.sleep(_REST * (time.monotonic() - started))

    def _is_current(self, edition: Edition) -> bool:
        return edition.content is self._parts.live.current_content() and edition.month == _month(self._parts.clock())

    def _next(self) -> Edition:
        content, now = self._parts.live.current_content(), self._parts.clock()
        with self._app.test_request_context():
            most_wanted = [Address(*address.partition("?")[::2]) for address in self._addressing.most_wanted(content)]
        return Edition(content, _month(now), now, most_wanted)

    def _make(self, edition: Edition, address: Address, accepted: str) -> Answer | None:
        endpoint = self._endpoint(address.path)
        if endpoint is None or _kind(endpoint, address) in self._private:
            return None
        with edition.making(address, accepted):
            if found := edition.find(address, accepted):
                return found
            answer = self._ask(endpoint, address, accepted)
            # The content may have changed meanwhile, and Flask's answer be of the next edition.
            if answer and answer.is_public and self._is_current(edition):
                edition.keep(address, accepted, answer)
            return answer

    def _ask(self, endpoint: str, address: Address, accepted: str) -> Answer | None:
        """Return Flask's answer; None, and its kind remembered, if that is a page for one reader alone.

        A refusal is the same for whoever asks, but is not worth keeping: there is no end of addresses that are none.
        """
        environ = create_environ(base_url=self._parts.settings.site_url, headers={"Accept-Encoding": accepted})
        environ.update(PATH_INFO=address.path, QUERY_STRING=address.query)
        body, status, headers = run_wsgi_app(self._app, environ, buffered=True)
        if status.startswith("200 ") and "no-store" in headers["Cache-Control"]:
            self._private.add(_kind(endpoint, address))
            return None
        return editions.answer(status, headers.to_wsgi_list(), b"".join(body))

    def _endpoint(self, path: str) -> str | None:
        """Return the endpoint that answers to GET at `path`, if one does."""
        if path.startswith("//"):  # The router takes any number of slashes for one.
            return None
        try:
            endpoint, _ = self._router.match(path.encode("latin-1").decode(), method="GET")
        except (HTTPException, RequestRedirect, UnicodeDecodeError):
            return None
        return str(endpoint)

    @cached_property
    def _router(self) -> MapAdapter:
        return self._app.url_map.bind("")

    @cached_property
    def _endpoints(self) -> dict[str, str]:
        """The endpoints by path, where the path is always the same."""
        fixed = (rule for rule in self._app.url_map.iter_rules() if not rule.arguments)
        return {rule.rule: rule.endpoint for rule in fixed if "GET" in (rule.methods or ())}


def _kind(endpoint: str, address: Address) -> tuple[str, frozenset[str]]:
    """Return what tells addresses whose answers are for one reader alone: the endpoint, and what the query names."""
    return endpoint, frozenset(name for name, _ in parse_qsl(address.query))


def _month(time: datetime) -> tuple[int, int]:
    time = time.astimezone(UTC)
    return time.year, time.month
