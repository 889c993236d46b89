"""An advertisement as a person reads it: its headings, its lines, the years that they ask for, what they rule out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from portfolio.evidence import layout
from portfolio.evidence.advertisement import headings
from portfolio.evidence.advertisement.headings import Heading
from portfolio.evidence.advertisement.lines import Line, split

# The tags that make headings, as Markdown would. Bounded, so that no text of opened tags is read twice.
_HEADING_TAG = re.compile(r"<h[1-6](?: [^<>]{0,200})?>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"</?(?:strong|b)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph or an entry of a list, `text[start:end]`, and the heading that it stands under."""

    start: int
    end: int
    heading: str | None


@dataclass(frozen=True, eq=False)
class Advertisement:
    """A text without traces of layout, passage by passage. `read` makes it."""

    text: str
    passages: tuple[Passage, ...]
    years: dict[tuple[int, int], str | None] = field(default_factory=dict)
    """The years asked for beside each place that was looked at, so that none is looked at twice."""

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, place: int) -> Passage:
        """Return the passage that the character at `place` stands in, or the one before it."""
        return self.passages[max(0, bisect_right(self._starts, place) - 1)]


def read(text: str) -> Advertisement:
    """Return `text`, a job description or a list, as passages under their headings."""
    marked = _BOLD_TAG.sub("**", _HEADING_TAG.sub("\n\n## ", text))
    text = _unquoted(layout.plain(marked).text)
    return Advertisement(text, tuple(_passages(split(text))) or (Passage(0, len(text), None),))


def _unquoted(text: str) -> str:
    """Return `text` without the marks that mail programs put before the lines of somebody else's mail."""
    return re.sub(r"^[ \t]*(?:>[ \t]*)+", "", text, flags=re.MULTILINE)


def _passages(lines: list[Line]) -> Iterator[Passage]:
    """Yield the passages of `lines`, in order."""
    scope = _Scope()
    passage: Passage | None = None
    for n, line in enumerate(lines):
        found = headings.at(lines, n)
        if passage and (found or line.is_blank or not _goes_on(lines[n - 1], line)):
            yield passage
            passage = None
        heading = scope.enter(line, found)
        if found:
            yield Passage(line.start, line.start + found.length, heading)
            if found.is_run_in:
                passage = Passage(line.start + found.length, line.end, heading)
        elif not line.is_blank:
            passage = Passage(passage.start if passage else line.start, line.end, heading)
    if passage:
        yield passage


@dataclass(slots=True)
class _Scope:
    """How far a heading reaches: to the next, to the end of its list, or of the line that it begins."""

    _part: Heading | None = None
    _run_in: str | None = None
    _is_after_list: bool = False
    _is_after_gap: bool = False

    def enter(self, line: Line, found: Heading | None) -> str | None:
        """Return the heading of `line`, which is the heading `found` itself if it is one."""
        if found and found.is_run_in:
            self._run_in = found.words
        elif found:
            self._part, self._run_in, self._is_after_list = found, None, False
        elif line.is_blank:
            self._run_in, self._is_after_gap = None, True
        else:
            if self._is_left_by(line):
                self._part = None
            self._is_after_list, self._is_after_gap = self._is_after_list or line.is_entry, False
        return self._run_in or (self._part.words if self._part else None)

    def _is_left_by(self, line: Line) -> bool:
        is_text = self._is_after_gap and not line.is_entry and not line.is_indented
        return self._part is not None and not self._part.is_marked and self._is_after_list and is_text


def _goes_on(before: Line, line: Line) -> bool:
    """Say whether `line` goes on with the passage of the line before it, which was broken to fit a page."""
    if line.is_entry or before.is_rule or line.is_rule:
        return False
    if line.is_labelled and (before.is_labelled or not before.is_wrapped):
        return False
    return line.is_indented if before.is_entry or before.is_indented else before.is_long
