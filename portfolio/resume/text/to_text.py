"""From the outline of a résumé to plain text: 72 columns, and no two facts on one line but a time and its length.

A title stands at the margin, and what belongs to it is indented. Links show where they lead, as they do on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio.content.markdown import Block, Listing, Paragraph
from portfolio.content.prose import Prose
from portfolio.resume.outline import Lead, NamedList, Outline, ToldEntry, ToldSection, ToldText
from portfolio.resume.single_line import single_line
from portfolio.resume.text import wrapping

_INDENT = "  "
_ITEM = "- "


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that stand together, with an empty one between them and the next."""

    lines: Sequence[str]
    is_short: bool = False
    """Whether short lines may follow without an empty one between."""


def text(outline: Outline) -> str:
    """Return `outline` as text."""
    every = [*_head(outline), *(lines for section in outline.sections for lines in _section(section))]
    return "\n".join("".join(f"{line}\n" for line in one.lines) for one in every if one.lines)


def _head(outline: Outline) -> Iterator[_Lines]:
    yield _Lines([*_heading(outline.name, "="), *_each([outline.role, *outline.said])])
    yield _Lines(_each(map(_led, outline.leads)))
    yield from _told(ToldText(outline.pitch))
    figures = (f"{one.value} {one.measures}{one.where and f' ({one.where})'}" for one in outline.figures)
    yield _Lines(_each(figures, _ITEM))


def _section(section: ToldSection) -> Iterator[_Lines]:
    yield _Lines(["", *_heading(section.title, "-")])
    labelled = [told for told in section.texts if told.label]
    yield _Lines(_each((_labelled(told.label, told.text) for told in labelled), _ITEM))
    yield from (lines for told in section.texts if not told.label for lines in _told(told))
    named = (fact for names in section.lists for fact in ([_named(names)] if names.label else names.items))
    yield _Lines(_each(named, _ITEM))
    for entry in section.entries:
        yield from _merged(_entry(entry))


def _entry(entry: ToldEntry) -> Iterator[_Lines]:
    where = f"{entry.where} ({entry.where_url})" if entry.where_url else entry.where
    when = f"{entry.when} ({entry.length})" if entry.length else entry.when
    facts = [entry.url, where, when, *entry.said, *map(_led, entry.leads)]
    yield _Lines([*_line(entry.title), *_each(filter(None, facts), _INDENT)], is_short=True)
    for told in entry.texts:
        yield from _told(told, _INDENT, ("“", "”") if entry.is_quoted else ("", ""))
    if entry.sentences.items:
        label = [f"{_INDENT}{entry.sentences.label}:"] if entry.sentences.label else []
        yield _Lines([*label, *_each(entry.sentences.items, f"{_INDENT}{_ITEM}")])
    for names in entry.lists:
        lines = _line(_named(names), _INDENT)
        yield _Lines(lines, is_short=len(lines) == 1)


def _merged(every: Iterable[_Lines]) -> Iterator[_Lines]:
    """Yield what stands together, short lines in one with the short ones before them."""
    held = _Lines([], is_short=True)
    for one in every:
        if held.is_short and one.is_short:
            held = _Lines([*held.lines, *one.lines], is_short=True)
        else:
            yield held
            held = one
    yield held


def _told(told: ToldText, indent: str = "", marks: tuple[str, str] = ("", "")) -> Iterator[_Lines]:
    """Yield the paragraphs and lists of a text, its label before the first of them."""
    if not isinstance(told.text, Prose) or told.text.is_one_paragraph:
        lines = _line(_labelled(told.label, f"{marks[0]}{_words(told.text)}{marks[1]}"), indent)
        yield _Lines(lines, is_short=bool(told.label) and len(lines) == 1)
        return
    if told.label:
        yield _Lines(_line(f"{told.label}:", indent))
    for block in told.text.tree.blocks:
        yield _Lines(_block(told.text, block, indent))


def _block(prose: Prose, block: Block, indent: str) -> list[str]:
    if isinstance(block, Paragraph):
        return _line(_runs(prose, block), indent)
    return [line for n, entry in enumerate(block.entries, 1) for line in _listed(prose, block, n, entry, indent)]


def _listed(prose: Prose, listing: Listing, n: int, entry: Sequence[Block], indent: str) -> list[str]:
    mark = f"{n}. " if listing.is_ordered else _ITEM
    inner = indent + " " * len(mark)
    lines = [line for block in entry for line in _block(prose, block, inner)] or [inner]
    return [f"{indent}{mark}{lines[0].removeprefix(inner)}", *lines[1:]]


def _words(text: str) -> str:
    return _runs(text, text.tree.paragraphs[0]) if isinstance(text, Prose) else text


def _runs(prose: Prose, paragraph: Paragraph) -> str:
    """Return the words of a paragraph, and behind each link where it leads."""
    runs, words = paragraph.runs, ""
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        words += run.text
        address = prose.addresses.get(run.target.address) if run.target else None
        if address and not (following and following.target is run.target):
            words += f" ({address.removeprefix('mailto:')})"
    return words


def _led(lead: Lead) -> str:
    return _labelled(lead.label, lead.words)


def _named(names: NamedList) -> str:
    return _labelled(names.label, _listing(names.items))


def _listing(items: Sequence[str]) -> str:
    """Return `items` one behind the other; semicolons part those that have commas themselves."""
    return ("; " if any("," in item for item in items) else ", ").join(map(single_line, items))


def _labelled(label: str, text: str) -> str:
    return ": ".join(filter(None, (label, _words(text))))


def _heading(title: str, mark: str) -> list[str]:
    lines = _line(title)
    return [*lines, mark * min(wrapping.WIDTH, max(map(wrapping.width, lines)))]


def _each(facts: Iterable[str], first: str = "") -> list[str]:
    return [line for fact in facts for line in _line(_words(fact), first)]


def _line(text: str, first: str = "") -> list[str]:
    """Return `text` as lines; where it goes on, it is indented as far as it began."""
    return wrapping.wrapped(single_line(text), first, " " * len(first))
