"""Ready answers of one content version and month."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from cachetools import LRUCache
from werkzeug.http import remove_entity_headers

from portfolio.current import CurrentContent

# Combinations of technologies are many: their answers share this much memory, and the one unused longest gives way.
MOST_BYTES = 16 * 1024 * 1024
# What an answer takes beside its body: headers, keys, bookkeeping.
_OVERHEAD = 4096

Headers = list[tuple[str, str]]


class Address(NamedTuple):
    """A path as WSGI has it, and a query in its one spelling."""

    path: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of Flask's answers, in one encoding."""

    status: str
    headers: Headers
    body: bytes
    tag: str | None
    """None if the answer is a refusal, which nobody keeps."""
    modified: str | None
    unchanged: Headers
    """The headers of the 304 that tells that a copy still holds."""

    @property
    def is_public(self) -> bool:
        """Whether the answer may be kept for whoever asks next."""
        return self.tag is not None


def answer(status: str, headers: Headers, body: bytes) -> Answer:
    """Return the answer that Flask gave, ready to be given again."""
    unchanged = list(headers)
    remove_entity_headers(unchanged)
    named = dict(headers)
    return Answer(status, headers, body, named.get("ETag"), named.get("Last-Modified"), unchanged)


class Edition:
    """All answers of one content version and month. It is replaced as a whole, so nobody sees half of a change."""

    def __init__(
        self, content: CurrentContent, month: tuple[int, int], since: datetime, most_wanted: Iterable[Address]
    ) -> None:
        self.content, self.month, self.since = content, month, since
        self.most_wanted = tuple(most_wanted)
        """What is asked for most; kept as long as the edition."""
        self._most_wanted = frozenset(self.most_wanted)
        self._kept: dict[tuple[Address, str], Answer] = {}
        self._others: LRUCache[tuple[Address, str], Answer] = LRUCache(MOST_BYTES, _size)
        self._making: dict[tuple[Address, str], threading.Lock] = {}
        self._lock = threading.Lock()

    def find(self, address: Address, accepted: str) -> Answer | None:
        """Return what is kept for `address` in the encoding `accepted`."""
        key = (address, accepted)
        if found := self._kept.get(key):
            return found
        with self._lock:
            return self._others.get(key)

    def keep(self, address: Address, accepted: str, answer: Answer) -> None:
        """Keep `answer` for those who ask next."""
        if self.is_most_wanted(address):
            self._kept[address, accepted] = answer
        elif _size(answer) <= MOST_BYTES:
            with self._lock:
                self._others[address, accepted] = answer

    def is_most_wanted(self, address: Address) -> bool:
        """Say whether `address` is one of those that are asked for most."""
        return address in self._most_wanted

    @contextmanager
    def making(self, address: Address, accepted: str) -> Iterator[None]:
        """Let one thread make an answer; others that want the same wait here and find it kept."""
        key = (address, accepted)
        with self._lock:
            turn = self._making.setdefault(key, threading.Lock())
        try:
            with turn:
                yield
        finally:
            with self._lock:
                self._making.pop(key, None)

    @property
    def size(self) -> int:
        """How many bytes the kept answers take."""
        with self._lock:
            return sum(map(_size, list(self._kept.values()))) + int(self._others.currsize)


def _size(answer: Answer) -> int:
    return len(answer.body) + _OVERHEAD
