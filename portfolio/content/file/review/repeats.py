"""Entries that stand twice."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.placed import placed_roles
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model import Portfolio

_TEXTS = ("mindsets", "soft_skills", "principles")
# What an entry is called, and what tells it from another of that name: an award may be given twice.
_NAMED = {
    "highlights": ("title",),
    "breaks": ("title", "start"),
    "education": ("degree", "institution", "start", "graduated", "expected"),
    "certificates": ("name", "issuer", "number", "date"),
    "languages": ("name",),
    "publications": ("title", "publisher", "date"),
    "talks": ("title", "event", "date"),
    "awards": ("title", "awarder", "date"),
    "recommendations": ("text",),
    "interests": ("name",),
}


class _Entry(NamedTuple):
    path: PartPath
    text: str
    besides: tuple[object, ...] = ()
    """What has to be the same as well."""


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield what stands twice where once would do."""
    yield from _twice(_achievements(portfolio))
    for key in _TEXTS:
        yield from _twice(_Entry((key, n), text) for n, text in enumerate(getattr(portfolio, key)))
    for key, fields in _NAMED.items():
        yield from _twice(_named(key, fields, portfolio))
    yield from _twice(_Entry(("links", n, "url"), str(link.url)) for n, link in enumerate(portfolio.links))
    books = enumerate(portfolio.reading.books)
    yield from _twice(_Entry(("reading", "books", n, "title"), book.title) for n, book in books)
    for n, project in enumerate(portfolio.projects):
        yield from _twice(_Entry(("projects", n, "solutions", s), text) for s, text in enumerate(project.solutions))


def _achievements(portfolio: Portfolio) -> Iterator[_Entry]:
    for path, position in placed_roles(portfolio):
        for n, achievement in enumerate(position.achievements):
            yield _Entry((*path, "achievements", n), achievement.text)


def _named(key: str, fields: tuple[str, ...], portfolio: Portfolio) -> Iterator[_Entry]:
    """Yield the entries of the list `key`, by the first of their `fields` and what the others hold."""
    name, *others = fields
    for n, entry in enumerate(getattr(portfolio, key)):
        yield _Entry((key, n, name), getattr(entry, name), tuple(getattr(entry, field) for field in others))


def _twice(entries: Iterable[_Entry]) -> Iterator[Finding]:
    first: dict[object, PartPath] = {}
    for path, text, besides in entries:
        key = (" ".join(text.casefold().split()).rstrip("."), besides)
        if key in first:
            sentence = f"{quoted(text)} stands in {spoken(first[key])} already; remove one of the two"
            yield Finding(path, sentence, code=Code.REPEATED)
        first.setdefault(key, path)
