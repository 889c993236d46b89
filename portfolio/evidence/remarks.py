"""What a careful reader would remark on technologies.

Skills that nothing proves, wordings that say nothing new or nothing known, ordinary words that became evidence.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.placed import placed_wordings
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio
from portfolio.evidence import plain_words, strangers
from portfolio.evidence import record as records
from portfolio.evidence.record import Record
from portfolio.evidence.strangers import ALIKE
from portfolio.evidence.writings import writings

_SHORTEST = 5


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield what may be said of how technologies are written."""
    record = records.gather(portfolio)
    told = tuple(writings(portfolio))
    yield from _unproved(portfolio, record)
    yield from strangers.unknown(portfolio, record, placed_wordings(portfolio))
    yield from strangers.left_out(portfolio, record, told)
    yield from plain_words.counted(record, told)
    yield from _twins(portfolio)
    yield from _synonyms(portfolio, record)


def _unproved(portfolio: Portfolio, record: Record) -> Iterator[Finding]:
    for path, wording in placed_wordings(portfolio):
        if path[0] == "skills" and record.vocabulary.resolve(wording).isdisjoint(record.technologies):
            sentence = f"{quoted(wording)} is a skill that no position, project or volunteer role names"
            yield Finding(
                path, f"{sentence}; name it where it was used", code=Code.UNPROVED_SKILL, brief=quoted(wording)
            )


def _twins(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each entry of the vocabulary that is written almost as an earlier one."""
    earlier: dict[str, str] = {}
    for n, technology in enumerate(portfolio.technologies):
        letters = technology.slug.replace("-", "")
        near = letters if letters in earlier else next(iter(get_close_matches(letters, earlier, 1, ALIKE)), None)
        if near and (near == letters or len(letters) >= _SHORTEST):
            sentence = f"{quoted(technology.name)} looks like {quoted(earlier[near])}; if they are one, list it there"
            yield Finding(("technologies", n, "name"), f"{sentence} as `aka`", code=Code.SIMILAR_NAMES)
        earlier.setdefault(letters, technology.name)


def _synonyms(portfolio: Portfolio, record: Record) -> Iterator[Finding]:
    """Yield a wording in a list that says nothing but what another in the same list says."""
    first: dict[tuple[PartPath, frozenset[str]], str] = {}
    for path, wording in placed_wordings(portfolio):
        key = (path[:-1], record.vocabulary.resolve(wording))
        if key in first:
            sentence = f"{quoted(wording)} stands for the same as {quoted(first[key])} in this list; keep one"
            yield Finding(path, sentence, code=Code.SAME_TECHNOLOGY)
        first.setdefault(key, wording)
