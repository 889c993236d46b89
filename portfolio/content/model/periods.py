"""When something was, in the page's own words. Dates stay dates among the words, so that HTML can mark them."""

from collections.abc import Iterable

from portfolio.content.model.dates import Date, Month
from portfolio.content.model.learning import Education
from portfolio.content.model.spans import Span

Told = tuple[str | Date, ...]
"""Words and dates, in order."""
PRESENT = "Present"
"""What stands for the end of what goes on."""


def when(start: Date | None, end: Date | None, today: Month, last: str | Date = PRESENT) -> Told:
    """Tell from when to when, either of which may be left out; what is start and end is told once.

    `last` stands in place of an end that is left out. What is agreed and has not begun in the month `today` is told
    without an end.
    """
    if start is None:
        return () if end is None else ("Until ", end)
    if start.is_after(today):
        return (start,) if start.is_in_words else ("From ", start)
    if start == end:
        return (start,)
    return (start, " \N{EN DASH} ", last if end is None else end)


def length(span: Span, today: Month) -> str | None:
    """Say how long `span` is up to the month `today`; None if that is not known, or nothing of it has begun."""
    return None if span.start.is_after(today) else span.spoken_length(today)


def studied(education: Education, today: Month) -> Told:
    """Tell when studies ended, or are expected to; words say by themselves which. Nothing if no date is known."""
    end = education.graduated or education.expected
    is_expected = end is not None and (education.graduated is None or end.is_after(today))
    if education.start is None:
        named = "Expected " if is_expected else "Graduated "
        return () if end is None else (end,) if end.is_in_words else (named, end)
    if not is_expected or end is None:
        return when(education.start, end, today)
    begun = when(education.start, None, today)
    if begun[-1] != PRESENT:
        return begun
    return (*begun[:-1], *((end,) if end.is_in_words else ("expected ", end)))


def validity(expires: Date | None, today: Month) -> Told:
    """Tell until when something is valid, or that it has expired before the month `today`; nothing if nothing is known.

    What is told stays true: files are read long after they were made.
    """
    if expires is None:
        return ()
    has_passed = expires.bounds is not None and expires.bounds[1] < today
    return ("Expired in " if has_passed else "Valid until ", expires)


def text(told: Iterable[str | Date]) -> str:
    """Return what is told as plain words."""
    return "".join(part.spoken if isinstance(part, Date) else part for part in told)
