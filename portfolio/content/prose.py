"""Prose that can point: plain words for whoever reads or compares, and HTML for the page, both from one tree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from portfolio.content import markdown
from portfolio.content.markdown import Block, Listing, Paragraph, Run, Target, Tree

KindOfProse = Literal["inline", "block"]
"""What a text may hold; `block` prose has what a sentence has, and paragraphs and lists."""
MAY_HOLD: Mapping[KindOfProse | None, str] = {
    None: "",
    "inline": "links, emphasis, code",
    "block": "links, emphasis, code, paragraphs, lists",
}
"""What the owner reads of each kind; plain words hold nothing."""
BETWEEN = "\n\n"
"""What parts paragraphs, and entries of lists, in plain words: no name reaches over an empty line."""


class Prose(str):
    """A text of the owner's that may hold marks. As a text, it is its plain words."""

    __slots__ = ("addresses", "source", "tree")

    source: str
    """What the owner wrote."""
    tree: Tree
    addresses: Mapping[str, str]
    """Where each link may lead, by the address as it is written; a link that is not here is no link on the page."""

    def __new__(
        cls, words: str, source: str | None = None, tree: Tree | None = None, addresses: Mapping[str, str] | None = None
    ) -> "Prose":
        """Return `words` as prose, by themselves or as they are read from `source`."""
        made = super().__new__(cls, words)
        made.source = words if source is None else source
        made.tree = tree or Tree((Paragraph((Run(words, 0),), is_bare=True),))
        made.addresses = addresses or {}
        return made

    def __eq__(self, other: object) -> bool:
        """Compare the source, where both have one: an edit of marks alone is an edit."""
        return self.source == other.source if isinstance(other, Prose) else str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """Say whether the two differ."""
        return not self == other

    __hash__ = str.__hash__

    @property
    def is_one_paragraph(self) -> bool:
        """Whether there is nothing to set apart: no second paragraph, and no list."""
        return len(self.tree.blocks) == 1 and isinstance(self.tree.blocks[0], Paragraph)

    def leading(self, addresses: Mapping[str, str]) -> "Prose":
        """Return the prose with each link leading where `addresses` say."""
        return Prose(str(self), self.source, self.tree, addresses)


@lru_cache(maxsize=4096)  # A file is read at each edit, by the model and by `check`; most of its texts are as before.
def read(source: str, kind: KindOfProse) -> Prose:
    """Return what `source` says; its links lead nowhere until somebody says that they may."""
    tree = markdown.read(source, has_blocks=kind == "block")
    return Prose(BETWEEN.join(paragraph.text for paragraph in tree.paragraphs), source, tree)


def escaped(words: str) -> str:
    """Return a source that reads as `words`, whatever marks stand in them."""
    return "".join(f"\\{character}" if character in "\\*_`[]" else character for character in words)


class Marking(NamedTuple):
    """The plain words from `start` to before `end`, and the element of HTML that sets them apart."""

    start: int
    end: int
    tag: str


def html(text: str, markings: Sequence[Marking] = ()) -> Markup:
    """Return `text` as it is drawn, `markings` set apart in it: in order, and none over another.

    What is one paragraph comes without an element around it; what is more comes in elements of its own. A marking that
    reaches over a mark of Markdown is set apart piece by piece.
    """
    prose = text if isinstance(text, Prose) else Prose(text)
    drawing = _Drawing(prose.addresses, markings)
    if prose.is_one_paragraph:
        return Markup("").join(drawing.words(prose.tree.paragraphs[0]))
    return Markup("").join(drawing.blocks(prose.tree.blocks))


Element = Target | Marking | str
"""What words stand in: a link, what sets them apart, or the name of an element."""


@dataclass
class _Drawing:
    addresses: Mapping[str, str]
    markings: Sequence[Marking]
    at: int = 0
    """Where in the plain words the drawing has come to."""
    next: int = 0
    """The first of the markings that does not end before."""

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Markup]:
        for block in blocks:
            if isinstance(block, Listing):
                yield from self._listing(block)
            elif block.is_bare:
                yield from self.words(block)
            else:
                yield Markup("<p>")
                yield from self.words(block)
                yield Markup("</p>")

    def _listing(self, listing: Listing) -> Iterator[Markup]:
        tag = "ol" if listing.is_ordered else "ul"
        yield Markup('<{} class="bullets">').format(tag)
        for entry in listing.entries:
            yield Markup("<li>")
            yield from self.blocks(entry)
            yield Markup("</li>")
        yield Markup("</{}>").format(tag)

    def words(self, paragraph: Paragraph) -> Iterator[Markup]:
        opened: tuple[Element, ...] = ()
        for run in paragraph.runs:
            for text, marking in self._pieces(run):
                wanted = (*self._around(run), *((marking,) if marking else ()))
                kept = _in_common(opened, wanted)
                yield from map(_closing, reversed(opened[kept:]))
                yield from map(self._opening, wanted[kept:])
                yield escape(text)
                opened = wanted
        yield from map(_closing, reversed(opened))
        self.at += len(BETWEEN)

    def _around(self, run: Run) -> tuple[Element, ...]:
        is_linked = run.target is not None and run.target.address in self.addresses
        return (*((run.target,) if run.target and is_linked else ()), *run.tags)

    def _pieces(self, run: Run) -> Iterator[tuple[str, Marking | None]]:
        """Yield the words of `run` piece by piece, each with the marking that it stands in."""
        first = self.at
        end = first + len(run.text)
        while self.at < end:
            while self.next < len(self.markings) and self.markings[self.next].end <= self.at:
                self.next += 1
            marking = self.markings[self.next] if self.next < len(self.markings) else Marking(end, end, "")
            is_inside = marking.start <= self.at
            until = min(end, marking.end if is_inside else marking.start)
            yield run.text[self.at - first : until - first], marking if is_inside else None
            self.at = until

    def _opening(self, element: Element) -> Markup:
        if isinstance(element, Target):
            return Markup('<a href="{}">').format(self.addresses[element.address])
        return Markup("<{}>").format(element.tag if isinstance(element, Marking) else element)


def _closing(element: Element) -> Markup:
    tag = "a" if isinstance(element, Target) else element.tag if isinstance(element, Marking) else element
    return Markup("</{}>").format(tag)


def _in_common(opened: Sequence[Element], wanted: Sequence[Element]) -> int:
    """Return how many elements both begin with: what stays open from one piece to the next."""
    count = 0
    for one, other in zip(opened, wanted, strict=False):
        if one is not other and one != other:
            break
        count += 1
    return count
