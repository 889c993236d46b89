"""What no single field can tell: whether the parts of a portfolio fit each other."""

import json
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from portfolio.content.model import Portfolio, Position, Project


class Problem(NamedTuple):
    """One thing that is wrong: `path` says where (`projects[1].slug`), `sentence` what, and what to do."""

    path: str
    sentence: str

    def __str__(self) -> str:
        """Return both as one line."""
        return f"{self.path}: {self.sentence}"


def contradictions(portfolio: Portfolio) -> Iterator[Problem]:
    """Yield every place where `portfolio` contradicts itself, one kind of contradiction after the other."""
    yield from _repeated(_technology_slugs(portfolio))
    yield from _foreign_ordinary_words(portfolio)
    yield from _repeated(_position_slugs(portfolio))
    yield from _repeated([*_achievement_ids(portfolio), *_project_slugs(portfolio)])
    yield from _backward_spans(portfolio)
    yield from _unknown_positions(portfolio)
    yield from _unfounded_figures(portfolio)


def quoted(value: Any) -> str:
    """Show a value as the file writes it, cut short."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a cure for the unknown `name`: the nearest known one, or all of them."""
    known = list(known)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {quoted(near[0])}?"
    return f"what may stand there: {', '.join(known)}." if known else "there is none yet."


def _technology_slugs(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [(f"technologies[{n}].slug", technology.slug) for n, technology in enumerate(portfolio.technologies)]


def _foreign_ordinary_words(portfolio: Portfolio) -> Iterator[Problem]:
    for n, technology in enumerate(portfolio.technologies):
        for w, word in enumerate(technology.ordinary_words):
            if word not in technology.spellings:
                cure = suggestion(word, technology.spellings)
                yield Problem(
                    f"technologies[{n}].ordinary_words[{w}]", f"{quoted(word)} is no spelling of it here; {cure}"
                )


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
            yield Problem(path, f"{quoted(name)} is taken by {first[name]}; write another {path.rpartition('.')[2]}.")
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
                f"{quoted(project.position)} is the slug of no position; {suggestion(project.position, known)}",
            )


def _unfounded_figures(portfolio: Portfolio) -> Iterator[Problem]:
    """Yield each figure that its source does not state: a claim that nobody could trace."""
    stated = {a.id: a.text for position in portfolio.positions for a in position.achievements}
    stated |= {project.slug: _words(project) for project in portfolio.projects}
    for n, figure in enumerate(portfolio.figures):
        if figure.source not in stated:
            cure = suggestion(figure.source, stated)
            yield Problem(
                f"figures[{n}].source",
                f"{quoted(figure.source)} is neither an achievement's id nor a project's slug; {cure}",
            )
        elif not _states(stated[figure.source], figure.value):
            yield Problem(
                f"figures[{n}].value",
                f"{quoted(figure.value)} does not stand in {quoted(figure.source)}; write it as it stands there, "
                "or name the achievement or project that states it.",
            )


def _states(text: str, value: str) -> bool:
    """Say whether `value` stands in `text` by itself: 0% does not stand in 40%."""
    return re.search(rf"(?<![\w.,]){re.escape(value)}(?!\w)", text) is not None


def _words(project: Project) -> str:
    parts = (project.impact, project.summary, project.challenge, *project.solutions)
    return "\n".join(part for part in parts if part)
