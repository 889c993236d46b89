"""Finds texts by their words: all that are asked for must be said, those together come first.

Each look-up goes once through the places of the words that are asked for, however often they are repeated.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portfolio.evidence.stems import Reader, Word

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text that says what was asked for."""

    number: int
    """Which of the texts it is."""
    spans: Spans
    """Where the words stand in the text: start and end, in order, none overlapping."""
    is_together: bool
    """Whether the words stand side by side in the order asked."""


class Occurrence(NamedTuple):
    """A place in a text where a word, or words that belong together, stand."""

    text: int
    first: Word
    last: Word


class Index:
    """Texts of one language by the stems of their words."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._language = language
        self._words: list[list[Word]] = []
        self._places: dict[str, list[Occurrence]] = defaultdict(list)
        reader = Reader(language)
        for number, text in enumerate(texts):
            words = reader.words(text)
            self._words.append([word for word in words if word.first == word.last])
            for word in words:
                for key in word.keys:
                    self._places[key].append(Occurrence(number, word, word))

    def find(self, query: str) -> list[IndexedText]:
        """Return the texts that say all words of `query`, in their order, those that say them together first."""
        reader = Reader(self._language)
        asked = [term for term in map(reader.words, query.split()) if term]
        if not asked:
            return []
        terms = {_signature(term): term for term in asked}
        found = {signature: self._occurrences(term) for signature, term in terms.items()}
        saying = set[int].intersection(*({place.text for place in places} for places in found.values()))
        together = _together([found[_signature(term)] for term in asked])
        sayings = [IndexedText(n, spans, n in together) for n, spans in _spans(found.values(), saying).items()]
        return sorted(sayings, key=lambda saying: (not saying.is_together, saying.number))

    def _occurrences(self, term: list[Word]) -> list[Occurrence]:
        """Return where the words of `term` follow each other, or stand as the one word that its hyphens join."""
        sequence = [word for word in term if word.first == word.last]
        if len(sequence) == 1:
            return list(self._said(sequence[0]))
        whole = [word for word in term if word.last - word.first == len(sequence) - 1]
        places = [place for place in self._said(sequence[0]) if self._follows(place, sequence)]
        begun = [Occurrence(p.text, p.first, self._words[p.text][p.last.last + len(sequence) - 1]) for p in places]
        joined = [place for word in whole for place in self._said(word)]
        return [*begun, *joined]

    def _said(self, word: Word) -> set[Occurrence]:
        # Who writes C++ or C# means no C.
        keys = [key for key in word.keys if key.endswith(("+", "#"))] or word.keys
        return {place for key in keys for place in self._places.get(key, ())}

    def _follows(self, place: Occurrence, sequence: Sequence[Word]) -> bool:
        """Say whether the rest of `sequence` stands behind `place`."""
        behind = self._words[place.text][place.last.last + 1 : place.last.last + len(sequence)]
        if len(behind) < len(sequence) - 1:
            return False
        return all(not said.keys.isdisjoint(asked.keys) for said, asked in zip(behind, sequence[1:], strict=True))


def _signature(term: list[Word]) -> tuple[frozenset[str], ...]:
    return tuple(word.keys for word in term)


def _together(terms: list[list[Occurrence]]) -> set[int]:
    """Return the texts in which the terms follow each other."""
    ends = {(place.text, place.last.last) for place in terms[0]}
    for term in terms[1:]:
        if not ends:
            break
        ends = {(place.text, place.last.last) for place in term if (place.text, place.first.first - 1) in ends}
    return {text for text, _ in ends}


def _spans(found: Iterable[list[Occurrence]], saying: set[int]) -> dict[int, Spans]:
    """Return for each text that is `saying` all of it where it does, overlaps merged."""
    spans: dict[int, list[tuple[int, int]]] = {number: [] for number in sorted(saying)}
    for places in found:
        for place in places:
            if place.text in spans:
                spans[place.text].append((place.first.start, place.last.end))
    return {number: _merged(sorted(places)) for number, places in spans.items()}


def _merged(spans: Sequence[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
