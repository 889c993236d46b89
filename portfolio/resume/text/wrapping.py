"""Lines of a number of columns, as a terminal counts them: letters of East Asian scripts take two."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

WIDTH = 72
# What must not begin a line, and what must not end one, where words have no spaces between (JIS X 4051, GB/T 15834).
_ENDS = frozenset("、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ%…‥")  # noqa: RUF001 - just those.
_BEGINS = frozenset("（「『【〈《〔［｛")  # noqa: RUF001 - just those.


def width(text: str) -> int:
    """Return how many columns `text` takes."""
    return sum(map(_columns, text))


def wrapped(text: str, first: str = "", others: str = "") -> list[str]:
    """Return `text`, which is one line, as lines of WIDTH columns, behind `first` and then `others`.

    A line ends at a space, or between letters of a script that has none. A longer word, such as an address, is kept
    whole on a line that is too long.
    """
    lines: list[str] = []
    line, taken = first, width(first)
    is_bare = True
    for space, piece in _pieces(text):
        needed = width(piece)
        if not is_bare and taken + len(space) + needed > WIDTH:
            lines.append(line)
            line, taken, is_bare = others, width(others), True
        line += piece if is_bare else space + piece
        taken += needed + (0 if is_bare else len(space))
        is_bare = False
    return [*lines, line]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may end behind, each with the space before it."""
    for n, word in enumerate(text.split(" ")):
        space = " " if n else ""
        for piece in _parted(word):
            yield space, piece
            space = ""


def _parted(word: str) -> list[str]:
    if word.isascii():
        return [word]
    # Only between letters, so that what people see as one character stays one.
    parts = [word[0]]
    for before, character in pairwise(word):
        if _may_part(before, character):
            parts.append(character)
        else:
            parts[-1] += character
    return parts


def _may_part(before: str, character: str) -> bool:
    is_among_wide = _is_wide_letter(before) or _is_wide_letter(character)
    is_mark = unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
    return is_among_wide and not is_mark and character not in _ENDS and before not in _BEGINS


def _is_wide_letter(character: str) -> bool:
    """Say whether `character` is of a script without spaces; pictures are as wide, and may belong together."""
    return unicodedata.east_asian_width(character) in "WF" and unicodedata.category(character)[0] in "LP"


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
