"""Words of a text that look like technologies, and that neither the owner's vocabulary nor the shipped one knows.

A capital inside a word, or behind it a digit, says so by itself. A word in capitals does only in the company of
technology: advertisements shout, and abbreviate what they offer. How the advertiser is called is told by nobody.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio.evidence import abbreviations, advertisers, company, shipped
from portfolio.evidence.leading import is_led_to
from portfolio.evidence.spelling import Mention
from portfolio.evidence.tokens import Tokens

_SHAPES = re.compile(
    r"""(?<![\w.@\u00b7-])(?<!\w\*)(?:
        [A-Z]?[a-z]+[A-Z][A-Za-z0-9]*(?:\.js)?     # GraphQL, eBPF, ClickHouse: a capital inside
      | [A-Z]{2,}[a-z]{2,}\w* | [A-Z]{2,}[a-z]+[A-Z]\w*  # REDCap, JUnitXML
      | [A-Z]\w*\.(?:js|io)                        # Ember.js
      | [A-Z][A-Za-z]+[0-9]+ | [A-Z]\.[0-9]+       # EC2, AV1, H.264
      | (?:ISO|IEC|IEEE|DIN|EN|RFC|NIST|ETSI|ITU|ANSI)[ -][0-9][0-9.:-]*[0-9]  # ISO 8583
      | [A-Z]{3,6}(?:/[0-9])?                      # HLS, HTTP/3
    )(?![\w@]|-(?![A-Z][a-z])|\.\w)""",
    re.VERBOSE,
)
_CAPITALS = re.compile(r"[A-Z]{3,6}")
# Years, quarters and halves of them: FY27, Q3.
_TIMES = re.compile(r"(?:FY|CY|Q|H|KW|S)[0-9]+")
_BULLET = re.compile(r"[ \t>]*[-*\u2022\u00b7\u2013\u25aa\u25cf\u2713\u2714]")
_NUMBER = re.compile(r"[ -][0-9]{3}")
_COLON = re.compile(r"[ \t]*:")
_BEHIND = re.compile(r"[ \t]+([^\W\d_]{2,})")
_AHEAD = re.compile(r"([^\W\d_]{2,})[ \t]+\Z")
_FAR = 30


class Shape(NamedTuple):
    """Where `name` stands in a text: `text[start:end]`."""

    start: int
    end: int
    name: str


def words(text: str, known: Iterable[Mention]) -> tuple[Shape, ...]:
    """Return the words that look like technologies, in the order of `text`; none that the mentions in `known` hold."""
    tokens = Tokens(text)
    taken = {place for mention in known for place in range(mention.start, mention.end)}
    shapes = [shape for shape in _shapes(tokens.text) if taken.isdisjoint(range(shape.start, shape.end))]
    strangers = advertisers.named(((shape.start, shape.name) for shape in shapes), text, tokens)
    shapes = [shape for shape in shapes if shape.name not in strangers]
    starts = [shape.start for shape in shapes if not _CAPITALS.fullmatch(shape.name)]
    lines = _Lines(tokens.text, [*starts, *(mention.start for mention in known)])
    return tuple(s for s in shapes if not _CAPITALS.fullmatch(s.name) or _is_in_company(s, tokens, taken, lines))


def _shapes(text: str) -> Iterator[Shape]:
    for shape in _SHAPES.finditer(text):
        name = shape[0]
        is_other = name.upper() in abbreviations.NO_TECHNOLOGIES or name.casefold() in company.EVERYDAY
        if not is_other and not _TIMES.fullmatch(name) and not shipped.spellings().slugs_of(name):
            yield Shape(*shape.span(), name)


class _Lines:
    """The lines of a text, and which of them name technologies at `places`."""

    def __init__(self, text: str, places: Iterable[int]) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._bullets = [bool(_BULLET.match(text, start)) for start in self._starts]
        self._naming = {self._line(place) for place in places}

    def are_naming(self, place: int) -> bool:
        """Say whether the line of `place` names a technology, or the item before or behind it in the same list."""
        line = self._line(place)
        if not self._bullets[line]:
            return line in self._naming
        return not self._naming.isdisjoint(n for n in (line - 1, line, line + 1) if self._is_item(n))

    def _is_item(self, line: int) -> bool:
        return 0 <= line < len(self._bullets) and self._bullets[line]

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1


def _is_in_company(shape: Shape, tokens: Tokens, taken: set[int], lines: _Lines) -> bool:
    """Say whether a word in capitals is told: its line names a technology, or the words before lead to one."""
    if _NUMBER.match(tokens.text, shape.end) or _is_shouted(shape, tokens.text, taken):
        return False
    if lines.are_naming(shape.start):
        return True
    n = bisect_left(tokens.all, shape.start, key=lambda token: token.start)
    return n < len(tokens.all) and is_led_to(tokens, n, n)


def _is_shouted(shape: Shape, text: str, taken: set[int]) -> bool:
    """Say whether `shape` is a label, or stands beside other words in capitals which are no technologies."""
    before = _AHEAD.search(text, max(0, shape.start - _FAR), shape.start)
    if _COLON.match(text, shape.end) and (not before or before[1].isupper()):
        return True
    beside = [found for found in (before, _BEHIND.match(text, shape.end)) if found]
    return any(found[1].isupper() and found.start(1) not in taken for found in beside)
