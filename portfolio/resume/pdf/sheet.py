"""From the outline of a résumé to the plain values that `resume.typ` draws: texts, lists and flags, all of it JSON.

Texts travel as they are; what they look like is the template's to say. White space is one space, as on the page.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import unquote

from portfolio.content.markdown import Block, Listing, Paragraph
from portfolio.content.model.words import PaperSize
from portfolio.content.prose import Prose
from portfolio.resume import typesetting
from portfolio.resume.outline import Lead, NamedList, Outline, ToldEntry, ToldSection, ToldText
from portfolio.resume.text import wrapping
from portfolio.resume.typesetting import Values

_PAPERS: dict[PaperSize, str] = {"letter": "us-letter", "a4": "a4"}
# The list of books stays on the screen, as it does when the page is printed.
_NOT_ON_SHEETS = frozenset({"reading"})
# What is longer may be torn between two sheets: a sheet has 6,000 characters or so.
_WHOLE = 1200
# In columns: what is no longer stands on the line of the heading, and what is longer below.
_SHORT_SECTION, _SHORT_HEADING = 240, 110
_MOST_KEYWORDS = 40


def values(told: Outline, accent: str, paper: PaperSize) -> Values:
    """Return what the sheets say, the owner's `accent` in them, on `paper`."""
    sections = [section for section in told.sections if section.key not in _NOT_ON_SHEETS]
    return {
        "title": f"{_line(told.name)} \N{EN DASH} {_line(told.role)}",
        "description": _line(told.pitch),
        "keywords": _keywords(sections),
        **typesetting.spoken(told.language),
        "paper": _PAPERS[paper],
        "accent": accent,
        "name": _line(told.name),
        "role": _line(told.role),
        "said": _lines(told.said),
        "leads": [_lead(lead) for lead in told.leads],
        "pitch": _text(ToldText(told.pitch)),
        "figures": [
            {"value": _line(one.value), "measures": _line(one.measures), "where": _line(one.where)}
            for one in told.figures
        ],
        "sections": [_section(section) for section in sections],
    }


def address(url: str) -> str:
    """Return `url` as people read it on paper: without its scheme, and in letters instead of their codes."""
    return unquote(url.removeprefix("https://").removeprefix("mailto:")).removesuffix("/")


def _keywords(sections: Iterable[ToldSection]) -> list[str]:
    groups = [group for section in sections if section.key == "skills" for group in section.lists]
    return list(dict.fromkeys(_line(item) for group in groups for item in group.items))[:_MOST_KEYWORDS]


def _section(told: ToldSection) -> Values:
    row = list(_row(told))
    is_row = not told.entries and sum(map(wrapping.width, row)) <= _SHORT_SECTION
    befores = [None, *told.entries]
    return {
        "title": _line(told.title),
        "row": row if is_row else [],
        "texts": [] if is_row else [_text(text) for text in told.texts],
        "lists": [] if is_row else [_list(one) for one in told.lists],
        "entries": [_entry(entry, before) for before, entry in zip(befores, told.entries, strict=False)],
    }


def _row(told: ToldSection) -> Iterator[str]:
    """Yield what a section without entries says, so short that all of it can run on behind its heading."""
    for text in told.texts:
        yield ": ".join(filter(None, (_line(text.label), _line(text.text))))
    for one in told.lists:
        if one.label:
            yield ": ".join(filter(None, (_line(one.label), ", ".join(_lines(one.items)))))
        else:
            yield from _lines(one.items)


def _entry(told: ToldEntry, before: ToldEntry | None) -> Values:
    """Return an entry. What it leads to is told once by entries that follow each other, such as positions."""
    is_new = before is None or before.where_url != told.where_url
    urls = [told.url, *([told.where_url] if is_new else [])]
    leads = [*(Lead("", address(url), url) for url in urls if url), *told.leads]
    dates, said = _lines(filter(None, (told.when, told.length))), _lines(told.said)
    is_short = wrapping.width(" ".join((told.title, told.where, *dates, *said))) <= _SHORT_HEADING
    return {
        "title": _line(told.title),
        "where": _line(told.where),
        "beside": [*dates, *(said if is_short else [])],
        "said": [] if is_short else said,
        "leads": [_lead(lead) for lead in leads],
        "texts": [_text(text) for text in told.texts],
        "sentences": [_text(ToldText(text)) for text in told.sentences.items],
        "lists": [_list(one) for one in told.lists],
        "is_quoted": told.is_quoted,
    }


def _lead(lead: Lead) -> Values:
    return {"label": _line(lead.label), "words": _line(address(lead.words)), "url": lead.url}


def _list(told: NamedList) -> Values:
    return {"label": _line(told.label), "items": _lines(told.items), "is_long": sum(map(len, told.items)) > _WHOLE}


def _text(told: ToldText) -> Values:
    prose = told.text if isinstance(told.text, Prose) else Prose(told.text)
    return {
        "label": _line(told.label),
        "blocks": [_block(prose, block) for block in prose.tree.blocks],
        "is_long": len(prose) > _WHOLE,
    }


def _block(prose: Prose, block: Block) -> Values:
    if isinstance(block, Listing):
        entries = [[_block(prose, one) for one in entry] for entry in block.entries]
        return {"entries": entries, "is_ordered": block.is_ordered}
    return {"runs": list(_runs(prose, block))}


def _runs(prose: Prose, paragraph: Paragraph) -> Iterator[Values]:
    """Yield the words that look alike; behind the last words of a link, the address that they do not say."""
    for target, linked in groupby(paragraph.runs, lambda run: run.target):
        runs = list(linked)
        url = prose.addresses.get(target.address) if target else None
        told = address(url) if url else ""
        is_said = told in "".join(run.text for run in runs)
        for n, run in enumerate(runs, 1):
            yield {
                "text": _spaced(run.text),
                "tags": list(run.tags),
                "url": url,
                "address": told if n == len(runs) and not is_said else None,
            }


def _lines(texts: Iterable[str]) -> list[str]:
    return [_line(text) for text in texts]


def _line(text: str) -> str:
    return _spaced(text).strip(" ")


def _spaced(text: str) -> str:
    """Return `text` with one space for all that is white between words; spaces that hold words together stay.

    Letters and their marks are one character, if there is one. Orders to write in another direction are left out: here
    they would reach into what stands on the same line, and letters know their own direction.
    """
    plain = re.sub(r"[\u202a-\u202e\u2066-\u2069]", "", text)
    return unicodedata.normalize("NFC", re.sub(r"[ \t\n\r\f\v\u2028\u2029]+", " ", plain))
