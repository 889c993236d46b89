"""What role fit says of the names in a text, in the words of the page and of what is taken along."""

from collections.abc import Mapping

from portfolio.content.model.dates import Month
from portfolio.english import enumeration, plural
from portfolio.evidence import sentences
from portfolio.evidence.advertisement.negations import Negation
from portfolio.evidence.record import Evidence
from portfolio.evidence.role_fit import Fit
from portfolio.evidence.standing import FitName, Standing

_UNPROVED = {
    Standing.LISTED: "listed as a skill, without evidence here",
    Standing.SAID: "said in a text of this page, but not among its technologies",
    Standing.ABSENT: Standing.ABSENT.value,
}


def held(evidence: Evidence, today: Month) -> str:
    """Say when: `positions held from June 2019 to today, 7 years 6 months`; nothing if no position was held."""
    spans = evidence.spans(today)
    if not spans:
        return ""
    subject = "positions" if len(evidence.positions) > 1 else "position"
    return f"{subject} held {sentences.stretches(spans)}, {sentences.length(evidence, today)}"


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
        return sentences.how_named(named.evidence)
    return _UNPROVED[named.standing]


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
