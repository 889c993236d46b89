"""The dates of an entry of a resume: what they come to in a portfolio file, and what is to be told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portfolio.content.file import written_dates
from portfolio.content.file.written_dates import UNKNOWN
from portfolio.content.model import dates, ongoing
from portfolio.content.model.spans import Span
from portfolio.resume.foreign_values import cleaned, is_empty
from portfolio.resume.json_resume import names
from portfolio.resume.json_resume.entries import Entry
from portfolio.resume.notes import shown

_BOTH = ("dates", "period", "duration", "years", "date", "year")
"""Keys under which some programs have start and end in one."""
_GOES_ON = ("current", "isCurrent", "is_current", "currentlyWorking", "ongoing")

_MAY_BE_AN_END = ("endDate",)
"""What says of a certificate when it expires, or perhaps when a course for it ended."""


@dataclass
class _Found:
    """What is written under `key`; `text` is what is read of it."""

    key: str
    written: Any
    text: str
    is_ours: bool = False
    """Whether a portfolio wrote the words, so that they may stand in a file."""

    @property
    def is_said(self) -> bool:
        return not is_empty(self.written)


def date(entry: Entry, *keys: str) -> str | None:
    """Return the date under the first of `keys` as a portfolio file writes it; None if there is none.

    Words of our own beside it say more than it. What cannot be read as it is written is noted, and kept as words.
    """
    found = _found(entry, keys)
    if found.is_said and written_dates.is_ongoing(found.text):
        entry.left_out("is no date", found.written, found.key)
        return None
    return _read(entry, found)


def span(
    entry: Entry, starts: Sequence[str], ends: Sequence[str], *, must_start: bool
) -> tuple[str | None, str | None]:
    """Return start and end as a portfolio file writes them, whichever of them holds both; None where one is left out.

    Only an end that is missing, or that says so, goes on. Where a span `must_start` and says no start, that is unknown.
    """
    start, end = _found(entry, starts), _found(entry, ends)
    if not start.is_said and not end.is_said:
        start, end = _alone(_found(entry, _BOTH), end, must_start=must_start)
    _part(entry, start, end)
    goes_on = _goes_on(entry, end)
    if start.is_said and written_dates.is_ongoing(start.text):
        entry.left_out("is no date", start.written, start.key)
        start.text = ""
    begun = _read(entry, start)
    ended = None if goes_on else _read(entry, end) or (UNKNOWN if end.is_said or end.text else None)
    if begun is None and must_start:
        entry.look(f"is missing; “{UNKNOWN}” stands there", None, start.key)
        begun, ended = UNKNOWN, ended or (None if goes_on and end.is_said else UNKNOWN)
    return _in_order(entry, begun, ended)


def validity(entry: Entry, given: Sequence[str], expiries: Sequence[str]) -> tuple[str | None, str | None]:
    """Return when something was given and when it expires, as a portfolio file writes them; None where none is said.

    Of two dates in one field, neither is taken for an expiry: they may say how long a course took.
    """
    start, end = date(entry, *given), _found(entry, expiries)
    if not end.is_said and not end.text:
        return start, None
    if written_dates.is_ongoing(end.text) or ongoing.is_never(end.text):
        entry.look("says that it does not expire; so does a certificate without `expires`", end.written, end.key)
        return start, None
    if end.key in _MAY_BE_AN_END:
        entry.look("is read as the date on which the certificate expires", end.written, end.key)
    return _in_order(entry, start, _read(entry, end))


def _alone(found: _Found, missing: _Found, *, must_start: bool) -> tuple[_Found, _Found]:
    """Return start and end of which one field says what there is: both, or the one that a reader takes it for."""
    if not found.is_said or written_dates.parted(found.text):
        return found, missing
    if must_start:
        return found, _Found(missing.key, UNKNOWN, UNKNOWN)
    return missing, found  # Studies and projects are known by when they were done.


def _goes_on(entry: Entry, end: _Found) -> bool:
    """Say whether there is no end: none is said, or words say so, and nothing says otherwise."""
    is_open = written_dates.is_ongoing(end.text)
    for key in _GOES_ON:
        if isinstance(flag := entry.peek(key), bool):
            entry.take(key)
            if flag and not is_open:
                entry.look("says that it goes on, and there is an end; the end stands", flag, key)
            elif not flag and is_open:
                entry.changed("says that it is over, and there is no end; “unknown” stands there", flag, key)
                end.text = UNKNOWN
                return False
    return is_open


def _part(entry: Entry, start: _Found, end: _Found) -> None:
    """Give `start` and `end` what each says for itself, where one of them holds both."""
    for found, other, mine, theirs in ((start, end, 0, 1), (end, start, 1, 0)):
        ends = None if found.is_ours else written_dates.parted(found.text)
        if ends is None:
            continue
        found.text = ends[mine]
        if not other.is_said:
            other.key, other.text, other.written = found.key, ends[theirs], found.written
        elif _plain(other.text) != _plain(ends[theirs]):
            entry.changed("holds two dates, and another stands beside it; that one is taken", found.written, found.key)


def _plain(text: str) -> str:
    return "" if written_dates.is_ongoing(text) else str(written_dates.nearest(text).date)


def _found(entry: Entry, keys: Sequence[str]) -> _Found:
    for key in keys:
        words = entry.peek(names.in_words(key))
        if isinstance(words, str) and written_dates.is_one(words, entry.context.latest_year):
            entry.take(names.in_words(key))
            entry.take(key)
            return _Found(key, words, words, is_ours=True)
    key = entry.first_of(keys)
    written = entry.take(key)
    return _Found(key, written, _as_text(written))


def _as_text(written: Any) -> str:
    """Return a date as a text, whatever it is: an object has a year and perhaps a month."""
    if isinstance(written, dict) and isinstance(year := written.get("year"), int | str):
        month = cleaned(written.get("month"))
        return f"{year}-{month}" if month.isdigit() else f"{month} {year}".strip()
    return cleaned(written) or ("" if is_empty(written) else shown(written, None))


def _read(entry: Entry, found: _Found) -> str | None:
    if not found.text or found.is_ours or found.text == UNKNOWN:
        return found.text or None
    nearest = written_dates.nearest(found.text, entry.context.latest_year)
    if nearest.lost:
        entry.changed(nearest.lost, found.written, found.key)
    elif nearest.remark:
        entry.look(nearest.remark, found.written, found.key)
    return str(nearest.date)


def _in_order(entry: Entry, start: str | None, end: str | None) -> tuple[str | None, str | None]:
    if start and end and Span(dates.read(start), dates.read(end)).is_backward:
        entry.changed("ends before it starts; the two are swapped", f"{start} to {end}")
        return end, start
    return start, end
