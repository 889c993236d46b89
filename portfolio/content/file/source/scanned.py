"""What was read of a text, and where it stands."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from portfolio.content.file.source import scalars
from portfolio.content.file.source.places import PartPath, Source, TextRange
from portfolio.content.file.source.slips import Slip


@dataclass
class Scan:
    """What was read of a text."""

    source: Source
    value: Any = None
    slips: list[Slip] = field(default_factory=list)
    values: dict[PartPath, TextRange] = field(default_factory=dict)
    """Where each value stands."""
    keys: dict[PartPath, TextRange] = field(default_factory=dict)
    """Where the key of each value stands, if it has one."""
    guessed: set[PartPath] = field(default_factory=set)
    """Values that slipped so far that nothing more can be said of them."""

    def span(self, path: PartPath, *, of_key: bool = False) -> TextRange:
        """Return where `path` stands, or what encloses it if it is not there."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, TextRange(0, 1))

    def within(self, path: PartPath, characters: TextRange) -> TextRange:
        """Return where the `characters` of the text at `path` are written; they are counted in what the text says."""
        span = self.span(path)
        if self.source.text[span.start] != '"':
            return span
        inner = scalars.characters(self.source.text, span)
        places = [*islice(inner, characters.end + 1), span.end - 1]
        start, end = (places[min(n, len(places) - 1)] for n in characters)
        return TextRange(start, max(end, start + 1))
