"""What programs that read résumés find in a PDF, and what they should."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pdfminer.high_level import extract_text
from pypdf import PdfReader

from portfolio.content.markdown import Paragraph
from portfolio.content.model import Portfolio
from portfolio.content.model.words import PaperSize
from portfolio.content.prose import Prose
from portfolio.resume.outline import Lead, NamedList, Outline, ToldEntry, ToldText
from portfolio.resume.pdf import sheet, typeset
from portfolio.resume.typesetting import Typeset
from tests.paths import DATA
from tests.resume.telling import outline_of

FONTS = DATA / "fonts"
"""A folder of an owner's: Noto Sans JP, as far as the people in the tests need it."""


def made(portfolio: Portfolio, paper: PaperSize = "letter", fonts: Path | None = FONTS) -> Typeset:
    return typeset(outline_of(portfolio), portfolio.theme.accent, paper, fonts)


def document(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def _poppler(*options: str) -> Callable[[bytes], str]:
    """Read with pdftotext, which `make` has ensured."""
    command = ["pdftotext", *options, "-", "-"]
    return lambda pdf: subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


READERS: dict[str, Callable[[bytes], str]] = {
    "pdftotext": _poppler(),
    "pdftotext -layout": _poppler("-layout"),
    "pdftotext -raw": _poppler("-raw"),
    "pdfminer.six": lambda pdf: extract_text(io.BytesIO(pdf)),
    "pypdf": lambda pdf: "\n".join(page.extract_text() for page in document(pdf).pages),
}
FAITHFUL = "pdftotext -raw"
"""The one that guesses nothing from where words stand."""
FOOT = re.compile(r"\n.{0,60}\d+ / \d+\n\f?")
"""What stands at the foot of a sheet, and so within a text that goes on overleaf."""
ALONE = frozenset({"pdfminer.six", "pypdf"})
"""Those that take each glyph of a letter with several marks for the whole letter (they do not know ActualText)."""


def facts(outline: Outline) -> Iterator[list[str]]:
    """Everything that the sheets shall say, entry by entry, in order."""
    yield [outline.name, outline.role, *outline.said, *_leads(outline.leads), *_texts(ToldText(outline.pitch))]
    for figure in outline.figures:
        yield [figure.value, figure.measures, figure.where]
    for section in outline.sections:
        if section.key == "reading":
            continue
        yield [section.title, *_texts(*section.texts), *_lists(*section.lists)]
        before = ""
        for entry in section.entries:
            yield list(_entry(entry, is_new=entry.where_url != before))
            before = entry.where_url


def _entry(entry: ToldEntry, *, is_new: bool) -> Iterator[str]:
    yield from (entry.title, entry.where, entry.when, entry.length, *entry.said)
    yield from (sheet.address(url) for url in (entry.url, entry.where_url if is_new else ""))
    yield from _leads(entry.leads)
    yield from _texts(*entry.texts)
    yield from _texts(*map(ToldText, entry.sentences.items))
    yield from _lists(*entry.lists)


def _leads(leads: tuple[Lead, ...]) -> Iterator[str]:
    for lead in leads:
        yield from (lead.label, sheet.address(lead.words))


def _lists(*lists: NamedList) -> Iterator[str]:
    for one in lists:
        yield from (one.label, *one.items)


def _texts(*texts: ToldText) -> Iterator[str]:
    """The paragraphs of texts; one with links in pieces, for an address stands behind each."""
    for told in texts:
        yield told.label
        prose = told.text if isinstance(told.text, Prose) else Prose(told.text)
        for paragraph in prose.tree.paragraphs:
            yield from _pieces(prose, paragraph)


def _pieces(prose: Prose, paragraph: Paragraph) -> Iterator[str]:
    piece = ""
    for run, after in zip(paragraph.runs, [*paragraph.runs[1:], None], strict=True):
        piece += run.text
        if run.target and (after is None or after.target is not run.target):
            yield from (piece, sheet.address(prose.addresses[run.target.address]))
            piece = ""
    yield piece


def lost(pdf: bytes, reader: str, told: Iterable[list[str]]) -> list[str]:
    """The facts that do not follow each other in what `reader` finds."""
    text, at, missing = squeezed(FOOT.sub("", READERS[reader](pdf))), 0, []
    for entry in told:
        if reader in ALONE and has_letters_of_several_glyphs("".join(entry)):
            continue
        for fact in map(squeezed, entry):
            if (place := text.find(fact, at)) < 0:
                missing.append(fact)
            else:
                at = place + len(fact)
    return missing


def has_letters_of_several_glyphs(text: str) -> bool:
    return re.search(r"\w[\u0300-\u036f]", unicodedata.normalize("NFC", text)) is not None


def squeezed(text: str) -> str:
    """The characters that are seen: a line may end within a long word, where there is no space."""
    return re.sub(r"[\s\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFC", text))
