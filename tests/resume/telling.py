"""The people in the tests, what a résumé of each has to tell, and texts that nobody should be able to write there."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from portfolio.content.file import loading, schema
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.content.prose import Prose
from portfolio.resume import outlining
from portfolio.resume.formats import Occasion, of_ending
from portfolio.resume.outline import NamedList, Outline, ToldEntry, ToldText
from tests.conftest import everything
from tests.page import Page
from tests.paths import DATA

TODAY = Month(2026, 11)
SITE = "https://people.example"
PEOPLE = sorted([*DATA.glob("*.json"), *DATA.glob("people/*.json"), *DATA.glob("trades/*.json")])
# As GitHub reads it, but for HTML: what is a tag there shall be seen here.
READER = MarkdownIt("commonmark", {"xhtmlOut": False}).enable(["table", "strikethrough"])
HOSTILE = {
    "HTML": "<script>alert(1)</script> <img src=x onerror=alert(1)> <b>bold</b> <!-- x --> &lt; &#60; &copy; <https://a.example>",
    "marks": "a *b* _c_ __d__ `e` ~~f~~ | g | \\h [i] [j][k] ![l](https://m.example) **n",
    "what is a block": "# a\n\n> b\n\n---\n\n    c\n\n```\nd\n```\n\n| e | f |\n| - | - |\n\n[g]: https://h.example\n\ni\n===",
    "a heading": "# a #",
    "an entry": "1. a",
    "another entry": "- a",
    "a third entry": "+ a",
    "a fence": "``` a",
    "a rule": "- - - a - - -",
    "a definition": "[a]: https://b.example",
    "an alignment": ":- a",
    "a vCard": "a\nEND:VCARD\nBEGIN:VCARD\nFN:b; c, d\\, e\\n f:g",
    "line ends": "a\u2028b\u2029c\td\n\n\ne",
    "directions": "\u202egro.elpmaxe \u2067 a \u2066 b",
    "a long word": "x" * 8_000,
    "many words": "word " * 1_600,
    "letters without spaces": "紙を漉く「人」。" * 250,
}


@cache
def portfolio_of(path: Path) -> Portfolio:
    """The person of a file, without pictures: they are no words."""
    written = json.loads(path.read_text())
    written["person"].pop("portrait", None)
    for project in written.get("projects", ()):
        project.pop("pictures", None)
    return loading.parse(json.dumps(written).encode(), path.with_suffix(".worded.json"))


@cache
def hostile(text: str) -> Portfolio:
    """A person all of whose texts are `text`, with one of everything."""

    def worded(value: Any, path: tuple[Any, ...]) -> Any:
        if isinstance(value, dict):
            return {key: worded(one, (*path, key)) for key, one in value.items()}
        if isinstance(value, list):
            return [worded(one, (*path, n)) for n, one in enumerate(value[:1])]
        field = schema.at(path)
        is_free = (
            field.get("type") == "string" and not {"pattern", "format", "enum"} & field.keys() and path[0] != "$schema"
        )
        return text if is_free else value

    written = worded(everything(), ())
    # A name stands for one technology, and a figure in what it comes from.
    del written["audiences"][0]["figures"], written["audiences"][0]["sections"]
    del written["technologies"], written["figures"], written["person"]["portrait"], written["projects"][0]["pictures"]
    return loading.parse(json.dumps(written, ensure_ascii=False).encode(), Path("portfolio.json"))


def outline_of(portfolio: Portfolio) -> Outline:
    return outlining.outline(portfolio, SITE, TODAY)


def written(portfolio: Portfolio, ending: str) -> str:
    form = of_ending(ending)
    assert form
    return form.write(portfolio, Occasion(SITE, TODAY)).decode()


def read(markdown: str) -> Page:
    return Page(f"<body>{READER.render(markdown)}</body>")


def facts(outline: Outline) -> Iterator[str]:
    """Every fact as plain words, in the order in which it is told."""
    yield from (outline.name, outline.role, *outline.said)
    for lead in outline.leads:
        yield from (lead.label, lead.words)
    yield outline.pitch
    for figure in outline.figures:
        yield from filter(None, (figure.value, figure.measures, figure.where))
    for section in outline.sections:
        yield section.title
        yield from _those(*section.texts, *section.lists)
        for entry in section.entries:
            yield from _entry(entry)


def _entry(entry: ToldEntry) -> Iterator[str]:
    yield entry.title
    yield from filter(None, (entry.where, entry.when, entry.length, *entry.said))
    for lead in entry.leads:
        yield from (lead.label, lead.words)
    yield from _those(*entry.texts, entry.sentences, *entry.lists)


def _those(*told: ToldText | NamedList) -> Iterator[str]:
    for one in told:
        items = (one.text,) if isinstance(one, ToldText) else one.items
        yield from filter(None, (one.label, *(part for item in items for part in _paragraphs(item))))


def _paragraphs(text: str) -> list[str]:
    return [paragraph.text for paragraph in text.tree.paragraphs] if isinstance(text, Prose) else [text]


def proses(told: Any) -> Iterator[Prose]:
    """Every text of an outline that may hold marks."""
    if isinstance(told, Prose):
        yield told
    elif isinstance(told, tuple):
        for one in told:
            yield from proses(one)
    elif is_dataclass(told):
        for field in fields(told):
            yield from proses(getattr(told, field.name))


def squeezed(text: str) -> str:
    """The words without any space: lines of some scripts end where there is none."""
    return re.sub(r"\s", "", text)


def lost(told: Iterator[str], text: str) -> list[str]:
    """The facts that do not follow each other in `text`."""
    found, at, text = [], 0, squeezed(text)
    for fact in told:
        if (place := text.find(squeezed(fact), at)) < 0:
            found.append(fact)
        else:
            at = place + len(squeezed(fact))
    return found
