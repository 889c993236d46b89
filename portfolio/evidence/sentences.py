"""Evidence in words. What is said of time is said of the positions, never of a technology."""

from collections.abc import Iterable, Mapping, Sequence

from portfolio.content.model import Technology
from portfolio.content.model.months import Month, Span, spoken_length
from portfolio.english import enumeration, plural
from portfolio.evidence.advertisement.negations import Negation
from portfolio.evidence.record import Evidence
from portfolio.evidence.role_fit import Fit
from portfolio.evidence.standing import FitName, Standing


def claim(technologies: Sequence[Technology], evidence: Evidence, today: Month) -> str:
    """Say where all of `technologies` are named, and when the positions were held, as one sentence."""
    names = enumeration([technology.name for technology in technologies])
    several = len(technologies) > 1
    if not evidence.count:
        return f"Nothing here names {names}{' together' if several else ''}."
    return f"{names} {'are named together' if several else 'is named'} in {places(evidence)}{_times(evidence, today)}."


def stretches(spans: Iterable[Span]) -> str:
    """Say when: `in October 2015, from July 2017 to May 2019 and from May 2022 to today`."""
    return enumeration([_stretch(span) for span in spans])


def _stretch(span: Span) -> str:
    if span.start == span.end:
        return f"in {span.start.spoken}"
    return f"from {span.start.spoken} to {span.end.spoken if span.end else 'today'}"


def places(evidence: Evidence) -> str:
    """Say how many positions and projects there are: `3 positions and 1 project`."""
    counts = ((len(evidence.positions), "position"), (len(evidence.projects), "project"))
    return enumeration([plural(count, noun) for count, noun in counts if count])


def held(evidence: Evidence, today: Month) -> str:
    """Say when positions were held: `positions from June 2019 to today, 7 years 6 months`; nothing if none was."""
    spans = evidence.spans(today)
    if not spans:
        return ""
    subject = "positions" if len(evidence.positions) > 1 else "position"
    return f"{subject} {stretches(spans)}, {_length(spans, today)}"


def summary(counts: Mapping[Standing, int]) -> str:
    """Say the counts of one whole: `5 evidenced · 1 listed without evidence · 8 not on this page`.

    How many are evidenced is always said, so that none is said to be none.
    """
    said = (standing for standing in Standing if counts[standing] or standing is Standing.EVIDENCED)
    return " · ".join(f"{counts[standing]:,} {standing.value}" for standing in said)


def absent(fit: Fit) -> str:
    """Name what is not on this page, and say how many names an address leaves out; nothing if there is nothing."""
    left_out = plural(fit.left_out, "name") if fit.left_out else ""
    if not fit.absent:
        return f"Not on this page: {left_out} that the address leaves out." if left_out else ""
    names = enumeration(fit.absent)
    if not fit.is_shared:
        return f"Not on this page: {names}."
    more = f" The address leaves out {left_out} more." if left_out else ""
    return f"Not on this page, named by whoever shared this address: {names}.{more}"


def stands(named: FitName) -> str:
    """Say what this page has for a name: `named in 2 positions`."""
    if named.standing is Standing.EVIDENCED:
        return f"named in {places(named.evidence)}"
    return "listed as a skill, without evidence here" if named.standing is Standing.LISTED else Standing.ABSENT.value


def besides(named: FitName, today: Month) -> tuple[str, ...]:
    """Say the years that the line asks for and, with no sum drawn, when positions were held."""
    asked = f"the line asks for {_amid(named.years)}" if named.years else ""
    return tuple(filter(None, (asked, held(named.evidence, today))))


def elsewhere(named: FitName) -> tuple[str, ...]:
    """Say where else the text has a name: under another heading, or where it is ruled out."""
    under = [f"\u201c{e.heading}\u201d{f' ({_amid(e.years)})' if e.years else ''}" for e in named.elsewhere]
    again = f"also under {enumeration(under)}" if under else ""
    out = f"in another line {ruled_out(named.negation)}" if named.negation else ""
    return tuple(filter(None, (again, out)))


def told(named: FitName, today: Month) -> tuple[str, ...]:
    """Say everything of a name."""
    return (stands(named), *besides(named, today), *elsewhere(named))


def ruled_out(negation: Negation) -> str:
    """Say what rules a name out: `named after \u201cno\u201d`."""
    return f"named {negation.place} \u201c{negation.words}\u201d"


def _amid(years: str) -> str:
    """Return `years` as they stand amid a sentence: `at least 3 years`."""
    return years[:1].lower() + years[1:]


def _length(spans: Iterable[Span], today: Month) -> str:
    return spoken_length(sum(span.months(today) for span in spans))


def _times(evidence: Evidence, today: Month) -> str:
    spans = evidence.spans(today)
    if not spans:
        return ""
    length = _length(spans, today)
    subject = "in positions" if len(evidence.positions) > 1 else "in a position"
    return f", {subject if evidence.projects else 'held'} {stretches(spans)} ({length})"
