"""The record of who names what: each position, project, achievement and solution, and the technologies in it.

A position or project names what its lists and its sentences name. A project belongs to the position it was done in,
so a position also names what its projects name. When a technology was used is not known and never said; what is
known is when the positions were held.

A position and its projects are one proof, not several: what a project of a position names is named there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import chain

from portfolio.content.model import Portfolio, Technology
from portfolio.content.model.dates import Month
from portfolio.content.model.naming import slugify
from portfolio.content.model.spans import Span, merged
from portfolio.evidence import proofs, vocabulary
from portfolio.evidence.proofs import KindOfProof, PositionNames, ProjectNames, Slugs
from portfolio.evidence.spelling import Mention
from portfolio.evidence.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that names one technology, or all of several."""

    positions: tuple[PositionNames, ...]
    projects: tuple[ProjectNames, ...]
    slugs: Slugs = frozenset()
    """What all of them name."""
    bare: Slugs = frozenset()
    """Which of `slugs` are listed as a skill, and named by no position, project or volunteer role."""
    volunteering: tuple[PositionNames, ...] = ()
    """What was done without pay."""
    is_sought_unpaid: bool = False
    """Whether the portfolio has volunteering at all, where `slugs` could be named."""

    @property
    def besides(self) -> tuple[ProjectNames, ...]:
        """The projects that were done in no position: proofs of their own."""
        return tuple(names for names in self.projects if names.project.position is None)

    @property
    def proofs(self) -> tuple[PositionNames | ProjectNames, ...]:
        """The positions, the projects that were done in none, and what was done without pay: each counts once."""
        return (*self.positions, *self.besides, *self.volunteering)

    @property
    def count(self) -> int:
        """How many proofs there are."""
        return len(self.proofs)

    @property
    def through_projects(self) -> tuple[PositionNames, ...]:
        """The positions that name one of `slugs` only through a project."""
        return tuple(names for names in self.positions if not self.slugs <= names.own)

    @property
    def together(self) -> int:
        """How many of the proofs have all of `slugs` in one text, or in one list."""
        return sum(proof.names_together(self.slugs) for proof in self.proofs)

    @property
    def in_lists(self) -> tuple[PositionNames | ProjectNames, ...]:
        """The positions, and projects done in none, that have all of `slugs` in lists, and none of them in a text."""
        return tuple(proof for proof in self._paid if self._is_in_lists(proof))

    @property
    def partly_in_sentences(self) -> tuple[PositionNames | ProjectNames, ...]:
        """The positions, and projects done in none, whose texts name some of `slugs`, and not all."""
        return tuple(proof for proof in self._paid if len({*map(proof.has_sentence, self.slugs)}) > 1)

    @property
    def _paid(self) -> tuple[PositionNames | ProjectNames, ...]:
        return (*self.positions, *self.besides)

    def _is_in_lists(self, proof: PositionNames | ProjectNames) -> bool:
        are_listed = all(proof.kinds[slug] is KindOfProof.LIST for slug in self.slugs)
        return are_listed and not any(map(proof.has_sentence, self.slugs))

    @property
    def is_listed_only(self) -> bool:
        """Whether lists alone name `slugs` here: no text of these positions and projects names one of them."""
        return not any(proof.has_sentence(slug) for proof in self.proofs for slug in self.slugs)

    def is_exact(self, today: Month) -> bool:
        """Say whether all positions are known to the month, but for those that begin after the month `today`."""
        return all(p.position.span.is_exact for p in self.positions if not p.position.start.is_after(today))

    def spans(self, today: Month) -> tuple[Span, ...]:
        """Return when the positions were certainly held, overlaps merged; none that begins after the month `today`."""
        return merged((p.position.span for p in self.positions), today)


