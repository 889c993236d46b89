"""The record of who names what: each position, project, achievement and solution, and the technologies in it.

A position or project names what its lists and its sentences name. A project belongs to the position it was done in,
so a position also names what its projects name. When a technology was used is not known and never said; what is
known is when the positions were held.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import chain

from portfolio.content.model import Achievement, Portfolio, Position, Project, Technology
from portfolio.content.model.months import Month, Span, merged
from portfolio.content.model.naming import slugify
from portfolio.evidence import vocabulary
from portfolio.evidence.spelling import Mention
from portfolio.evidence.vocabulary import Vocabulary

Slugs = frozenset[str]


@dataclass(frozen=True, slots=True)
class PositionNames:
    """What one position names."""

    position: Position
    own: Slugs
    """Named in its own list and sentences."""
    projects: tuple["ProjectNames", ...]
    """The projects that were done in the position."""
    names: Slugs
    """What the position names itself, and what its projects name."""
    achievements: Mapping[str, Slugs]
    """By the achievement's slug."""

    def achievements_naming(self, slugs: Iterable[str]) -> tuple[Achievement, ...]:
        """Return the achievements that name one of the technologies `slugs`."""
        return tuple(a for a in self.position.achievements if not self.achievements[a.slug].isdisjoint(slugs))

    def projects_naming(self, slugs: Iterable[str]) -> tuple[Project, ...]:
        """Return the projects that name one of `slugs` which the position's own words do not."""
        beyond = frozenset(slugs) - self.own
        return tuple(names.project for names in self.projects if not names.names.isdisjoint(beyond))


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """What one project names."""

    project: Project
    names: Slugs
    solutions: Mapping[str, Slugs]
    """By the solution's text."""

    def solutions_naming(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return the solutions that name one of the technologies `slugs`."""
        return tuple(s for s in self.project.solutions if not self.solutions[s].isdisjoint(slugs))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that names one technology, or all of several."""

    positions: tuple[PositionNames, ...]
    projects: tuple[ProjectNames, ...]

    @property
    def count(self) -> int:
        """How many positions and projects there are."""
        return len(self.positions) + len(self.projects)

    def spans(self, today: Month) -> tuple[Span, ...]:
        """Return when the positions were held, overlaps merged; those that begin after the month `today` left out."""
        return merged((Span(p.position.start, p.position.end) for p in self.positions), today)


@dataclass(frozen=True, eq=False)
class Record:
    """What a whole portfolio names. `gather` makes it. Each is a record of its own, however alike."""

    vocabulary: Vocabulary
    positions: tuple[PositionNames, ...]
    projects: tuple[ProjectNames, ...]
    skills: Slugs
    """What the owner lists as a skill, with evidence or without."""

    @cached_property
    def technologies(self) -> Mapping[str, Technology]:
        """Every technology that a list or a sentence names, by slug: the most named first, then by name.

        The order does not depend on what is chosen, or controls drawn in it would jump under the pointer.
        """
        known, named = self.vocabulary.technologies, counts(self.positions, self.projects)
        ordered = sorted(named, key=lambda slug: (-named[slug], known[slug].name.casefold(), slug))
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
    projects = tuple(_project_names(project, words) for project in portfolio.projects)
    positions = tuple(_position_names(position, projects, words) for position in portfolio.positions)
    skills = (words.resolve(skill) for group in portfolio.skills for skill in group.skills)
    return Record(words, positions, projects, frozenset().union(*skills))


def counts(positions: Iterable[PositionNames], projects: Iterable[ProjectNames]) -> Counter[str]:
    """Return how many of `positions` and `projects` name each technology."""
    return Counter(chain(*(position.names for position in positions), *(project.names for project in projects)))


def _position_names(position: Position, projects: Iterable[ProjectNames], words: Vocabulary) -> PositionNames:
    achievements = {achievement.slug: words.named_in(achievement.text) for achievement in position.achievements}
    texts = (words.named_in(text) for text in (position.title, position.summary))
    own = frozenset().union(_listed(position, words), *texts, *achievements.values())
    done = tuple(names for names in projects if names.project.position == position.slug)
    return PositionNames(position, own, done, own.union(*(names.names for names in done)), achievements)


def _project_names(project: Project, words: Vocabulary) -> ProjectNames:
    solutions = {solution: words.named_in(solution) for solution in project.solutions}
    texts = (words.named_in(text) for text in (project.title, project.impact, project.summary, project.challenge))
    return ProjectNames(project, frozenset().union(_listed(project, words), *texts, *solutions.values()), solutions)


def _listed(part: Position | Project, words: Vocabulary) -> Slugs:
    return frozenset(slug for wording in part.technologies for slug in words.resolve(wording))
