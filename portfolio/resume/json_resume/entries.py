"""Reads the entries of a resume leniently, and remembers what nobody read."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from portfolio.content import prose
from portfolio.content.file import written_dates
from portfolio.content.model.words import LinkUrl
from portfolio.content.prose import KindOfProse
from portfolio.resume.json_resume import names

_LINK: TypeAdapter[Any] = TypeAdapter(LinkUrl)
MARKDOWN = "markdown"
"""Our own key in an entry of a JSON Resume: what its texts are in Markdown, by the names that the texts have there."""
_KINDS: tuple[KindOfProse, ...] = ("block", "inline")
_EMPTY: tuple[Any, ...] = (None, "", [], {})


@dataclass
class Notes:
    """What could not be carried over, and what was assumed, each with its place in the resume."""

    all: list[str] = field(default_factory=list)

    def add(self, place: str, sentence: str) -> None:
        """Note `sentence` about `place`."""
        self.all.append(f"{place or 'resume'}: {sentence}.")


class Entry:
    """An object of the resume at `place`; anything else counts as an empty one."""

    def __init__(self, written: Any, place: str, notes: Notes) -> None:
        self._left = dict(written) if isinstance(written, dict) else {}
        self._place = place
        self._notes = notes
        self._sources = _sources(self._left.pop(MARKDOWN)) if isinstance(self._left.get(MARKDOWN), dict) else {}
        self._kept: set[str] = set()
        if not isinstance(written, dict) and written not in _EMPTY:
            self.note(f"{_shown(written)} is no object; left out")

    def note(self, sentence: str) -> None:
        """Note `sentence` about this entry."""
        self._notes.add(self._place, sentence)

    def assumed(self, key: str, value: str) -> str:
        """Return `value` for what is missing under `key`, and note it."""
        self._notes.add(self._inner(key), f"is missing; “{value}” stands there until you write your own")
        return value

    def first_of(self, keys: Sequence[str]) -> str:
        """Return the first of `keys` under which something is written; the first of all if none."""
        return next((key for key in keys if self._left.get(key) not in _EMPTY), keys[0])

    def text(self, *keys: str) -> str | None:
        """Return the first text among `keys`, its spaces made single; None if there is none."""
        for key in keys:
            if found := _cleaned(self._left.get(key)):
                del self._left[key]
                return self._as_written(found)
        return None

    def texts(self, *keys: str) -> list[str]:
        """Return the texts under the first of `keys` that has some, each once; a single text counts as a list."""
        for key in keys:
            written = self._left.get(key)
            entries = written if isinstance(written, list) else [written]
            if found := [text for one in entries if (text := _cleaned(_named(one)))]:
                del self._left[key]
                return [self._as_written(text) for text in dict.fromkeys(found)]
        return []

    def link(self, *keys: str, prefix: str = "") -> str | None:
        """Return the first address among `keys` that can be linked; one without a scheme is taken for https."""
        for key in keys:
            written = _cleaned(self._left.get(key))
            for candidate in (f"{prefix}{written}", f"https://{written}") if written else ():
                try:
                    address = str(_LINK.validate_python(candidate))
                except ValidationError:
                    continue
                del self._left[key]
                return address
        return None

    def fitting(self, adapter: TypeAdapter[Any], *keys: str) -> Any:
        """Return the first value among `keys` that `adapter` takes, a text with single spaces; None if none fits."""
        for key in keys:
            written = self._left.get(key)
            try:
                found = adapter.validate_python(_cleaned(written) if isinstance(written, str) else written)
            except ValidationError:
                continue
            if found is not None:
                del self._left[key]
                return found
        return None

    def date(self, *keys: str) -> str | None:
        """Return the date under the first of `keys` as a portfolio file writes it; None if it is left out or goes on.

        Words of our own beside it say more than it. What cannot be read as it is written is noted, and kept as words.
        """
        if (own := self._own_words(keys)) is not None:
            return own
        key = self.first_of(keys)
        written = self._left.pop(key, None)
        if written in _EMPTY or written_dates.is_ongoing(written):
            return None
        found = written_dates.nearest(_cleaned(written) or "?")
        if told := found.lost or found.remark:
            self._notes.add(self._inner(key), f"{_shown(written)}: {told}")
        return str(found.date)

    def _own_words(self, keys: Sequence[str]) -> str | None:
        """Return the date in words that a portfolio wrote beside one of `keys`, if it may stand in a file."""
        for key in keys:
            words = _cleaned(self._left.get(names.in_words(key)))
            if words and written_dates.is_one(words):
                del self._left[names.in_words(key)]
                self._left.pop(key, None)
                return words
        return None

    def entry(self, key: str) -> "Entry":
        """Return the object under `key`."""
        return Entry(self._left.pop(key, None), self._inner(key), self._notes)

    def entries(self, key: str) -> Iterator["Entry"]:
        """Yield the objects in the list under `key`; a bare text stands for an object of that name."""
        written = self._left.pop(key, None)
        for n, one in enumerate(written if isinstance(written, list) else [written]):
            if one not in _EMPTY:
                yield Entry({"name": one} if isinstance(one, str) else one, f"{self._inner(key)}[{n}]", self._notes)

    def leave(self, *known: str) -> None:
        """Note what was written here and nobody read, but for the keys `known` to say nothing about the person."""
        for source in {*self._sources.values()} - self._kept:
            self._notes.add(self._inner(MARKDOWN), f"{_shown(source)} says what no text here does; left out")
        for key, value in self._left.items():
            if key not in known and value not in _EMPTY:
                self._notes.add(self._inner(key), f"{_shown(value)} has no place in a portfolio file; left out")

    def _as_written(self, plain: str) -> str:
        """Return what reads as the words `plain`: the owner's source, if there is one, or else the words."""
        source = self._sources.get(plain, plain)
        self._kept.add(source)
        return source

    def _inner(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key


def is_link(address: str) -> bool:
    """Say whether a link of the file may lead to `address`."""
    try:
        _LINK.validate_python(address)
    except ValidationError:
        return False
    return True


def _sources(written: dict[str, Any]) -> dict[str, str]:
    """Return each text of `written`, by the plain words that it says."""
    lists = (value if isinstance(value, list) else [value] for value in written.values())
    texts = [text for found in lists for text in found if isinstance(text, str)]
    return {_cleaned(prose.read(text, kind)): text for kind in _KINDS for text in texts}


def _cleaned(written: Any) -> str:
    """Return a text or a number as a text with single spaces and no control characters; else nothing."""
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in str(written)).split())


def _named(one: Any) -> Any:
    """Return the name of what should be a text and is an object."""
    return (
        next((one[key] for key in ("name", "title", "summary") if key in one), None) if isinstance(one, dict) else one
    )


def _shown(written: Any) -> str:
    text = json.dumps(written, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"
