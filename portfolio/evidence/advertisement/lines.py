"""The lines of a text, and what each looks like before anybody has read its words."""

import re
from dataclasses import dataclass
from functools import cached_property

# Hyphens, dots, ticks, arrows, boxes, and what word processors leave of their own bullet.
_BULLETS = (
    "-*+\u2022\u00b7\u25cf\u25e6\u2023\u2043\u2013\u2014"
    "\u2714\u2713\u2705\u2611\u27a4\u25ba\u25b6\u2192\u25aa\u25a0\u25ab\u25cb\uf0b7"
)
# The dot of Japanese is as wide as a letter, and needs no space.
_ENTRY = re.compile(
    rf"\s*(?:\u30fb\s*|[{re.escape(_BULLETS)}]\ufe0f?[\s\u00a0]+|\(?\d{{1,2}}[.)]\s+|o\s+(?=\S))", re.VERBOSE
)
# A line that is shorter ended where its writer ended it.
_WRAPPED = 50
_RULE = re.compile(r"\s*[=\-_~*]{3,}\s*")
_LABEL = re.compile(r"\s*[^\W\d_a-z][\w/&+-]*(?: [\w/&+-]+){0,3} ?:\s")


@dataclass(frozen=True)
class Line:
    """One line of a text, without its end: `text` begins at `start` of the whole."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the line ends in the whole."""
        return self.start + len(self.text)

    @cached_property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.text.strip()

    @cached_property
    def is_entry(self) -> bool:
        """Whether the line begins an entry of a list: behind a bullet, a dash or a number."""
        return _ENTRY.match(self.text) is not None

    @cached_property
    def is_indented(self) -> bool:
        """Whether the line begins further in than the text does."""
        return self.text[:2].isspace() or self.text[:1] == "\t"

    @cached_property
    def is_rule(self) -> bool:
        """Whether the line is drawn, not written: `-----`."""
        return _RULE.fullmatch(self.text) is not None

    @cached_property
    def is_labelled(self) -> bool:
        """Whether the line begins with a name for what it says: `Languages: Go, C++`."""
        return _LABEL.match(self.text) is not None

    @property
    def is_long(self) -> bool:
        """Whether the line is so long that its writer's margin may have broken it."""
        return len(self.text) >= _WRAPPED

    @property
    def is_wrapped(self) -> bool:
        """Whether the line seems to go on in the next: long, and without the end of a sentence."""
        return self.is_long and self.text.rstrip()[-1:] not in {".", ":", ";", "!", "?"}

    @cached_property
    def entry(self) -> str:
        """What the line says behind its bullet or number."""
        found = _ENTRY.match(self.text)
        return self.text[found.end() :] if found else self.text


def without_bullet(text: str, start: int, end: int) -> int:
    """Return where the words of `text[start:end]` begin: behind spaces, and behind a bullet or number."""
    found = _ENTRY.match(text, start, end)
    start = found.end() if found else start
    while start < end and text[start].isspace():
        start += 1
    return start


def split(text: str) -> list[Line]:
    """Return the lines of `text`."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, line))
        start += len(line) + 1
    return lines
