"""From text to values and where they stand. What slipped is noted, and reading goes on wherever it safely can."""

from typing import Any

from portfolio.content.file.source import beginnings, scalars
from portfolio.content.file.source.brackets import CLOSING, OPENING
from portfolio.content.file.source.mending import Mending, OtherBracketError
from portfolio.content.file.source.nesting import Level, Shape
from portfolio.content.file.source.places import PartPath, TextRange
from portfolio.content.file.source.scanned import Scan

DEEPEST = 50


def scan(text: str, shape: Shape = lambda _: "") -> Scan:
    """Read `text`; UnreadableError where no sense can be made of what follows.

    `shape` is what is expected where: with it, brackets that are missing can be told where they are missing.
    """
    return _Scanner(text, shape).read()


class _Scanner(Mending):
    def __init__(self, text: str, shape: Shape) -> None:
        super().__init__(text, shape)

    def read(self) -> Scan:
        self.skip()
        if self.ends():
            self.stop(0, "the file is empty; `portfolio new` writes one to begin with")
        if wrapping := beginnings.wrapping(self.text, self.at):
            self.slip(TextRange(self.at, self.at + 1), wrapping.sentence)
            self.at = wrapping.end
        elif other := beginnings.other_kind(self.text, self.at):
            self.stop(self.at, other)
        self.scan.value = self._value(())
        self.skip()
        if not self.ends() and not (wrapping and beginnings.is_left_over(self.text, self.at)):
            self.slip_here(f"the content ends before {self.here()}; remove what follows")
        return self.scan

    def _value(self, path: PartPath) -> Any:
        start = self.at
        if len(path) > DEEPEST:
            self.stop(
                start, f"brackets are nested more than {DEEPEST} deep, which no portfolio needs; remove some", path[:3]
            )
        value = self._nested(path) if self.mark() in CLOSING else self._token(path)
        self.scan.values[path] = TextRange(start, self.at)
        return value

    def _token(self, path: PartPath) -> Any:
        token = scalars.read(self.text, self.at)
        if token is None:
            sentence = f"{self.here()} stands where a value should; write one, such as a text in double quotes"
            if self.mark() not in set(",}]"):
                self.stop(self.at, sentence, path)
            self.slip_here(sentence, path)
            self.scan.guessed.add(path)
            return None
        self.at = token.end
        for slip in token.slips:
            self.slip(slip.span, slip.sentence, path, slip.kind)
        if token.is_guessed:
            self.scan.guessed.add(path)
        return token.value

    def _nested(self, path: PartPath) -> Any:
        """Read an object or a list; where its brackets are those of the other, read anew from behind the first."""
        opened, closing, slips = self.at, CLOSING[self.mark()], len(self.slips)
        self.at += 1
        try:
            return self._entries(Level(closing, opened, path, {} if closing == "}" else []))
        except OtherBracketError:
            del self.slips[slips:]
            self.at = opened + 1
            other = "a list stands in [ and ]" if closing == "}" else "an object stands in { and }"
            self.slip(TextRange(opened, opened + 1), f"{other}; write those here and at its end", path)
            return self._entries(Level(closing, opened, path, [] if closing == "}" else {}))

    def _entries(self, level: Level) -> Any:
        depth = len(self.levels)
        self.levels.append(level)
        level.end = level.before = level.opened + 1
        try:
            while self._goes_on(level):
                path = self._key(level) if isinstance(level.found, dict) else (*level.path, len(level.found))
                if path is None:
                    break
                if path:
                    self._take(level, path)
        finally:
            del self.levels[depth:]
        return level.found

    def _take(self, level: Level, path: PartPath) -> None:
        """Read the next value of `level`, which is the one at `path`."""
        level.before, level.last, level.start, level.slips = level.end, path, self.at, len(self.slips)
        level.put(path, self._value(path))
        level.end = self.at

    def take_anew(self, level: Level, closing: str) -> None:
        """Read the last value of `level` as an object or a list whose opening bracket is missing."""
        del self.slips[level.slips :]
        sentence = f"a {OPENING[closing]} is missing before this; write one"
        self.slip(TextRange(level.start, level.start + 1), sentence, level.last)
        self.reread.add(level.start)
        self.at = level.start
        inner = Level(closing, level.start - 1, level.last, {} if closing == "}" else [])
        level.put(level.last, self._entries(inner))
        self.scan.values[level.last] = TextRange(level.start, self.at)
        level.end = self.at

    def _goes_on(self, level: Level) -> bool:
        """Step over what separates entries; say whether another entry follows."""
        while True:
            commas = self.commas()
            if self.ends():
                self.stop_open(level)
            if self.mark() == level.closing:
                if commas:
                    sentence = f"there is a comma before the closing {level.closing}; remove the comma"
                    self.slip(commas[-1], sentence, level.path, "commas")
                self.at += 1
                return False
            if self.mark() in set("}]"):
                goes_on = self.wrong_closing(level)
            elif self.mark() == ":" and level.last and not commas:
                goes_on = self.stray_colon(level)
            else:
                goes_on = self.separated(level, commas)
            if goes_on is not None:
                return goes_on

    def _key(self, level: Level) -> PartPath | None:
        """Read a key and its colon; return the path of its value, nothing where all is to be looked at again.

        None says that the object ends before the key.
        """
        if self.mark() in CLOSING:
            return self.wrong_opening(level)
        token = scalars.read(self.text, self.at)
        if token is None or not isinstance(token.value, str):
            sentence = f"{self.here()} stands where a key in double quotes should; write one, or close with }}"
            self.stop(self.at, sentence, level.path)
        token = scalars.unclosed_key(self.text, self.at) or token
        key, span = token.value, TextRange(self.at, token.end)
        path = (*level.path, key)
        if self.is_closed_before(key, level):
            self.lack_closing(level, level.end)
            self.at = level.end
            return None
        self.at = token.end
        for slip in token.slips:
            self.slip(slip.span, slip.sentence, path, slip.kind)
        follows = self._colon(path, level)
        if not follows:
            return None if follows is None else ()
        if path in self.scan.keys and key in level.found:
            line = self.source.place(self.scan.keys[path].start).line
            self.slip(span, f'"{key}" stands here a second time, after line {line}; keep one of the two', path)
        self.scan.keys[path] = span
        return path

    def _colon(self, path: PartPath, level: Level) -> bool | None:
        """Step over the colon behind a key; say whether its value follows, None if `level` is over."""
        before = self.at
        self.skip()
        if self.mark() == ":":
            self.at += 1
        elif self.mark() == "=":
            self.slip_here("= stands where a colon should; write :", path)
            self.at += 1
        elif self.mark() and self.mark() in scalars.BEGINNINGS:
            self.slip(TextRange(before - 1, before), "a colon is missing after this key; write one", path)
        elif not (follows := self.no_colon(path, level)):
            return follows
        self.skip()
        if self.mark() == ":":
            self.slip_here("there is one colon too many; remove it", path)
            self.at += 1
            self.skip()
        return True
