"""A line of an advertisement, quoted: short enough to be read at a glance, the named words marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from portfolio.evidence.advertisement.lines import without_bullet

LONGEST = 160
"""How many characters of a line are quoted at most, the marks for what is left out aside."""
_SENTENCE_ENDS = re.compile(
    r"(?<=[.!?])[\"'\u201d)]?\s+(?=[\"'\u201c(]?[A-Z\u00c0-\u00de\u00bf\u00a1])|;\s+|\n[ \t]*\n"
)
# How far from a name the ends of its sentence are looked for.
_FAR = 400
# How far a cut moves to spare a word.
_WORD = 24


class Piece(NamedTuple):
    """Words of a line, whether they are a name that the line was quoted for, and whether that is evidenced."""

    words: str
    is_named: bool = False
    is_evidenced: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a line, piece by piece."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the words as they are read."""
        return "".join(piece.words for piece in self.pieces)


def sentence(text: str, start: int, end: int, place: int) -> tuple[int, int]:
    """Return where the sentence of `text[start:end]` begins and ends that the character at `place` stands in."""
    first, last = max(start, place - _FAR), min(end, place + _FAR)
    for found in _SENTENCE_ENDS.finditer(text, first, last):
        if found.end() <= place:
            first = found.end()
        elif found.start() >= place:
            last = found.start()
            break
    return first, last


class Excerpt(NamedTuple):
    """As much of a line as is quoted, `text[start:end]`, and whether words before and behind are left out."""

    start: int
    end: int
    is_cut_before: bool = False
    is_cut_after: bool = False


def excerpt(text: str, start: int, end: int, name: tuple[int, int]) -> Excerpt:
    """Return the passage `text[start:end]`, or as much of it around the place `name` as is read at a glance."""
    start, end = _trimmed(text, start, end)
    if end - start <= LONGEST:
        return Excerpt(start, end)
    first, last = sentence(text, start, end, name[0])
    first, last = _with_neighbors(text, end, first, last)
    first, last = _shortened(text, *_trimmed(text, first, last), *name)
    return Excerpt(first, last, first > start, last < end)


def quote(text: str, shown: Excerpt, names: Mapping[tuple[int, int], bool]) -> Quotation:
    """Return the words of the excerpt `shown` of `text`; `names` are places in it, and whether each is evidenced."""
    pieces, at = [Piece("\u2026 " if shown.is_cut_before else "")], shown.start
    for (first, last), is_evidenced in sorted(names.items()):
        if first < at or last > shown.end:
            continue
        pieces += [Piece(_plain(text[at:first])), Piece(_plain(text[first:last]), True, is_evidenced)]
        at = last
    pieces += [Piece(_plain(text[at : shown.end])), Piece(" \u2026" if shown.is_cut_after else "")]
    return Quotation(tuple(piece for piece in pieces if piece.words))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the bullet before `text[start:end]`, and the space on both sides."""
    start = without_bullet(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _with_neighbors(text: str, end: int, first: int, last: int) -> tuple[int, int]:
    """Return `first` and `last`, moved to take in the sentences that follow, up to `end`, as far as they fit."""
    while last < end:
        _, following = sentence(text, last, end, min(end - 1, last + 3))
        if following <= last or following - first > LONGEST:
            break
        last = following
    return first, last


def _shortened(text: str, start: int, end: int, name: int, name_end: int) -> tuple[int, int]:
    """Return where to cut `text[start:end]`, so that the name in it is kept and no word is cut in two."""
    if end - start <= LONGEST:
        return start, end
    first = max(start, min(name - LONGEST // 3, end - LONGEST))
    last = min(end, max(first + LONGEST, name_end))
    if first > start and (space := re.search(r"\s", text[first : min(first + _WORD, name)])):
        first += space.end()
    if last < end and (space := re.search(r"\s\S*$", text[max(last - _WORD, name_end) : last])):
        last = max(last - _WORD, name_end) + space.start()
    return first, last


def _plain(text: str) -> str:
    """Return `text` without Markdown's marks and line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"\*\*|__|`|(?<=\w-)\s*\n\s*", "", text))
