"""What no single field can tell: whether the parts of a portfolio fit each other."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from portfolio.content.model import Portfolio, Position, Project


class Problem(NamedTuple):
    """One thing that is wrong: `path` says where (`projects[1].slug`), `sentence` what, and what to do."""

    path: str
    sentence: str

    def __str__(self) -> str:
        """Return both as one line."""
        return f"{self.path}: {self.sentence}"


def contradictions(portfolio: Portfolio) -> Iterator[Problem]:
    """Yield every place where `portfolio` contradicts itself, in the order of the file."""
    yield from _repeated(_technology_slugs(portfolio))
    yield from _repeated(_position_slugs(portfolio))
    yield from _repeated([*_achievement_ids(portfolio), *_project_slugs(portfolio)])
    yield from _backward_spans(portfolio)
    yield from _unknown_positions(portfolio)
    yield from _unfounded_figures(portfolio)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a cure for the unknown `name`: the nearest known one, or all of them."""
    known = list(known)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"what may stand there: {', '.join(known)}." if known else "there is none yet."


def _technology_slugs(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [(f"technologies[{n}].slug", technology.slug) for n, technology in enumerate(portfolio.technologies)]


def _placed_positions(portfolio: Portfolio) -> Iterator[tuple[str, Position]]:
    for e, employer in enumerate(portfolio.employers):
        for p, position in enumerate(employer.positions):
            yield f"employers[{e}].positions[{p}]", position


def _position_slugs(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [(f"{place}.slug", position.slug) for place, position in _placed_positions(portfolio)]


def _achievement_ids(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [
        (f"{place}.achievements[{n}].id", achievement.id)
        for place, position in _placed_positions(portfolio)
        for n, achievement in enumerate(position.achievements)
    ]


def _project_slugs(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [(f"projects[{n}].slug", project.slug) for n, project in enumerate(portfolio.projects)]


def _repeated(names: list[tuple[str, str]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, name in names:
        if name in first:
            yield Problem(path, f"{name!r} is taken by {first[name]}; write another {path.rpartition('.')[2]}.")
        first.setdefault(name, path)


def _backward_spans(portfolio: Portfolio) -> Iterator[Problem]:
    for place, position in _placed_positions(portfolio):
        if position.end and position.end < position.start:
            yield Problem(f"{place}.end", f"{position.end} lies before the start, {position.start}; swap or mend them.")


def _unknown_positions(portfolio: Portfolio) -> Iterator[Problem]:
    known = [position.slug for position in portfolio.positions]
    for n, project in enumerate(portfolio.projects):
        if project.position is not None and project.position not in known:
            yield Problem(
                f"projects[{n}].position",
                f"{project.position!r} is the slug of no position; {suggestion(project.position, known)}",
            )


def _unfounded_figures(portfolio: Portfolio) -> Iterator[Problem]:
    """Yield each figure that its source does not state: a claim that nobody could trace."""
    stated = {a.id: a.text for position in portfolio.positions for a in position.achievements}
    stated |= {project.slug: _words(project) for project in portfolio.projects}
    for n, figure in enumerate(portfolio.figures):
        if figure.source not in stated:
            cure = suggestion(figure.source, stated)
            yield Problem(
                f"figures[{n}].source", f"{figure.source!r} is neither an achievement's id nor a project's slug; {cure}"
            )
        elif figure.value not in stated[figure.source]:
            yield Problem(
                f"figures[{n}].value",
                f"{figure.value!r} does not stand in {figure.source!r}; write it as it stands there, "
                "or name the achievement or project that states it.",
            )


def _words(project: Project) -> str:
    return "\n".join((project.impact, project.summary, project.challenge, *project.solutions))
