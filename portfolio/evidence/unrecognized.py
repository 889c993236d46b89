"""Words of a text that look like technologies and are not in the vocabulary."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio.evidence import well_known
from portfolio.evidence.spelling import Mention, Speller
from portfolio.evidence.tokens import Tokens

_NAMES = well_known.listed(well_known.NAMES)
_SPELLER = Speller({name: [name] for name in _NAMES}, well_known.listed(well_known.ORDINARY_WORDS))
_SHAPES = re.compile(
    r"""(?<![\w.@-])(?:
        [A-Z]?[a-z]+[A-Z][A-Za-z0-9]*(?:\.js)?     # GraphQL, eBPF, ClickHouse: a capital inside
      | [A-Z]{2,}[a-z]+[A-Z]\w*                    # JUnitXML
      | [A-Z]\w*\.(?:js|io)                        # Ember.js
      | [A-Z][A-Za-z]+[0-9]+ | [A-Z]\.[0-9]+       # EC2, AV1, H.264
      | [A-Z]{3,6}(?:/[0-9])?                      # HLS, HTTP/3
    )(?![\w@-]|\.\w)""",
    re.VERBOSE,
)
_BETWEEN_ENTRIES = frozenset(",;/|&()")
_OTHERWISE = frozenset(well_known.listed(well_known.ABBREVIATIONS))


def words(text: str, known: Iterable[Mention]) -> tuple[str, ...]:
    """Return the words that look like technologies, in the order of `text`, each once.

    What the mentions in `known` say already is left out; a longer name than theirs is told: GitHub is not GitHub
    Actions.
    """
    taken = {place for mention in known for place in range(mention.start, mention.end)}
    text = Tokens(text).text
    names = [place for place in _names(text) if not taken.issuperset(range(place.start, place.end))]
    shapes = [place for place in _shapes(text) if taken.isdisjoint(range(place.start, place.end))]
    found: dict[str, str] = {}
    end = 0
    for place in sorted(names + shapes, key=lambda place: (place.start, -place.end)):
        if place.start >= end:
            end = place.end
            found.setdefault(place.name.casefold(), place.name)
    return tuple(found.values())


class _Place(NamedTuple):
    start: int
    end: int
    name: str


def _names(text: str) -> Iterator[_Place]:
    for mention in _SPELLER.mentions(text):
        yield _Place(mention.start, mention.end, min(mention.slugs))


def _shapes(text: str) -> Iterator[_Place]:
    for line in re.finditer(r"[^\n]+", text):
        is_shouted = _is_shouted(line[0])
        for shape in _SHAPES.finditer(text, *line.span()):
            is_loud = is_shouted and shape[0].isupper() and not _is_entry(text, *shape.span())
            if shape[0].upper() not in _OTHERWISE and not is_loud:
                yield _Place(*shape.span(), shape[0])


def _is_shouted(line: str) -> bool:
    """Say whether `line` is a heading in capitals, where every word looks like an abbreviation."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(words) > 1 and sum(word.isupper() for word in words) > len(words) / 2


def _is_entry(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` is one of several entries in a list: `AWS` of `- AWS, GCP`."""
    before, after = text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1]
    begins = before in {"", "\n", *_BETWEEN_ENTRIES, *":-*\u2022\u00b7"}
    ends = after in {"", "\n", *_BETWEEN_ENTRIES, "."}
    return begins and ends and (before in {":", *_BETWEEN_ENTRIES} or after in _BETWEEN_ENTRIES)
