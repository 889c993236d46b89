"""Who names what: the technologies of a portfolio, and the positions and projects that are left after choosing some.

A technology is known by its wording; wordings with the same slug are one technology.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from portfolio.content.model import Portfolio, Position, Project, Technology
from portfolio.content.naming import slugify

# More would leave nothing on any page, and every combination is an address that somebody may ask for.
MOST_CHOSEN = 5


class UnknownTechnologyError(LookupError):
    """Somebody asked for technologies that no position and no project names."""

    def __init__(self, slugs: tuple[str, ...]) -> None:
        self.slugs = slugs
        super().__init__(", ".join(slugs))


class TooManyTechnologiesError(ValueError):
    """Somebody chose more technologies than combine."""


@dataclass(frozen=True, slots=True)
class Option:
    """A technology that may be chosen, or is."""

    technology: Technology
    is_chosen: bool
    left: int
    """How many positions and projects are left with it and all that is chosen."""
    everywhere: int
    """How many positions and projects name it, whatever is chosen."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is left when the technologies in `chosen` must all be named; everything if there are none."""

    chosen: tuple[Technology, ...]
    positions: tuple[Position, ...]
    projects: tuple[Project, ...]
    options: tuple[Option, ...]
    """Every technology, the most named first, then by name."""

    @property
    def chosen_slugs(self) -> tuple[str, ...]:
        """The slugs of what is chosen, in the order of the canonical address."""
        return tuple(technology.slug for technology in self.chosen)

    def adding(self, slug: str) -> tuple[str, ...]:
        """Return what would be chosen with `slug` too."""
        return tuple(sorted({*self.chosen_slugs, slug}))

    def without(self, slug: str) -> tuple[str, ...]:
        """Return what would be chosen without `slug`."""
        return tuple(other for other in self.chosen_slugs if other != slug)

    @property
    def is_full(self) -> bool:
        """Whether no further technology may be chosen."""
        return len(self.chosen) >= MOST_CHOSEN

    @property
    def is_empty(self) -> bool:
        """Whether nothing names all that is chosen."""
        return not self.positions and not self.projects


def vocabulary(portfolio: Portfolio) -> dict[str, Technology]:
    """Return every technology that a position or a project lists, by slug, named as it is written first.

    The most named stand first, then they go by name. The order does not depend on what is chosen, or controls
    drawn in it would jump under the pointer.
    """
    counts = _counts(portfolio.positions, portfolio.projects)
    lists = [p.technologies for p in portfolio.positions] + [p.technologies for p in portfolio.projects]
    first_wording: dict[str, str] = {}
    for wording in chain.from_iterable(lists):
        first_wording.setdefault(slugify(wording), wording)
    found = (Technology(name=wording, slug=slug) for slug, wording in first_wording.items())
    ordered = sorted(found, key=lambda technology: (-counts[technology.slug], technology.name.casefold()))
    return {technology.slug: technology for technology in ordered}


def choose(portfolio: Portfolio, slugs: Iterable[str]) -> Selection:
    """Return what names all of `slugs`; their order and repeats do not matter.

    UnknownTechnologyError names those that are not in the vocabulary; TooManyTechnologiesError is for more than
    MOST_CHOSEN.
    """
    known = vocabulary(portfolio)
    wanted = sorted(set(slugs))
    if unknown := tuple(slug for slug in wanted if slug not in known):
        raise UnknownTechnologyError(unknown)
    if len(wanted) > MOST_CHOSEN:
        raise TooManyTechnologiesError
    positions = tuple(position for position in portfolio.positions if _names(position).issuperset(wanted))
    projects = tuple(project for project in portfolio.projects if _names(project).issuperset(wanted))
    everywhere, left = _counts(portfolio.positions, portfolio.projects), _counts(positions, projects)
    options = (Option(known[slug], slug in wanted, left[slug], everywhere[slug]) for slug in known)
    return Selection(tuple(known[slug] for slug in wanted), positions, projects, tuple(options))


def _names(part: Position | Project) -> frozenset[str]:
    return frozenset(slugify(wording) for wording in part.technologies)


def _counts(positions: Iterable[Position], projects: Iterable[Project]) -> Counter[str]:
    """Return how many positions and projects name each technology."""
    parts: list[Position | Project] = [*positions, *projects]
    return Counter(slug for part in parts for slug in _names(part))
