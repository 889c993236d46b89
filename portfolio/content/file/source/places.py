"""Where something stands in a file: lines and columns for people, paths for the parts of the content."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

PartPath = tuple[str | int, ...]
"""The steps from the whole to a part: `("projects", 1, "slug")`."""

_WIDTH = 96  # As much of a line as an excerpt shows; some files are one line.


class TextRange(NamedTuple):
    """The characters from `start` to before `end`."""

    start: int
    end: int


class Place(NamedTuple):
    """A line and a column; both count from 1, columns in characters."""

    line: int
    column: int


def spoken(path: PartPath) -> str:
    """Write `path` as the owner would: `employers[0].positions[1].start`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{_visible(step)}" for step in path).removeprefix(".")


@dataclass(frozen=True)
class Source:
    """The text of a file."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))]

    def place(self, offset: int) -> Place:
        """Return the line and column of the character at `offset`; the end of the text has one too."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def excerpt(self, span: TextRange) -> str:
        """Return the line of `span` and its neighbors, with a mark under what is meant."""
        line, column = self.place(span.start)
        first, end = self._bounds(line)
        left = max(0, column - 1 - _WIDTH // 2) if end - first > _WIDTH else 0
        shown = []
        for number in range(max(1, line - 1), min(line + 1, len(self._starts)) + 1):
            shown.append(f"{number:>6} | {_visible(self._part(number, left, left + _WIDTH))}".rstrip())
            if number == line:
                indent = _columns(_visible(self._part(line, left, column - 1)))
                marked = _visible(self._part(line, column - 1, column - 1 + min(span.end - span.start, _WIDTH)))
                shown.append(f"       | {' ' * indent}{'^' * max(1, min(_columns(marked), _WIDTH - indent))}")
        return "\n".join(shown)

    def _part(self, number: int, left: int, right: int) -> str:
        """Return the characters `left` to before `right` of a line: some files are one line of two million."""
        first, end = self._bounds(number)
        return self.text[first + left : min(first + right, end)]

    def _bounds(self, number: int) -> tuple[int, int]:
        """Return where a line begins, and where it ends without what breaks it."""
        first = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > first and self.text[end - 1] in "\r\n":
            end -= 1
        return first, end


def _visible(text: str) -> str:
    """Show tabs as spaces, so that the mark stands right, and what cannot be seen as a dot."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "·" for c in text)


def _columns(text: str) -> int:
    """Return how wide a terminal draws `text`."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
