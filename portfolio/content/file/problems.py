"""What is wrong with a file, each thing with its place, what stands there and the cure."""

import pathlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portfolio.content.file.source.places import PartPath, Place, Source, TextRange, spoken
from portfolio.english import enumeration, plural

# A file of another kind may break every rule at once; a log need not hold them all.
_MOST_LOGGED = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or that a careful reader would remark."""

    path: str
    """The part that the problem is in (`projects[1].slug`); empty for the whole."""
    sentence: str
    """What stands there, and what to do."""
    place: Place | None = None
    excerpt: str = ""
    """The lines around the place, the place marked."""
    is_warning: bool = False

    def __str__(self) -> str:
        """Return path and sentence as one line."""
        return f"{self.path or 'file'}: {self.sentence}"

    def as_text(self, file: pathlib.Path) -> str:
        """Return the problem with `file`, line and column, as editors and terminals link them, and the lines around."""
        where = f"{file}:{self.place.line}:{self.place.column}" if self.place else f"{file}"
        told = f"{where}: {'warning: ' if self.is_warning else ''}{self}"
        return f"{told}\n{self.excerpt}" if self.excerpt else told

    def as_data(self, file: pathlib.Path) -> dict[str, Any]:
        """Return the problem for machines."""
        line, column = self.place or (None, None)
        return {
            "file": str(file),
            "line": line,
            "column": column,
            "path": self.path,
            "severity": "warning" if self.is_warning else "error",
            "message": self.sentence,
        }


def place(path: PartPath, sentence: str, source: Source, span: TextRange, *, is_warning: bool = False) -> Problem:
    """Return the problem that stands at `span` of `source`."""
    ending = "" if sentence.endswith(("?", ".", "…")) else "."
    return Problem(spoken(path), f"{sentence}{ending}", source.place(span.start), source.excerpt(span), is_warning)


def counted(problems: Iterable[Problem]) -> str:
    """Say how many errors and warnings there are."""
    found = list(problems)
    warnings = sum(problem.is_warning for problem in found)
    counts = [(len(found) - warnings, "problem"), (warnings, "warning")]
    return enumeration([plural(n, noun) for n, noun in counts if n]) or "no problem"


class ContentError(Exception):
    """The file cannot be shown. `problems` holds all reasons, in the order of the file."""

    def __init__(self, path: pathlib.Path, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.problems = problems
        told = [problem.as_text(path) for problem in problems[:_MOST_LOGGED]]
        if more := len(problems) - len(told):
            told.append(f"… and {more} more; `portfolio check` tells all.")
        super().__init__("\n".join([f"{path}: {counted(problems)}.", *told]))
