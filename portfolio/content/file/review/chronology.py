"""Dates that overlap, stand in another order than readers expect, have not come yet, or could say more."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from portfolio.content.file import written_dates
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.placed import placed_dates, placed_positions
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model import Break, Education, Portfolio, Position
from portfolio.content.model.dates import Date, Month
from portfolio.content.model.spans import length, told_length

# Somebody who leaves in May and begins elsewhere in May held both in that month.
_HANDOVER = 1
# The lists whose readers expect the newest first; projects and sections of one's own stand as the owner likes them.
_NEWEST_FIRST = ("breaks", "volunteering", "education", "certificates", "publications", "talks", "awards")
_FULL_TIME = 100
# What is done beside something else, by its name: in the languages that resumes here were seen in.
_BESIDE = re.compile(
    r"free-?lanc|self-?employ|part[- ]?time|hour|side|advis|board|consult|mentor|volunt|owner|founder|guest"
    r"|freiberuf|selbst\w*ndig|neben|teilzeit|ehrenamt|ind[eé]pend|aut[oó]nom|temps partiel|tiempo parcial|medio tiempo"
    r"|tempo parcial|libero|zzp|deeltijd|业余|兼职|副業|フリーランス|業務委託",
    re.IGNORECASE,
)
# What somebody is away for who is still employed.
_LEAVE = re.compile(
    r"\bleave\b|parental|maternity|paternity|sabbatical|elternzeit|mutterschutz|congé|permiso|baja|licença|congedo"
    r"|verlof|産休|育休|产假|육아휴직",
    re.IGNORECASE,
)

Placed = tuple[PartPath, Position]


def remarks(portfolio: Portfolio, today: Month) -> Iterator[Finding]:
    """Yield what may be said of dates in the month `today`; only what is certain is told."""
    positions = list(placed_positions(portfolio))
    yield from _overlaps(positions, today)
    yield from _taken_in_one(portfolio.breaks, positions, today)
    yield from _positions_out_of_order(portfolio, today)
    for part in _NEWEST_FIRST:
        yield from _out_of_order(part, getattr(portfolio, part))
    for path, date in placed_dates(portfolio):
        yield from _to_come(path, date, today)
        yield from _better_known(path, date)
        yield from _untold(path, date)


def _overlaps(positions: list[Placed], today: Month) -> Iterator[Finding]:
    """Yield each position that cannot have been held beside an earlier one in the file, as far as both say."""
    for n, (path, position) in enumerate(positions):
        for _, other in positions[:n]:
            months = _common_months(position, other, today)
            if months > _HANDOVER and not _go_together(position, other):
                told = told_length(months, is_exact=position.span.is_exact and other.span.is_exact)
                sentence = f"“{position.title}” overlaps “{other.title}” by {told}; mend a date, or leave it if you"
                brief = f"“{position.title}” and “{other.title}”"
                yield Finding((*path, "start"), f"{sentence} held both", code=Code.OVERLAP, brief=brief)
                break


def _go_together(one: Position, other: Position) -> bool:
    """Say whether the two can be held at once: their shares say so, or what kind of engagement one of them was."""
    shares = _take(one) + _take(other)
    beside = any(held.engagement and _BESIDE.search(held.engagement) for held in (one, other))
    return shares <= _FULL_TIME or beside


def _take(position: Position) -> int:
    """Return how much of full time `position` takes, in percent; all of it unless its share is said."""
    return position.share or _FULL_TIME


def _taken_in_one(breaks: tuple[Break, ...], positions: list[Placed], today: Month) -> Iterator[Finding]:
    """Yield each break that a position fills which leaves no time for one; who was on leave says so in its title."""
    for n, one in enumerate(breaks):
        for _, position in positions:
            months = _common_months(one, position, today)
            if months > _HANDOVER and _take(position) == _FULL_TIME and not _LEAVE.search(one.title):
                told = told_length(months, is_exact=one.span.is_exact and position.span.is_exact)
                sentence = (
                    f"“{one.title}” lies within “{position.title}” for {told}; mend a date, or leave it if you were"
                )
                path = ("breaks", n, "start")
                yield Finding(path, f"{sentence} on leave from there", code=Code.BREAK_IN_POSITION)


def _common_months(one: Position | Break, other: Position, today: Month) -> int:
    held, also = one.span.certain(today), other.span.certain(today)
    return length(max(held[0], also[0]), min(held[1], also[1])) if held and also else 0


def _positions_out_of_order(portfolio: Portfolio, today: Month) -> Iterator[Finding]:
    """Yield each position that is newer than the one above it, at one employer, and among the newest of each."""
    newest: list[Placed] = []
    for e, employer in enumerate(portfolio.employers):
        path = ("employers", e, "positions")
        placed: list[Placed] = [((*path, p), position) for p, position in enumerate(employer.positions)]
        yield from _backwards(placed, today)
        newest.append(max(placed, key=lambda one: (one[1].end is None, one[1].end or today, one[1].start)))
    yield from _backwards(newest, today)


def _backwards(positions: list[Placed], today: Month) -> Iterator[Finding]:
    for (_, above), (path, below) in pairwise(positions):
        is_beside = _common_months(above, below, today) > _HANDOVER and _go_together(above, below)
        if _is_newer(below, above) and not is_beside:
            sentence = f"“{below.title}” began after “{above.title}”, which stands above it; readers expect the newest"
            brief = f"“{below.title}” below “{above.title}”"
            yield Finding((*path, "start"), f"{sentence} first", code=Code.NEWEST_FIRST, brief=brief)


def _is_newer(below: Position | Break, above: Position | Break) -> bool:
    """Say whether `below` certainly both began and ended after `above`: held at once, either may stand first."""
    ended_later = above.end is not None and (below.end is None or _is_later(below.end, above.end))
    return ended_later and _is_later(below.start, above.start)


def _is_later(date: Date | None, other: Date | None) -> bool:
    return bool(date and other and other.bounds and date.is_after(other.bounds[1]))


def _out_of_order(part: str, entries: tuple[Any, ...]) -> Iterator[Finding]:
    """Yield each entry of a list that is certainly newer than the one above it."""
    for n, (above, below) in enumerate(pairwise(entries), 1):
        if key := _newer_by(below, above):
            lower, upper = getattr(below, key), getattr(above, key, None) or above.graduated or above.expected
            sentence = f"{lower} is after {upper}, which stands above it; readers expect the newest first"
            brief = f"{part}[{n}] ({lower}) below {upper}"
            yield Finding((part, n, key), sentence, code=Code.NEWEST_FIRST, brief=brief)


def _newer_by(below: Any, above: Any) -> str | None:
    """Return the field whose date says that `below` is certainly newer than `above`; None if it is not."""
    if isinstance(below, Education):
        end, other = below.graduated or below.expected, above.graduated or above.expected
        if end and other:
            return ("graduated" if below.graduated else "expected") if _is_later(end, other) else None
        return "start" if _is_later(below.start, above.start) and not end else None
    if hasattr(below, "date"):
        return "date" if _is_later(below.date, above.date) else None
    return "start" if _is_newer(below, above) else None


def _to_come(path: PartPath, date: Date, today: Month) -> Iterator[Finding]:
    """Words may tell of what is to come; what is expected or expires is to come; else it is perhaps a slip."""
    has_passed = date.bounds is not None and date.bounds[1] < today
    if path[-1] == "expected":
        if has_passed:
            yield Finding(path, f"{date} has passed; call it `graduated`, or mend it", code=Code.EXPECTED)
    elif path[-1] == "expires":
        if has_passed:
            sentence = f"{date} has passed, and the page says that it expired; if it was renewed, write until when"
            yield Finding(path, sentence, code=Code.EXPIRED, brief=f"{spoken(path)} ({date})")
    elif date.is_after(today) and not date.is_in_words:
        cure = "call it `expected`" if path[-1] == "graduated" else "the page says so, if that is right"
        yield Finding(path, f"{date} has not come yet; {cure}", code=Code.TO_COME)


def _better_known(path: PartPath, date: Date) -> Iterator[Finding]:
    """Yield the date that tells in words which month it was: only a month that is written as one counts as one."""
    if date.is_in_words:
        try:
            month = written_dates.read(date)
        except written_dates.DateError:
            return
        sentence = f'“{date}” counts as the year {date.year}; write "{month}", and it counts as the month'
        yield Finding(path, sentence, code=Code.MONTH_IN_WORDS)


def _untold(path: PartPath, date: Date) -> Iterator[Finding]:
    """Yield the start or the end whose words hold no number, which tells nobody when; "unknown" says that itself."""
    says_when = not date.is_in_words or any(letter.isnumeric() or letter == "年" for letter in str(date))
    if path[-1] in {"start", "end"} and not says_when and str(date) != written_dates.UNKNOWN:
        sentence = f"{quoted(str(date))} does not say when, so that nothing counts it; write the year"
        yield Finding(path, sentence, code=Code.NO_YEAR)
