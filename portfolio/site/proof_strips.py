"""How strongly each part of a career names a technology, as a short row of signs behind its name."""

from collections.abc import Iterable

from portfolio.evidence.proofs import KindOfProof, PositionNames, ProjectNames
from portfolio.evidence.record import Evidence
from portfolio.site.proof_marks import SIGNS_AND_WORDS

# More signs are not taken in at a glance; beyond, they are counted.
_MOST_SIGNS = 6


def strip(slug: str, evidence: Evidence) -> str:
    """Return a sign for each proof in `evidence` of the technology `slug`, the oldest first: `→■`.

    Where there are many, `■12 □5`, the strongest first.
    """
    kinds = [proof.kinds[slug] for proof in sorted(evidence.proofs, key=_began)]
    if len(kinds) <= _MOST_SIGNS:
        return "".join(_sign(kind) for kind in kinds)
    return " ".join(f"{_sign(kind)}{kinds.count(kind)}" for kind in sorted(set(kinds), reverse=True))


def legend(strips: Iterable[str]) -> str:
    """Say what the signs in `strips` mean, the strongest first: `■ named in the text, □ listed`.

    A sign stands on one line with the first of its words.
    """
    drawn = set("".join(strips))
    return ", ".join(f"{sign}\u00a0{words}" for sign, words in SIGNS_AND_WORDS.values() if sign in drawn)


def _sign(kind: KindOfProof) -> str:
    return SIGNS_AND_WORDS[kind][0]


def _began(proof: PositionNames | ProjectNames) -> tuple[bool, tuple[int, int, int, str]]:
    """Return what proofs are sorted by; what has no date stands last."""
    start = proof.position.start if isinstance(proof, PositionNames) else proof.project.start
    return (True, (0, 0, 0, "")) if start is None or start.year is None else (False, start.order)
