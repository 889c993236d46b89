"""From text to values and where they stand. What slipped is noted, and reading goes on wherever it safely can."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

from portfolio.content.file.source import scalars
from portfolio.content.file.source.places import PartPath, Source, TextRange
from portfolio.content.file.source.slips import Slip, UnreadableError

DEEPEST = 50
MOST_SLIPS = 1000


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


def scan(text: str) -> Scan:
    """Read `text`; UnreadableError where no sense can be made of what follows."""
    return _Scanner(text).read()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.scan = Scan(Source(text))

    def read(self) -> Scan:
        self._skip()
        if self._ends():
            self._stop(0, "the file is empty; `portfolio new` writes one to begin with")
        self.scan.value = self._value(())
        self._skip()
        if not self._ends():
            self._slip(
                TextRange(self.at, self.at + 1), f"the content ends before {self._here()}; remove what follows", ()
            )
        return self.scan

    def _value(self, path: PartPath) -> Any:
        start = self.at
        if len(path) > DEEPEST:
            self._stop(
                start, f"brackets are nested more than {DEEPEST} deep, which no portfolio needs; remove some", path[:3]
            )
        match self.text[start : start + 1]:
            case "{":
                value: Any = self._object(path)
            case "[":
                value = self._array(path)
            case _:
                value = self._token(path)
        self.scan.values[path] = TextRange(start, self.at)
        return value

    def _token(self, path: PartPath) -> Any:
        token = scalars.read(self.text, self.at)
        if token is None:
            self._stop(
                self.at, f"{self._here()} stands where a value should; write one, such as a text in double quotes", path
            )
        self.at = token.end
        for slip in token.slips:
            self._slip(slip.span, slip.sentence, path)
        if token.is_guessed:
            self.scan.guessed.add(path)
        return token.value

    def _object(self, path: PartPath) -> dict[str, Any]:
        opened = self.at
        found: dict[str, Any] = {}
        self.at += 1
        while self._goes_on("}", opened, path, is_first=not found):
            key, span = self._key(path)
            inner = (*path, key)
            if inner in self.scan.keys:
                line = self.scan.source.place(self.scan.keys[inner].start).line
                self._slip(span, f'"{key}" stands here a second time, after line {line}; keep one of the two', inner)
            self.scan.keys[inner] = span
            self._colon(inner)
            found[key] = self._value(inner)
        return found

    def _array(self, path: PartPath) -> list[Any]:
        opened = self.at
        found: list[Any] = []
        self.at += 1
        while self._goes_on("]", opened, path, is_first=not found):
            found.append(self._value((*path, len(found))))
        return found

    def _goes_on(self, closing: str, opened: int, path: PartPath, *, is_first: bool) -> bool:
        """Step over what separates entries; say whether another entry follows."""
        before = self.at
        commas = self._commas()
        if self._ends():
            place = self.scan.source.place(opened)
            self._stop(
                len(self.text),
                f"the file ends here, but the {self.text[opened]} of line {place.line}, column {place.column} "
                f"is still open; close it with {closing}",
                path,
            )
        if self.text[self.at] == closing:
            if commas:
                self._slip(commas[-1], f"there is a comma before the closing {closing}; remove the comma", path)
            self.at += 1
            return False
        if surplus := commas[0 if is_first else 1 :]:
            self._slip(surplus[0], "there is one comma too many; remove it", path)
        elif not is_first and not commas:
            self._missing_comma(before, closing, path)
        return True

    def _commas(self) -> list[TextRange]:
        found = []
        self._skip()
        while self.text.startswith(",", self.at):
            found.append(TextRange(self.at, self.at + 1))
            self.at += 1
            self._skip()
        return found

    def _missing_comma(self, before: int, closing: str, path: PartPath) -> None:
        expected = f"{self._here()} stands where a comma or {closing} should"
        if self.at == before and self.text[before - 1] == '"' and scalars.word(self.text, self.at):
            self._stop(
                before - 1, f'the text ends here, and {expected}; a quotation mark within a text is written \\"', path
            )
        if self.text[self.at] not in scalars.BEGINNINGS:
            self._stop(self.at, f"{expected}; mend it here or just before", path)
        self._slip(TextRange(before - 1, before), "a comma is missing after this; write one", path)

    def _key(self, path: PartPath) -> tuple[str, TextRange]:
        token = scalars.read(self.text, self.at)
        if token is None or not isinstance(token.value, str):
            self._stop(
                self.at, f"{self._here()} stands where a key in double quotes should; write one, or close with }}", path
            )
        span = TextRange(self.at, token.end)
        self.at = token.end
        for slip in token.slips:
            self._slip(slip.span, slip.sentence, (*path, token.value))
        return token.value, span

    def _colon(self, path: PartPath) -> None:
        before = self.at
        self._skip()
        if self.text.startswith(":", self.at):
            self.at += 1
        elif self.text.startswith("=", self.at):
            self._slip(TextRange(self.at, self.at + 1), "= stands where a colon should; write :", path)
            self.at += 1
        elif not self._ends() and self.text[self.at] in scalars.BEGINNINGS:
            self._slip(TextRange(before - 1, before), "a colon is missing after this key; write one", path)
        else:
            self._stop(
                self.at, f"{self._here()} stands where a colon and a value should; write them after the key", path
            )
        self._skip()

    def _skip(self) -> None:
        """Step over white space, and over what people take for it."""
        while match := scalars.GAP.match(self.text, self.at):
            if match.lastgroup == "comment":
                self._slip(TextRange(*match.span()), "JSON has no comments; remove it", ())
            elif match.lastgroup == "odd":
                code = f"U+{ord(match[0][0]):04X}"
                self._slip(
                    TextRange(*match.span()), f"an invisible character ({code}) stands here; write a plain space", ()
                )
            self.at = match.end()

    def _ends(self) -> bool:
        return self.at >= len(self.text)

    def _here(self) -> str:
        return "the end of the file" if self._ends() else scalars.shown(self.text, self.at)

    def _slip(self, span: TextRange, sentence: str, path: PartPath) -> None:
        if len(self.scan.slips) >= MOST_SLIPS:
            self._stop(span.start, f"there are more than {MOST_SLIPS:,} slips up to here; mend those first", path[:3])
        self.scan.slips.append(Slip(span, sentence, path))

    def _stop(self, at: int, sentence: str, path: PartPath = ()) -> NoReturn:
        raise UnreadableError(self.text, Slip(TextRange(at, at + 1), sentence, path), tuple(self.scan.slips))
