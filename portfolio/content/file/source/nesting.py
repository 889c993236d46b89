"""What is open while a file is read, and which repair fits best where a bracket is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portfolio.content.file.source import brackets
from portfolio.content.file.source.brackets import OPENING, Hypothesis, Repair
from portfolio.content.file.source.cursor import Cursor
from portfolio.content.file.source.places import PartPath, Source, TextRange
from portfolio.content.file.source.slips import Slip

Shape = Callable[[PartPath], str]
"""What a value at a path of the file begins with, `{`, `[` or `"`; nothing where no value is known."""


@dataclass
class Level:
    """An object or a list that is being read."""

    closing: str
    opened: int
    path: PartPath
    found: Any
    last: PartPath = ()
    """The path of the last value in it."""
    start: int = 0
    """Where the last value begins."""
    end: int = 0
    """Where the last value ends."""
    before: int = 0
    """Where the value before the last one ends."""
    slips: int = 0
    """How many slips there were before the last value."""
    is_excused: bool = False
    """Whether the next entry needs no comma before it."""

    def put(self, path: PartPath, value: Any) -> None:
        """Keep the `value` at `path`."""
        if isinstance(self.found, dict):
            self.found[path[-1]] = value
        else:
            self.found[path[-1] :] = [value]

    def drop(self) -> None:
        """Forget the last value."""
        if isinstance(self.found, dict):
            self.found.pop(self.last[-1], None)
        else:
            del self.found[-1:]


class Nesting(Cursor):
    """Knows what is open, and judges brackets that do not fit."""

    def __init__(self, source: Source, slips: list[Slip], shape: Shape) -> None:
        super().__init__(source.text, slips)
        self.source = source
        self.levels: list[Level] = []
        self.shape = shape
        self.reread: set[int] = set()

    def wanted(self) -> list[str]:
        """Return which brackets are to come, the innermost last."""
        return [level.closing for level in self.levels]

    def lacks(self, opening: str, level: Level) -> bool:
        """Say whether the last value of `level` should begin with `opening`, does not, and was not read anew yet."""
        is_another = bool(level.last) and level.start not in self.reread and self.text[level.start] != opening
        return is_another and self.shape(level.last) == opening

    def judge_closing(self, level: Level) -> Repair:
        """Say what to do about a closing bracket here that does not close `level`."""
        mark, wanted = self.mark(), self.wanted()
        hypotheses = []
        if mark == "]" and self.lacks("[", level):
            hypotheses.append(Hypothesis(Repair.OPENING, self.at + 1, wanted))
        if mark in wanted[:-1]:
            around = len(wanted) - wanted[::-1].index(mark)
            hypotheses.append(Hypothesis(Repair.CLOSING, self.at, wanted[:around]))
        hypotheses.append(Hypothesis(Repair.SURPLUS, self.at + 1, wanted))
        hypotheses.append(Hypothesis(Repair.ANOTHER, self.at + 1, wanted[:-1]))
        return brackets.best(self.text, hypotheses)

    def judge_opening(self, level: Level) -> Repair | None:
        """Say what to do about an opening bracket here, where `level` has its keys; None if nothing helps."""
        wanted = self.wanted()
        hypotheses = [Hypothesis(Repair.SURPLUS, self.at + 1, wanted)]
        if self.lacks("[", level):
            hypotheses.insert(0, Hypothesis(Repair.OPENING, self.at, [*wanted, "]"]))
        if wanted[-2:-1] == ["]"] and level.found:
            hypotheses.insert(0, Hypothesis(Repair.CLOSING, self.at, wanted[:-1]))
        best = brackets.best(self.text, hypotheses)
        return None if best is Repair.SURPLUS and not self._fits_without(wanted) else best

    def is_closed_before(self, key: str, level: Level) -> bool:
        """Say whether `level` should have been closed before `key`, which belongs to the object around it."""
        around = self.levels[-2] if len(self.levels) > 1 else None
        if not around or around.closing != "}" or self.shape(level.path) != "{":
            return False
        if self.shape((*level.path, key)) or not self.shape((*around.path, key)):
            return False
        wanted = self.wanted()
        return brackets.fits(self.text, self.at, wanted[:-1]) > brackets.fits(self.text, self.at, wanted)

    def is_of_an_entry(self, level: Level) -> bool:
        """Say whether the last text of the list `level` is the key of an object in it, and not of the one around."""
        wanted = self.wanted()
        within, without = (
            brackets.fits(self.text, self.at, [*wanted, "}"]),
            brackets.fits(self.text, self.at, wanted[:-1]),
        )
        if within != without and wanted[-2:-1] == ["}"]:
            return within > without
        return self.shape(level.last) != '"'

    def is_entry_behind(self) -> bool:
        """Say whether what was read as a key is the next entry of the list around an object that was not closed."""
        wanted = self.wanted()
        is_in_list = wanted[-2:-1] == ["]"] and self.mark() in set(",]")
        return is_in_list and brackets.fits(self.text, self.at, wanted[:-1]) > brackets.fits(self.text, self.at, wanted)

    def lack_closing(self, level: Level, end: int) -> None:
        """Note that the bracket is missing that closes `level`, behind what ends at `end`."""
        opened = self.source.place(level.opened)
        sentence = (
            f"a {level.closing} is missing after this: the {OPENING[level.closing]} of line {opened.line}, column "
            f"{opened.column} is still open; write one"
        )
        self.slip(TextRange(end - 1, end), sentence, level.path)

    def _fits_without(self, wanted: list[str]) -> bool:
        """Say whether the bracket here is just too many."""
        return brackets.fits(self.text, self.at + 1, wanted) > brackets.fits(self.text, self.at, wanted)
