"""A project as a drawing: a trunk of what it lists, from which its solutions branch off, each with what it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio.content.model import Project
from portfolio.evidence.proofs import Slugs
from portfolio.evidence.record import Record


@dataclass(frozen=True, slots=True)
class ToldName:
    """A technology that a project names."""

    wording: str
    """As the project lists it, else as the vocabulary has it."""
    slugs: Slugs
    """What the wording stands for."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One solution."""

    solution: str
    named: tuple[ToldName, ...]
    """In the order of the sentence, each once."""


@dataclass(frozen=True, slots=True)
class Branching:
    """What a project names: an entry of its list stands on the branches whose solutions name it, else on the trunk."""

    trunk: tuple[ToldName, ...]
    """In the order of the list."""
    branches: tuple[Branch, ...]
    """In the order of the solutions, those among them that name nothing."""

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw: a solution that names something."""
        return any(branch.named for branch in self.branches)

    @property
    def has_branches(self) -> bool:
        """Whether several solutions name something: without their words, one alone says no more than a list does."""
        return sum(bool(branch.named) for branch in self.branches) > 1


def listed(record: Record, project: Project) -> tuple[ToldName, ...]:
    """Return the list of `project`, in the owner's wording and order."""
    return tuple(ToldName(wording, record.stands_for(wording)) for wording in project.technologies)


def everything(record: Record, project: Project) -> tuple[ToldName, ...]:
    """Return the list of `project`, and behind it what its solutions name and the list leaves out."""
    named = (name for branch in branching(record, project).branches for name in branch.named)
    return tuple(dict.fromkeys((*listed(record, project), *named)))


def branching(record: Record, project: Project) -> Branching:
    """Return what `project` lists and what its solutions name.

    What only a sentence names, and the owner neither declares nor lists, is left out here as everywhere.
    """
    entries = listed(record, project)
    wordings = {slug: entry for entry in reversed(entries) for slug in entry.slugs}
    branches = tuple(
        Branch(solution, tuple(dict.fromkeys(_named(record, wordings, solution)))) for solution in project.solutions
    )
    shown = {name for branch in branches for name in branch.named}
    return Branching(tuple(entry for entry in entries if entry not in shown), branches)


def _named(record: Record, wordings: Mapping[str, ToldName], solution: str) -> Iterator[ToldName]:
    for mention in record.mentions(solution):
        for slug in sorted(mention.slugs):
            if slug in wordings:
                yield wordings[slug]
            elif technology := record.offered.get(slug):
                yield ToldName(technology.name, frozenset({slug}))
