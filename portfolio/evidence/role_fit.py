"""Role fit: the technologies that a text names, against the record.

Matching is plain: a text is only said to name a technology, never to ask for it, and what the vocabulary does not
know is "not recognized", never "missing".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.content.model import Technology
from portfolio.evidence import layout, unrecognized
from portfolio.evidence.record import Evidence, Record
from portfolio.evidence.selection import UnknownTechnologyError
from portfolio.evidence.spelling import Mention
from portfolio.evidence.unrecognized import Shape


@dataclass(frozen=True, slots=True)
class Proof:
    """A technology, and what names it."""

    technology: Technology
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Fit:
    """What a text names."""

    proofs: tuple[Proof, ...]
    """What is evidenced here, the most named first."""
    skills: tuple[Technology, ...]
    """What is listed as a skill and named nowhere else."""
    unrecognized: tuple[str, ...] = ()
    """Words that look like technologies and are not in the vocabulary, as the text writes them."""

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of what was recognized, in the order of the canonical address."""
        return tuple(sorted([proof.technology.slug for proof in self.proofs] + [skill.slug for skill in self.skills]))


def of(record: Record, slugs: Iterable[str]) -> Fit:
    """Return what is known of `slugs`, whatever their order; UnknownTechnologyError names those that are not known."""
    wanted = frozenset(slugs)
    if unknown := wanted - record.technologies.keys() - record.skills:
        raise UnknownTechnologyError(tuple(sorted(unknown)))
    proofs = (Proof(t, record.of([slug])) for slug, t in record.technologies.items() if slug in wanted)
    known = record.vocabulary.technologies
    bare = sorted(wanted & record.skills - record.technologies.keys(), key=lambda slug: known[slug].name.casefold())
    return Fit(tuple(proofs), tuple(known[slug] for slug in bare))


def read(record: Record, text: str) -> Fit:
    """Return what `text`, a job description or a list, names."""
    text = _unquoted(layout.plain(text).text)
    known = record.technologies.keys() | record.skills
    mentions = record.vocabulary.mentions(text)
    found = of(record, {slug for mention in mentions for slug in mention.slugs & known})
    return Fit(found.proofs, found.skills, _not_here(record, text, mentions))


def _not_here(record: Record, text: str, mentions: list[Mention]) -> tuple[str, ...]:
    """Return what `text` names and `record` does not, each once: under its shipped name, or as the text writes it."""
    known = record.technologies.keys() | record.skills
    strangers = (mention for mention in mentions if mention.slugs.isdisjoint(known))
    named = [
        Shape(mention.start, mention.end, record.vocabulary.technologies[slug].name)
        for mention in strangers
        for slug in sorted(mention.slugs)
    ]
    found: dict[str, str] = {}
    for place in sorted([*named, *unrecognized.words(text, mentions)]):
        found.setdefault(place.name.casefold(), place.name)
    return tuple(found.values())


def _unquoted(text: str) -> str:
    """Return `text` without the marks that mail programs put before the lines of somebody else's mail."""
    return re.sub(r"^[ \t]*(?:>[ \t]*)+", "", text, flags=re.MULTILINE)
