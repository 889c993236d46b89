"""The spellings of technologies as a tree of words, and how carefully each has to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from portfolio.content.model import Technology
from portfolio.evidence.tokens import Tokens


class Guard(IntEnum):
    """What a spelling needs before it counts as a name; the greater guard is the stricter one."""

    NONE = 0
    """Nothing: no other word is spelt so, in whatever case."""
    AS_WRITTEN = 1
    """To be written just so: names of two letters, and wordings of which nothing else is known."""
    ORDINARY = 2
    """To be written just so, in the company that technologies keep: Swift, REST."""
    LETTER = 3
    """To be written just so, where no grade and no point is meant: C, R."""
    PRACTICE = 4
    """The company of systems, in whatever case: resilience, monitoring."""


@dataclass(slots=True, eq=False)
class Spelled:
    """One spelling, and the slugs of what it stands for."""

    exact: frozenset[str]
    """The ways of writing a guarded one: `pandas` and `Pandas`."""
    guard: Guard = Guard.NONE
    slugs: frozenset[str] = frozenset()
    is_technology: bool = False
    """Whether one of them is a technology and not a practice."""


class Spellings:
    """The spellings of one layer of the vocabulary; those that differ only in case, plural or hyphens are one."""

    def __init__(self, technologies: Iterable[Technology] = ()) -> None:
        self.tree: dict[str, Any] = {}
        """By word, then by the next one; what is spelt stands under the empty text."""
        for technology in technologies:
            self.learn(technology)

    def learn(self, technology: Technology) -> None:
        """Add every spelling of `technology`."""
        for spelling in technology.spellings:
            self._learn(technology, spelling, _guard(technology, spelling))

    def learn_as_written(self, technology: Technology) -> None:
        """Add the name of `technology`, of which nothing else is known: it may well be an ordinary word too."""
        self._learn(
            technology, technology.name, max(_guard_of_stranger(technology.name), _guard(technology, technology.name))
        )

    def slugs_of(self, spelling: str) -> frozenset[str]:
        """Return what the whole of `spelling` stands for; nothing if it is unknown."""
        branch = self.tree
        for key in keys(spelling):
            if key not in branch:
                return frozenset()
            branch = branch[key]
        return branch[""].slugs if "" in branch else frozenset()

    def _learn(self, technology: Technology, spelling: str, guard: Guard) -> None:
        branch = self.tree
        for key in keys(spelling):
            branch = branch.setdefault(key, {})
        is_technology, spelled = technology.kind == "technology", branch.get("")
        if spelled is None:
            branch[""] = Spelled(frozenset([spelling]), guard, frozenset([technology.slug]), is_technology)
            return
        spelled.exact |= {spelling}
        spelled.slugs |= {technology.slug}
        spelled.is_technology |= is_technology
        spelled.guard = max(guard, spelled.guard)


@lru_cache(maxsize=8192)  # Every portfolio spells much as the one before.
def keys(spelling: str) -> tuple[str, ...]:
    """Return how `spelling` is compared, word by word: without case, plural and hyphens."""
    return tuple(token.key for token in Tokens(spelling).all if not token.is_hyphen)


def _guard(technology: Technology, spelling: str) -> Guard:
    if len(spelling) == 1 and spelling.isalpha():
        return Guard.LETTER
    if spelling in technology.ordinary_words and technology.kind == "practice":
        return _guard_of_practice(spelling)
    if spelling in technology.ordinary_words:
        is_peculiar = " " in spelling or (not spelling.isupper() and not spelling[1:].islower())
        return (
            Guard.AS_WRITTEN if is_peculiar else Guard.ORDINARY
        )  # Several capitals are no accident: LaTeX, Core Data.
    return Guard.AS_WRITTEN if len(spelling) == 2 and spelling.isalpha() else Guard.NONE


def _guard_of_practice(spelling: str) -> Guard:
    """Return the guard of a practice: a plain word is written in small letters too; `SAFe` and `SOLID` are not."""
    is_plain = spelling[1:].islower()
    return Guard.PRACTICE if is_plain else Guard.AS_WRITTEN


def _guard_of_stranger(name: str) -> Guard:
    """Return the guard of a name that no vocabulary knows: `Bottle` needs company, `ClickHouse` and `k9s` do not."""
    if " " in name:
        return Guard.NONE
    return Guard.ORDINARY if name.isalpha() and name.istitle() else Guard.AS_WRITTEN
