"""The two layers of the vocabulary, joined: what the owner declares, and what is shipped.

What the owner sets wins, field by field: a field left out is filled from the shipped entry that has one of the
spellings; an explicit `"aka": []` means that there are none. A spelling that the owner gives to one entry is never
added to another. A shipped entry that the owner's takes over is gone from the shipped layer, so that no text is
answered from both: in the owner's sentences only the owner's spellings are evidence, and in a text of somebody else the
shipped ones stand for the owner's entry too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.content.model import Technology
from portfolio.content.model.naming import slugify
from portfolio.evidence import shipped
from portfolio.evidence.spellings import Spellings, keys


@dataclass(frozen=True, slots=True)
class Declared:
    """The owner's entries, filled from what is shipped."""

    technologies: tuple[Technology, ...]
    """In the order of the file."""
    names: Spellings
    taken: Mapping[str, frozenset[str]]
    """By the slug of each shipped entry that an own one takes over: the own slug, if its spellings may stand there."""


def declare(technologies: Iterable[Technology]) -> Declared:
    """Return the owner's `technologies` with every field that is left out filled, as far as it is shipped."""
    given = tuple(technologies)
    names, taken, filled = Spellings(given), dict[str, frozenset[str]](), []
    for technology in given:
        source = source_of(technology)
        is_alone = "aka" in technology.model_fields_set and not technology.aka
        for slug in _taken(technology, source):
            taken.setdefault(slug, frozenset() if is_alone else frozenset([technology.slug]))
        if source:
            technology = _filled(technology, source, names)
            names.learn(technology)
        filled.append(technology)
    return Declared(tuple(filled), names, taken)


def _taken(technology: Technology, source: Technology | None) -> Iterator[str]:
    """Yield the slug of the shipped entry that fills `technology`, and of each whose name is one of its spellings."""
    if source:
        yield source.slug
    for spelling in technology.spellings:
        if (slug := slugify(spelling)) in shipped.technologies():
            yield slug


def source_of(technology: Technology) -> Technology | None:
    """Return the shipped entry that fills the owner's: the one that has the name, else another of the spellings."""
    known = shipped.technologies()
    if technology.slug in known:
        return known[technology.slug]
    found = (slug for spelling in technology.spellings for slug in sorted(shipped.spellings().slugs_of(spelling)))
    return next((known[slug] for slug in found), None)


def _filled(technology: Technology, source: Technology, names: Spellings) -> Technology:
    """Return `technology` with the fields of `source` that it leaves out; spellings in `names` are somebody's."""
    given, fields = technology.model_fields_set, dict[str, Any]()
    if "aka" not in given:
        added = (spelling for spelling in source.spellings if not names.slugs_of(spelling))
        fields["aka"] = tuple(dict.fromkeys(added))
    if "group" not in given:
        fields["group"] = source.group
    if "kind" not in given:
        fields["kind"] = source.kind
    if "ordinary_words" not in given:
        ordinary = {keys(word) for word in source.ordinary_words}
        spellings = (technology.name, *fields.get("aka", technology.aka))
        fields["ordinary_words"] = tuple(spelling for spelling in spellings if keys(spelling) in ordinary)
    return technology.model_copy(update=fields)
