"""What is told of an import: what was left out, what was changed, and what is worth a look."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby
from typing import Any

_MOST_PLACES = 3
_MOST_CHARACTERS = 60


class Weight(IntEnum):
    """How bad it is, the worst first."""

    LEFT_OUT = 0
    CHANGED = 1
    LOOK = 2

    @property
    def spoken(self) -> str:
        """As a line begins with it."""
        return ("Left out", "Changed", "Worth a look")[self]


@dataclass(frozen=True)
class Note:
    """One thing to tell: its place in what came in, why it is told, and what stands there."""

    weight: Weight
    place: str
    """Where it stood, such as `work[0].endDate`; empty for the whole."""
    reason: str
    """What has become of it and why, to follow what stands there."""
    written: Any = None
    """What stands there, as parsed; None if nothing does."""

    def __str__(self) -> str:
        """Return everything that the note says, in one line."""
        return f"{self.weight.spoken}: {self.told()}: {self.reason}."

    def told(self, most: int | None = None) -> str:
        """Return the place and what stands there, cut after `most` characters."""
        return f"{self.place or 'the whole'} {shown(self.written, most)}".strip()


@dataclass
class Notes:
    """Everything that is told of one import."""

    all: list[Note] = field(default_factory=list)

    def left_out(self, place: str, reason: str, written: Any = None) -> None:
        """Note that what is `written` at `place` is not in the file, and why."""
        self.all.append(Note(Weight.LEFT_OUT, place, reason, written))

    def changed(self, place: str, reason: str, written: Any = None) -> None:
        """Note that the file says less than what is `written` at `place`, or something else, and why."""
        self.all.append(Note(Weight.CHANGED, place, reason, written))

    def look(self, place: str, reason: str, written: Any = None) -> None:
        """Note that what became of what is `written` at `place` is worth a look, although nothing is lost."""
        self.all.append(Note(Weight.LOOK, place, reason, written))

    def lines(self, *, in_full: bool = False) -> Iterator[str]:
        """Yield a line for each kind of note, the worst kind first, with the first few places or, `in_full`, all."""
        kinds = {(note.weight, note.reason): n for n, note in reversed(list(enumerate(self.all)))}

        def kind(note: Note) -> tuple[Weight, int]:
            return note.weight, kinds[note.weight, note.reason]

        for _, group in groupby(sorted(self.all, key=kind), key=kind):
            yield _line(list(group), in_full=in_full)


def shown(written: Any, most: int | None = _MOST_CHARACTERS) -> str:
    """Return what is `written` as JSON has it, cut after `most` characters; nothing for None."""
    text = "" if written is None else json.dumps(written, ensure_ascii=False, default=str)
    return text if most is None or len(text) <= most else f"{text[: most - 1]}…"


def _line(notes: list[Note], *, in_full: bool) -> str:
    first, count = notes[0], len(notes)
    told = [note.told(None if in_full else _MOST_CHARACTERS) for note in (notes if in_full else notes[:_MOST_PLACES])]
    if more := count - len(told):
        told.append(f"and {more} more")
    counted = f" ({count} times)" if count > 1 else ""
    return f"{first.weight.spoken}{counted}: {first.reason}: {'; '.join(told)}."
