"""How a position or project names what is chosen, as the page marks it: a sign, and words that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.content.model import Project, Technology
from portfolio.english import enumeration
from portfolio.evidence.proofs import KindOfProof, PositionNames, ProjectNames

SIGNS_AND_WORDS = {
    KindOfProof.SENTENCE: ("■", "named in the text"),
    KindOfProof.LIST: ("□", "listed"),
    KindOfProof.PROJECT: ("→", "only in the project"),
    KindOfProof.VOLUNTEERING: ("◇", "named in volunteering"),
}
# What else there is to say of an entry of a list, where only one position is looked at.
_LISTED, _SAID_BELOW = "listed only", "listed, and named in the project"


@dataclass(frozen=True, slots=True)
class ProofMark:
    """One kind of proof that a position or project has of what is chosen."""

    sign: str
    words: str
    """`Listed only`; where chosen technologies are known in several ways, which: `gRPC: listed only`."""
    projects: tuple[Project, ...] = ()
    """The projects that name what the position's own texts do not."""


def proof_marks(names: PositionNames | ProjectNames, chosen: Sequence[Technology]) -> list[ProofMark]:
    """Return the kinds of proof that `names` has of the technologies `chosen`, the strongest first."""
    ways: dict[tuple[KindOfProof, bool], list[Technology]] = {}
    for technology in chosen:
        if kind := names.kinds.get(technology.slug):
            ways.setdefault((kind, bool(_projects(kind, names, [technology]))), []).append(technology)
    return [_mark(kind, names, ways[kind, has], len(ways) == 1) for kind, has in sorted(ways, reverse=True)]


def _mark(
    kind: KindOfProof, names: PositionNames | ProjectNames, known: Sequence[Technology], is_alone: bool
) -> ProofMark:
    projects = _projects(kind, names, known)
    sign, how = SIGNS_AND_WORDS[kind]
    if kind is KindOfProof.LIST:
        how = _SAID_BELOW if projects else _LISTED
    how += "s" if len(projects) > 1 else ""
    words = how[0].upper() + how[1:] if is_alone else f"{enumeration([t.name for t in known])}: {how}"
    return ProofMark(sign, words, projects)


def _projects(
    kind: KindOfProof, names: PositionNames | ProjectNames, known: Sequence[Technology]
) -> tuple[Project, ...]:
    """Return the projects of a position that tell more of the technologies `known` than the position itself does."""
    slugs = [technology.slug for technology in known]
    if isinstance(names, PositionNames) and kind is KindOfProof.PROJECT:
        return names.projects_naming(slugs)
    if isinstance(names, PositionNames) and kind is KindOfProof.LIST:
        return tuple(done.project for done in names.projects if any(map(done.has_sentence, slugs)))
    return ()
