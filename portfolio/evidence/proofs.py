"""What one position or project names, and how that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from portfolio.content.model import Achievement, Position, Project, Volunteering
from portfolio.evidence.vocabulary import Vocabulary

Slugs = frozenset[str]


class KindOfProof(IntEnum):
    """What names a technology, from the weakest to the strongest: where several do, the strongest is told."""

    VOLUNTEERING = 1
    """What was done without pay names it, in a text or in the list of technologies."""
    PROJECT = 2
    """A position names it only through a project that was done in it."""
    LIST = 3
    """The list of technologies names it, and no text does."""
    SENTENCE = 4
    """A text names it: a title, a summary, an achievement, a solution."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a position or project names in its own list and texts."""

    listed: Slugs
    texts: tuple[Slugs, ...]
    """What each of its texts names."""

    @property
    def names(self) -> Slugs:
        """Everything that is named."""
        return self.listed.union(*self.texts)

    @property
    def kinds(self) -> dict[str, KindOfProof]:
        """How each of `names` is known, by its slug."""
        in_texts = frozenset[str]().union(*self.texts)
        return dict.fromkeys(self.listed, KindOfProof.LIST) | dict.fromkeys(in_texts, KindOfProof.SENTENCE)

    def name_together(self, slugs: Slugs) -> bool:
        """Say whether one text, or the list, names all of `slugs`."""
        return any(slugs <= named for named in (self.listed, *self.texts))


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """What one project names."""

    project: Project
    names: Slugs
    kinds: Mapping[str, KindOfProof]
    """How each of `names` is known, by its slug."""
    words: OwnWords
    solutions: Mapping[str, Slugs]
    """By the solution's text."""

    def solutions_naming(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return the solutions that name one of the technologies `slugs`."""
        return tuple(s for s in self.project.solutions if not self.solutions[s].isdisjoint(slugs))

    def names_together(self, slugs: Slugs) -> bool:
        """Say whether one text, or the list, names all of `slugs`."""
        return self.words.name_together(slugs)

    def has_sentence(self, slug: str) -> bool:
        """Say whether a text names the technology `slug`."""
        return self.kinds.get(slug) is KindOfProof.SENTENCE


@dataclass(frozen=True, slots=True)
class PositionNames:
    """What one position names, or what was done without pay."""

    position: Position
    own: Slugs
    """Named in its own list and texts."""
    projects: tuple[ProjectNames, ...]
    """The projects that were done in the position."""
    names: Slugs
    """What the position names itself, and what its projects name."""
    kinds: Mapping[str, KindOfProof]
    """How each of `names` is known, by its slug."""
    words: OwnWords
    achievements: Mapping[str, Slugs]
    """By the achievement's slug."""

    def achievements_naming(self, slugs: Iterable[str]) -> tuple[Achievement, ...]:
        """Return the achievements that name one of the technologies `slugs`."""
        return tuple(a for a in self.position.achievements if not self.achievements[a.slug].isdisjoint(slugs))

    def projects_naming(self, slugs: Iterable[str]) -> tuple[Project, ...]:
        """Return the projects that name one of `slugs` which the position's own words do not."""
        beyond = frozenset(slugs) - self.own
        return tuple(names.project for names in self.projects if not names.names.isdisjoint(beyond))

    def names_together(self, slugs: Slugs) -> bool:
        """Say whether one text or one list, its own or of one of its projects, names all of `slugs`."""
        return self.words.name_together(slugs) or any(project.names_together(slugs) for project in self.projects)

    def has_sentence(self, slug: str) -> bool:
        """Say whether a text names the technology `slug`, its own or of one of its projects."""
        own = any(slug in named for named in self.words.texts)
        return own or any(project.has_sentence(slug) for project in self.projects)


def of_position(position: Position, projects: Iterable[ProjectNames], words: Vocabulary) -> PositionNames:
    """Return what `position` names: its own words, and those of the `projects` that were done in it."""
    achievements = {achievement.slug: words.named_in(achievement.text) for achievement in position.achievements}
    texts = (words.named_in(position.title), words.named_in(position.summary), *achievements.values())
    own = OwnWords(_listed(position, words), texts)
    done = tuple(names for names in projects if names.project.position == position.slug)
    names = own.names.union(*(names.names for names in done))
    kinds = dict.fromkeys(names, KindOfProof.PROJECT) | own.kinds
    return PositionNames(position, own.names, done, names, kinds, own, achievements)


def of_volunteering(volunteering: Volunteering, projects: Iterable[ProjectNames], words: Vocabulary) -> PositionNames:
    """Return what `volunteering` names, and those of `projects` that were done in it: all is known of one kind."""
    named = of_position(volunteering, projects, words)
    return replace(named, kinds=dict.fromkeys(named.names, KindOfProof.VOLUNTEERING))


def of_project(project: Project, words: Vocabulary) -> ProjectNames:
    """Return what `project` names."""
    solutions = {solution: words.named_in(solution) for solution in project.solutions}
    told = (words.named_in(text) for text in (project.title, project.impact, project.summary, project.challenge))
    own = OwnWords(_listed(project, words), (*told, *solutions.values()))
    return ProjectNames(project, own.names, own.kinds, own, solutions)


def _listed(part: Position | Project, words: Vocabulary) -> Slugs:
    return frozenset(slug for wording in part.technologies for slug in words.resolve(wording))
