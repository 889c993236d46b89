"""Remarks on wordings and spellings that the vocabulary does not know, each with the entry to add."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model import Portfolio, Technology
from portfolio.english import enumeration
from portfolio.evidence import shipped
from portfolio.evidence.record import Record
from portfolio.evidence.writings import Writing

# How alike two names are that differ by a slip of the pen; NoSQL and MySQL are less so.
ALIKE = 0.88
# In shorter names, a letter more or less makes another one.
_SHORTEST = 6

Placed = tuple[PartPath, str]


def unknown(portfolio: Portfolio, record: Record, placed: Iterable[Placed]) -> Iterator[Finding]:
    """Yield each wording that looks like a slip for a known one, or that neither vocabulary knows.

    `placed` are the wordings of the owner's lists, each with its path. Who keeps no vocabulary is asked for no entries:
    what nobody declares stands for itself. Nor is anybody for what stands in `skills` alone, of which there is no
    evidence to group.
    """
    own = {s.casefold(): s for technology in portfolio.technologies for s in technology.spellings}
    told: set[str] = set()
    for path, wording in placed:
        if wording.casefold() in told or not _is_unknown(portfolio, record, wording):
            continue
        told.add(wording.casefold())
        if near := _near(wording, own):
            sentence = f"{quoted(wording)} is unknown to the vocabulary (`technologies`); did you mean {near}"
            yield Finding(path, sentence, code=Code.MISSPELT_TECHNOLOGY)
        elif own and path[0] != "skills":
            yield _unknown_to_both(portfolio, record, (path, wording))


def _is_unknown(portfolio: Portfolio, record: Record, wording: str) -> bool:
    """Say whether `wording` stands for itself alone: nobody declares it, and it is not shipped."""
    declared = {technology.slug for technology in portfolio.technologies} | shipped.technologies().keys()
    return declared.isdisjoint(record.stands_for(wording))


def _near(wording: str, own: dict[str, str]) -> str | None:
    """Return the end of the question whether `wording` is a slip for one of the owner's spellings or a shipped one."""
    if near := get_close_matches(wording.casefold(), own, n=1, cutoff=ALIKE):
        return f"{quoted(own[near[0]])}?"
    if len(wording) < _SHORTEST:
        return None
    likely = {s.casefold(): s for s in _shipped_spellings() if s[0].casefold() == wording[0].casefold()}
    near = get_close_matches(wording.casefold(), likely, n=1, cutoff=ALIKE)
    return f"{quoted(likely[near[0]])}? If not, add {_entry({'name': wording})} there" if near else None


def _shipped_spellings() -> Iterator[str]:
    return (spelling for technology in shipped.technologies().values() for spelling in technology.spellings)


def _unknown_to_both(portfolio: Portfolio, record: Record, placed: Placed) -> Finding:
    path, wording = placed
    group = _group_around(portfolio, record, path)
    entry = _entry({"name": wording} | ({"group": group} if group else {}))
    sentence = f"{quoted(wording)} is unknown to the vocabulary (`technologies`); add it there, such as {entry}"
    return Finding(path, sentence, code=Code.UNKNOWN_TECHNOLOGY, brief=quoted(wording), example=entry)


def _group_around(portfolio: Portfolio, record: Record, path: PartPath) -> str | None:
    """Return the group that most of the list at `path` belongs to."""
    value: Any = portfolio.model_dump(mode="json", include={str(path[0])})
    for step in path[:-1]:
        value = value[step]
    groups = Counter(technology.group for wording in value for technology in record.resolve(wording))
    groups.pop(None, None)
    return next((group for group, _ in groups.most_common(1)), None)


def left_out(portfolio: Portfolio, record: Record, writings: Iterable[Writing]) -> Iterator[Finding]:
    """Yield each entry whose `aka` leaves out a spelling that a sentence uses, and that counts for nothing there."""
    used: dict[str, dict[str, PartPath]] = {}
    for writing in writings:
        own = {(mention.start, mention.slugs) for mention in record.mentions(writing.text)}
        for mention in record.vocabulary.mentions(writing.text):
            if (mention.start, mention.slugs) not in own and mention.slugs <= record.vocabulary.own:
                for slug in mention.slugs:
                    used.setdefault(slug, {}).setdefault(writing.text[mention.start : mention.end], writing.path)
    for n, technology in enumerate(portfolio.technologies):
        if technology.slug in used:
            yield _lacking(("technologies", n, "aka"), technology, used[technology.slug])


def _lacking(path: PartPath, technology: Technology, used: dict[str, PartPath]) -> Finding:
    names, place = enumeration([quoted(spelling) for spelling in used]), spoken(next(iter(used.values())))
    written = technology.model_dump(exclude_unset=True, mode="json")
    entry = _entry(written | {"aka": [*technology.aka, *used]})
    sentence = f"{names} in {place} is not counted, since this leaves it out; to count it, write {entry}"
    return Finding(path, sentence, code=Code.UNCOUNTED_SPELLING)


def _entry(written: Mapping[str, object]) -> str:
    return json.dumps({key: value for key, value in written.items() if key != "slug"}, ensure_ascii=False)
