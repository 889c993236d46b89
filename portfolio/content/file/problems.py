"""What is wrong with a file, each thing with its place, what stands there and the cure."""

import json
import pathlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portfolio.content.file.codes import Code
from portfolio.content.file.source.places import PartPath, Place, Source, TextRange, spoken
from portfolio.english import enumeration, plural
from portfolio.plain_error import PlainError

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
    code: Code | None = None
    """Which kind of remark it is; None if it is an error."""
    of: tuple[str, ...] = ()
    """By which names the file can acknowledge the remark, all of them needed; empty if it cannot."""

    @property
    def is_warning(self) -> bool:
        """Whether it is a remark, and keeps nothing from being shown."""
        return self.code is not None

    @property
    def acknowledgement(self) -> dict[str, Any] | None:
        """The entry of `acknowledged` that says that the owner has judged; None where there is no such thing."""
        if self.code is None or not self.of:
            return None
        return {"remark": self.code.code, "of": self.of[0] if len(self.of) == 1 else list(self.of)}

    def __str__(self) -> str:
        """Return path and sentence as one line."""
        return f"{self.path or 'file'}: {self.sentence}"

    def as_text(self, file: pathlib.Path) -> str:
        """Return the problem with `file`, line and column, as editors and terminals link them, and the lines around."""
        where = f"{file}:{self.place.line}:{self.place.column}" if self.place else f"{file}"
        told = [f"{where}: {'warning: ' if self.is_warning else ''}{self}", self.excerpt]
        if self.acknowledgement:
            told.append(f"       = {json.dumps(self.acknowledgement, ensure_ascii=False)}")
        return "\n".join(filter(None, told))

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
            "code": self.code.code if self.code else None,
            "acknowledgement": self.acknowledgement,
        }


def place(
    path: PartPath,
    sentence: str,
    source: Source,
    span: TextRange,
    code: Code | None = None,
    of: tuple[str, ...] = (),
) -> Problem:
    """Return the problem that stands at `span` of `source`; a remark has a `code`, and names that acknowledge it."""
    ending = "" if sentence.endswith(("?", ".", "…")) else "."
    return Problem(spoken(path), f"{sentence}{ending}", source.place(span.start), source.excerpt(span), code, of)


def counted(problems: Iterable[Problem]) -> str:
    """Say how many errors and warnings there are."""
    found = list(problems)
    warnings = sum(problem.is_warning for problem in found)
    counts = [(len(found) - warnings, "problem"), (warnings, "warning")]
    return enumeration([plural(n, noun) for n, noun in counts if n]) or "no problem"


class ContentError(PlainError):
    """The file cannot be shown. `problems` holds all reasons, in the order of the file."""

    def __init__(self, path: pathlib.Path, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.problems = problems
        told = [problem.as_text(path) for problem in problems[:_MOST_LOGGED]]
        if more := len(problems) - len(told):
            told.append(f"… and {more} more; `portfolio check` tells all.")
        super().__init__("\n".join([f"{path}: {counted(problems)}.", *told]))
