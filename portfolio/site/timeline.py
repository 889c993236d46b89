"""The career as a drawing: positions and what was earned in them, and below, technologies by when they are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from portfolio.content.model import Break, Portfolio
from portfolio.content.model.dates import Month
from portfolio.content.model.spans import merged
from portfolio.evidence.record import Record
from portfolio.evidence.selection import Option, Selection
from portfolio.site import folding, held_rows, named_rows, proof_strips
from portfolio.site.axis import Axis, YearMark
from portfolio.site.held_rows import HeldRows
from portfolio.site.named_rows import NamedRow, Times

# As many rows of a kind are drawn at once; with more, it is no longer one picture.
_MOST_HELD = 8
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: of the whole career, or of what is chosen and the positions that name it."""

    years: tuple[YearMark, ...]
    held: tuple[HeldRows, ...]
    """By their kind."""
    chosen: tuple[NamedRow, ...]
    """Each technology that is chosen, by itself."""
    named: tuple[NamedRow, ...]
    """What is named most; nothing beside a choice."""
    further: tuple[NamedRow, ...]
    """The other technologies that are offered; nothing beside a choice."""
    strips: Mapping[str, str]
    """The signs behind the name of each technology, by its slug."""

    @property
    def legend(self) -> str:
        """What the signs mean that are drawn; empty where there are none."""
        options = (option for row in (*self.chosen, *self.named, *self.further) for option in row.options)
        return proof_strips.legend(self.strips[option.technology.slug] for option in options)

    @property
    def is_vague(self) -> bool:
        """Whether some line is thin, because the dates leave open whether anything was held then."""
        held = (bar for kind in self.held for row in (*kind.shown, *kind.further) for bar in row.bars)
        named = (bar for row in (*self.chosen, *self.named, *self.further) for bar in row.bars)
        return not all(bar.is_certain for bar in chain(held, named))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all drawings of a record have in common."""

    axis: Axis
    times: Times
    strips: Mapping[str, str]


def draw(portfolio: Portfolio, record: Record, selection: Selection, today: Month) -> Timeline | None:
    """Return the drawing, with all technologies that are offered, or those that are chosen.

    With nothing chosen, breaks and figures are drawn too: of a choice they say nothing. None while nothing has begun,
    paid or unpaid, and where neither a position nor volunteering names what is chosen.
    """
    frame, evidence = _frame(record, today, portfolio.breaks), selection.evidence
    if frame is None or not (evidence.positions or evidence.volunteering):
        return None
    axis = frame.axis
    if selection.chosen:
        held = held_rows.of_roles(portfolio, evidence, axis, folding.MOST_ROWS)
        return Timeline(axis.years(), held, _chosen(selection, record, axis), (), (), frame.strips)
    held = held_rows.of_roles(portfolio, evidence, axis, _MOST_HELD, portfolio.figures)
    taken = held_rows.of_breaks(portfolio.breaks, axis, _MOST_HELD)
    named, further = _named(selection, frame)
    return Timeline(axis.years(), (*held, *taken), (), named, further, frame.strips)


@lru_cache(maxsize=2)  # Each of hundreds of choices is drawn in the same frame.
def _frame(record: Record, today: Month, breaks: tuple[Break, ...]) -> _Frame | None:
    roles = [names.position for names in (*record.positions, *record.volunteering)]
    held, taken = ([*chain(*(merged([one.span], today) for one in ones))] for ones in (roles, breaks))
    axis = Axis.over([*held, *taken], today) if held else None
    if axis is None:
        return None
    strips = {slug: proof_strips.strip(slug, record.of([slug])) for slug in record.technologies}
    return _Frame(axis, named_rows.times(record, today), strips)


def _chosen(selection: Selection, record: Record, axis: Axis) -> tuple[NamedRow, ...]:
    return tuple(
        named_rows.alone(Option(technology, True, selection.evidence.count), record.of([technology.slug]), axis)
        for technology in selection.chosen
    )


def _named(selection: Selection, frame: _Frame) -> tuple[tuple[NamedRow, ...], tuple[NamedRow, ...]]:
    """Return the rows of what is named most, and those of the rest."""
    most = [option for group in selection.most_named for option in group.options]
    by_rank = sorted(most, key=lambda option: -option.left)
    times = [*dict.fromkeys(frame.times[option.technology.slug] for option in by_rank)][:_MOST_NAMED]
    shown = [option for option in most if frame.times[option.technology.slug] in times]
    rest = [option for option in selection.options if option not in shown]
    return tuple(named_rows.joined(part, frame.times, frame.axis) for part in (shown, rest))  # type: ignore[return-value]
