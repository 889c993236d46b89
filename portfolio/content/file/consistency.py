"""What no single field can tell: whether the parts of a portfolio fit each other."""

from collections.abc import Iterator
from typing import NamedTuple

from portfolio.content.file.codes import Code
from portfolio.content.file.explaining.suggesting import quoted, suggestion
from portfolio.content.file.placed import placed_roles, placed_spans
from portfolio.content.file.source.places import PartPath, TextRange, spoken
from portfolio.content.file.stated import states
from portfolio.content.model import ORDERED, Portfolio, Project


class Finding(NamedTuple):
    """Something to tell of the part at `path`."""

    path: PartPath
    sentence: str
    is_reference: bool = False
    """Whether the finding is about a name that another part should bear."""
    depends_on: tuple[PartPath, ...] = ()
    """Other parts that were read for it: where one of them could not be read, nothing can be found."""
    within: TextRange | None = None
    """Which characters of the text at `path` are meant; without a range, all of the part."""
    code: Code | None = None
    """Which kind of remark this is; None if it is an error."""
    brief: str = ""
    """What a sentence about several of the kind says of this one."""
    example: str = ""
    """What such a sentence shows as a cure."""
    of: tuple[str, ...] = ()
    """By which names the remark is acknowledged, the best first; without any, by those of the part at `path`."""


def contradictions(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield every place where `portfolio` contradicts itself, one kind of contradiction after the other."""
    yield from repeated(_technology_slugs(portfolio))
    yield from _foreign_ordinary_words(portfolio)
    yield from repeated(_position_slugs(portfolio))
    yield from repeated([*_achievement_slugs(portfolio), *_project_slugs(portfolio)])
    yield from _backward_spans(portfolio)
    yield from _two_ends(portfolio)
    yield from _unknown_positions(portfolio)
    yield from _unfounded_figures(portfolio)
    yield from repeated(_own_slugs(portfolio))
    yield from _misplaced(portfolio)


Named = tuple[PartPath, str]


def _technology_slugs(portfolio: Portfolio) -> list[Named]:
    return [(("technologies", n, "slug"), technology.slug) for n, technology in enumerate(portfolio.technologies)]


def _foreign_ordinary_words(portfolio: Portfolio) -> Iterator[Finding]:
    for n, technology in enumerate(portfolio.technologies):
        for w, word in enumerate(technology.ordinary_words):
            if word not in technology.spellings:
                cure = suggestion(word, technology.spellings)
                place = ("technologies", n)
                yield Finding(
                    (*place, "ordinary_words", w),
                    f"{quoted(word)} is no spelling of it here; {cure}",
                    depends_on=(
                        (*place, "name"),
                        *((*place, "aka", a) for a in range(len(technology.aka))),
                        (*place, "aka"),
                    ),
                )


def _position_slugs(portfolio: Portfolio) -> list[Named]:
    return [((*place, "slug"), role.slug) for place, role in placed_roles(portfolio)]


def _achievement_slugs(portfolio: Portfolio) -> list[Named]:
    return [
        ((*place, "achievements", n, "slug"), achievement.slug)
        for place, role in placed_roles(portfolio)
        for n, achievement in enumerate(role.achievements)
    ]


def _project_slugs(portfolio: Portfolio) -> list[Named]:
    return [(("projects", n, "slug"), project.slug) for n, project in enumerate(portfolio.projects)]


def _own_slugs(portfolio: Portfolio) -> list[Named]:
    """Return the names in `order` that sections of the owner's own have; none may be a key of the file."""
    keys: list[Named] = [((key,), key) for key in ORDERED]
    return [*keys, *((("sections", n, "slug"), section.slug) for n, section in enumerate(portfolio.sections))]


def _misplaced(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each name in `order` that is none of a section, or stands there twice."""
    known = [*ORDERED, *(section.slug for section in portfolio.sections)]
    for n, name in enumerate(portfolio.order):
        if name not in known:
            cure = suggestion(name, known)
            yield Finding(("order", n), f"{quoted(name)} is no section of the page; {cure}", is_reference=True)
        elif name in portfolio.order[:n]:
            yield Finding(("order", n), f"{quoted(name)} stands in this list already; remove one of the two")


def repeated(names: list[Named]) -> Iterator[Finding]:
    """Yield each of `names` that stands there already, at its own path."""
    first: dict[str, PartPath] = {}
    for path, name in names:
        if name in first:
            sentence = f"{quoted(name)} is taken by {spoken(first[name])}; write another {path[-1]}"
            yield Finding(path, sentence, depends_on=(first[name],))
        first.setdefault(name, path)


def _backward_spans(portfolio: Portfolio) -> Iterator[Finding]:
    for start, end, span in placed_spans(portfolio):
        if span.is_backward:
            began = "the start" if start[-1] == "start" else f"the `{start[-1]}`"
            sentence = f"{span.end} lies before {began}, {span.start}; swap or mend them"
            yield Finding(end, sentence, depends_on=(start,))


def _two_ends(portfolio: Portfolio) -> Iterator[Finding]:
    for n, education in enumerate(portfolio.education):
        if education.graduated and education.expected:
            yield Finding(
                ("education", n, "expected"),
                f"{education.expected} stands beside `graduated`, {education.graduated}; leave out one of the two",
                depends_on=(("education", n, "graduated"),),
            )


def _unknown_positions(portfolio: Portfolio) -> Iterator[Finding]:
    known = [role.slug for role in portfolio.roles]
    for n, project in enumerate(portfolio.projects):
        if project.position is not None and project.position not in known:
            yield Finding(
                ("projects", n, "position"),
                f"{quoted(project.position)} is the slug of no position and no volunteer role; "
                f"{suggestion(project.position, known)}",
                is_reference=True,
            )


def _unfounded_figures(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each figure that its source does not state: a claim that nobody could trace."""
    stated = {a.slug: a.text for role in portfolio.roles for a in role.achievements}
    stated |= {project.slug: _words(project) for project in portfolio.projects}
    for n, figure in enumerate(portfolio.figures):
        if figure.source not in stated:
            cure = suggestion(figure.source, stated)
            yield Finding(
                ("figures", n, "source"),
                f"{quoted(figure.source)} is neither an achievement's slug nor a project's; {cure}",
                is_reference=True,
            )
        elif not states(stated[figure.source], figure.value):
            yield Finding(
                ("figures", n, "value"),
                f"{quoted(figure.value)} does not stand in {quoted(figure.source)}; write it as it stands there, "
                "or name the achievement or project that states it",
                is_reference=True,
            )


def _words(project: Project) -> str:
    parts = (project.impact, project.summary, project.challenge, *project.solutions)
    return "\n".join(part for part in parts if part)
