"""A name, and what this page has for it: evidence, an entry in a list, a word in a text, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from portfolio.content.model import Technology
from portfolio.evidence import unrecognized
from portfolio.evidence.advertisement.negations import Negation
from portfolio.evidence.record import Evidence, Record

Says = Callable[[str], bool]
"""Whether a text of the page says a name, as it is written."""
_NONE = Evidence((), ())


class Standing(Enum):
    """What this page has for a name."""

    EVIDENCED = "evidenced"
    LISTED = "listed without evidence"
    SAID = "only said in a text"
    ABSENT = "not on this page"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another heading under which a name stands, and the years that its line asks for."""

    heading: str
    years: str | None


@dataclass(frozen=True, slots=True)
class FitName:
    """A name of a text, and what this page has for it."""

    name: str
    standing: Standing
    technology: Technology | None = None
    """None for a name that neither the owner nor the vocabulary knows."""
    evidence: Evidence = _NONE
    years: str | None = None
    """The years that the line asks for, as it writes them."""
    elsewhere: tuple[Elsewhere, ...] = ()
    negation: Negation | None = None
    """What rules the name out in another line."""

    @property
    def slug(self) -> str | None:
        """The slug of what is evidenced or listed here; None for what is not."""
        return self.technology.slug if self.technology and self.standing is not Standing.ABSENT else None


def of_slug(record: Record, slug: str) -> FitName:
    """Return what `record` has for a technology that a vocabulary knows."""
    technology = record.vocabulary.technologies[slug]
    if slug in record.technologies:
        return FitName(technology.name, Standing.EVIDENCED, technology, record.of([slug]))
    return FitName(technology.name, Standing.LISTED if slug in record.skills else Standing.ABSENT, technology)


def of_stranger(name: str, says: Says) -> FitName:
    """Return what there is for a name that no vocabulary knows: no technology, but the page may say it all the same."""
    return FitName(name, Standing.SAID if says(name) else Standing.ABSENT)


def of_wording(record: Record, wording: str, says: Says) -> tuple[FitName, ...]:
    """Return what there is for `wording` as an entry of a list; nothing if no technology has the name and no text."""
    if slugs := record.vocabulary.resolve(wording):
        return tuple(of_slug(record, slug) for slug in sorted(slugs))
    if says(wording):
        return (FitName(wording, Standing.SAID),)
    whole = (shape for shape in unrecognized.words(wording, ()) if (shape.start, shape.end) == (0, len(wording)))
    return tuple(of_stranger(shape.name, says) for shape in whole)
