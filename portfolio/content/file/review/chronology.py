"""Dates that overlap, stand in another order than readers expect, have not come yet, or could say more."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from portfolio.content.file import written_dates
from portfolio.content.file.consistency import Finding
from portfolio.content.file.placed import placed_dates, placed_positions
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio, Position
from portfolio.content.model.dates import Date, Month
from portfolio.content.model.spans import length, told_length

# Somebody who leaves in May and begins elsewhere in May held both in that month.
_HANDOVER = 1
_NEWEST_FIRST = ("breaks", "volunteering", "certificates", "publications", "talks", "awards")
_FULL_TIME = 100

Placed = tuple[PartPath, Position]


def remarks(portfolio: Portfolio, today: Month) -> Iterator[Finding]:
    """Yield what may be said of dates in the month `today`; only what is certain is told."""
    positions = list(placed_positions(portfolio))
    yield from _overlaps(positions, today)
    yield from _backwards(positions)
    for part in _NEWEST_FIRST:
        yield from _out_of_order(part, getattr(portfolio, part))
    for path, date in placed_dates(portfolio):
        yield from _to_come(path, date, today)
        yield from _better_known(path, date)


def _overlaps(positions: list[Placed], today: Month) -> Iterator[Finding]:
    for n, (path, position) in enumerate(positions):
        for _, other in positions[:n]:
            months = _common_months(position, other, today)
            if months > _HANDOVER and _take(position) + _take(other) > _FULL_TIME:
                told = told_length(months, is_exact=position.span.is_exact and other.span.is_exact)
                yield Finding(
                    (*path, "start"),
                    f"“{position.title}” overlaps “{other.title}” by {told}; mend a date, or leave it if you held both",
                )


def _take(position: Position) -> int:
    """Return how much of full time `position` takes, in percent; all of it unless its share is said."""
    return position.share or _FULL_TIME


def _common_months(one: Position, other: Position, today: Month) -> int:
    held, also = one.span.certain(today), other.span.certain(today)
    return length(max(held[0], also[0]), min(held[1], also[1])) if held and also else 0


def _backwards(positions: list[Placed]) -> Iterator[Finding]:
    for (_, above), (path, below) in pairwise(positions):
        began = above.start.bounds
        if began and below.start.is_after(began[1]) and (below.end is None or above.end is not None):
            yield Finding(
                (*path, "start"),
                f"“{below.title}” began after “{above.title}”, which stands above it; readers expect the newest first",
            )


def _out_of_order(part: str, entries: tuple[Any, ...]) -> Iterator[Finding]:
    """Yield each entry of a list that is certainly newer than the one above it."""
    for n, (above, below) in enumerate(pairwise(entries), 1):
        key = "date" if hasattr(below, "date") else "start"
        upper, lower = getattr(above, key), getattr(below, key)
        if upper and lower and upper.bounds and lower.is_after(upper.bounds[1]):
            sentence = f"{lower} is after {upper}, which stands above it; readers expect the newest first"
            yield Finding((part, n, key), sentence)


def _to_come(path: PartPath, date: Date, today: Month) -> Iterator[Finding]:
    """Words may tell of what is to come, and what is expected is to come; anything else is perhaps a slip."""
    if path[-1] == "expected":
        if date.bounds and date.bounds[1] < today:
            yield Finding(path, f"{date} has passed; call it `graduated`, or mend it")
    elif date.is_after(today) and not date.is_in_words:
        cure = "call it `expected`" if path[-1] == "graduated" else "the page says so, if that is right"
        yield Finding(path, f"{date} has not come yet; {cure}")


def _better_known(path: PartPath, date: Date) -> Iterator[Finding]:
    """Yield the date that tells in words which month it was: only a month that is written as one counts as one."""
    if date.is_in_words:
        try:
            month = written_dates.read(date)
        except written_dates.DateError:
            return
        yield Finding(path, f'“{date}” counts as the year {date.year}; write "{month}", and it counts as the month')
