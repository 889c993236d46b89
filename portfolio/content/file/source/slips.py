"""What slipped while the file was written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio.content.file.source.places import PartPath, TextRange

# Whoever writes another dialect of JSON has seen what is wrong after the first.
_MOST_OF_A_KIND = 5


class Slip(NamedTuple):
    """A place that is not JSON, and the cure, as the end of a sentence."""

    span: TextRange
    sentence: str
    path: PartPath = ()
    kind: str = ""
    """What many slips of a file may have in common; without one, each is told by itself."""


class UnreadableError(Exception):
    """The file cannot be read beyond `last`, which says why; `slips` came before it."""

    def __init__(self, text: str, last: Slip, slips: tuple[Slip, ...] = ()) -> None:
        super().__init__(last.sentence)
        self.text = text
        self.slips = (*slips, last)


def gathered(slips: Iterable[Slip]) -> Iterator[Slip]:
    """Yield `slips`; of many of a kind the first, which says how many more there are."""
    slips = list(slips)
    kinds = Counter(slip.kind for slip in slips)
    seen: set[str] = set()
    for slip in slips:
        if not slip.kind or kinds[slip.kind] <= _MOST_OF_A_KIND:
            yield slip
        elif slip.kind not in seen:
            seen.add(slip.kind)
            ending = slip.sentence.rstrip(".?")
            yield slip._replace(sentence=f"{ending}, and so with {kinds[slip.kind] - 1} more in this file")
