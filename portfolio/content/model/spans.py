"""Spans between dates as far as they are known. What is certain is counted in whole months, both ends included."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.content.model.dates import Date, Month
from portfolio.english import plural

Months = tuple[Month, Month]
"""A first and a last month, both counted."""


def length(start: Month, end: Month) -> int:
    """Return the number of months from `start` to `end`, both counted: May to May is 1."""
    return end.ordinal - start.ordinal + 1


def spoken_length(months: int) -> str:
    """Return a number of months as a person would say it: 55 is `4 years 7 months`."""
    years, rest = divmod(months, 12)
    parts = [plural(n, unit) for n, unit in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts) or "0 months"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, both ends counted; without an `end` it goes on today."""

    start: Date
    end: Date | None = None

    @property
    def is_exact(self) -> bool:
        """Whether both ends are known to the month."""
        return isinstance(self.start, Month) and isinstance(self.end, Month | None)

    @property
    def is_backward(self) -> bool:
        """Whether the end certainly lies before the start; 2021 does not lie before June 2021."""
        start, end = self.start.bounds, self.end.bounds if self.end else None
        return start is not None and end is not None and end[1] < start[0]

    def possible(self, today: Month) -> Months | None:
        """Return the first and the last month that the span may hold; None if one of its dates names no year.

        None as well of a span that runs backward, as one does that goes on `today` and has not begun.
        """
        start, end = self.start.bounds, (self.end or today).bounds
        return (start[0], end[1]) if start and end and start[0] <= end[1] else None

    def certain(self, today: Month) -> Months | None:
        """Return the months that the span holds whatever its dates mean, up to the month `today` if it goes on.

        None if there are none: somewhere in 2019, if that is start and end, there is one, but no month is certain.
        """
        start, end = self.start.bounds, (self.end or today).bounds
        if not start or not end or self.possible(today) is None:
            return None
        # Whatever the start means, it is not after the end, and the end not before it.
        first, last = min(start[1], end[1]), max(start[0], end[0])
        return (first, last) if first <= last else None

    def months(self, today: Month) -> int:
        """Return how many months the span counts at least, up to the month `today` if it goes on; 0 if none is sure."""
        certain = self.certain(today)
        return length(*certain) if certain else int(self.possible(today) is not None)

    def spoken_length(self, today: Month) -> str | None:
        """Say how long: `2 years`, `at least 2 years`; None where nothing is known of it."""
        return told_length(self.months(today), is_exact=self.is_exact)


def told_length(months: int, *, is_exact: bool) -> str | None:
    """Say how long, with `at least` where the months are not all known; None where nothing is sure."""
    if not months:
        return None
    return f"{'' if is_exact else 'at least '}{spoken_length(months)}"


def merged(spans: Iterable[Span], today: Month) -> tuple[Span, ...]:
    """Return what is certain of `spans` in order, each month once: those that overlap or follow at once made one.

    What begins after the month `today` is left out, for it has not happened, and so is what counts nothing. Of what
    lies somewhere in a year, the year is kept, unless one of the others has a month in it: that may be the one.
    """
    begun = [span for span in spans if not span.start.is_after(today)]
    found: list[Span] = []
    for span, certain in _placed(begun, today):
        last = found[-1].certain(today) if found else None
        if last is None or certain[0].ordinal > last[1].ordinal + 1:
            found.append(span)
        else:
            found[-1] = _joined(found[-1], last, span, certain)
    held = [certain for _, certain in _placed(found, today)]
    somewhere = _somewhere(begun, held, today)
    return tuple(sorted([*found, *somewhere], key=lambda span: span.certain(today) or span.possible(today) or ()))


def _placed(spans: Iterable[Span], today: Month) -> list[tuple[Span, Months]]:
    """Return the spans of which some months are certain, with those, in order."""
    placed = [(span, certain) for span in spans if (certain := span.certain(today))]
    return sorted(placed, key=lambda one: (one[1][0], one[0].start, one[1][1], one[0].end or today))


def _joined(one: Span, held: Months, other: Span, also: Months) -> Span:
    """Return one span for two that overlap, of which the months `held` and `also` are certain; `held` begin first."""
    # Of two that reach as far, the one without an end says more: it goes on.
    reach, last = max((one, held[1]), (other, also[1]), key=lambda which: (which[1], which[0].end is None))
    # A date stands as it is known if it counts as the certain month, and else that month does.
    start = one.start if one.start.bounds and one.start.bounds[1] == held[0] else held[0]
    end = reach.end if not reach.end or (reach.end.bounds and reach.end.bounds[0] == last) else last
    return Span(start, end)


def _somewhere(spans: Iterable[Span], held: Iterable[Months], today: Month) -> list[Span]:
    """Return one span for each year in which some of `spans` lie somewhere, and no month of those `held`."""
    # Of several in a year, one is kept, whatever their order was.
    ordered = sorted(spans, key=lambda span: (span.start, span.end or today), reverse=True)
    years = {window: span for span in ordered if (window := _window(span, today))}
    return [
        span
        for (first, last), span in years.items()
        if not any(begins <= last and first <= ends for begins, ends in held)
    ]


def _window(span: Span, today: Month) -> Months | None:
    """Return the months among which `span` has one, if none of them is certain."""
    return span.possible(today) if span.certain(today) is None else None
