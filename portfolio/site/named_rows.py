"""Technologies along the line of time: what was named at the same times shares a row, what is chosen has its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio.content.model.dates import Date, Month
from portfolio.content.model.spans import Span, merged
from portfolio.evidence.proofs import KindOfProof, PositionNames
from portfolio.evidence.record import Evidence, Record
from portfolio.evidence.selection import Option
from portfolio.evidence.sentences import stretches
from portfolio.site.axis import Axis, Bar
from portfolio.site.proof_marks import SIGNS_AND_WORDS

# As many stretches are told one by one.
_MOST_TOLD = 2

Times = Mapping[str, tuple[Span, ...]]
"""When what names each technology was held, or done without pay, by the technology's slug."""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the drawing, and the technologies that are named in its time."""

    heading: str
    """When, in years: `2017 to 2019, since 2022`."""
    label: str
    """When, in full, as a list is called; in the row of what is chosen, how it is known as well."""
    bars: tuple[Bar, ...]
    options: tuple[Option, ...]

    @property
    def size(self) -> int:
        """How many technologies there are."""
        return len(self.options)


def times(record: Record, today: Month) -> Times:
    """Return when each technology of `record` is named, up to the month `today`."""
    return {slug: merged(_spans(_roles(record.of([slug]))), today) for slug in record.technologies}


def joined(options: Iterable[Option], named: Times, axis: Axis) -> tuple[NamedRow, ...]:
    """Return a row for all `options` that are named at the same times.

    What was first and longest comes first; what was in no position that has begun, last.
    """
    groups: dict[tuple[Span, ...], list[Option]] = {}
    for option in options:
        groups.setdefault(named[option.technology.slug], []).append(option)
    return tuple(
        NamedRow(_heading(spans), stretches(spans) or "outside these times", axis.bars(spans), tuple(members))
        for spans, members in sorted(groups.items(), key=lambda group: _order(group[0], axis.today))
    )


def alone(option: Option, evidence: Evidence, axis: Axis) -> NamedRow:
    """Return the row of one technology, which `evidence` is of: each kind of proof that it has has bars of its own."""
    slug = option.technology.slug
    held = {kind: _of_kind(slug, kind, evidence, axis.today) for kind in KindOfProof}
    bars = tuple(bar for kind, spans in held.items() for bar in axis.bars(spans, kind))
    told = {SIGNS_AND_WORDS[kind][1]: stretches(held[kind]) for kind in reversed(held) if held[kind]}
    label = ", ".join(f"{words} {when}" for words, when in told.items())
    return NamedRow(_heading(merged(_spans(_roles(evidence)), axis.today)), label, bars, (option,))


def _roles(evidence: Evidence) -> tuple[PositionNames, ...]:
    return (*evidence.positions, *evidence.volunteering)


def _spans(roles: Iterable[PositionNames]) -> Iterator[Span]:
    return (names.position.span for names in roles)


def _of_kind(slug: str, kind: KindOfProof, evidence: Evidence, today: Month) -> tuple[Span, ...]:
    return merged(_spans(names for names in _roles(evidence) if names.kinds[slug] is kind), today)


def _order(spans: tuple[Span, ...], today: Month) -> tuple[bool, list[tuple[Date, int]]]:
    return not spans, [(span.start, -span.months(today)) for span in spans]


def _heading(spans: tuple[Span, ...]) -> str:
    """Say in which years, in few words; of what has no known time, that the line does not show it."""
    if not spans:
        return "Outside these times"
    told = ", ".join(map(_years, spans)) if len(spans) <= _MOST_TOLD else _overall(spans)
    return told[0].upper() + told[1:]


def _overall(spans: tuple[Span, ...]) -> str:
    return f"{_years(Span(spans[0].start, spans[-1].end))}, {len(spans)} times"


def _years(span: Span) -> str:
    first, last = span.start.year, span.end.year if span.end else None
    if span.end is None:
        return f"since {first}"
    return f"{first}" if first == last else f"{first} to {last}"
