"""A line of months: where on it spans have their bars, and where years begin.

Places are percentages of the line, so that a drawing fits any width; the templates draw them as SVG.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from portfolio.content.model.dates import Month
from portfolio.content.model.spans import Span, length
from portfolio.evidence.proofs import KindOfProof

# As many years as are written along the line; more would run into each other on a phone.
_MOST_YEARS = 6
_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, in percent of the line."""

    x: float
    width: float
    is_certain: bool = True
    """Whether every month of the stretch was held, whatever the dates mean; the rest is drawn thinner."""
    kind: KindOfProof | None = None
    """How what was held in that time names a technology; None in what is drawn of time alone."""


@dataclass(frozen=True, slots=True)
class YearMark:
    """Where a year begins on the line."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The line from the month `first` to the month `last`, both on it."""

    first: Month
    last: Month
    today: Month

    @classmethod
    def over(cls, spans: Iterable[Span], today: Month) -> Self | None:
        """Return the line that has room for all months that `spans` may hold; None if they hold none."""
        reach = [months for span in spans if (months := span.possible(today))]
        return cls(min(first for first, _ in reach), max(last for _, last in reach), today) if reach else None

    def bars(self, spans: Iterable[Span], kind: KindOfProof | None = None) -> tuple[Bar, ...]:
        """Return where `spans` have their bars: first where they may have been held besides, then where they were."""
        known = tuple(spans)
        held = [months for span in known if (months := span.certain(self.today))]
        surely = {n for first, last in held for n in range(first.ordinal, last.ordinal + 1)}
        maybe = (stretch for span in known if not span.is_exact for stretch in self._maybe(span, surely))
        return (
            *(self._bar(first, last, False, kind) for first, last in maybe),
            *(self._bar(first.ordinal, last.ordinal, True, kind) for first, last in held),
        )

    def years(self) -> tuple[YearMark, ...]:
        """Return where years begin, as many as a phone has room for."""
        whole = range(self.first.year + (self.first.month > 1), self.last.year + 1)
        step = next((step for step in _STEPS if len(whole) / step <= _MOST_YEARS), _STEPS[-1])
        years = tuple(YearMark(self._x(year * 12), year) for year in whole if year % step == 0)
        return years or (YearMark(0, self.first.year),)

    def _maybe(self, span: Span, surely: Set[int]) -> Iterator[tuple[int, int]]:
        """Yield the first and last month of each stretch in which `span` may have been held, outside of `surely`."""
        reach = span.possible(self.today)
        open_months = [n for n in range(reach[0].ordinal, reach[1].ordinal + 1) if n not in surely] if reach else []
        for _, stretch in groupby(enumerate(open_months), lambda one: one[1] - one[0]):
            months = [month for _, month in stretch]
            yield months[0], months[-1]

    def _bar(self, first: int, last: int, is_certain: bool, kind: KindOfProof | None) -> Bar:
        return Bar(self._x(first), self._share(last - first + 1), is_certain, kind)

    def _x(self, ordinal: int) -> float:
        return self._share(ordinal - self.first.ordinal)

    def _share(self, months: int) -> float:
        return round(100 * months / length(self.first, self.last), 1)
