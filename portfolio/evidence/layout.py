"""What copying and mailing leave in a text besides its words, read away.

Soft hyphens, spaces that do not break, joined letters, entities and tags of HTML: a reader sees none of them.
"""

import html
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from unicodedata import normalize

# Nearly every text has none of these, and is done with one look.
_TRACES = re.compile("[&<\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufb00-\ufb06\ufeff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(
    r"<(/?(?:article|blockquote|br|dd|div|dl|dt|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|table|tbody|tr|ul"
    r"|a|abbr|b|center|code|em|font|i|img|small|span|strong|sub|sup|td|th|u))(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "center",
        "code",
        "em",
        "font",
        "i",
        "img",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "u",
    ]
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_JOINED = re.compile("[\ufb00-\ufb06]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


class Plain(NamedTuple):
    """A text as a reader sees it."""

    text: str
    places: Sequence[int]
    """Where each character of `text`, and its end, stands in what was written."""


def plain(written: str) -> Plain:
    """Return `written` without what its layout left in it."""
    found = Plain(written, range(len(written) + 1))
    if not _TRACES.search(written):
        return found
    for pattern, say in _READINGS:
        if pattern.search(found.text):
            found = _read(found, pattern, say)
    return found


def _read(found: Plain, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]) -> Plain:
    pieces, places, end = list[str](), list[int](), 0
    for trace in pattern.finditer(found.text):
        said = say(trace)
        pieces += [found.text[end : trace.start()], said]
        places += [*found.places[end : trace.start()], *[found.places[trace.start()]] * len(said)]
        end = trace.end()
    return Plain("".join([*pieces, found.text[end:]]), [*places, *found.places[end:]])


def _tag(found: re.Match[str]) -> str:
    """Say what a tag does: an item of a list begins a line with its mark, a block a line, and the rest is a space."""
    name = found[1].lower()
    if name == "li":
        return "\n\u2022 "
    return " " if name.lstrip("/") in _INLINE else "\n"


def _entity(found: re.Match[str]) -> str:
    return html.unescape(found[0])


_READINGS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (_ENTITY, _entity),
    (_ENTITY, _entity),  # Pasted from a page's source, `&amp;nbsp;` is twice what it was.
    (_TAG, _tag),
    (_INVISIBLE, lambda _: ""),
    (_JOINED, lambda found: normalize("NFKC", found[0])),
    (_SPACES, lambda _: " "),
]
