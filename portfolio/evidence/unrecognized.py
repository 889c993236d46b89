"""Words of a text that look like technologies, and that neither the owner's vocabulary nor the shipped one knows."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio.evidence.spelling import Mention
from portfolio.evidence.tokens import Tokens

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
# Written like a technology in every advertisement, and none.
_OTHERWISE = frozenset(
    [
        "ADA",
        "AND",
        "API",
        "APIS",
        "ASAP",
        "BSC",
        "CEO",
        "CET",
        "CEST",
        "CFO",
        "CIO",
        "CISO",
        "COM",
        "COO",
        "COVID",
        "CPO",
        "CTO",
        "EEO",
        "EOE",
        "EST",
        "EUR",
        "FAQ",
        "FOR",
        "FTE",
        "GBP",
        "GDPR",
        "GMBH",
        "GMT",
        "HIPAA",
        "HTTP",
        "HTTPS",
        "INC",
        "IRA",
        "KPI",
        "KPIS",
        "LGBTQ",
        "LGBTQIA",
        "LINKEDIN",
        "LLC",
        "LTD",
        "MBA",
        "MSC",
        "NDA",
        "NOT",
        "NYC",
        "OKR",
        "OKRS",
        "OUR",
        "PHD",
        "PST",
        "PTO",
        "ROI",
        "RPC",
        "SAAS",
        "SMB",
        "STEM",
        "SVP",
        "THE",
        "USA",
        "USD",
        "UTC",
        "VISA",
        "WHO",
        "YOU",
        "YOUTUBE",
    ]
)


class Shape(NamedTuple):
    """Where `name` stands in a text: `text[start:end]`."""

    start: int
    end: int
    name: str


def words(text: str, known: Iterable[Mention]) -> tuple[Shape, ...]:
    """Return the words that look like technologies, in the order of `text`; none that the mentions in `known` hold."""
    taken = {place for mention in known for place in range(mention.start, mention.end)}
    shapes = _shapes(Tokens(text).text)
    return tuple(place for place in shapes if taken.isdisjoint(range(place.start, place.end)))


def _shapes(text: str) -> Iterator[Shape]:
    for line in re.finditer(r"[^\n]+", text):
        is_shouted = _is_shouted(line[0])
        for shape in _SHAPES.finditer(text, *line.span()):
            is_loud = is_shouted and shape[0].isupper() and not _is_entry(text, *shape.span())
            if shape[0].upper() not in _OTHERWISE and not is_loud:
                yield Shape(*shape.span(), shape[0])


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
