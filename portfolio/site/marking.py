"""Text as it stands on a page: figures set apart, chosen technologies marked, names that read as calls made clear."""

import re
from collections.abc import Collection
from functools import lru_cache

from markupsafe import Markup, escape

from portfolio import current

_FIGURE = re.compile(r"(?<![\w.,])(\d[\d.,]*(?:%|[xX]\b|[KMB]?\+|[KMB]\b))")
# Read out alone as a link, these would ask for something instead of naming it.
_CALLS = frozenset({"go", "here", "more", "start", "this"})


def marked(text: str, slugs: Collection[str] = ()) -> Markup:
    """Set the figures in `text` apart, and mark the words that name one of the technologies `slugs`."""
    pieces, end = [], 0
    for mention in current.record().mentions(text) if slugs else ():
        if not mention.slugs.isdisjoint(slugs):
            pieces += [
                _figured(text[end : mention.start]),
                Markup("<mark>{}</mark>").format(text[mention.start : mention.end]),
            ]
            end = mention.end
    return Markup().join([*pieces, _figured(text[end:])])


@lru_cache(maxsize=4096)
def name_alone(name: str) -> Markup:
    """Return a technology's name as all that a link says."""
    hidden = Markup('<span class="hidden"> (technology)</span>') if name.lower() in _CALLS else Markup()
    return escape(name) + hidden


@lru_cache(maxsize=4096)
def _figured(text: str) -> Markup:
    """Set each figure apart: numbers with a unit of their own, such as `40%`, `10M+` and `99.9%`."""
    parts = _FIGURE.split(text)
    return Markup().join(Markup("<b>{}</b>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts))
