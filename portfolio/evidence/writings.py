"""The sentences of a portfolio that count as evidence, with their places in the file."""

from collections.abc import Iterator
from typing import NamedTuple

from portfolio.content.file.placed import placed_roles
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio, Position, Project

_OF_A_PROJECT = ("title", "impact", "summary", "challenge")


class Writing(NamedTuple):
    """A sentence, and the position or project that it is about."""

    path: PartPath
    text: str
    part: Position | Project


def writings(portfolio: Portfolio) -> Iterator[Writing]:
    """Yield every sentence of a position or project, in the order of the file."""
    for path, role in placed_roles(portfolio):
        yield from _of_a_position(path, role)
    for n, project in enumerate(portfolio.projects):
        yield from _of_a_project(("projects", n), project)


def _of_a_position(path: PartPath, position: Position) -> Iterator[Writing]:
    yield Writing((*path, "title"), position.title, position)
    if position.summary:
        yield Writing((*path, "summary"), position.summary, position)
    for n, achievement in enumerate(position.achievements):
        yield Writing((*path, "achievements", n), achievement.text, position)


def _of_a_project(path: PartPath, project: Project) -> Iterator[Writing]:
    for key in _OF_A_PROJECT:
        if text := getattr(project, key):
            yield Writing((*path, key), text, project)
    for n, solution in enumerate(project.solutions):
        yield Writing((*path, "solutions", n), solution, project)
