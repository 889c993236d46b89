"""From the outline of a résumé to Markdown. Prose keeps its marks; other words are escaped, so that they stay words."""

from collections.abc import Iterable, Iterator, Sequence

from portfolio.content import dialect
from portfolio.content.markdown import Block, Listing, Paragraph
from portfolio.content.prose import Prose
from portfolio.resume.markdown import commonmark
from portfolio.resume.markdown.commonmark import words
from portfolio.resume.outline import Lead, NamedList, Outline, ToldEntry, ToldFigure, ToldSection, ToldText

# The owner's lists have another mark than ours: one of ours that follows does not join.
_ITEM, _OWN_ITEM = "- ", "* "
_BREAK = "\\\n"
"""A new line, and not a new paragraph."""


def text(outline: Outline) -> str:
    """Return `outline` as Markdown."""
    every = [*_head(outline), *(block for section in outline.sections for block in _section(section))]
    return "\n\n".join(filter(None, every)) + "\n"


def _head(outline: Outline) -> Iterator[str]:
    yield commonmark.heading(words(outline.name), 1)
    yield _BREAK.join(_line(fact) for fact in (outline.role, *outline.said))
    yield _items(map(_led, outline.leads))
    yield from _told(ToldText(outline.pitch))
    yield _items(
        f"**{words(one.value)}** {words(one.measures)}{one.where and f' ({words(one.where)})'}"
        for one in outline.figures
    )


def _section(section: ToldSection) -> Iterator[str]:
    yield commonmark.heading(words(section.title), 2)
    yield _items(_labelled(told.label, _sentence(told.text)) for told in section.texts if told.label)
    yield from (block for told in section.texts if not told.label for block in _told(told))
    yield _items(
        fact for names in section.lists for fact in ([_named(names)] if names.label else map(_line, names.items))
    )
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: ToldEntry) -> Iterator[str]:
    yield commonmark.heading(_linked(entry.title, entry.url), 3)
    when = f"{entry.when} ({entry.length})" if entry.length else entry.when
    where = _linked(entry.where, entry.where_url)
    facts = [commonmark.opened(where), *(_line(fact) for fact in (when, *entry.said)), *map(_led, entry.leads)]
    yield _BREAK.join(filter(None, facts))
    told = (block for one in entry.texts for block in _told(one))
    yield from (_quoted(block) for block in told) if entry.is_quoted else told
    if entry.sentences.items:
        yield f"**{entry.sentences.label}:**" if entry.sentences.label else ""
        yield _items(map(_opened, entry.sentences.items))
    yield from map(_named, entry.lists)


def _told(told: ToldText) -> Iterator[str]:
    """Yield the paragraphs and lists of a text, its label before the first of them."""
    if not isinstance(told.text, Prose) or told.text.is_one_paragraph:
        yield _labelled(told.label, _sentence(told.text)) if told.label else _opened(told.text)
        return
    yield f"**{words(told.label)}:**" if told.label else ""
    contents = (token.content for token in dialect.parse(told.text.source) if token.type == "inline")
    for block in told.text.tree.blocks:
        yield "\n".join(_block(block, contents))


def _block(block: Block, contents: Iterator[str]) -> list[str]:
    """Return the lines of a paragraph or list, of which `contents` are the next sentences."""
    if isinstance(block, Paragraph):
        return [commonmark.opened(commonmark.sentence(next(contents)))]
    return [line for n, entry in enumerate(block.entries, 1) for line in _listed(block, n, entry, contents)]


def _listed(listing: Listing, n: int, entry: Sequence[Block], contents: Iterator[str]) -> list[str]:
    mark = f"{n}. " if listing.is_ordered else _OWN_ITEM
    parts = ["\n".join(_block(block, contents)) for block in entry]
    first, *rest = "\n\n".join(parts).split("\n")
    return [f"{mark}{first}", *(line and " " * len(mark) + line for line in rest)]


def _sentence(text: str) -> str:
    """Return a text of one paragraph: prose with its marks, and words as they are."""
    return commonmark.sentence(text.source) if isinstance(text, Prose) else words(text)


def _opened(text: str) -> str:
    return commonmark.opened(_sentence(text))


def _line(fact: str) -> str:
    return commonmark.opened(words(fact))


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in block.split("\n"))


def _figure(figure: ToldFigure) -> str:
    where = f" ({words(figure.where)})" if figure.where else ""
    return f"**{words(figure.value)}** {words(figure.measures)}{where}"


def _led(lead: Lead) -> str:
    return f"{_line(lead.label)}: {commonmark.link(words(lead.words), lead.url)}"


def _linked(title: str, url: str) -> str:
    return commonmark.link(words(title), url) if url else words(title)


def _named(names: NamedList) -> str:
    between = "; " if any("," in item for item in names.items) else ", "
    return _labelled(names.label, between.join(map(words, names.items)))


def _labelled(label: str, written: str) -> str:
    return f"**{words(label)}:** {written}" if written else f"**{words(label)}**"


def _items(facts: Iterable[str]) -> str:
    return "\n".join(f"{_ITEM}{fact}" for fact in facts)
