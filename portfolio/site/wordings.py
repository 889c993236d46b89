"""The owner's wordings of technologies as the page shows them: what each stands for, and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from portfolio.evidence.record import Record
from portfolio.evidence.selection import MOST_CHOSEN, Selection
from portfolio.site import addresses


@dataclass(frozen=True, slots=True)
class Chip:
    """A wording in the list of a position or project."""

    wording: str
    is_chosen: bool
    link: Markup | None
    """The attributes of a link that chooses what the wording stands for, or lets it go; None if no more combine."""


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


def chips(record: Record, wordings: Iterable[str], selection: Selection) -> list[Chip]:
    """Return the wordings of a list, each with what choosing it would do."""
    return [_chip(record, wording, selection) for wording in wordings]


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
    if chosen := slugs.intersection(selection.chosen_slugs):
        return Chip(wording, True, addresses.evidence_link(selection.without(chosen)))
    adding = selection.adding(slugs)
    return Chip(wording, False, addresses.evidence_link(adding) if len(adding) <= MOST_CHOSEN else None)
