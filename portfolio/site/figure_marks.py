"""The owner's figures on the bar of the position that they were earned in: which of them fit, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from portfolio.content.model import Figure
from portfolio.site.axis import Bar

# How many letters of the widest usual face a hundredth of the line has room for: on a small phone, and on wide pages,
# where the names stand beside the line.
_ON_A_PHONE = 328 / 100 / 8.5
_ON_WIDE_PAGES = 490 / 100 / 8.5
SEPARATOR = " · "
_NARROW = " .,:·"
# What stays free between a figure and the end of its bar, in letters.
_FREE = 1.5


@dataclass(frozen=True, slots=True)
class FigureMark:
    """Figures in one line."""

    values: tuple[str, ...]
    """The figures that have room everywhere."""
    further: tuple[str, ...]
    """The figures that have room on wide pages only."""
    x: float
    """Where the line of text begins, or ends if it `is_before`, in percent of the line of time."""
    is_beside: bool = False
    """Whether the text stands beside the bar, which is too short for it."""
    is_before: bool = False


def place(figures: Sequence[Figure], bars: Sequence[Bar]) -> FigureMark | None:
    """Return where the values of `figures` stand: in a bar that has room for the first, else where there is most.

    None without figures or bars.
    """
    if not figures or not bars:
        return None
    start, end = min(bar.x for bar in bars), max(bar.x + bar.width for bar in bars)
    values = [figure.value for figure in figures]
    inside = [(bar.width, FigureMark((), (), bar.x)) for bar in bars if bar.is_certain]
    beside = [
        (100 - end, FigureMark((), (), end, is_beside=True)),
        (start, FigureMark((), (), start, is_beside=True, is_before=True)),
    ]
    room, mark = next(
        ((room, mark) for room, mark in (*inside, *beside) if _fitting(values, room * _ON_A_PHONE)),
        max(beside, key=lambda found: found[0]),
    )
    everywhere = _fitting(values, room * _ON_A_PHONE)
    wide = _fitting(values, room * _ON_WIDE_PAGES)
    return FigureMark(everywhere, wide[len(everywhere) :], mark.x, mark.is_beside, mark.is_before)


def _fitting(values: Sequence[str], room: float) -> tuple[str, ...]:
    """Return the first of `values`, as many as fit into `room` letters."""
    return tuple(value for value, end in zip(values, _ends(values), strict=True) if end + _FREE <= room)


def _ends(values: Sequence[str]) -> Iterator[float]:
    """Yield how many letters each of `values` ends behind the first one's beginning."""
    end = -_letters(SEPARATOR)
    for value in values:
        end += _letters(SEPARATOR) + _letters(value)
        yield end


def _letters(text: str) -> float:
    return sum(0.5 if character in _NARROW else 2 if east_asian_width(character) in "WF" else 1 for character in text)
