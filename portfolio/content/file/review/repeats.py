"""Entries that stand twice."""

from collections.abc import Iterable, Iterator

from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining import quoted
from portfolio.content.file.placed import placed_roles
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model import Portfolio

Placed = Iterable[tuple[PartPath, str]]


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield what stands twice where once would do."""
    yield from _twice(_achievements(portfolio))
    for key in ("mindsets", "soft_skills", "principles"):
        yield from _twice(((key, n), text) for n, text in enumerate(getattr(portfolio, key)))
    yield from _twice((("links", n, "url"), str(link.url)) for n, link in enumerate(portfolio.links))
    yield from _twice((("reading", "books", n, "title"), book.title) for n, book in enumerate(portfolio.reading.books))
    yield from _twice((("highlights", n, "title"), highlight.title) for n, highlight in enumerate(portfolio.highlights))
    for n, project in enumerate(portfolio.projects):
        yield from _twice((("projects", n, "solutions", s), text) for s, text in enumerate(project.solutions))


def _achievements(portfolio: Portfolio) -> Placed:
    for path, position in placed_roles(portfolio):
        for n, achievement in enumerate(position.achievements):
            yield (*path, "achievements", n), achievement.text


def _twice(entries: Placed) -> Iterator[Finding]:
    first: dict[str, PartPath] = {}
    for path, text in entries:
        key = " ".join(text.casefold().split()).rstrip(".")
        if key in first:
            yield Finding(path, f"{quoted(text)} stands in {spoken(first[key])} already; remove one of the two")
        first.setdefault(key, path)
