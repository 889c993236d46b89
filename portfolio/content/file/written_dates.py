"""Dates as people write them elsewhere, in resumes and tables, and what a portfolio file makes of them."""

import re
from datetime import datetime
from typing import Any

from portfolio.content.model import dates
from portfolio.content.model.dates import Date, DateInWords, Month, Year

# What strptime cannot take apart by itself: 2014, 2014-06, 2014-06-29, 2014-06-29T00:00:00Z, 2014/06.
_NUMERIC = re.compile(r"([12]\d{3})(?:[-/.](\d{1,2})(?:[-/.]\d{1,2})?)?(?:[T ][\d:.]+.*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.]([12]\d{3})")
_IN_WORDS = ("%B %Y", "%b %Y", "%B, %Y", "%b. %Y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y %B", "%Y %b")
# What databases write for an end that never comes.
_NEVER = "9999"
_UNKNOWN = "unknown"


class DateError(ValueError):
    """Neither month nor year can be read from what is written."""


def is_ongoing(written: Any) -> bool:
    """Say whether an end that is written so is none."""
    text = "" if written is None else str(written).strip().casefold()
    return not text or text in dates.ONGOING or text.startswith(_NEVER)


def read(written: Any) -> Date:
    """Return the month that is written, or the year if only that is; or DateError."""
    text = re.sub(r"\bSept\b", "Sep", " ".join(str(written).split()))
    if match := _NUMERIC.fullmatch(text):
        return _month(match[1], match[2], text) if match[2] else Year(int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return _month(match[2], match[1], text)
    for form in _IN_WORDS:
        try:
            return Month.of(datetime.strptime(text, form).date())  # noqa: DTZ007 - a month has no time zone.
        except ValueError:
            continue
    raise DateError(text)


def is_one(written: str) -> bool:
    """Say whether a portfolio file takes what is `written` for a date."""
    try:
        dates.read(written)
    except ValueError:
        return False
    return True


def nearest(written: str) -> tuple[Date, str | None]:
    """Return the date that a portfolio file makes of `written`, which says something; and what is lost by it, if any.

    What cannot be read stays, as words: an end that is left out would say that something goes on today.
    """
    for date, lost in _candidates(written):
        if is_one(str(date)):
            return date, lost
    return DateInWords(_UNKNOWN), f"no date can be read; “{_UNKNOWN}” stands there: mend it"


def _candidates(written: str) -> list[tuple[Date, str | None]]:
    """Return what `written` may come to, best first; not all of that may stand in a file."""
    words = DateInWords(written)
    undated = None if words.year else "no year can be read, so it counts nothing; the words stand there"
    kept: list[tuple[Date, str | None]] = [(words, undated)]
    if words.year:
        kept.append((Year(words.year), f"only the year can be read; {words.year} stands there: mend it"))
    unknown = DateInWords(f"{_UNKNOWN} ({written})")
    kept.append((unknown, f"no date can be read; “{unknown}” stands there: mend it"))
    try:
        return [(read(written), None), *kept]
    except DateError:
        return kept


def _month(year: str, month: str, text: str) -> Month:
    if not 1 <= int(month) <= 12:
        raise DateError(text)
    return Month(int(year), int(month))
