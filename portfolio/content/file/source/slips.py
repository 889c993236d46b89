"""What slipped while the file was written."""

from typing import NamedTuple

from portfolio.content.file.source.places import PartPath, TextRange


class Slip(NamedTuple):
    """A place that is not JSON, and the cure, as the end of a sentence."""

    span: TextRange
    sentence: str
    path: PartPath = ()


class UnreadableError(Exception):
    """The file cannot be read beyond `last`, which says why; `slips` came before it."""

    def __init__(self, text: str, last: Slip, slips: tuple[Slip, ...] = ()) -> None:
        super().__init__(last.sentence)
        self.text = text
        self.slips = (*slips, last)
