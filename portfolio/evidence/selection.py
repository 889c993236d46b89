"""What is left of a portfolio when some technologies must all be named, and what may be chosen next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from portfolio.content.model import Portfolio, Technology
from portfolio.evidence.record import Evidence, Record, counts

# More would leave nothing on any page, and every combination is an address that somebody may ask for.
MOST_CHOSEN = 5
# As many controls as stand on the page at once; the others wait behind a disclosure.
SHOWN_AT_ONCE = 18
# So few more are no reason for a disclosure.
FEW = 6


class UnknownTechnologyError(LookupError):
    """Somebody asked for technologies that nothing names."""

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
    """How many proofs are left with it and all that is chosen: positions, and projects that were done in none."""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options that belong together; without a name if the vocabulary gives them none."""

    name: str | None
    options: tuple[Option, ...]

    @property
    def size(self) -> int:
        """How many options there are."""
        return len(self.options)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is left when the technologies in `chosen` must all be named; everything if there are none."""

    chosen: tuple[Technology, ...]
    evidence: Evidence
    most_named: tuple[OptionGroup, ...]
    """What is named most, to be chosen at once."""
    others: tuple[OptionGroup, ...]
    """What is named less."""
    addable: tuple[OptionGroup, ...]
    """What may be chosen besides, and leaves something; nothing while nothing is chosen, or as many as may be."""

    @property
    def chosen_slugs(self) -> tuple[str, ...]:
        """The slugs of what is chosen, in the order of the canonical address."""
        return tuple(technology.slug for technology in self.chosen)

    @property
    def options(self) -> tuple[Option, ...]:
        """Every technology that is offered, group by group."""
        return tuple(option for group in (*self.most_named, *self.others) for option in group.options)

    @property
    def is_full(self) -> bool:
        """Whether no further technology may be chosen."""
        return len(self.chosen) >= MOST_CHOSEN

    def adding(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return what would be chosen with `slugs` too."""
        return tuple(sorted({*self.chosen_slugs, *slugs}))

    def without(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return what would be chosen without `slugs`."""
        return tuple(sorted(set(self.chosen_slugs).difference(slugs)))


def choose(record: Record, slugs: Iterable[str]) -> Selection:
    """Return what names all of `slugs`; their order and repeats do not matter.

    UnknownTechnologyError names those that are neither named nor listed as a skill; TooManyTechnologiesError is for
    more than MOST_CHOSEN.
    """
    wanted = sorted(set(slugs))
    if unknown := tuple(slug for slug in wanted if slug not in record.technologies and slug not in record.skills):
        raise UnknownTechnologyError(unknown)
    if len(wanted) > MOST_CHOSEN:
        raise TooManyTechnologiesError
    evidence = record.of(wanted)
    left = counts(evidence)
    options = [Option(technology, slug in wanted, left[slug]) for slug, technology in record.offered.items()]
    parting = SHOWN_AT_ONCE if len(options) > SHOWN_AT_ONCE + FEW else len(options)
    chosen = tuple(record.vocabulary.technologies[slug] for slug in wanted)
    addable = [o for o in options if o.left and not o.is_chosen] if 0 < len(chosen) < MOST_CHOSEN else []
    grouped = (_grouped(part, record.groups) for part in (options[:parting], options[parting:], addable))
    return Selection(chosen, evidence, *grouped)


def shown_of(record: Record, portfolio: Portfolio) -> Selection:
    """Return the selection of all that stands in `portfolio`, a part of what `record` is of, in the order of that part.

    What each position and project names is known from the record.
    """
    roles = {names.position.slug: names for names in (*record.positions, *record.volunteering)}
    done = {names.project.slug: names for names in record.projects}
    evidence = Evidence(
        tuple(replace(roles[position.slug], position=position) for position in portfolio.positions),
        tuple(done[project.slug] for project in portfolio.projects),
        volunteering=tuple(replace(roles[role.slug], position=role) for role in portfolio.volunteering),
    )
    return Selection((), evidence, (), (), ())


def _grouped(options: Iterable[Option], order: Iterable[str | None]) -> tuple[OptionGroup, ...]:
    """Return `options` by their groups, the groups in `order`."""
    groups: dict[str | None, list[Option]] = {name: [] for name in order}
    for option in options:
        groups[option.technology.group].append(option)
    return tuple(OptionGroup(name, tuple(members)) for name, members in groups.items() if members)
