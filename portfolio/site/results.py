"""What came of a project, as a figure that can stand large: its value, and what it was before where the owner says so.

The words are the owner's, in the owner's order: they are only parted, so that a template can set each part by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio.content.file import stated
from portfolio.content.model import Figure, Project
from portfolio.site import changes

# Money, and numbers with a unit of their own.
_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = re.compile(rf"[~≈<>≤≥]?(?:[$€£¥]{_NUMBER}(?:bn|[kKMB])?\+?|{_NUMBER}(?:%|[xX\u00d7]|[KMB]?\+|[KMB]))(?!\w)")
# What a clause ends with; and what, standing right behind a figure, makes one word of both.
_STOP = re.compile(r"[;,.:!?]+(?=\s|$)")
_JOINED = re.compile(r"[\w/\u2010-\u2015-]")


@dataclass(frozen=True, slots=True)
class Result:
    """A figure and the words around it, together all that the owner wrote, but for the space between them."""

    value: str
    lead: str = ""
    """What stands before."""
    earlier: str = ""
    """What the value was, told before it: `from 5 s to`."""
    formerly: str = ""
    """What the value was, told behind it: `down from 5 s`."""
    stop: str = ""
    """The mark behind the figure: where its parts have lines of their own, it has nothing to part."""
    rest: str = ""
    """What stands behind."""


def result(project: Project, figures: Iterable[Figure]) -> Result | None:
    """Return the impact of `project` around its figure; None if it states none that can stand by itself.

    A change comes first, then what the owner shows among the `figures` of the page as earned in the project, then the
    first number that has a unit of its own. Without an impact, such a figure of the owner's stands by itself.
    """
    if not project.impact:
        own = (figure for figure in figures if figure.source == project.slug)
        return next((Result(figure.value, rest=figure.measures) for figure in own), None)
    text = project.impact
    change = changes.first(text)
    if change and _stands_free(text, change.start, change.end):
        return _around(text, change.start, change.end, change.value, change.earlier, change.formerly)
    free = (span for span in _figures(text, project, figures) if _stands_free(text, *span))
    start, end = next(free, (0, 0))
    return _around(text, start, end, text[start:end]) if end else None


def _figures(text: str, project: Project, figures: Iterable[Figure]) -> Iterator[tuple[int, int]]:
    """Yield where figures stand in `text`, start and end: the owner's choice of them, then any."""
    for figure in figures:
        if figure.source == project.slug:
            yield from stated.places(text, figure.value)
    for found in _FIGURE.finditer(text):
        if found.span() in stated.places(text, found[0]):
            yield found.span()


def _stands_free(text: str, start: int, end: int) -> bool:
    """Say whether the line can be broken on both sides: no bracket is open there, and no word goes on."""
    is_bracketed = text.count("(", 0, start) > text.count(")", 0, start)
    return not is_bracketed and not _JOINED.match(text, end) and not text[:start].endswith(("(", "[", "\u201c", '"'))


def _around(text: str, start: int, end: int, value: str, earlier: str = "", formerly: str = "") -> Result:
    stop = found[0] if (found := _STOP.match(text, end)) else ""
    rest = text[end + len(stop) :].strip()
    return Result(value, text[:start].strip(), earlier, formerly, stop, rest)
