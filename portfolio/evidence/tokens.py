"""A text as words, numbers and marks, and what stands around each of them."""

import re
from functools import cached_property
from typing import NamedTuple

from portfolio.content.letters import HANGUL, KATAKANA, UNSPACED
from portfolio.evidence import company

_TOKEN = re.compile(rf"[{KATAKANA}]+|[{HANGUL}]+|(?=\w)[{UNSPACED}]|[^\W\d{UNSPACED}{HANGUL}]+|\d+|[^\w\s]")
_STRANGE = re.compile(rf"[{UNSPACED}{HANGUL}]")
# What says no names: numbers of files (JAVA-MAD-07), marks of emphasis, addresses of the web and of mail. Each begins
# at a word's own beginning and gives nothing back, so that no text, however hostile, is read twice.
_BLANK = re.compile(
    r"\b[A-Z]{2,}+-[A-Z]{2,}+-\d{2,}\b|\*\*|`|\b(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
)
_HYPHENS = frozenset("-\u2010\u2011")
_JOINING = company.LISTING - frozenset(",/&")
_SEPARATORS = (
    frozenset(",;:./|()[]&+*>\u2022\u00b7\u2013\u2014\u25aa\u25cf\u2713\u2714\u3002\uff0f\uff1a\uff1b\uff08\uff09")
    | _JOINING
)
# Marks that belong to the letters they touch: C++, C#, Node.js, .NET.
_TOUCHING = frozenset("+#.")
_APOSTROPHES = frozenset("'\u2019")
_ENDING = frozenset('?"\u201c\u201d')
# As many tokens as lie between two entries of a list with a strange one between.
_APART = 5
_CLOSING = frozenset(".!?:;*>\u2022\u00b7\u2013\u2014\u3002\uff01\uff1f\uff1a\uff1b")


