"""Words of a text that look like technologies and are not in the vocabulary."""

import re
from collections.abc import Iterable, Iterator

from portfolio.content.evidence import well_known
from portfolio.content.evidence.spelling import Mention, Speller
from portfolio.content.evidence.tokens import Tokens

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
_OTHERWISE = frozenset(well_known.listed(well_known.ABBREVIATIONS))


def words(text: str, known: Iterable[Mention]) -> tuple[str, ...]:
    """Return them in the order of `text`, each once; what overlaps one of the mentions in `known` is left out."""
    taken = [(mention.start, mention.end) for mention in known]
    text = Tokens(text).text
    found: dict[str, str] = {}
    for start, end, name in sorted(_named(text), key=lambda found: (found[0], -found[1])):
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            taken.append((start, end))
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _named(text: str) -> Iterator[tuple[int, int, str]]:
    for mention in _SPELLER.mentions(text):
        yield mention.start, mention.end, min(mention.slugs)
    for shape in _SHAPES.finditer(text):
        if shape[0].upper() not in _OTHERWISE and not _is_shouted(text, shape):
            yield *shape.span(), shape[0]


def _is_shouted(text: str, shape: re.Match[str]) -> bool:
    """Say whether it stands in a heading of capitals, where every word looks like an abbreviation."""
    line = text[text.rfind("\n", 0, shape.start()) + 1 :].partition("\n")[0]
    words = re.findall(r"[^\W\d_]{2,}", line)
    return shape[0].isupper() and len(words) > 1 and sum(word.isupper() for word in words) > len(words) / 2
