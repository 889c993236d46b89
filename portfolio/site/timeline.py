"""The career as a drawing: where on a line of months each position, and each technology that it names, has its bars.

Places are percentages of the line, so that the drawing fits any width; the templates draw them as SVG.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.content.evidence.record import Record
from portfolio.content.evidence.selection import Option, Selection
from portfolio.content.evidence.telling import stretches
from portfolio.content.model import Position
from portfolio.content.months import Month, Span, length, merged

# As many years as are written along the line; more would run into each other on a phone.
_MOST_YEARS = 6
_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, in percent of the line."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Year:
    """Where a year begins on the line."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class Held:
    """A position's row."""

    position: Position
    bars: tuple[Bar, ...]
    told: str
    is_left: bool
    """Whether what is chosen leaves it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A technology's row: when the positions that name it were held."""

    option: Option
    bars: tuple[Bar, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of technologies that belong together; without a name if the vocabulary gives them none."""

    name: str | None
    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing."""

    years: tuple[Year, ...]
    held: tuple[Held, ...]
    named: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    first: Month
    last: Month
    today: Month

    def bars(self, spans: Iterable[Span]) -> tuple[Bar, ...]:
        return tuple(Bar(self._x(s.start.ordinal), self._share(s.months(self.today))) for s in spans)

    def years(self) -> tuple[Year, ...]:
        whole = range(self.first.year + (self.first.month > 1), self.last.year + 1)
        step = next((step for step in _STEPS if len(whole) / step <= _MOST_YEARS), _STEPS[-1])
        years = tuple(Year(self._x(year * 12), year) for year in whole if year % step == 0)
        return years or (Year(0, self.first.year),)

    def _x(self, ordinal: int) -> float:
        return self._share(ordinal - self.first.ordinal)

    def _share(self, months: int) -> float:
        return round(100 * months / length(self.first, self.last), 1)


def draw(record: Record, selection: Selection, today: Month) -> Timeline | None:
    """Return the drawing, with the technologies that are named most; None while no position has begun."""
    spans = record.of([]).spans(today)
    if not spans:
        return None
    line = _Line(spans[0].start, max(s.end or today for s in spans), today)
    return Timeline(line.years(), _held(record, selection, line), _named(record, selection, line))


def _held(record: Record, selection: Selection, line: _Line) -> tuple[Held, ...]:
    rows = []
    for names in record.positions:
        spans = merged([Span(names.position.start, names.position.end)], line.today)
        is_left = names in selection.evidence.positions
        rows.append(Held(names.position, line.bars(spans), stretches(spans), is_left))
    return tuple(rows)


def _named(record: Record, selection: Selection, line: _Line) -> tuple[Group, ...]:
    """Return each group as steps: what was named first and longest on top, whatever is chosen."""
    return tuple(Group(group.name, _steps(record, group.options, line)) for group in selection.foremost)


def _steps(record: Record, options: Iterable[Option], line: _Line) -> tuple[Named, ...]:
    rows = []
    for option in options:
        spans = record.of([option.technology.slug]).spans(line.today)
        rows.append((spans, Named(option, line.bars(spans), stretches(spans))))
    rows.sort(key=lambda row: (not row[0], [(span.start, -span.months(line.today)) for span in row[0]]))
    return tuple(row for _, row in rows)
