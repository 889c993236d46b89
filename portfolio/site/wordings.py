"""The owner's wordings of technologies as the page shows them: what each stands for, and where it leads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from portfolio import english
from portfolio.evidence.record import Record
from portfolio.evidence.selection import MOST_CHOSEN, Selection
from portfolio.site import addresses, folding
from portfolio.site.folding import Folded


@dataclass(frozen=True, slots=True)
class Chip:
    """A wording in the list of a position or project."""

    wording: str
    is_chosen: bool
    link: Markup | None
    """The attributes of a link that shows what the wording stands for, alone; None if so many never combine."""


@dataclass(frozen=True, slots=True)
class Named:
    """A technology that a skill stands for and that something names."""

    name: str
    count: int
    """How many proofs there are of it: positions that name it, and projects done in none."""
    link: Markup


@dataclass(frozen=True, slots=True)
class Skill:
    """One of the owner's skills."""

    wording: str
    named: tuple[Named, ...]
    is_one: bool
    """Whether the wording stands for one technology alone, so that the wording itself can lead there."""


def chips(record: Record, wordings: Iterable[str], selection: Selection) -> Folded[Chip]:
    """Return the wordings of a list: those that stand for something chosen, and the others."""
    found = [_chip(record, wording, selection) for wording in wordings]
    return folding.fold(found, lambda chip: chip.is_chosen or not selection.chosen)


def beginning(chips: Sequence[Chip]) -> str | None:
    """Return what a long list of `chips` begins with, such as `Java, Kafka, gRPC and 14 more`; None for a short one."""
    if len(chips) <= folding.MOST_LISTED:
        return None
    first = [chip.wording for chip in chips[: folding.FIRST_NAMES]]
    while len(first) > 1 and sum(map(len, first)) > folding.FIRST_CHARACTERS:
        first.pop()
    return english.enumeration([*first, f"{len(chips) - len(first)}\u00a0more"])


def skill(record: Record, wording: str) -> Skill:
    """Return one of the owner's skills with the technologies that it stands for, as far as something names them."""
    stands_for = record.resolve(wording)
    named = (technology for technology in stands_for if technology.slug in record.technologies)
    found = tuple(
        Named(technology.name, record.of([technology.slug]).count, addresses.evidence_link([technology.slug]))
        for technology in named
    )
    return Skill(wording, found, is_one=len(stands_for) == 1)


def _chip(record: Record, wording: str, selection: Selection) -> Chip:
    slugs = record.stands_for(wording)
    is_chosen = not slugs.isdisjoint(selection.chosen_slugs)
    return Chip(wording, is_chosen, addresses.evidence_link(slugs) if len(slugs) <= MOST_CHOSEN else None)
