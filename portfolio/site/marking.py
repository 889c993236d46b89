"""Text as it stands on a page: figures set apart, chosen technologies marked, names that read as calls made clear."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from markupsafe import Markup, escape

from portfolio import current
from portfolio.content import prose
from portfolio.content.model import Technology
from portfolio.content.model.dates import MONTHS
from portfolio.content.prose import Marking
from portfolio.evidence.advertisement.quoting import Quotation

# A number with its noun, a length of time with all that it consists of, a year with the word before it.
_BEFORE_YEAR = "|".join((*MONTHS, "from", "in", "to"))
_COUNT = r"(?:at least )?\b\d[\d,]* (?:volunteer )?[a-z]+(?: \d+ months?)?\b"
_WHOLE = re.compile(rf"{_COUNT}|\b(?:{_BEFORE_YEAR}) \d{{4}}\b")
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?:%|[xX]\b|[KMB]?\+|[KMB]\b)")
# A line on the smallest phone has room for so many characters, in the size of a lead.
_SHORT_LINE = 28
# Read out alone as a link, these would ask for something instead of naming it.
_CALLS = frozenset({"go", "here", "more", "start", "this"})


def marked(text: str, slugs: Collection[str] = ()) -> Markup:
    """Draw `text`, set the figures in it apart, and mark the words that name one of the technologies `slugs`.

    Prose is drawn with its links, emphasis and code; what is more than one paragraph comes in elements of its own.
    """
    mentions = current.record().mentions(text) if slugs else ()
    return marked_at(text, ((m.start, m.end) for m in mentions if not m.slugs.isdisjoint(slugs)))


def marked_at(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """Draw `text`, set the figures in it apart, and mark what stands in `spans`: start and end, in order."""
    markings: list[Marking] = []
    behind = 0
    for start, end in spans:
        markings += [*_figures(text, behind, start), Marking(start, end, "mark")]
        behind = end
    return prose.html(text, [*markings, *_figures(text, behind, len(text))])


def quotation(quoted: Quotation) -> Markup:
    """Return the words of a quoted line, and mark what it was quoted for: what is evidenced as proof is marked."""
    proved, named = Markup("<mark>{}</mark>"), Markup("<u>{}</u>")
    return Markup().join(
        (proved if piece.is_evidenced else named).format(whole(piece.words)) if piece.is_named else piece.words
        for piece in quoted.pieces
    )


def counted(text: str) -> Markup:
    """Set the counts in `text` apart, as they stand in `5 evidenced · 8 not on this page`; lines break between them."""
    counts = (part.split(" ", 1) for part in text.replace(" \u00b7 ", " \u00b7\n").split("\n"))
    return Markup(" ").join(Markup("<span><b>{}</b> {}</span>").format(*count) for count in counts)


def unbroken(text: str, technologies: Iterable[Technology] = ()) -> str:
    """Keep on one line what would be misread in two: lengths of time, counts, months, and names of `technologies`.

    `at least 7 years 6 months`, `2 positions`, `May 2022`
    """
    for name in {technology.name for technology in technologies}:
        text = text.replace(name, whole(name))
    return _WHOLE.sub(lambda found: whole(found[0]), text)


def whole(words: str) -> str:
    """Keep a few words on one line; a longer text may have no line on a phone, and would be broken within a word."""
    return words.replace(" ", "\u00a0") if len(words) <= _SHORT_LINE else words


@lru_cache(maxsize=4096)
def name_alone(name: str) -> Markup:
    """Return a technology's name as all that a link says."""
    hidden = Markup('<span class="hidden"> (technology)</span>') if name.lower() in _CALLS else Markup()
    return escape(name) + hidden


def _figures(text: str, start: int, end: int) -> Iterator[Marking]:
    """Yield each figure between `start` and `end`: numbers with a unit of their own, such as `40%`, `10M+`, `99.9%`."""
    return (Marking(start + found.start(), start + found.end(), "b") for found in _FIGURE.finditer(text[start:end]))
