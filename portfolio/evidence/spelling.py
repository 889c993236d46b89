"""Where the names of technologies stand in a text.

Names are compared word by word, so `Go` is not in "Google", nor `Java` in "JavaScript". Case, plural, hyphens and
line breaks do not matter: "dead letter queue" names `Dead-letter Queues`. The longest name wins.

Some names are ordinary words too: `Go`, `REST`, and every letter. `certainty` says what they need to count, and `lists`
which of them another technology proves ("kafka, go, python").
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from portfolio.evidence import layout, lists
from portfolio.evidence.certainty import certainty
from portfolio.evidence.lists import Find
from portfolio.evidence.spellings import Spelled, Spellings
from portfolio.evidence.tokens import Tokens

Branch = dict[str, Any]
Reading = tuple[int, int, Spelled, frozenset[str]]
"""Tokens from the first number to the second spell a name that stands for the slugs."""
# Behind another name and in small letters, these say what there is of it: the streams of Kafka, not Kafka Streams.
_ABBREVIATED = 5
_PLAIN_TAILS = frozenset(["streams", "stream"])


class Mention(NamedTuple):
    """A place in a text, `text[start:end]`, and the slugs of what is named there."""

    start: int
    end: int
    slugs: frozenset[str]


class Speller:
    """Knows spellings and finds them in texts; a text of n words costs about n steps, however many it knows."""

    def __init__(
        self, own: Spellings, others: Spellings | None = None, taken: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        """Read with the `own` names and with those of `others`; what these call one of `taken` stands for that.

        The longest name wins whichever knows it; of two that are as long, the own one.
        """
        self._own = own.tree
        self._others = others.tree if others else {}
        self._taken = taken or {}

    def mentions(self, text: str) -> list[Mention]:
        """Return what `text` names, from its beginning to its end; no two overlap."""
        read = layout.plain(text)
        tokens, places = Tokens(read.text), read.places
        finds = [Find(*found, certainty(tokens, *found[:3])) for found in self._found(tokens)]
        return [
            Mention(places[tokens.all[find.first].start], places[tokens.all[find.last].end], find.slugs)
            for find in lists.supported(finds, tokens)
        ]

    def resolve(self, wording: str) -> frozenset[str]:
        """Return what an entry of a list stands for: the whole of it, or each part that marks set apart.

        `Kubernetes (Titus)` stands for both; `Java Message Service` does not stand for `Java`.
        """
        tokens = Tokens(layout.plain(wording).text)
        parts = (slugs for first, last, _, slugs in self._found(tokens) if tokens.stands_alone(first, last))
        return frozenset[str]().union(*parts)

    def _found(self, tokens: Tokens) -> Iterator[Reading]:
        first = 0
        while first < len(tokens.all):
            begins = tokens.all[first].key in self._own or tokens.all[first].key in self._others
            found = self._longest(tokens, first) if begins else None
            if found:
                yield found
            first = found[1] + 1 if found else first + 1

    def _longest(self, tokens: Tokens, first: int) -> Reading | None:
        """Return the longest name that begins at token `first` and does not cut another in two."""
        readings = self._readings(tokens, first)
        if not readings:
            return None
        *shorter, longest = readings
        for reading in reversed(shorter):
            inner = range(reading[1] + 1, longest[1] + 1)
            if any(found[1] > longest[1] for n in inner for found in self._readings(tokens, n)[-1:]):
                longest = reading
        return longest

    def _readings(self, tokens: Tokens, first: int) -> list[Reading]:
        """Return every name that begins at token `first`, the shortest first."""
        branches, found = (self._own, self._others), list[Reading]()
        for last in range(first, len(tokens.all)):
            token = tokens.all[last]
            if token.is_hyphen and last > first:
                continue
            branches = (branches[0].get(token.key, {}), branches[1].get(token.key, {}))
            if not any(branches) or (last > first and not tokens.continues(last)):
                break
            name, slugs = self._name(*branches)
            if name and slugs and not tokens.is_part(first, last) and _is_meant(tokens, last, name, bool(found)):
                found.append((first, last, name, slugs))
        return found

    def _name(self, own: Branch, others: Branch) -> tuple[Spelled | None, frozenset[str]]:
        """Return the name that ends here, the own one if both know one, and what is left of what it stands for."""
        if name := own.get(""):
            return name, name.slugs
        name = others.get("")
        if not name or self._taken.keys().isdisjoint(name.slugs):
            return name, name.slugs if name else frozenset()
        return name, frozenset[str]().union(*(self._taken.get(slug, [slug]) for slug in name.slugs))


def _is_meant(tokens: Tokens, last: int, name: Spelled, is_longer: bool) -> bool:
    """Say whether token `last` ends the name: not as a plain noun behind another, nor where an S tells two apart."""
    written = tokens.written(last)
    if is_longer and written in _PLAIN_TAILS and not tokens.written(last - 1).islower():
        return False
    is_abbreviated = written.isupper() and len(written) <= _ABBREVIATED
    return not is_abbreviated or any(spelling.lower().endswith("s") == written.endswith("S") for spelling in name.exact)
