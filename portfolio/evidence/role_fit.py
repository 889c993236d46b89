"""Role fit: the names of technologies in a text, against the record.

Matching is plain: a text is only said to name a technology, never to ask for it, and what this page does not tell of
is "not on this page", never "missing". What a text rules out is told as such, and counted nowhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from portfolio.evidence import advertisement, sayings, standing
from portfolio.evidence.advertisement import Advertisement, Passage, quoting
from portfolio.evidence.advertisement.negations import Negation
from portfolio.evidence.advertisement.quoting import Excerpt, Quotation
from portfolio.evidence.record import Record
from portfolio.evidence.sayings import LOOKED_AT, Saying, Sayings
from portfolio.evidence.selection import UnknownTechnologyError
from portfolio.evidence.standing import Elsewhere, FitName, Says, Standing


def _nothing(_name: str) -> bool:
    return False


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

    def leaving_out(self, more: int) -> "Fit":
        """Return the answer with so many `more` names left out."""
        return replace(self, left_out=(self.left_out or 0) + more) if more else self

    def names(self, standing: Standing) -> tuple[FitName, ...]:
        """Return the names that stand so, in order."""
        return tuple(named for group in self.groups for named in group.names if named.standing is standing)

    @property
    def proofs(self) -> tuple[FitName, ...]:
        """What is evidenced here."""
        return self.names(Standing.EVIDENCED)

    @property
    def skills(self) -> tuple[FitName, ...]:
        """What is listed here and evidenced nowhere."""
        return self.names(Standing.LISTED)

    @property
    def absent(self) -> tuple[str, ...]:
        """The names that are not on this page."""
        return tuple(named.name for named in self.names(Standing.ABSENT))

    @property
    def said(self) -> tuple[str, ...]:
        """The names that are no technologies here, and that a text of the page says."""
        return tuple(named.name for named in self.names(Standing.SAID))

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of what is evidenced or listed, in the order of the canonical address."""
        return tuple(sorted(slug for named in self.proofs + self.skills if (slug := named.slug)))

    @property
    def counts(self) -> dict[Standing, int]:
        """How many names there are of each standing; what was left out counts among those not on this page."""
        return {standing: len(self.names(standing)) for standing in Standing} | {
            Standing.ABSENT: len(self.absent) + (self.left_out or 0)
        }


def of(
    record: Record,
    slugs: Iterable[str],
    others: Iterable[str] = (),
    left_out: int | None = None,
    says: Says = _nothing,
) -> Fit:
    """Return what is known of `slugs`, whatever their order, and of the names `others`, which somebody else wrote.

    Of `others` only what a text could be said to name is told, and what a text of the page `says`. The rest counts as
    left out, beside as many as `left_out` says, so that what is not told never makes the whole smaller.
    UnknownTechnologyError names the slugs that are not known.
    """
    wanted = frozenset(slugs)
    if unknown := wanted - record.technologies.keys() - record.skills:
        raise UnknownTechnologyError(tuple(sorted(unknown)))
    told = [standing.of_wording(record, name, says) for name in others]
    found = [standing.of_slug(record, slug) for slug in wanted] + [name for names in told for name in names]
    names = sorted({name.name.casefold(): name for name in found}.values(), key=_order(record))
    groups = (NameGroup(None, (NamingLine(None, tuple(names)),)),) if names else ()
    return Fit(groups, (), left_out, is_shared=True).leaving_out(sum(not names for names in told))


def _order(record: Record) -> Callable[[FitName], tuple[int, int, str]]:
    """Return the order of names without a text: what is evidenced, the most named first, what is listed, the rest."""
    most_named = {slug: n for n, slug in enumerate(record.technologies)}
    standings = list(Standing)
    return lambda name: (standings.index(name.standing), most_named.get(name.slug or "", 0), name.name.casefold())


def read(record: Record, text: str, says: Says = _nothing) -> Fit:
    """Return what `text`, a job description or a list, names: in its own order, under its own headings.

    What no vocabulary knows may stand in a text of the page, which `says` it then.
    """
    ad = advertisement.read(text)
    groups, ruled_out = dict[str | None, list[_Quoted]](), list[RuledOut]()
    for key, found in sayings.gather(record, ad).items():
        told = found.told
        named = standing.of_slug(record, key) if told.name is None else standing.of_stranger(told.name, says)
        if told.negation:
            quotation = quoting.quote(ad.text, told.excerpt(ad), {(told.start, told.end): False})
            ruled_out.append(RuledOut(named.name, told.negation, quotation))
            continue
        lines = groups.setdefault(told.passage.heading, [])
        if not lines or not lines[-1].holds(told):
            lines.append(_Quoted(told.passage, told.excerpt(ad)))
        lines[-1].add(_completed(named, ad, found), told)
    return Fit(tuple(_group(ad, heading, lines) for heading, lines in groups.items()), tuple(ruled_out))


@dataclass(slots=True)
class _Quoted:
    """A line that is being quoted, with the names in it so far."""

    passage: Passage
    excerpt: Excerpt
    names: list[FitName] = field(default_factory=list)
    places: dict[tuple[int, int], bool] = field(default_factory=dict)

    def holds(self, saying: Saying) -> bool:
        return saying.passage == self.passage and saying.end <= self.excerpt.end

    def add(self, named: FitName, told: Saying) -> None:
        """Add `named`; words that stand for several technologies are evidenced if all of these are."""
        self.names.append(named)
        place, is_evidenced = (told.start, told.end), named.standing is Standing.EVIDENCED
        self.places[place] = is_evidenced and self.places.get(place, True)


def _group(ad: Advertisement, heading: str | None, lines: Iterable[_Quoted]) -> NameGroup:
    quoted = (NamingLine(quoting.quote(ad.text, line.excerpt, line.places), tuple(line.names)) for line in lines)
    return NameGroup(heading, tuple(quoted))


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
