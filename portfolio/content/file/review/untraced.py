"""What an audience sees without that which it comes from."""

from collections.abc import Iterator

from portfolio.content import audiences
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Audience, Portfolio


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each figure and each project of an audience whose source, or position, that audience does not see."""
    for n, audience in enumerate(portfolio.audiences):
        seen = audiences.portfolio_for(portfolio, audience).portfolio
        sources = {a.slug for role in seen.roles for a in role.achievements} | {p.slug for p in seen.projects}
        for figure in seen.figures:
            if figure.source not in sources:
                source = f"{quoted(figure.source)}, which states it,"
                sentence = f"the figure {quoted(figure.value)} is shown, and {source} is not; show both or neither"
                yield _finding(_path(n, audience, "figures", figure.value), sentence, figure.value)
        held = {role.slug for role in seen.roles}
        for project in seen.projects:
            if project.position and project.position not in held:
                sentence = (
                    f"{quoted(project.slug)} is shown, and {quoted(project.position)}, where it was done, is not: "
                    "it will look like a project of your own"
                )
                yield _finding(_path(n, audience, "projects", project.slug), sentence, project.slug)


def _finding(path: PartPath, sentence: str, name: str) -> Finding:
    return Finding(path, sentence, code=Code.UNTRACED, of=(name,))


def _path(n: int, audience: Audience, key: str, name: str) -> PartPath:
    """Return where the audience names what is shown; without a list, all of the audience."""
    named = getattr(audience, key)
    return ("audiences", n) if named is None else ("audiences", n, key, named.index(name))
