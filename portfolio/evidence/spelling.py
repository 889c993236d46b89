"""Where the names of technologies stand in a text.

Names are compared word by word, so `Go` is not in "Google", nor `Java` in "JavaScript". Case, plural, hyphens and
line breaks do not matter: "dead letter queue" names `Dead-letter Queues`. The longest name wins.

Some names are ordinary words too: `Go`, `REST`, and every name of one or two letters. They count where they are
written just so and do not open a sentence as a verb would ("Go above and beyond"), or where they stand in a list
beside another technology ("kafka, go, python").
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple

from portfolio.evidence.tokens import Tokens


def _is_short(spelling: str) -> bool:
    return len(spelling) < 3 and spelling.isalpha()


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# What follows the name of a language at the beginning of a sentence, and never the verb it also is.
_COMPANY = _words(
    "api apis app application applications apps backend backends client clients cluster clusters code codebase "
    "developer developers ecosystem endpoint endpoints engineer engineering engineers experience expertise framework "
    "frameworks interface interfaces is knowledge language libraries library microservice microservices preferred "
    "proficiency programming project projects proxies proxy required runtime server servers service services sidecar "
    "sidecars skills stack tooling"
)
# What follows the verb where Every Word Begins With a Capital.
_VERBAL = _words("above ahead beyond big deep far from further live out the through to where")
_BEFORE_A_LETTER = _words("in with using like of")


class Mention(NamedTuple):
    """A place in a text, `text[start:end]`, and the slugs of what is named there."""

    start: int
    end: int
    slugs: frozenset[str]


class Certainty(Enum):
    """How sure it is that a spelling is meant as a name."""

    NO = 0
    IN_A_LIST = 1
    """If another technology stands beside it."""
    YES = 2


@dataclass(slots=True, eq=False)
class _Name:
    slugs: set[str] = field(default_factory=set)
    exact: str | None = None
    """The one way of writing it, if it is an ordinary word too."""


class _Find(NamedTuple):
    """Tokens `first` to `last` spell a name."""

    first: int
    last: int
    name: _Name
    certainty: Certainty


class Speller:
    """Knows spellings and finds them in texts; a text of n words costs about n steps, however many it knows."""

    def __init__(self, spellings: Mapping[str, Iterable[str]], ordinary: Iterable[str] = ()) -> None:
        """Learn each spelling and the slugs that it stands for; `ordinary` are spellings that are plain words too."""
        self._tree: dict[str, Any] = {}  # By token, then by the next; a name stands under "".
        words = set(ordinary)
        for spelling, slugs in spellings.items():
            self._learn(spelling, slugs, is_ordinary=spelling in words or _is_short(spelling))

    def mentions(self, text: str) -> list[Mention]:
        """Return what `text` names, from its beginning to its end; no two overlap."""
        tokens = Tokens(text)
        finds = _supported([find for find in self._finds(tokens) if find.certainty is not Certainty.NO], tokens)
        return [
            Mention(tokens.all[find.first].start, tokens.all[find.last].end, frozenset(find.name.slugs))
            for find in finds
        ]

    def resolve(self, wording: str) -> frozenset[str]:
        """Return what an entry of a list stands for: the whole of it, or each part that marks set apart.

        `Kubernetes (Titus)` stands for both; `Java Message Service` does not stand for `Java`.
        """
        tokens = Tokens(wording)
        parts = [find for find in self._finds(tokens) if tokens.stands_alone(find.first, find.last)]
        return frozenset(slug for find in parts for slug in find.name.slugs)

    def _learn(self, spelling: str, slugs: Iterable[str], *, is_ordinary: bool) -> None:
        branch = self._tree
        for token in Tokens(spelling).all:
            if not token.is_hyphen:
                branch = branch.setdefault(token.key, {})
        name = branch.setdefault("", _Name())
        name.slugs.update(slugs)
        if is_ordinary:
            name.exact = spelling

    def _finds(self, tokens: Tokens) -> Iterator[_Find]:
        first = 0
        while first < len(tokens.all):
            found = self._longest(tokens, first)
            if found:
                yield found
            first = found.last + 1 if found else first + 1

    def _longest(self, tokens: Tokens, first: int) -> _Find | None:
        """Return the longest name that begins at token `first`."""
        branch, longest = self._tree, None
        for last in range(first, len(tokens.all)):
            token = tokens.all[last]
            if token.is_hyphen and last > first:
                continue
            if token.key not in branch or (last > first and not tokens.continues(last)):
                break
            branch = branch[token.key]
            if "" in branch and not tokens.is_part(first, last):
                longest = _Find(first, last, branch[""], _certainty(tokens, first, last, branch[""].exact))
        return longest


def _supported(finds: list[_Find], tokens: Tokens) -> list[_Find]:
    """Return the finds that are sure, and those that follow or precede one of them in a list."""
    sure = {find for find in finds if find.certainty is Certainty.YES}
    pairs = [(one, two) for one, two in pairwise(finds) if tokens.are_neighbours(one.last, two.first)]
    for one, two in pairs:
        if one in sure:
            sure.add(two)
    for one, two in reversed(pairs):
        if two in sure:
            sure.add(one)
    return [find for find in finds if find in sure]


def _certainty(tokens: Tokens, first: int, last: int, exact: str | None) -> Certainty:
    """Say how sure it is that tokens `first` to `last` are meant as a name, which is an ordinary word if `exact`."""
    if exact is None:
        return Certainty.YES
    if len(exact) < 3 and tokens.is_tied(first, last):
        return Certainty.NO
    is_exact = tokens.text[tokens.all[first].start : tokens.all[last].end] == exact
    means_a_name = _means_a_letter if len(exact) == 1 else _means_a_name
    if is_exact and means_a_name(tokens, first, last):
        return Certainty.YES
    is_listed = tokens.stands_alone(first, last) or (len(exact) == 1 and tokens.is_slashed(first, last))
    return Certainty.IN_A_LIST if is_listed else Certainty.NO


def _means_a_name(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether an ordinary word that is written as the name is meant as the name."""
    before, after = tokens.written(first - 1), tokens.written(last + 1)
    opens = tokens.opens_sentence(first)
    if tokens.stands_alone(first, last):
        return not (opens and after in {"and", "or"})
    if opens and after[:1].islower():
        return after in _COMPANY
    is_shouted = all(len(word) > 1 and word.isupper() for word in (before, after))
    is_verb = after == "!" or (after[:1].isupper() and after.casefold() in _VERBAL)
    return not is_shouted and not is_verb


def _means_a_letter(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a single letter is meant as a language, not as a grade, a point or an initial."""
    if tokens.written(last + 1) in _COMPANY:
        return True
    return tokens.written(first - 1).casefold() in _BEFORE_A_LETTER and tokens.ends_entry(last)
