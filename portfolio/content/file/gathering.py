"""Several remarks of a kind as one, where one sentence helps as much as many."""

from collections.abc import Iterable, Iterator

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.source.places import PartPath
from portfolio.english import enumeration

# A list of more than this is read by nobody.
_MOST_TOLD = 20
# So many names can be acknowledged one by one; of more, the part that has them all is named.
_MOST_NAMED = 8


def gathered(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the remarks `found`; several of a kind whose code says so as one, at the place of the first."""
    kinds: dict[Code, list[Finding]] = {}
    for finding in found:
        if finding.code and finding.code.together:
            kinds.setdefault(finding.code, []).append(finding)
        else:
            yield finding
    for code, findings in kinds.items():
        yield _together(code, findings) if len(findings) > 1 else findings[0]


def _together(code: Code, findings: list[Finding]) -> Finding:
    told = [finding.brief for finding in findings[:_MOST_TOLD]]
    more = [f"{left} more"] if (left := len(findings) - len(told)) else []
    names = tuple(dict.fromkeys(name for finding in findings for name in finding.of))
    around = _shared([finding.path for finding in findings])
    if len(names) > _MOST_NAMED and around:
        names = (around,)
    sentence = code.together.format(these=enumeration([*told, *more]), example=findings[0].example)
    return Finding(findings[0].path, sentence, code=code, of=names)


def _shared(paths: list[PartPath]) -> str | None:
    """Return the key at the top of the file that all of `paths` lie under, if they do."""
    tops = {str(path[0]) for path in paths}
    return tops.pop() if len(tops) == 1 else None
