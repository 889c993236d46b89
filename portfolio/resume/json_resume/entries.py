"""Reads the entries of a resume leniently, and remembers what nobody read."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from portfolio.content import prose
from portfolio.content.prose import KindOfProse
from portfolio.resume import foreign_texts
from portfolio.resume.foreign_values import cleaned, is_empty, leaves, linked
from portfolio.resume.notes import Notes
from portfolio.resume.tabular import TableRow

MARKDOWN = "markdown"
"""Our own key in an entry of a JSON Resume: what its texts are in Markdown, by the names that the texts have there."""
_KINDS: tuple[KindOfProse, ...] = ("block", "inline")
_TITLES = ("name", "title", "text", "summary", "description", "value", "label")
NO_PLACE = "has no place in a portfolio file"


class Context(NamedTuple):
    """What all entries of one resume have in common."""

    notes: Notes
    is_ours: bool = False
    """Whether the site wrote the resume, so that every text stands there as it is meant."""
    latest_year: int | None = None
    """No date may have a later year; None if the time is not known."""


class Entry:
    """An object of the resume at `place`; anything else counts as an empty one."""

    def __init__(self, written: Any, place: str, context: Context) -> None:
        self.written = written
        self.context = context
        self._left = dict(written) if isinstance(written, dict) else {}
        self._place = place
        self._sources = self._marked(self._left.pop(MARKDOWN)) if isinstance(self._left.get(MARKDOWN), dict) else {}
        self._kept: set[str] = set()
        if not isinstance(written, dict) and not is_empty(written):
            self.left_out("is no object", written)

    def left_out(self, reason: str, written: Any = None, key: str = "") -> None:
        """Note that what is `written` under `key`, or the whole entry, is not in the file."""
        self.context.notes.left_out(self.inner(key), reason, written)

    def changed(self, reason: str, written: Any = None, key: str = "") -> None:
        """Note that the file says something else than what is `written` under `key`, or in the entry."""
        self.context.notes.changed(self.inner(key), reason, written)

    def look(self, reason: str, written: Any = None, key: str = "") -> None:
        """Note what became of what is `written` under `key`, or of the entry."""
        self.context.notes.look(self.inner(key), reason, written)

    def assumed(self, key: str, value: str) -> str:
        """Return `value` for what is missing under `key`, and note it."""
        self.look("is missing; a placeholder stands there until you write your own", value, key)
        return value

    def first_of(self, keys: Sequence[str]) -> str:
        """Return the first of `keys` under which something is written; the first of all if none."""
        return next((key for key in keys if not is_empty(self._left.get(key))), keys[0])

    def peek(self, key: str) -> Any:
        """Return what is written under `key` and not read yet; None if nothing is."""
        return self._left.get(key)

    def take(self, key: str) -> Any:
        """Return what is written under `key`, which is read then."""
        return self._left.pop(key, None)

    def text(self, *keys: str, kind: KindOfProse | None = None) -> str | None:
        """Return the text under the first of `keys` that has one, as `kind` of prose; None if there is none.

        What is not the text itself (a list, an object) says its texts one after the other.
        """
        for key in keys:
            if found := self._said(self._left.get(key), key, kind):
                del self._left[key]
                return found
        return None

    def texts(self, *keys: str, kind: KindOfProse | None = None) -> list[str]:
        """Return the texts under `keys`, each once; a list in one text is parted, prose by lines, else by commas."""
        found: list[str] = []
        for key in keys:
            if texts := list(self._listed(self._left.get(key), key, kind)):
                del self._left[key]
                found += texts
        return found if self.context.is_ours else list(dict.fromkeys(found))

    def link(self, *keys: str) -> str | None:
        """Return the first address among `keys` that can be linked; what cannot be is noted."""
        for key in keys:
            written = self._left.get(key)
            for text in self._addresses(written):
                if address := linked(text):
                    del self._left[key]
                    return address
        for key in keys:
            if not is_empty(self._left.get(key)):
                self.left_out("is no address that can be linked", self._left.pop(key), key)
        return None

    def fitting(self, adapter: TypeAdapter[Any], *keys: str) -> Any:
        """Return the first value among `keys` that `adapter` takes, a text with single spaces; None if none fits."""
        for key in keys:
            written = self._left.get(key)
            try:
                found = adapter.validate_python(cleaned(written) if isinstance(written, str) else written)
            except ValidationError:
                continue
            if found is not None:
                del self._left[key]
                return found
        return None

    def entry(self, key: str) -> "Entry":
        """Return the object under `key`."""
        return Entry(self._left.pop(key, None), self.inner(key), self.context)

    def entries(self, *keys: str) -> Iterator["Entry"]:
        """Yield the objects in the lists under `keys`; a bare text stands for an object of that name."""
        for key in keys:
            written = self._left.pop(key, None)
            for n, one in enumerate(written if isinstance(written, list) else [written]):
                if not is_empty(one):
                    named = {"name": one} if isinstance(one, str) else one
                    yield Entry(named, f"{self.inner(key)}[{n}]", self.context)

    def leave(self, *known: str) -> None:
        """Note what was written here and nobody read, but for the keys `known` to say nothing about the person."""
        for source in {*self._sources.values()} - self._kept:
            self.left_out("says what no text here does", source, MARKDOWN)
        for key, value in self._left.items():
            if key not in known and not is_empty(value):
                self.left_out(NO_PLACE, value, key)
        self._left.clear()

    def inner(self, key: str) -> str:
        """Return the place of `key` in this entry; of the entry itself without one."""
        if isinstance(self.written, TableRow):
            return self.written.inner(key)
        return f"{self._place}.{key}" if self._place and key else self._place or key

    def as_written(self, plain: str) -> str:
        """Return what reads as the words `plain`: the owner's source, if there is one, or else the words."""
        source = self._sources.get(plain, plain)
        self._kept.add(source)
        return source

    def _said(self, written: Any, key: str, kind: KindOfProse | None) -> str:
        if self.context.is_ours and isinstance(written, str):
            return self.as_written(written)
        between = "\n\n" if kind == "block" else " " if kind else ", "
        texts = [self._without_html(text, key) for text in leaves(written)]
        whole = between.join(texts)
        return self.as_written(foreign_texts.paragraphs(whole) if kind == "block" else cleaned(whole))

    def _listed(self, written: Any, key: str, kind: KindOfProse | None) -> Iterator[str]:
        """Yield each text of a list, whatever its entries are; of a text alone, what it lists."""
        if self.context.is_ours and isinstance(written, list) and all(isinstance(one, str) for one in written):
            yield from map(self.as_written, written)
        elif isinstance(written, list):
            for one in written:
                yield from self._listed(one, key, kind) if isinstance(one, list) else self._one(one, key, kind)
        elif isinstance(written, dict) and not any(title in written for title in _TITLES):
            yield from self._listed(list(written.values()), key, kind)  # Each under a key of its own.
        elif isinstance(written, dict):
            yield from self._one(written, key, kind)
        else:
            text = self._without_html(cleaned(written, is_exact=True), key)
            yield from foreign_texts.sentences(text, is_whole_list=True) if kind else foreign_texts.listed(text)

    def _one(self, written: Any, key: str, kind: KindOfProse | None) -> list[str]:
        """Return what one entry of a list says."""
        if isinstance(written, dict):
            written = self._flat(written, key, kind)
        text = self._without_html(cleaned(written, is_exact=True), key)
        found = foreign_texts.sentences(text) if kind else [foreign_texts.single_spaced(text)]
        return [self.as_written(one) for one in found if one]

    def _flat(self, written: dict[str, Any], key: str, kind: KindOfProse | None) -> str:
        """Return an object as a text: what it is called, and what else it says; of a word, its name alone."""
        title = next((name for name in _TITLES if isinstance(written.get(name), str) and written[name].strip()), None)
        head = cleaned(written[title]) if title else ""
        others = {name: value for name, value in written.items() if name != title}
        if kind is None and head:
            self._leave_out(others, key)
            return head
        self._leave_out({name: value for name, value in others.items() if isinstance(value, bool)}, key)
        rest = [text for value in others.values() for text in leaves(value)]
        return ": ".join(filter(None, (head.removesuffix(":"), "; ".join(map(foreign_texts.single_spaced, rest)))))

    def _leave_out(self, written: dict[str, Any], key: str) -> None:
        if not is_empty(written):
            self.left_out(NO_PLACE, written, key)

    def _addresses(self, written: Any) -> list[str]:
        return [cleaned(text) for text in leaves(written)]

    def _without_html(self, text: str, key: str) -> str:
        found = foreign_texts.without_html(text)
        if found != text:
            self.look("holds HTML; its words stand there, without the marks", text, key)
        return found

    def _marked(self, written: dict[str, Any]) -> dict[str, str]:
        """Return each text of `written`, by the plain words that it says."""
        lists = (value if isinstance(value, list) else [value] for value in written.values())
        texts = [text for found in lists for text in found if isinstance(text, str)]
        plain: Callable[[str], str] = str if self.context.is_ours else cleaned
        return {plain(str(prose.read(text, kind))): text for kind in _KINDS for text in texts}
