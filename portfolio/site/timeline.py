"""The career as a drawing: where on a line of months each position, and each technology that it names, has its bars.

Places are percentages of the line, so that the drawing fits any width; the templates draw them as SVG.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from portfolio.content.model import Break, Position
from portfolio.content.model.dates import Date, Month
from portfolio.content.model.spans import Span, length, merged
from portfolio.evidence.proofs import PositionNames
from portfolio.evidence.record import Evidence, Record
from portfolio.evidence.selection import Option, OptionGroup, Selection
from portfolio.evidence.sentences import stretches
from portfolio.site import folding
from portfolio.site.folding import Folded

# As many years as are written along the line; more would run into each other on a phone.
_MOST_YEARS = 6
_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, in percent of the line."""

    x: float
    width: float
    is_certain: bool = True
    """Whether every month of the stretch was held, whatever the dates mean; the rest is drawn thinner, beneath."""


@dataclass(frozen=True, slots=True)
class YearMark:
    """Where a year begins on the line."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position's row."""

    position: Position
    bars: tuple[Bar, ...]
    label: str


@dataclass(frozen=True, slots=True)
class BreakRow:
    """The row of a time that no position filled."""

    title: str
    bars: tuple[Bar, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row before anything is chosen: when a position was held, or those that name a technology."""

    bars: tuple[Bar, ...]
    label: str
    order: tuple[bool, list[tuple[Date, int]]]
    """What was first and longest comes first; what was in no position that has begun, last."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Technologies that belong together; without a name if the vocabulary gives them none."""

    name: str | None
    options: tuple[Option, ...]
    """In the order of their rows, so that a group descends in steps, whatever is chosen."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: of the whole career, or of what is chosen and the positions that name it."""

    years: tuple[YearMark, ...]
    held: Folded[PositionRow]
    named: tuple[RowGroup, ...]
    rows: Mapping[str, Row]
    """By the technology's slug."""
    unpaid: tuple[PositionRow, ...] = ()
    """What was done without pay, and names what is chosen."""
    breaks: tuple[BreakRow, ...] = ()
    """The breaks that have begun; none beside a choice, of which they say nothing."""


@dataclass(frozen=True, slots=True)
class _Line:
    first: Month
    last: Month
    today: Month

    def row(self, spans: tuple[Span, ...]) -> Row:
        bars = (*self._bars(spans, is_certain=False), *self._bars(spans, is_certain=True))
        return Row(bars, stretches(spans), (not spans, [(s.start, -s.months(self.today)) for s in spans]))

    def years(self) -> tuple[YearMark, ...]:
        whole = range(self.first.year + (self.first.month > 1), self.last.year + 1)
        step = next((step for step in _STEPS if len(whole) / step <= _MOST_YEARS), _STEPS[-1])
        years = tuple(YearMark(self._x(year * 12), year) for year in whole if year % step == 0)
        return years or (YearMark(0, self.first.year),)

    def _bars(self, spans: tuple[Span, ...], *, is_certain: bool) -> Iterator[Bar]:
        """Yield where spans were held for certain, or may have been where that is more."""
        for span in spans:
            months = span.certain(self.today) if is_certain else span.possible(self.today)
            if months and (is_certain or not span.is_exact):
                yield Bar(self._x(months[0].ordinal), self._share(length(*months)), is_certain)

    def _x(self, ordinal: int) -> float:
        return self._share(ordinal - self.first.ordinal)

    def _share(self, months: int) -> float:
        return round(100 * months / length(self.first, self.last), 1)


@dataclass(frozen=True, slots=True)
class _Rows:
    """All that can be drawn of a record, before anything is chosen."""

    years: tuple[YearMark, ...]
    held: tuple[Row, ...]
    unpaid: tuple[Row, ...]
    named: Mapping[str, Row]
    breaks: tuple[Row, ...]


def draw(record: Record, selection: Selection, today: Month, breaks: tuple[Break, ...] = ()) -> Timeline | None:
    """Return the drawing, with the technologies that are named most, or those that are chosen.

    With nothing chosen, `breaks` are drawn too. None while nothing has begun, paid or unpaid, and where neither a
    position nor volunteering names what is chosen.
    """
    rows = _rows(record, today, breaks)
    evidence = selection.evidence
    if rows is None or not (evidence.positions or evidence.volunteering):
        return None
    held = _those_of(evidence.positions, record.positions, rows.held)
    unpaid = _those_of(evidence.volunteering, record.volunteering, rows.unpaid)
    named = (
        RowGroup(group.name, tuple(sorted(group.options, key=lambda option: rows.named[option.technology.slug].order)))
        for group in ([_chosen(selection)] if selection.chosen else selection.most_named)
    )
    most = folding.MOST_ROWS if selection.chosen else folding.MOST_UNFOLDED
    taken = tuple(
        BreakRow(one.title, row.bars, row.label)
        for one, row in zip(breaks, rows.breaks, strict=True)
        if row.bars and not selection.chosen
    )
    return Timeline(rows.years, folding.fold(held, lambda _: True, most), tuple(named), rows.named, unpaid, taken)


def _those_of(
    wanted: Iterable[PositionNames], every: Iterable[PositionNames], rows: Iterable[Row]
) -> tuple[PositionRow, ...]:
    """Return the rows of those that are `wanted`, of `every` one's `rows`."""
    shown = frozenset(names.position.slug for names in wanted)
    return tuple(
        PositionRow(names.position, row.bars, row.label)
        for names, row in zip(every, rows, strict=True)
        if names.position.slug in shown
    )


def _chosen(selection: Selection) -> OptionGroup:
    return OptionGroup(None, tuple(Option(t, True, selection.evidence.count) for t in selection.chosen))


@lru_cache(maxsize=2)  # Each of hundreds of choices is drawn from the same rows.
def _rows(record: Record, today: Month, breaks: tuple[Break, ...]) -> _Rows | None:
    held = [merged([names.position.span], today) for names in record.positions]
    unpaid = [merged([names.position.span], today) for names in record.volunteering]
    if not any((*held, *unpaid)):
        return None
    taken = [merged([one.span], today) for one in breaks]
    reach = [months for spans in (*held, *unpaid, *taken) for span in spans if (months := span.possible(today))]
    line = _Line(min(first for first, _ in reach), max(last for _, last in reach), today)
    named = {slug: line.row(_named_in(record.of([slug]), today)) for slug in record.technologies}
    paid_rows, unpaid_rows, break_rows = (tuple(map(line.row, rows)) for rows in (held, unpaid, taken))
    return _Rows(line.years(), paid_rows, unpaid_rows, named, break_rows)


def _named_in(evidence: Evidence, today: Month) -> tuple[Span, ...]:
    """Return when what names a technology was held, or done without pay."""
    return merged((names.position.span for names in (*evidence.positions, *evidence.volunteering)), today)
