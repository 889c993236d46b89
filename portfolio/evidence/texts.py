"""Every text of a portfolio that a visitor reads, as the model's own fields give them.

The fields are asked, not a list kept by hand, so that what a later section shows is found too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from portfolio.content.file import schema
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Date
from portfolio.content.model.words import ROOM, Part

# What has no more room than this is a title or an entry of a list, and no sentence.
_SHORT = 100
# The vocabulary is no text: its spellings are for reading, and a technology is found by each of them. What the owner
# has acknowledged is on no page, and what is for audiences on no page that everybody reads.
_UNREAD = frozenset({"technologies", "acknowledged", "audiences"})


@dataclass(frozen=True, slots=True)
class PageText:
    """One text of the page, and where it stands."""

    text: str
    """Plain words, whatever marks the text has on the page."""
    fields: tuple[str, ...]
    """The names of the fields that lead to the text, from the whole file's down to its own."""
    parts: tuple[Part, ...]
    """The parts that hold the text, from the whole file's down to the nearest."""
    is_sentence: bool
    """Whether the text has the room of a sentence; else it is a title, or an entry of a list."""


def page_texts(portfolio: Portfolio) -> tuple[PageText, ...]:
    """Return every text that a visitor reads, in the order of the model."""
    return tuple(
        page_text
        for name in type(portfolio).model_fields
        if name not in _UNREAD
        for page_text in _within(getattr(portfolio, name), (name,), ())
    )


def _within(value: Any, fields: tuple[str, ...], parts: tuple[Part, ...]) -> Iterator[PageText]:
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), (*fields, name), (*parts, value))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _within(entry, fields, parts)
    elif (isinstance(value, str) or _is_in_words(value)) and (room := _room(fields)):
        yield PageText(str(value), fields, parts, is_sentence=room > _SHORT)


def _is_in_words(value: Any) -> bool:
    """Say whether `value` is a date that is told in words, which are the owner's."""
    return isinstance(value, Date) and value.is_in_words


@cache
def _room(fields: tuple[str, ...]) -> int:
    """Return how many characters a text under `fields` may sensibly have; 0 of a slug, an address or a color."""
    here, room = schema.at(()), 0
    for name in fields:
        here = schema.plain(here.get("properties", {}).get(name, {}))
        room = int(here.get(ROOM, 0))
        while "items" in here:
            here = schema.plain(here["items"])
            room = int(here.get(ROOM, room))
    return room
