"""Dates as people write them elsewhere, in resumes and tables, and what a portfolio file makes of them.

Nothing is guessed: a month that may be a day (`03/04/2014`) or a year (`2010/11`), a year in two digits and a season
are no month here.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import UTC, datetime
from typing import Any, NamedTuple

from portfolio.content.file import month_names
from portfolio.content.model import dates, ongoing
from portfolio.content.model.dates import FIRST_YEAR, Date, DateInWords, Month, Year

UNKNOWN = "unknown"
"""What stands where a file must have a date, and none can be read."""
_Y, _M, _D = r"(?P<year>[12]\d{3})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_BETWEEN, _LOOSELY = r"(?:[-/.\u2010-\u2013]|\.\s)", r"\s?[-/.\u2010-\u2013]\s?"
_TIME = r"(?:[T ]\s?\d{1,2}[:.]\d{2}.*)?"
_NUMERIC = tuple(
    re.compile(form)
    for form in (
        rf"{_Y}(?:{_BETWEEN}{_M}(?:{_BETWEEN}{_D})?)?\.?{_TIME}",
        rf"{_M}{_LOOSELY}{_Y}",
        # Dots are set between day and month where the day comes first; other marks stand in either order.
        rf"{_D}\s?\.\s?{_M}\s?\.\s?{_Y}",
        rf"(?P<one>\d{{1,2}}){_BETWEEN}(?P<other>\d{{1,2}}){_BETWEEN}{_Y}{_TIME}",
        rf"{_Y}\s?[年년](?:\s?{_M}\s?[月월](?:\s?{_D}\s?[日일])?)?",
        r"(?P<year>19\d\d|20\d\d)(?P<month>\d\d)(?P<day>\d\d)?",
    )
)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_OTHER_MARKS = re.compile(r"[^\w\s,./'’()°-]")
_CLOCK = re.compile(r"\s\d{1,2}:\d{2}.*")
# What stands behind a day, between its parts, or before it, and says nothing more.
_FILLING = frozenset(
    "st nd rd th er ro º ª de del d of the di den der do г года mon tue wed thu fri sat sun".split()  # noqa: SIM905 - a list of letters reads worse.
)
# What a program counts since 1970: seconds or milliseconds, from 1973 on, when they had as many digits as today.
_SECONDS = re.compile(r"(\d{9,10})(\d{3})?")
# What databases write for an end that never comes.
_NEVER = "9999"
_FROM = re.compile(r"^\s*(?:from|von|vom|de|du|desde|dal|da|van|från|od|z|с|з)\s+", re.IGNORECASE)
_TO_IN_WORDS = (
    "to|until|till|through|bis|à|au|a|al|até|ao|hasta|tot|t/m|till|til|do|по|до"  # The last two are no Latin letters.
)
_TO = re.compile(rf"\s*(?:[-\u2010-\u2015~～〜→/至]|->|\.\.+|から|(?<=\s)(?:{_TO_IN_WORDS})(?=\s))\s*", re.IGNORECASE)


class DateError(ValueError):
    """Neither month nor year can be read from what is written."""


class Nearest(NamedTuple):
    """The date that a file can have for what is written, and what is to be told of it, if anything."""

    date: Date
    lost: str | None = None
    """What the date does not say any more."""
    remark: str | None = None
    """What is worth a look, although nothing is lost."""


def is_ongoing(written: Any) -> bool:
    """Say whether an end that is written so is none."""
    text = "" if written is None else " ".join(str(written).split()).casefold()
    bare = text.strip(" .()[]*").removeprefix("- ").removeprefix("– ")
    return not text or bare in ongoing.WORDS or text in ongoing.WORDS or text.startswith(_NEVER)


def read(written: Any) -> Date:
    """Return the month that is written, or the year if only that is; or DateError."""
    return _read(written).date


def is_one(written: str, latest_year: int | None = None) -> bool:
    """Say whether a portfolio file takes what is `written` for a date, up to `latest_year` if that is known."""
    try:
        dates.read(written, latest_year)
    except ValueError:
        return False
    return True


def nearest(written: str, latest_year: int | None = None) -> Nearest:
    """Return the date that a portfolio file makes of `written`, which says something; and what is to be told of it.

    What cannot be read stays, as words: an end that is left out would say that something goes on today.
    """
    unread = Nearest(DateInWords(UNKNOWN), f"no date can be read; “{UNKNOWN}” stands there")
    return next((one for one in _candidates(written) if is_one(str(one.date), latest_year)), unread)


def parted(written: str) -> tuple[str, str] | None:
    """Return start and end of the span that `written` is, each as it stands there; None if it is no span.

    An end is empty where the text breaks off behind its dash, for then it goes on.
    """
    if _is_date(written):
        return None
    ends = [
        (_FROM.sub("", written[: at.start()], 1).strip(), written[at.end() :].strip(), at[0])
        for at in _TO.finditer(written)
    ]
    for start, end, _ in ends:
        if _is_date(start) and (_is_date(end) or is_ongoing(end)):
            return start, end
        # "June to August 2014": the year is that of both.
        if month_names.number(start) and _is_date(end) and isinstance(read(end), Month):
            return f"{start} {read(end).year}", end
    told = (end for end in ends if end[2] != end[2].strip() and _names_a_year(end[0]) and _names_a_year(end[1]))
    return next(((start, end) for start, end, _ in told), None)


def _candidates(written: str) -> list[Nearest]:
    """Return what `written` may come to, best first; not all of that may stand in a file."""
    words = DateInWords(written)
    if words.year:
        kept = [
            Nearest(words, remark="is kept in words, and counts as the year that they name"),
            Nearest(Year(words.year), "only the year can be read, and stands there"),
        ]
    else:
        kept = [Nearest(words, remark="names no year that can be read; the words stand there, and count nothing")]
    unknown = DateInWords(f"{UNKNOWN} ({written})")
    kept.append(Nearest(unknown, remark=f"cannot be read; it stands there behind “{UNKNOWN}”"))
    try:
        return [_read(written), *kept]
    except DateError:
        return kept


def _read(written: Any) -> Nearest:
    text = _with_plain_digits(" ".join(str(written).split()))
    for form in _NUMERIC:
        if (match := form.fullmatch(text)) and not _is_school_year(text):
            return _numbered(match.groupdict(), text)
    if match := _SECONDS.fullmatch(text):
        day = datetime.fromtimestamp(int(match[1]), UTC).date()
        return Nearest(
            Month.of(day), remark="is a number of seconds since 1970, and is read as the month that they make"
        )
    return _named(text)


def _is_school_year(text: str) -> bool:
    """Say whether `text` may be two years in a row (`2010/11`) as well as a month."""
    years = re.fullmatch(r"\d\d(\d\d)\s?/\s?(\d\d)", text)
    return years is not None and (int(years[1]) + 1) % 100 == int(years[2])


def _numbered(found: dict[str, str | None], text: str) -> Nearest:
    """Return the date of which `found` has the numbers."""
    year = int(found["year"] or 0)
    month, day = found.get("month"), found.get("day")
    if one := found.get("one"):
        month, day = _told_apart(one, found["other"] or "", text)
    if not month:
        return Nearest(Year(year))
    if not 1 <= int(month) <= 12:
        raise DateError(text)
    return _on(int(day or 1), Month(year, int(month)))


def _told_apart(one: str, other: str, text: str) -> tuple[str, str]:
    """Return which of two numbers is the month, and which the day; DateError if both may be either."""
    if int(other) > 12 or int(one) == int(other):
        return one, other
    if int(one) > 12:
        return other, one
    raise DateError(text)


def _on(day: int, month: Month) -> Nearest:
    has_it = 1 <= day <= monthrange(month.year, month.month)[1]
    return Nearest(month, remark=None if has_it else "names a day that the month has not; the month stands there")


def _named(text: str) -> Nearest:
    """Return the month that is named beside its year, in any order and with a day or without."""
    said = _CLOCK.sub("", text)
    words = _WORDS.findall(said)
    months = [number for word in words if (number := month_names.number(word))]
    years = [word for word in words if re.fullmatch(r"[12]\d{3}", word)]
    days = [word for word in words if re.fullmatch(r"\d{1,2}", word)]
    rest = [word for word in words if not (word in years or word in days or month_names.number(word))]
    is_one_of_each = len(months) == len(years) == 1 and len(days) <= 1
    if not is_one_of_each or {word.casefold() for word in rest} - _FILLING or _OTHER_MARKS.search(said):
        raise DateError(text)
    return _on(int((days or ["1"])[0]), Month(int(years[0]), months[0]))


def _is_date(text: str) -> bool:
    try:
        read(text)
    except DateError:
        return False
    return True


def _names_a_year(text: str) -> bool:
    """Say whether `text` names one year from 1900 on, as a date or in few words."""
    year = DateInWords(text).year
    return year is not None and year >= FIRST_YEAR


def _with_plain_digits(text: str) -> str:
    """Return `text` with digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)
