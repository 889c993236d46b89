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
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


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
        left = max(0, column - 1 - _WIDTH // 2) if len(self._line(line)) > _WIDTH else 0
        shown = []
        for number in range(max(1, line - 1), min(line + 1, len(self._starts)) + 1):
            shown.append(f"{number:>6} | {_visible(self._line(number)[left : left + _WIDTH])}".rstrip())
            if number == line:
                indent = _columns(_visible(self._line(line)[left : column - 1]))
                marked = _visible(self._line(line)[column - 1 : column - 1 + span.end - span.start][:_WIDTH])
                shown.append(f"       | {' ' * indent}{'^' * max(1, min(_columns(marked), _WIDTH - indent))}")
        return "\n".join(shown)

    def _line(self, number: int) -> str:
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")


def _visible(text: str) -> str:
    """Show tabs as spaces, so that the mark stands right, and what cannot be seen as a dot."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "·" for c in text)


def _columns(text: str) -> int:
    """Return how wide a terminal draws `text`."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
