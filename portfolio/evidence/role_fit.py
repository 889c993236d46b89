"""Role fit: the names of technologies in a text, against the record.

Matching is plain: a text is only said to name a technology, never to ask for it, and what this page does not tell of
is "not on this page", never "missing". What a text rules out is told as such, and counted nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from portfolio.content.model import Technology
from portfolio.evidence import advertisement, sayings
from portfolio.evidence.advertisement import Advertisement, Passage, quoting
from portfolio.evidence.advertisement.negations import Negation
from portfolio.evidence.advertisement.quoting import Excerpt, Quotation
from portfolio.evidence.record import Evidence, Record
from portfolio.evidence.sayings import LOOKED_AT, Saying, Sayings
from portfolio.evidence.selection import UnknownTechnologyError

_NONE = Evidence((), ())


class Standing(Enum):
    """What this page has for a name."""

    EVIDENCED = "evidenced"
    LISTED = "listed without evidence"
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


@dataclass(frozen=True, slots=True)
class NamingLine:
    """A line of a text, and the names that are told where it says them; without a quotation if there is no text."""

    quotation: Quotation | None
    names: tuple[FitName, ...]


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The lines under one heading of a text, in its order; what stands under none has no heading."""

    heading: str | None
    lines: tuple[NamingLine, ...]

    @property
    def names(self) -> tuple[FitName, ...]:
        """The names that the lines say, in order."""
        return tuple(named for line in self.lines for named in line.names)


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A name that a text only rules out, with the words that do so and the line."""

    name: str
    negation: Negation
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Fit:
    """What a text names, or an address."""

    groups: tuple[NameGroup, ...]
    ruled_out: tuple[RuledOut, ...] = ()
    left_out: int | None = 0
    """How many names that are not on this page are not told here; None if nobody said."""
    is_shared: bool = False
    """Whether only an address is known, and not the text."""

    def of(self, standing: Standing) -> tuple[FitName, ...]:
        """Return the names that stand so, in order."""
        return tuple(named for group in self.groups for named in group.names if named.standing is standing)

    @property
    def proofs(self) -> tuple[FitName, ...]:
        """What is evidenced here."""
        return self.of(Standing.EVIDENCED)

    @property
    def skills(self) -> tuple[FitName, ...]:
        """What is listed here and evidenced nowhere."""
        return self.of(Standing.LISTED)

    @property
    def absent(self) -> tuple[str, ...]:
        """The names that are not on this page."""
        return tuple(named.name for named in self.of(Standing.ABSENT))

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of what is evidenced or listed, in the order of the canonical address."""
        here = (named.technology for named in self.proofs + self.skills)
        return tuple(sorted(technology.slug for technology in here if technology))

    @property
    def counts(self) -> dict[Standing, int]:
        """How many names there are of each standing; what was left out counts among those not on this page."""
        return {standing: len(self.of(standing)) for standing in Standing} | {
            Standing.ABSENT: len(self.absent) + (self.left_out or 0)
        }


def of(record: Record, slugs: Iterable[str], others: Iterable[str] = (), left_out: int | None = 0) -> Fit:
    """Return what is known of `slugs`, whatever their order, beside the names `others`, which are not on this page.

    UnknownTechnologyError names the slugs that are not known.
    """
    wanted = frozenset(slugs)
    if unknown := wanted - record.technologies.keys() - record.skills:
        raise UnknownTechnologyError(tuple(sorted(unknown)))
    known = record.vocabulary.technologies
    bare = sorted(wanted & record.skills - record.technologies.keys(), key=lambda slug: known[slug].name.casefold())
    here = [slug for slug in record.technologies if slug in wanted] + bare
    names = [_look_up(record, slug) for slug in here] + [FitName(name, Standing.ABSENT) for name in others]
    group = NameGroup(None, (NamingLine(None, tuple(names)),))
    return Fit((group,) if names else (), left_out=left_out, is_shared=True)


def read(record: Record, text: str) -> Fit:
    """Return what `text`, a job description or a list, names: in its own order, under its own headings."""
    ad = advertisement.read(text)
    groups, ruled_out = dict[str | None, list[_Quoted]](), list[RuledOut]()
    for key, found in sayings.gather(record, ad).items():
        told, named = found.told, _look_up(record, key, found.told.name)
        if told.negation:
            quotation = quoting.quote(ad.text, told.excerpt(ad), [(told.start, told.end)])
            ruled_out.append(RuledOut(named.name, told.negation, quotation))
            continue
        lines = groups.setdefault(told.passage.heading, [])
        if not lines or not lines[-1].holds(told):
            lines.append(_Quoted(told.passage, told.excerpt(ad)))
        lines[-1].names.append(_completed(named, ad, found))
        lines[-1].places.append((told.start, told.end))
    return Fit(tuple(_group(ad, heading, lines) for heading, lines in groups.items()), tuple(ruled_out))


@dataclass(slots=True)
class _Quoted:
    """A line that is being quoted, with the names in it so far."""

    passage: Passage
    excerpt: Excerpt
    names: list[FitName] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, saying: Saying) -> bool:
        return saying.passage == self.passage and saying.end <= self.excerpt.end


def _group(ad: Advertisement, heading: str | None, lines: Iterable[_Quoted]) -> NameGroup:
    quoted = (NamingLine(quoting.quote(ad.text, line.excerpt, line.places), tuple(line.names)) for line in lines)
    return NameGroup(heading, tuple(quoted))


def _look_up(record: Record, key: str, name: str | None = None) -> FitName:
    """Return what `record` has for a slug, or for a `name` that no vocabulary knows."""
    if name is not None:
        return FitName(name, Standing.ABSENT)
    technology = record.vocabulary.technologies[key]
    if key in record.technologies:
        return FitName(technology.name, Standing.EVIDENCED, technology, record.of([key]))
    return FitName(technology.name, Standing.LISTED if key in record.skills else Standing.ABSENT, technology)


def _completed(named: FitName, ad: Advertisement, found: Sayings) -> FitName:
    """Return `named` with what else the advertisement says of it: years, other headings, where it is ruled out."""
    under: dict[str, str | None] = {}
    for saying in found.asking[:LOOKED_AT]:
        heading = saying.passage.heading
        if heading and heading != found.told.passage.heading:
            under[heading] = under.get(heading) or saying.years(ad)
    negation = found.ruling_out[0].negation if found.ruling_out else None
    return replace(
        named,
        years=found.told.years(ad),
        elsewhere=tuple(Elsewhere(heading, years) for heading, years in under.items()),
        negation=negation,
    )
