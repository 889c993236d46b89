"""Dates that overlap, stand in another order than readers expect, have not come yet, or could say more."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from portfolio.content.file import written_dates
from portfolio.content.file.consistency import Finding
from portfolio.content.file.placed import placed_dates, placed_positions
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Break, Education, Portfolio, Position
from portfolio.content.model.dates import Date, Month
from portfolio.content.model.spans import length, told_length

# Somebody who leaves in May and begins elsewhere in May held both in that month.
_HANDOVER = 1
# The lists whose readers expect the newest first; projects and sections of one's own stand as the owner likes them.
_NEWEST_FIRST = ("breaks", "volunteering", "education", "certificates", "publications", "talks", "awards")
_FULL_TIME = 100

Placed = tuple[PartPath, Position]


def remarks(portfolio: Portfolio, today: Month) -> Iterator[Finding]:
    """Yield what may be said of dates in the month `today`; only what is certain is told."""
    positions = list(placed_positions(portfolio))
    yield from _overlaps(positions, today)
    yield from _taken_in_one(portfolio.breaks, positions, today)
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


def _taken_in_one(breaks: tuple[Break, ...], positions: list[Placed], today: Month) -> Iterator[Finding]:
    """Yield each break that a position fills which leaves no time for one; on leave, both are true."""
    for n, one in enumerate(breaks):
        for _, position in positions:
            months = _common_months(one, position, today)
            if months > _HANDOVER and _take(position) == _FULL_TIME:
                told = told_length(months, is_exact=one.span.is_exact and position.span.is_exact)
                yield Finding(
                    ("breaks", n, "start"),
                    f"“{one.title}” lies within “{position.title}” for {told}; mend a date, or leave it if you were "
                    "on leave from there",
                )


def _common_months(one: Position | Break, other: Position, today: Month) -> int:
    held, also = one.span.certain(today), other.span.certain(today)
    return length(max(held[0], also[0]), min(held[1], also[1])) if held and also else 0


def _backwards(positions: list[Placed]) -> Iterator[Finding]:
    for (_, above), (path, below) in pairwise(positions):
        if _began_later(below, above):
            yield Finding(
                (*path, "start"),
                f"“{below.title}” began after “{above.title}”, which stands above it; readers expect the newest first",
            )


def _began_later(below: Any, above: Any) -> bool:
    """Say whether `below` certainly began later; what goes on stands above what has ended, whenever it began."""
    return _is_later(below.start, above.start) and (below.end is None or above.end is not None)


def _is_later(date: Date | None, other: Date | None) -> bool:
    return bool(date and other and other.bounds and date.is_after(other.bounds[1]))


def _out_of_order(part: str, entries: tuple[Any, ...]) -> Iterator[Finding]:
    """Yield each entry of a list that is certainly newer than the one above it."""
    for n, (above, below) in enumerate(pairwise(entries), 1):
        if key := _newer_by(below, above):
            upper = getattr(above, key, None) or above.graduated or above.expected
            sentence = f"{getattr(below, key)} is after {upper}, which stands above it; readers expect the newest first"
            yield Finding((part, n, key), sentence)


def _newer_by(below: Any, above: Any) -> str | None:
    """Return the field whose date says that `below` is certainly newer than `above`; None if it is not."""
    if isinstance(below, Education):
        end, other = below.graduated or below.expected, above.graduated or above.expected
        if end and other:
            return ("graduated" if below.graduated else "expected") if _is_later(end, other) else None
        return "start" if _is_later(below.start, above.start) and not end else None
    if hasattr(below, "date"):
        return "date" if _is_later(below.date, above.date) else None
    return "start" if _began_later(below, above) else None


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