class Token(NamedTuple):
    """One word, number or mark: `key` is how it is compared, `text[start:end]` how it is written."""

    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether the token is a word or a number."""
        return self.key[0].isalnum()

    @property
    def is_hyphen(self) -> bool:
        """Whether the token joins two words; an en dash or em dash parts them."""
        return self.key in _HYPHENS

    @property
    def is_unspaced(self) -> bool:
        """Whether the token is of a script whose words, or whose particles, touch what they stand beside."""
        return not self.key[0].isascii() and bool(_STRANGE.match(self.key))

    def touches(self, following: "Token") -> bool:
        """Whether nothing lies between the token and the one that follows."""
        return self.end == following.start


class Tokens:
    """The tokens of a text. Addresses are blanked, since nobody says what they spell, and marks of emphasis."""

    def __init__(self, text: str) -> None:
        self.text = _BLANK.sub(lambda found: " " * len(found[0]), text)
        self.all = [Token(_singular(found[0]), *found.span()) for found in _TOKEN.finditer(self.text)]

    def written(self, n: int) -> str:
        """Return token `n` as it is written; an empty text beyond either end."""
        return self.text[self.all[n].start : self.all[n].end] if 0 <= n < len(self.all) else ""

    def span(self, first: int, last: int) -> str:
        """Return tokens `first` to `last` as they are written."""
        return self.text[self.all[first].start : self.all[last].end]

    def at(self, n: int) -> bool:
        """Say whether there is a token `n`."""
        return 0 <= n < len(self.all)

    def continues(self, n: int) -> bool:
        """Say whether token `n` may belong to one name with the token before it: a line break may lie between."""
        before, token = self.all[n - 1], self.all[n]
        if before.key == "." or token.key in _TOUCHING:
            return before.touches(token)
        return self.text.count("\n", before.end, token.start) <= 1

    def is_part(self, first: int, last: int) -> bool:
        """Say whether tokens `first` to `last` are a piece of something longer: `net` of `example.net`, `C` of `C4`."""
        return self._is_joined_before(first) or self._is_joined_after(last)

    def is_tied(self, first: int, last: int) -> bool:
        """Say whether a mark or a number ties tokens `first` to `last` to another.

        So in `C-level`, `R&D`, `C++` and `C4`, and not in `Go-based`.
        """
        before, after = self._touching(first, -1), self._touching(last, 1)
        if after and after.is_hyphen and self.written(last + 2).casefold() in company.BUILT_UPON | company.ROLES:
            after = None
        ties = _HYPHENS | {"&", "+", "#"}
        return bool((before and before.key in ties) or (after and (after.key in ties or after.key.isdigit())))

    def is_among_unspaced(self, first: int, last: int) -> bool:
        """Say whether tokens `first` to `last` stand beside a script that has no spaces, on the same line."""
        before = first > 0 and not self.breaks(first) and self.all[first - 1].is_unspaced
        return before or (not self.breaks(last + 1) and self.all[last + 1].is_unspaced)

    def is_slashed(self, first: int, last: int) -> bool:
        """Say whether a slash joins tokens `first` to `last` to another: the `C` of `some C/C++`."""
        before, after = self._touching(first, -1), self._touching(last, 1)
        return bool((before and before.key == "/") or (after and after.key == "/"))

    def begins_entry(self, first: int) -> bool:
        """Say whether token `first` begins an entry of a list: behind a mark, a line's end, `and` or `or`."""
        return first == 0 or self._parts(first - 1) or self.breaks(first)

    def ends_entry(self, last: int) -> bool:
        """Say whether token `last` ends an entry of a list."""
        return last == len(self.all) - 1 or self._parts(last + 1) or self.breaks(last + 1)

    def ends_phrase(self, last: int) -> bool:
        """Say whether nothing that follows token `last` makes another thing of it, as `delivery` of `Express` does."""
        after = self.written(last + 1)
        return self.ends_entry(last) or after in _ENDING or after.casefold() in company.ENDING

    def stands_alone(self, first: int, last: int) -> bool:
        """Say whether tokens `first` to `last` are a whole entry of a list."""
        return self.begins_entry(first) and self.ends_entry(last)

    def is_whole(self, first: int, last: int) -> bool:
        """Say whether the text says nothing but tokens `first` to `last`, marks aside."""
        return self._words[0] >= first and self._words[1] <= last

    @cached_property
    def _words(self) -> tuple[int, int]:
        """The first word and the last."""
        words = [n for n, token in enumerate(self.all) if token.is_word]
        return words[0], words[-1]

    def is_owning(self, last: int) -> bool:
        """Say whether token `last` owns something: `Go's`."""
        return self.written(last + 1) in _APOSTROPHES and self.written(last + 2) == "s" and self.joins(last + 1)

    def joins(self, n: int) -> bool:
        """Say whether token `n` touches what stands before and behind."""
        return self._touching(n, -1) is not None and self._touching(n, 1) is not None

    def are_neighbours(self, last: int, first: int) -> bool:
        """Say whether nothing but line breaks, `and`, `or` and marks that end no sentence lies between two tokens."""
        between = self.all[self._behind_version(last) + 1 : first]
        return all((token.key in _SEPARATORS and token.key != ".") or token.is_hyphen for token in between) and (
            bool(between) or self.breaks(first)
        )

    def are_entries_apart(self, last: int, first: int) -> bool:
        """Say whether the list on a line goes on from token `last` to token `first`.

        A word may follow the former, as in `Xcode Cloud, Fastlane`, or an entry of a word or two lie between.
        """
        between = self.all[self._behind_version(last) + 1 : first]
        if not 1 < len(between) <= _APART or not self.are_on_one_line(last, first):
            return False
        marks = [n for n, token in enumerate(between) if token.key in company.LISTING or token.key == "("]
        words = len(between) - len(marks)
        return bool(marks) and marks[0] <= 1 and marks[-1] == len(between) - 1 and 1 <= words <= 2

    def _behind_version(self, last: int) -> int:
        """Return the last token of the version behind token `last`, or `last` if none is there."""
        while (
            self.at(last + 1)
            and not self.breaks(last + 1)
            and (self.written(last + 1).isdigit() or self._dots(last + 1))
        ):
            last += 1
        return last

    def _dots(self, n: int) -> bool:
        """Say whether token `n` is the dot, the x or the plus of a version: `5.x`, `15+`."""
        return self.written(n - 1).isdigit() and (self.written(n) == "+" or (self.written(n) == "." and self.joins(n)))

    def are_on_one_line(self, last: int, first: int) -> bool:
        """Say whether no line ends between token `last` and token `first`."""
        return self.text.find("\n", self.all[last].end, self.all[first].start) < 0

    def opens_sentence(self, n: int) -> bool:
        """Say whether token `n` is the first of a sentence, of a line, or of an entry behind a bullet."""
        return n == 0 or self.breaks(n) or self.all[n - 1].key in _CLOSING or self._is_bullet(n - 1)

    def begins_line(self, n: int) -> bool:
        """Say whether token `n` is the first of a line, or stands behind its bullet."""
        return self.breaks(n) or (self._is_bullet(n - 1) and self.breaks(n - 1))

    def ends_sentence(self, last: int) -> bool:
        """Say whether a sentence or a line ends behind token `last`."""
        return self.breaks(last + 1) or self.all[last + 1].key in _CLOSING

    def lines(self) -> list[int]:
        """Return the number of the line that each token stands in; empty lines are not counted."""
        numbers, number = [], 0
        for n in range(len(self.all)):
            number += n > 0 and self.breaks(n)
            numbers.append(number)
        return numbers

    def _is_bullet(self, n: int) -> bool:
        """Say whether token `n` is a mark at the beginning of a line, or a hyphen used as a dash."""
        token = self.all[n]
        starts_line = not token.is_word and (n == 0 or self.breaks(n))
        return starts_line or (token.is_hyphen and self._touching(n, 1) is None)

    def breaks(self, n: int) -> bool:
        """Say whether a line ends before token `n`, or the text does."""
        return not 0 < n < len(self.all) or "\n" in self.text[self.all[n - 1].end : self.all[n].start]

    def _parts(self, n: int) -> bool:
        return self.all[n].key in _SEPARATORS or self._is_bullet(n)

    def _touching(self, n: int, step: int) -> Token | None:
        """Return the token beside token `n`, if nothing lies between."""
        other, left = n + step, min(n, n + step)
        if left < 0 or left + 1 >= len(self.all):
            return None
        return self.all[other] if self.all[left].touches(self.all[left + 1]) else None

    def _is_joined_before(self, first: int) -> bool:
        before = self._touching(first, -1)
        if before is None:
            return False
        beyond = self._touching(first - 1, -1)
        if before.is_unspaced or self.all[first].is_unspaced:
            return False
        return before.is_word or (before.key == "." and beyond is not None and beyond.is_word) or before.key in "@$\\"

    def _is_joined_after(self, last: int) -> bool:
        after = self._touching(last, 1)
        beyond = self._touching(last + 1, 1) if after else None
        return bool(after and after.key == "." and beyond and beyond.is_word and self.written(last + 2).islower())


def _singular(word: str) -> str:
    """Return how `word` is compared: case folded, without the s of a plural."""
    word = word.casefold()
    if len(word) < 4 or word.endswith("ss"):
        return word
    for plural, singular in (("sses", "ss"), ("xes", "x"), ("ies", "y"), ("s", "")):
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word
