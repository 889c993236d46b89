"""Names that prove each other: what stands in a list beside a technology is one too."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from portfolio.evidence import company
from portfolio.evidence.certainty import Certainty
from portfolio.evidence.spellings import Guard, Spelled
from portfolio.evidence.tokens import Tokens

# How many lines away a technology proves an entry that begins a line of the same list.
_NEAR = 3
_CLOSE = 2
# How far behind the bracket that explains a name another one stands: "CSS (bei uns: Tailwind)".
_BRACKETED = 4
_ENDING = frozenset(").;!?")


class Find(NamedTuple):
    """Tokens `first` to `last` spell a name that stands for `slugs`."""

    first: int
    last: int
    name: Spelled
    slugs: frozenset[str]
    certainty: Certainty

    @property
    def is_practice(self) -> bool:
        """Whether a plain word is found that names a practice."""
        return self.name.guard is Guard.PRACTICE


def supported(finds: list[Find], tokens: Tokens) -> list[Find]:
    """Return the finds that are sure by themselves, and those that one of them supports, in the order of the text."""
    likely = [find for find in finds if find.certainty is not Certainty.NO]
    sure = {n for n, find in enumerate(likely) if find.certainty is Certainty.YES}
    if len(sure) < len(likely):
        sure.update(_together(likely, tokens))
        sure.update(_among_lines(likely, sure, tokens))
        _spread(likely, sure, tokens)
    return [find for n, find in enumerate(likely) if n in sure]


def _spread(finds: list[Find], sure: set[int], tokens: Tokens) -> None:
    """Add to `sure` what stands beside it, first from the left to the right, then back."""
    beside = [n for n, (one, two) in enumerate(pairwise(finds)) if _are_beside(one, two, tokens)]
    for n in beside:
        if n in sure and _proves(finds[n], finds[n + 1]):
            sure.add(n + 1)
    for n in reversed(beside):
        if n + 1 in sure and _proves(finds[n + 1], finds[n]):
            sure.add(n)


def _proves(sure: Find, other: Find) -> bool:
    """Say whether `sure` proves what stands beside it: a practice proves no word in small letters."""
    return sure.name.is_technology or other.is_practice or other.certainty is Certainty.BESIDE


def _are_beside(one: Find, two: Find, tokens: Tokens) -> bool:
    unsure = [find for find in (one, two) if find.certainty is not Certainty.YES]
    if _are_beside_in_a_list(one, two, tokens):
        return True
    if any(find.certainty is Certainty.LISTED for find in unsure):
        return False
    between = tokens.all[one.last + 1 : two.first]
    if between and between[0].key == "(" and len(between) <= _BRACKETED:
        return not any(token.key in _ENDING for token in between)
    return len(between) <= _CLOSE and all(token.key in company.CONNECTING for token in between)


def _together(finds: list[Find], tokens: Tokens) -> Iterator[int]:
    """Yield the ordinary words that stand together as entries of one list, each written as a name."""
    for n, (one, two) in enumerate(pairwise(finds)):
        are_likely = one.certainty is two.certainty is Certainty.BESIDE
        if not are_likely or one.is_practice != two.is_practice:
            continue
        if _are_beside_in_a_list(one, two, tokens) or _are_paired(one, two, tokens):
            yield from (n, n + 1)


def _are_paired(one: Find, two: Find, tokens: Tokens) -> bool:
    """Say whether one word leads from a name to another that ends the phrase: `SAS to R`."""
    between = tokens.all[one.last + 1 : two.first]
    return len(between) == 1 and between[0].key in company.PAIRING and tokens.ends_phrase(two.last)


def _are_beside_in_a_list(one: Find, two: Find, tokens: Tokens) -> bool:
    if not tokens.are_neighbours(one.last, two.first):
        are_words = all(f.certainty is not Certainty.LISTED and f.name.guard is not Guard.LETTER for f in (one, two))
        return are_words and _is_an_entry(two, tokens) and tokens.are_entries_apart(one.last, two.first)
    are_entries = all(tokens.stands_alone(find.first, find.last) for find in (one, two))
    return are_entries or tokens.are_on_one_line(one.last, two.first)


def _is_an_entry(find: Find, tokens: Tokens) -> bool:
    return find.certainty is Certainty.YES or (tokens.begins_entry(find.first) and tokens.ends_phrase(find.last))


def _among_lines(finds: list[Find], sure: set[int], tokens: Tokens) -> Iterator[int]:
    """Yield what begins a line as an entry, where the line before or the next one names a technology."""
    entries = [n for n, find in enumerate(finds) if n not in sure and _begins_a_line(find, tokens)]
    if not entries:
        return
    lines = tokens.lines()
    named = {lines[finds[n].first] for n in sure if finds[n].name.is_technology}
    for n in entries:
        line = lines[finds[n].first]
        if not named.isdisjoint(range(line - _NEAR, line + _NEAR + 1)):
            yield n


def _begins_a_line(find: Find, tokens: Tokens) -> bool:
    return (
        find.certainty is Certainty.BESIDE
        and tokens.begins_line(find.first)
        and tokens.stands_alone(find.first, find.last)
    )