@dataclass(frozen=True, eq=False)
class Record:
    """What a whole portfolio names. `gather` makes it. Each is a record of its own, however alike."""

    vocabulary: Vocabulary
    positions: tuple[PositionNames, ...]
    projects: tuple[ProjectNames, ...]
    skills: Slugs
    """What the owner lists as a skill, with evidence or without."""
    volunteering: tuple[PositionNames, ...] = ()

    @cached_property
    def everything(self) -> Evidence:
        """All positions and projects, and what was done without pay."""
        return Evidence(self.positions, self.projects, volunteering=self.volunteering)

    @cached_property
    def technologies(self) -> Mapping[str, Technology]:
        """Every technology that a list or a sentence names, by slug.

        What has most proofs comes first, then what most projects name, then the order is by name. The order
        does not depend on what is chosen, or controls drawn in it would jump under the pointer.
        """
        known, named = self.vocabulary.technologies, counts(self.everything)
        done = Counter(chain(*(project.names for project in self.projects)))
        ordered = sorted(named, key=lambda slug: (-named[slug], -done[slug], known[slug].name.casefold(), slug))
        return {slug: known[slug] for slug in ordered}

    @cached_property
    def offered(self) -> Mapping[str, Technology]:
        """What is declared or listed and something names, in the same order.

        What only a sentence names is reached by its address, and not offered: the owner did not choose to show it.
        """
        return {slug: known for slug, known in self.technologies.items() if slug in self.vocabulary.own}

    @cached_property
    def groups(self) -> tuple[str | None, ...]:
        """The groups of what the owner declared or listed, in the order of the file; what has none comes last."""
        known = self.vocabulary.technologies.items()
        names = dict.fromkeys(technology.group for slug, technology in known if slug in self.vocabulary.own)
        return tuple(sorted(names, key=lambda name: name is None))

    def of(self, slugs: Iterable[str]) -> Evidence:
        """Return what names all the technologies `slugs`; everything if there are none."""
        wanted = frozenset(slugs)
        return Evidence(
            tuple(position for position in self.positions if wanted <= position.names),
            tuple(project for project in self.projects if wanted <= project.names),
            wanted,
            wanted & self.skills - self.technologies.keys(),
            tuple(volunteering for volunteering in self.volunteering if wanted <= volunteering.names),
            is_sought_unpaid=bool(self.volunteering),
        )

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return {}

    def mentions(self, text: str) -> list[Mention]:
        """Return the places where a text of the owner's names a technology; each text is read once."""
        if text not in self._mentions:
            self._mentions[text] = self.vocabulary.own_mentions(text)
        return self._mentions[text]

    @cached_property
    def _stands_for(self) -> dict[str, Slugs]:
        return {}

    def stands_for(self, wording: str) -> Slugs:
        """Return the slugs of what an entry of one of the owner's lists stands for; each is worked out once."""
        if wording not in self._stands_for:
            self._stands_for[wording] = self.vocabulary.resolve(wording)
        return self._stands_for[wording]

    def resolve(self, wording: str) -> tuple[Technology, ...]:
        """Return the technologies that an entry of one of the owner's lists stands for, in the vocabulary's order."""
        slugs = self.stands_for(wording)
        return tuple(technology for slug, technology in self.vocabulary.technologies.items() if slug in slugs)

    def slugs_of(self, name: str) -> Slugs:
        """Return the slugs of what `name` in an address means, a slug or any spelling; an unknown one is its own."""
        slug = slugify(name)
        if slug in self.vocabulary.technologies:
            return frozenset({slug})
        return self.vocabulary.resolve(name) or frozenset({slug})

    def nearest(self, name: str) -> tuple[Technology, ...]:
        """Return the technologies whose names are like the unknown `name`; marks alone are like none."""
        sought = slugify(name)
        slugs = [slug for slug in self.technologies if sought and sought in slug]
        slugs += get_close_matches(sought, self.technologies, n=3)
        return tuple(self.technologies[slug] for slug in dict.fromkeys(slugs))


def gather(portfolio: Portfolio) -> Record:
    """Read through `portfolio` and record who names what."""
    words = vocabulary.build(portfolio)
    projects = tuple(proofs.of_project(project, words) for project in portfolio.projects)
    positions = tuple(proofs.of_position(position, projects, words) for position in portfolio.positions)
    skills = (words.resolve(skill) for group in portfolio.skills for skill in group.skills)
    volunteering = tuple(proofs.of_volunteering(one, projects, words) for one in portfolio.volunteering)
    return Record(words, positions, projects, frozenset().union(*skills), volunteering)


def counts(evidence: Evidence) -> Counter[str]:
    """Return how many of the proofs in `evidence` name each technology."""
    return Counter(chain(*(proof.names for proof in evidence.proofs)))
