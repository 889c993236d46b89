"""From Markdown to a tree: what a text of the owner's says, and where each of its words stands in what is written.

The tree is flat: words that look alike are one run, so that no marks nest deeper than there are kinds of mark.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from portfolio.content import dialect

# A text without one of these is what it is; most texts are, and cost no reading.
_MARKS = re.compile(r"[*_`\[\\]")
_TAGS = ("strong", "em")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, as it is written, and where the link begins in the source."""

    address: str
    at: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    at: int
    """Where the words stand in the source."""
    tags: tuple[str, ...] = ()
    """The elements of HTML that the words stand in, from the outermost: `strong`, `em`, `code`."""
    target: Target | None = None
    is_escaped: bool = False
    """Whether a backslash says that a mark is meant as a character."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together."""

    runs: tuple[Run, ...]
    is_bare: bool = False
    """Whether the words are all that the entry of a list has, or all of a sentence."""

    @property
    def text(self) -> str:
        """The plain words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the blocks of each entry."""

    entries: tuple[tuple["Paragraph | Listing", ...], ...]
    is_ordered: bool


Block = Paragraph | Listing


@dataclass(frozen=True, slots=True)
class Tree:
    """What a text says: its blocks, and where its links lead."""

    blocks: tuple[Block, ...]
    targets: tuple[Target, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order, those in lists too."""
        return tuple(_paragraphs(self.blocks))


def read(source: str, *, has_blocks: bool) -> Tree:
    """Return what `source` says; one that `has_blocks` may have several paragraphs, and lists."""
    is_plain = not _MARKS.search(source) and not (has_blocks and ("\n" in source or dialect.LISTS.match(source)))
    if is_plain:
        return _whole(source)
    return _blocks(source) if has_blocks else _sentence(source)


def _whole(source: str) -> Tree:
    return Tree((Paragraph((Run(source, 0),), is_bare=True),))


def _sentence(source: str) -> Tree:
    inline = dialect.parse_sentence(source)
    runs, targets = _runs(inline, range(len(source) + 1))
    return Tree((Paragraph(runs, is_bare=True),), targets)


def _blocks(source: str) -> Tree:
    starts = [0, *(found.end() for found in re.finditer("\n", source))]
    growing, targets = _Growing(), list[Target]()
    for token in dialect.parse(source):
        if token.type == "inline":
            runs, found = _runs(token, _offsets(token, source, starts))
            targets += found
            growing.add(runs)
        elif token.nesting > 0:
            growing.open(token)
        else:
            growing.close(token)
    [blocks] = growing.holders
    match blocks:
        case [Paragraph() as only]:
            blocks = [replace(only, is_bare=True)]
    return Tree(tuple(blocks), tuple(targets))


@dataclass
class _Growing:
    """The blocks of a text while it is read; the last of each list is what is open."""

    holders: list[list[Block]] = field(default_factory=lambda: [[]])
    listings: list[list[tuple[Block, ...]]] = field(default_factory=list)
    is_bare: bool = False

    def add(self, runs: tuple[Run, ...]) -> None:
        self.holders[-1].append(Paragraph(runs, self.is_bare))

    def open(self, token: Token) -> None:
        if token.type == "paragraph_open":
            self.is_bare = token.hidden
        elif token.type == "list_item_open":
            self.holders.append([])
        else:
            self.listings.append([])

    def close(self, token: Token) -> None:
        if token.type == "list_item_close":
            self.listings[-1].append(tuple(self.holders.pop()))
        elif token.type != "paragraph_close":
            self.holders[-1].append(Listing(tuple(self.listings.pop()), is_ordered=token.tag == "ol"))


def _offsets(inline: Token, source: str, starts: Sequence[int]) -> list[int]:
    """Return where each character of a paragraph stands in the source: its lines are there without their indents."""
    first = inline.map[0] if inline.map else 0
    offsets: list[int] = []
    for n, line in enumerate(inline.content.split("\n"), first):
        end = starts[n + 1] - 1 if n + 1 < len(starts) else len(source)
        written = source[starts[n] : end]
        # A tab in an indent may come as more spaces than there are characters.
        begins = starts[n] + max(0, len(written.rstrip()) - len(line.rstrip()))
        offsets += (min(end, begins + at) for at in range(len(line) + 1))
    return offsets


def _runs(inline: Token, offsets: Sequence[int]) -> tuple[tuple[Run, ...], tuple[Target, ...]]:
    """Return what a line of tokens says; `offsets` tell where each character of the line stands in the source."""
    runs: list[Run] = []
    targets: list[Target] = []
    opened: Counter[str] = Counter()
    target: Target | None = None
    at = 0
    for token in inline.children or ():
        tags = tuple(tag for tag in _TAGS if opened[tag])
        match token.type:
            case "text":
                for line in token.content.splitlines(keepends=True):  # Of a list, each has an indent in the source.
                    runs.append(Run(line, offsets[at], tags, target))
                    at += len(line)
            case "text_special":
                runs.append(Run(token.content, offsets[at + 1], tags, target, is_escaped=True))
                at += 2
            case "code_inline":
                runs.append(Run(token.content, offsets[at + len(token.markup)], (*tags, "code"), target))
                at = token.meta["end"]
            case "link_open":
                target = Target(str(token.attrs["href"]), offsets[at])
                targets.append(target)
                at += 1
            case "link_close":
                target, at = None, token.meta["end"]
            case _:  # What opens and closes emphasis.
                opened[token.tag] += token.nesting
                at += len(token.markup)
    return tuple(runs), tuple(targets)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for entry in block.entries:
                yield from _paragraphs(entry)
