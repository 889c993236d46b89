"""Evidence in words. What is said of time is said of the positions, never of a technology."""

from collections.abc import Iterable, Sequence

from portfolio.content.model import Technology
from portfolio.content.model.months import Month, Span, spoken_length
from portfolio.english import enumeration, plural
from portfolio.evidence.record import Evidence


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


def _times(evidence: Evidence, today: Month) -> str:
    spans = evidence.spans(today)
    if not spans:
        return ""
    length = spoken_length(sum(span.months(today) for span in spans))
    subject = "in positions" if len(evidence.positions) > 1 else "in a position"
    return f", {subject if evidence.projects else 'held'} {stretches(spans)} ({length})"
