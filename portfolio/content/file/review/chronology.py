"""Dates that overlap, run backwards, or have not come yet."""

from collections.abc import Iterator
from itertools import pairwise

from portfolio.content.file.consistency import Finding, placed_positions
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio, Position
from portfolio.content.model.months import Month, length, spoken_length

# Somebody who leaves in May and begins elsewhere in May held both in that month.
_HANDOVER = 1

Placed = tuple[PartPath, Position]


def remarks(portfolio: Portfolio, today: Month) -> Iterator[Finding]:
    """Yield what may be said of dates in the month `today`."""
    positions = list(placed_positions(portfolio))
    yield from _overlaps(positions, today)
    yield from _backwards(positions)
    yield from _to_come(positions, portfolio, today)


def _overlaps(positions: list[Placed], today: Month) -> Iterator[Finding]:
    for n, (path, position) in enumerate(positions):
        for _, other in positions[:n]:
            first, last = max(position.start, other.start), min(position.end or today, other.end or today)
            months = length(first, last)
            if months > _HANDOVER:
                yield Finding(
                    (*path, "start"),
                    f"“{position.title}” overlaps “{other.title}” by {spoken_length(months)}; mend a date, "
                    "or leave it if you held both",
                )


def _backwards(positions: list[Placed]) -> Iterator[Finding]:
    for (_, above), (path, below) in pairwise(positions):
        if below.start > above.start and (below.end is None or above.end is not None):
            yield Finding(
                (*path, "start"),
                f"“{below.title}” began after “{above.title}”, which stands above it; readers expect the newest first",
            )


def _to_come(positions: list[Placed], portfolio: Portfolio, today: Month) -> Iterator[Finding]:
    for path, position in positions:
        for key, month in (("start", position.start), ("end", position.end)):
            if month and month > today:
                yield Finding((*path, key), f"{month} has not come yet; the page says so, if that is right")
    for n, education in enumerate(portfolio.education):
        if education.graduated and education.graduated > today.year:
            yield Finding(
                ("education", n, "graduated"), f"{education.graduated} has not come yet; leave it out until then"
            )
