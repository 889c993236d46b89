"""How a position or project names what is chosen, as the page marks it: a sign, and words that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.content.model import Project, Technology
from portfolio.english import enumeration
from portfolio.evidence.proofs import KindOfProof, PositionNames, ProjectNames

SIGNS_AND_WORDS = {
    KindOfProof.SENTENCE: ("■", "named in the text"),
    KindOfProof.LIST: ("□", "listed only"),
    KindOfProof.PROJECT: ("→", "only in the project"),
    KindOfProof.VOLUNTEERING: ("◇", "named in volunteering"),
}


@dataclass(frozen=True, slots=True)
class ProofMark:
    """One kind of proof that a position or project has of what is chosen."""

    sign: str
    words: str
    """`Listed only`; where chosen technologies are known in several ways, which: `gRPC: listed only`."""
    projects: tuple[Project, ...] = ()
    """The projects that name what the position's own words do not."""


def proof_marks(names: PositionNames | ProjectNames, chosen: Sequence[Technology]) -> list[ProofMark]:
    """Return the kinds of proof that `names` has of the technologies `chosen`, the strongest first."""
    kinds = {kind for technology in chosen if (kind := names.kinds.get(technology.slug))}
    return [_mark(kind, names, chosen, is_alone=len(kinds) == 1) for kind in sorted(kinds, reverse=True)]


def _mark(
    kind: KindOfProof, names: PositionNames | ProjectNames, chosen: Sequence[Technology], is_alone: bool
) -> ProofMark:
    known = [technology for technology in chosen if names.kinds.get(technology.slug) is kind]
    projects: tuple[Project, ...] = ()
    if kind is KindOfProof.PROJECT and isinstance(names, PositionNames):
        projects = names.projects_naming([technology.slug for technology in known])
    sign, how = SIGNS_AND_WORDS[kind]
    how += "s" if len(projects) > 1 else ""
    words = how.capitalize() if is_alone else f"{enumeration([t.name for t in known])}: {how}"
    return ProofMark(sign, words, projects)
