"""A place in a text that moves on, and what slipped on the way."""

from typing import NoReturn

from portfolio.content.file.source import scalars
from portfolio.content.file.source.places import PartPath, TextRange
from portfolio.content.file.source.slips import Slip, UnreadableError

MOST_SLIPS = 1000


class Cursor:
    """Reads what stands between values: white space, what people take for it, and commas."""

    def __init__(self, text: str, slips: list[Slip]) -> None:
        self.text = text
        self.at = 0
        self.slips = slips

    def mark(self) -> str:
        """Return the character that stands here; nothing at the end."""
        return self.text[self.at : self.at + 1]

    def skip(self) -> None:
        """Step over white space, and over what people take for it."""
        while match := scalars.GAP.match(self.text, self.at):
            if match.lastgroup == "comment":
                self.slip(TextRange(*match.span()), "JSON has no comments; remove it", kind="comments")
            elif match.lastgroup == "odd":
                code = f"U+{ord(match[0][0]):04X}"
                sentence = f"an invisible character ({code}) stands here; write a plain space"
                self.slip(TextRange(*match.span()), sentence, kind="invisible")
            self.at = match.end()

    def commas(self) -> list[TextRange]:
        """Step over commas and white space; return where the commas are."""
        found = []
        self.skip()
        while self.mark() == ",":
            found.append(TextRange(self.at, self.at + 1))
            self.at += 1
            self.skip()
        return found

    def ends(self) -> bool:
        """Say whether nothing is left."""
        return self.at >= len(self.text)

    def here(self) -> str:
        """Return what stands here, as a sentence names it."""
        return "the end of the file" if self.ends() else scalars.shown(self.text, self.at)

    def slip(self, span: TextRange, sentence: str, path: PartPath = (), kind: str = "") -> None:
        """Note a slip, and go on."""
        if len(self.slips) >= MOST_SLIPS:
            self.stop(span.start, f"there are more than {MOST_SLIPS:,} slips up to here; mend those first", path[:3])
        self.slips.append(Slip(span, sentence, path, kind))

    def slip_here(self, sentence: str, path: PartPath = (), kind: str = "") -> None:
        """Note a slip in the character that stands here, and go on."""
        self.slip(TextRange(self.at, self.at + 1), sentence, path, kind)

    def stop(self, at: int, sentence: str, path: PartPath = ()) -> NoReturn:
        """Give up: UnreadableError with all that slipped."""
        if conflict := scalars.conflict(self.text, self.at):
            at, sentence = self.at, conflict
        raise UnreadableError(self.text, Slip(TextRange(at, at + 1), sentence, path), tuple(self.slips))
