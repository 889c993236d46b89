"""Where the dates and the technologies of a portfolio stand: whatever part has some, their rules hold there."""

from collections.abc import Iterator
from typing import Any

from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio, Position
from portfolio.content.model.dates import Date
from portfolio.content.model.spans import Span
from portfolio.content.model.words import Part

# What the end is called, by what begins.
_ENDS = {"start": ("end", "graduated", "expected"), "date": ("expires",)}


def placed_positions(portfolio: Portfolio) -> Iterator[tuple[PartPath, Position]]:
    """Yield every position with its path."""
    for e, employer in enumerate(portfolio.employers):
        for p, position in enumerate(employer.positions):
            yield ("employers", e, "positions", p), position


def placed_roles(portfolio: Portfolio) -> Iterator[tuple[PartPath, Position]]:
    """Yield every position, and what was done without pay, with its path."""
    yield from placed_positions(portfolio)
    for n, volunteering in enumerate(portfolio.volunteering):
        yield ("volunteering", n), volunteering


def placed_wordings(portfolio: Portfolio) -> Iterator[tuple[PartPath, str]]:
    """Yield every wording of a technology, with its path: positions and volunteering, then projects, then skills."""
    for path, role in placed_roles(portfolio):
        for n, wording in enumerate(role.technologies):
            yield (*path, "technologies", n), wording
    for p, project in enumerate(portfolio.projects):
        for n, wording in enumerate(project.technologies):
            yield ("projects", p, "technologies", n), wording
    for g, group in enumerate(portfolio.skills):
        for n, wording in enumerate(group.skills):
            yield ("skills", g, "skills", n), wording


def placed_dates(portfolio: Portfolio) -> Iterator[tuple[PartPath, Date]]:
    """Yield every date with its path."""
    for path, part in _parts(portfolio, ()):
        for name in type(part).model_fields:
            if isinstance(date := getattr(part, name), Date):
                yield (*path, name), date


def placed_spans(portfolio: Portfolio) -> Iterator[tuple[PartPath, PartPath, Span]]:
    """Yield every span with both ends, and the paths of its start and its end."""
    for path, part in _parts(portfolio, ()):
        for began, ends in _ENDS.items():
            start = getattr(part, began, None)
            for name in ends:
                if start and (end := getattr(part, name, None)):
                    yield (*path, began), (*path, name), Span(start, end)


def _parts(value: Any, path: PartPath) -> Iterator[tuple[PartPath, Part]]:
    if isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from _parts(entry, (*path, n))
    elif isinstance(value, Part):
        yield path, value
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name), (*path, name))
