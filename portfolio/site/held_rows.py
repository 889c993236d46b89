"""What was held, along the line of time: positions with the figures that were earned in them, volunteering, breaks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portfolio.content.model import Break, Figure, Portfolio, Position
from portfolio.content.model.spans import merged
from portfolio.evidence.proofs import PositionNames
from portfolio.evidence.record import Evidence
from portfolio.evidence.sentences import stretches
from portfolio.site import figure_marks, folding
from portfolio.site.axis import Axis, Bar
from portfolio.site.figure_marks import FigureMark


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One position, one thing done without pay, or one break."""

    name: str
    anchor: str
    """The id of what tells more."""
    bars: tuple[Bar, ...]
    label: str
    """When it was, and what was earned in it."""
    figures: FigureMark | None = None


@dataclass(frozen=True, slots=True)
class HeldRows:
    """Rows of one kind."""

    noun: str
    """`position`, `volunteer role` or `break`."""
    shown: tuple[HeldRow, ...]
    further: tuple[HeldRow, ...] = ()
    """What is beyond the most that stand at once."""
    rank: str = "further"
    """What `further` is called: `earlier`, where all of it is."""


def of_roles(
    portfolio: Portfolio, evidence: Evidence, axis: Axis, most: int, figures: Iterable[Figure] = ()
) -> tuple[HeldRows, ...]:
    """Return the rows of the positions in `evidence`, and of what was done without pay, `most` of each at once.

    Each of `figures` stands at what it was earned in.
    """
    earned: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if role := portfolio.earned_in(figure):
            earned[role.slug].append(figure)
    kinds = (("position", evidence.positions), ("volunteer role", evidence.volunteering))
    return tuple(_of_kind(noun, roles, portfolio, earned, axis, most) for noun, roles in kinds if roles)


def of_breaks(breaks: Sequence[Break], axis: Axis, most: int) -> tuple[HeldRows, ...]:
    """Return the rows of those `breaks` that have begun, `most` at once."""
    spans = ((one.title, merged([one.span], axis.today)) for one in breaks)
    rows = tuple(HeldRow(title, "breaks", axis.bars(known), stretches(known)) for title, known in spans if known)
    return (HeldRows("break", rows[:most], rows[most:]),) if rows else ()


def _of_kind(
    noun: str,
    roles: Sequence[PositionNames],
    portfolio: Portfolio,
    earned: Mapping[str, Sequence[Figure]],
    axis: Axis,
    most: int,
) -> HeldRows:
    folded = folding.fold(roles, lambda _: True, most)
    shown, further = (
        tuple(_row(names.position, portfolio, earned.get(names.position.slug, ()), axis) for names in part)
        for part in (folded.shown, folded.further)
    )
    return HeldRows(noun, shown, further, "earlier" if folding.are_earlier(folded) else "further")


def _row(role: Position, portfolio: Portfolio, figures: Sequence[Figure], axis: Axis) -> HeldRow:
    spans = merged([role.span], axis.today)
    bars = axis.bars(spans)
    told = [stretches(spans), *(f"{figure.value} {figure.measures}" for figure in figures)]
    label = ", ".join(filter(None, told))
    return HeldRow(_name(role, portfolio), f"position-{role.slug}", bars, label, figure_marks.place(figures, bars))


def _name(role: Position, portfolio: Portfolio) -> str:
    """Return the employer's name where there was but one position; else the title stands before it."""
    where = portfolio.where(role)
    at_employer = [one for one in portfolio.positions if portfolio.where(one) == where]
    return where if at_employer == [role] else f"{role.title}, {where}"
