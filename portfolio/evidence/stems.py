"""The words of a text, each under the stems that it is found by: case, endings, accents and hyphens forgiven."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import snowballstemmer

from portfolio.content.letters import UNSPACED

Keys = frozenset[str]

# By the language tag's first part. What is not here is read without endings being known.
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# Of a script that sets no space between words, each letter is looked for by itself.
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:['\u2019][^\W_{UNSPACED}]+)*[+#]*")
_HYPHENS = frozenset("-\u2010\u2011")
# Accents of Latin, Greek and Cyrillic. Marks of other scripts are vowels, and tell words apart.
_ACCENTS = re.compile("[\u0300-\u036f]")


class Word(NamedTuple):
    """A word of a text, or what hyphens join to one."""

    keys: Keys
    """Two words are the same to a reader if they share a key."""
    first: int
    """The number of the word in the text."""
    last: int
    """`first` again; the number of the last word, where hyphens join several."""
    start: int
    end: int


class Reader:
    """Reads texts in one language, a tag as HTML has it. Each word is stemmed once, and remembered with the reader."""

    def __init__(self, language: str) -> None:
        self._algorithm = _ALGORITHMS.get(language.partition("-")[0].lower())
        self._known: dict[str, Keys] = {}

    def words(self, text: str) -> list[Word]:
        """Return the words of `text` in its order, and behind them what hyphens join."""
        read = ((self._keys(text[slice(*match.span())]), match) for match in _WORD.finditer(_shape(text)))
        kept = ((keys, match) for keys, match in read if keys)  # An accent that stands alone is no word.
        found = [Word(keys, n, n, *match.span()) for n, (keys, match) in enumerate(kept)]
        return found + [self._as_one(text, group) for group in _hyphened(text, found)]

    def _as_one(self, text: str, group: list[Word]) -> Word:
        written = "".join(text[word.start : word.end] for word in group)
        return Word(self._keys(written), group[0].first, group[-1].last, group[0].start, group[-1].end)

    def _keys(self, written: str) -> Keys:
        """Return what `written` is found by: with its marks and without, whole and by the parts of an elision."""
        if written not in self._known:
            self._known[written] = frozenset(filter(None, self._found_by(written)))
        return self._known[written]

    def _found_by(self, written: str) -> Iterator[str]:
        plain = unicodedata.normalize("NFKC", written.replace("\u00ad", "").replace("\u2019", "'")).casefold()
        bare = plain.rstrip("+#")
        if plain != bare:
            yield plain
        parts = bare.split("'") if "'" in bare else []
        for one in (bare, *(part for part in parts if len(part) > 1)):
            # With its accents and without: who leaves them out leaves out what the ending is known by.
            yield _unaccented(self._stem(one))
            if not one.isascii():
                yield self._stem(_unaccented(one))

    def _stem(self, word: str) -> str:
        # A stemmer keeps the word that it works on, so that two threads must not share one.
        return str(snowballstemmer.stemmer(self._algorithm).stemWord(word)) if self._algorithm else word


def _shape(text: str) -> str:
    """Return `text` with letters in place of the marks within words, which `re` takes for their ends."""
    if text.isascii():
        return text
    marks = (character for character in set(text) if not character.isascii())
    return text.translate({ord(m): "x" for m in marks if unicodedata.category(m)[0] == "M" or m == "\u00ad"})


def _hyphened(text: str, found: list[Word]) -> list[list[Word]]:
    """Return the words that hyphens join, whole chains and each pair in them: `e-commerce` is found as `ecommerce`."""
    chains: list[list[Word]] = []
    for word in found:
        if chains and text[chains[-1][-1].end : word.start] in _HYPHENS:
            chains[-1].append(word)
        else:
            chains.append([word])
    pairs = [list(pair) for chain in chains for pair in pairwise(chain)]
    return [*pairs, *(chain for chain in chains if len(chain) > 2)]


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", word)))
