"""What to do where brackets, commas, colons and quotation marks do not fit."""

import re
from abc import abstractmethod

from portfolio.content.file.source import quotation, scalars
from portfolio.content.file.source.brackets import OPENING, Repair
from portfolio.content.file.source.nesting import Level, Nesting, Shape
from portfolio.content.file.source.places import PartPath, Source, TextRange
from portfolio.content.file.source.scanned import Scan

# A value behind a comma that should be a colon, and no key.
_VALUE_BEHIND = re.compile(r',\s*(?:"(?:[^"\\\r\n]|\\.){0,2000}+"|[\d\[{])(?!\s*[:"])')

# What people part entries with.
_PARTING = re.compile(r"[;.|](?=\s)")


class OtherBracketError(Exception):
    """What is read as a list is meant for an object, or the reverse."""


class Mending(Nesting):
    """Notes what is wrong between values, and steps over it."""

    def __init__(self, text: str, shape: Shape) -> None:
        self.scan = Scan(Source(text))
        super().__init__(self.scan.source, self.scan.slips, shape)

    @abstractmethod
    def take_anew(self, level: Level, closing: str) -> None:
        """Read the last value of `level` as an object or a list whose opening bracket is missing."""

    def stop_open(self, level: Level) -> None:
        """Give up at the end of a file with `level` still open."""
        place = self.source.place(level.opened)
        self.stop(
            len(self.text),
            f"the file ends here, but the {OPENING[level.closing]} of line {place.line}, column {place.column} "
            f"is still open; close it with {level.closing}",
            level.path,
        )

    def separated(self, level: Level, commas: list[TextRange]) -> bool | None:
        """Note what is wrong with the commas before an entry; say whether that follows, None if it is to be seen."""
        is_excused, level.is_excused = level.is_excused, False
        if surplus := commas[1 if level.found else 0 :]:
            self.slip(surplus[0], "there is one comma too many; remove it", level.path)
        elif level.found and not commas and not is_excused:
            return self._missing_comma(level)
        return True

    def wrong_closing(self, level: Level) -> bool | None:
        """Mend a closing bracket that does not fit; say whether another entry follows, None if that is to be seen."""
        match self.judge_closing(level):
            case Repair.OPENING:
                self.take_anew(level, "]")
                return None
            case Repair.CLOSING:
                self.lack_closing(level, level.end)
                return False
            case Repair.SURPLUS:
                self.slip_here(f"there is one {self.mark()} too many; remove it", level.path)
                self.at += 1
                return None
        expected = f"{self.here()} stands where a comma or {level.closing} should"
        self.slip_here(f"{expected}; mend it here or just before", level.path)
        self.at += 1
        return False

    def stray_colon(self, level: Level) -> bool | None:
        """Mend a value that is a key: a bracket is missing before it, or the value of the key before it."""
        is_text = self.text[level.start] == '"' and level.start not in self.reread
        if is_text and self.shape(level.path) == "{" and level.closing == "]" and len(level.found) == 1:
            raise OtherBracketError
        is_entry = level.closing == "]" and self.is_of_an_entry(level)
        is_object = level.closing == "}" and self.shape(level.last) == "{"
        if is_text and (is_entry or is_object):
            self.take_anew(level, "}")
            return None
        if is_text and level.closing == "]" and len(level.found) > 1:
            level.drop()
            self.lack_closing(level, level.before)
            self.at = level.before
            return False
        if not is_text or level.closing == "]":
            sentence = f"{self.here()} stands where a comma or {level.closing} should; mend it here or just before"
            self.stop(self.at, sentence, level.path)
        return self._valueless(level)

    def _valueless(self, level: Level) -> bool:
        """Take the last value for the key that it is; the key before it has no value."""
        del self.slips[level.slips :]
        name = level.last[-1]
        self.slip(self.scan.keys[level.last], f'"{name}" has no value; write one, or remove the key', level.last)
        self.scan.guessed.add(level.last)
        level.put(level.last, None)
        self.reread.add(level.start)
        self.at, level.is_excused = level.start, True
        return True

    def wrong_opening(self, level: Level) -> PartPath | None:
        """Mend an opening bracket where a key should stand; return None where `level` ends before it, else nothing."""
        match self.judge_opening(level):
            case Repair.OPENING:
                self.take_anew(level, "]")
            case Repair.CLOSING:
                self.lack_closing(level, level.end)
                self.at = level.end
                return None
            case Repair.SURPLUS:
                self.slip_here(f"there is one {self.mark()} too many; remove it", level.path)
                self.at += 1
                level.is_excused = True
            case _:
                sentence = f"{self.here()} stands where a key in double quotes should; write one, or close with }}"
                self.stop(self.at, sentence, level.path)
        return ()

    def no_colon(self, path: PartPath, level: Level) -> bool | None:
        """Mend a key without a colon behind it; say whether its value follows all the same, None if `level` is over."""
        if not level.found and self.shape(level.path) == "[" and self.mark() in set(",}]"):
            raise OtherBracketError
        if self.lacks("[", level) and self.mark() in set(",]"):
            self.take_anew(level, "]")
            return False
        if self.is_entry_behind():
            self.lack_closing(level, level.end)
            self.at = level.end
            return None
        if self.shape(path) and _VALUE_BEHIND.match(self.text, self.at):
            self.slip_here("a comma stands where a colon should; write :", path)
            self.at += 1
            return True
        sentence = f"{self.here()} stands where a colon and a value should; write them after the key"
        if self.mark() not in set(",}"):
            self.stop(self.at, sentence, path)
        self.slip_here(sentence, path)
        self.scan.guessed.add(path)
        level.is_excused = False
        level.put(path, None)
        level.last, level.end = path, self.at
        return False

    def _missing_comma(self, level: Level) -> bool | None:
        """Note what stands where a comma should, or that a quotation mark is missing; return as `separated` does."""
        at = level.end
        if self.at == at and self.text[at - 1] == '"' and self._goes_on_behind(at):
            return self._quoted_within(level)
        if _PARTING.match(self.text, self.at):
            self.slip_here(f"{self.mark()} stands where a comma should; write ,", level.path)
            self.at += 1
            level.is_excused = True
            return None
        if self.mark() not in scalars.BEGINNINGS:
            sentence = f"{self.here()} stands where a comma or {level.closing} should; mend it here or just before"
            self.stop(self.at, sentence, level.path)
        self.slip(TextRange(at - 1, at), "a comma is missing after this; write one", level.path, "missing commas")
        return True

    def _goes_on_behind(self, at: int) -> bool:
        """Say whether a text goes on behind the quotation mark before `at`."""
        return bool(scalars.word(self.text, at)) or (self.mark() == '"' and not quotation.is_whole_text(self.text, at))

    def _quoted_within(self, level: Level) -> bool | None:
        """Mend a text that seems to end in its middle: it lacks its last quotation mark, or has others within."""
        at = level.end
        if lacking := quotation.UNCLOSED_BEFORE_COMMA.fullmatch(self.text, level.start, at):
            end = lacking.end(1)
            self.slip(TextRange(end - 1, end), 'a quotation mark is missing after this; write "', level.last)
            level.put(level.last, lacking[1][1:])
            self.scan.values[level.last] = TextRange(level.start, end)
            self.at, level.end = at - 1, end
            return True
        expected = f"{self.here()} stands where a comma or {level.closing} should"
        sentence = f'the text ends here, and {expected}; a quotation mark within a text is written \\"'
        end_of_text = quotation.END_OF_TEXT.match(self.text, at)
        if not end_of_text:
            self.stop(at - 1, sentence, level.path)
        self.slip(TextRange(at - 1, at), sentence, level.path)
        self.scan.guessed.add(level.last)
        self.at = level.end = end_of_text.end()
        return None
