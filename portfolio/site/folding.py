"""What a section shows at once and what it folds: the proofs of a choice stand first, and the rest waits behind them.

What is shown and what is folded are together all there is, each part once and in the order of the file.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from portfolio.content.model import Achievement
from portfolio.evidence.proofs import PositionNames, ProjectNames
from portfolio.evidence.record import Record
from portfolio.evidence.selection import Selection

# As many entries as stand in a section at once; a phone's reader has scrolled far by then.
MOST_UNFOLDED = 15
# As many rows as the line of time has for the positions that name a choice: their proofs shall stand close below it.
MOST_ROWS = 3
# As many achievements as a position shows at once; the one that would be left alone is shown too.
MOST_ACHIEVEMENTS = 3
# A longer list of technologies is folded behind its first names: as many of them as stand on two lines of a phone.
MOST_LISTED = 6
FIRST_NAMES = 3
FIRST_CHARACTERS = 60

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folded(Generic[T]):
    """Parts of one kind."""

    shown: tuple[T, ...]
    further: tuple[T, ...]
    """What is of the same rank as `shown`, beyond the most that stand at once."""
    others: tuple[T, ...]
    """What says nothing of the choice; nothing while there is none."""


def positions(record: Record, selection: Selection) -> Folded[PositionNames]:
    """Return the positions that name what is chosen, and the others."""
    return _named(record.positions, selection.evidence.positions, selection)


def volunteering(record: Record, selection: Selection) -> Folded[PositionNames]:
    """Return what was done without pay that names what is chosen, and the rest of it."""
    return _named(record.volunteering, selection.evidence.volunteering, selection)


def are_earlier(folded: Folded[Any]) -> bool:
    """Say whether all positions of `further` certainly began no later than those that are shown, whatever the order."""
    shown, further = ([part.position.start.bounds for part in parts] for parts in (folded.shown, folded.further))
    return all(later and bounds and bounds[1] <= later[0] for bounds in further for later in shown)


def projects(record: Record, selection: Selection) -> Folded[ProjectNames]:
    """Return the projects that name what is chosen, and the others."""
    return _named(record.projects, selection.evidence.projects, selection)


def achievements(named: PositionNames, selection: Selection, sources: Collection[str]) -> Folded[Achievement]:
    """Return the position's achievements that name something chosen, and the others.

    Without a choice, the first few stand out: up to the last of those that figures come from, which `sources` names.
    """
    every = named.position.achievements
    if selection.chosen:
        proofs = named.achievements_naming(selection.chosen_slugs)
        return fold(every, lambda achievement: achievement in proofs)
    last = max((n for n, achievement in enumerate(every, 1) if achievement.slug in sources), default=0)
    most = max(MOST_ACHIEVEMENTS, last)
    return fold(every, lambda _: True, most if len(every) > most + 1 else None)


def texts(record: Record, named: Mapping[str, str | None], selection: Selection) -> Folded[tuple[str, str]]:
    """Return the texts that an entry has, each after its name: those that name something chosen, and the others."""
    slugs = selection.chosen_slugs

    def stands_out(text: tuple[str, str]) -> bool:
        return not slugs or any(not mention.slugs.isdisjoint(slugs) for mention in record.mentions(text[1]))

    return fold(((name, text) for name, text in named.items() if text), stands_out)


def _named(every: tuple[T, ...], naming: tuple[T, ...], selection: Selection) -> Folded[T]:
    """Return what is `naming` what is chosen, and the others of `every`; without a choice there are no others."""
    named = set(map(id, naming))
    return fold(every if selection.chosen else naming, lambda part: id(part) in named, MOST_UNFOLDED)


def fold(parts: Iterable[T], stands_out: Callable[[T], bool], most: int | None = None) -> Folded[T]:
    """Return `parts` as those that stand out, `most` of them at once, and the others."""
    first: list[T] = []
    others: list[T] = []
    for part in parts:
        (first if stands_out(part) else others).append(part)
    return Folded(tuple(first[:most]), tuple(first[most:]) if most is not None else (), tuple(others))
