"""What becomes of a résumé on sheets: how many, how they end, and what is beside the words."""

import json
import logging
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from portfolio import create_app
from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.content.model.words import PaperSize
from portfolio.resume import typesetting
from portfolio.resume.typesetting import TypesettingError
from tests.conftest import Clock, usual_settings
from tests.paths import CONSERVATOR, ENGINEER
from tests.resume.pdf import reading
from tests.resume.pdf.reading import FONTS, READERS
from tests.resume.telling import outline_of, portfolio_of

# Each sheet is set by a process of its own.
pytestmark = pytest.mark.slow

BOX = "\N{WHITE SQUARE}"
# In points, to the nearest.
PAPERS: dict[PaperSize, tuple[int, int]] = {"letter": (612, 792), "a4": (595, 842)}


@pytest.fixture(scope="module")
def conservator() -> bytes:
    return reading.made(portfolio_of(CONSERVATOR), "a4").made


def career(written: dict[str, Any], positions: int, times: int = 1) -> Portfolio:
    """A person who held so many positions, with three achievements each, told so many times over."""
    sentence = "In yard {}, cut the fuel that engines burn in a year by 40% and told everybody in the yard how it is done, from the boiler to the valve."
    numbers = count(1)
    one = written["employers"][0]["positions"][0]
    written["employers"][0]["positions"] = [
        one | {"title": f"Engineer of class {n}", "start": f"{2026 - n}-01", "end": f"{2026 - n}-12", "achievements": [" ".join([sentence.format(next(numbers))] * times) for _ in range(3)]}
        for n in range(positions)
    ]  # fmt: skip
    written["projects"], written["figures"] = [], []
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_first_owner_takes_two_sheets(paper: PaperSize) -> None:
    pages = reading.document(reading.made(portfolio_of(ENGINEER), paper).made).pages

    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [PAPERS[paper]] * 2


@pytest.mark.parametrize(("positions", "sheets"), [(1, 1), (30, 3)])
def test_there_are_as_many_sheets_as_the_content_asks_for(written: dict[str, Any], positions: int, sheets: int) -> None:
    portfolio = career(written, positions)

    pdf = reading.made(portfolio).made

    assert len(reading.document(pdf).pages) == sheets
    assert reading.lost(pdf, "pypdf", list(reading.facts(outline_of(portfolio)))) == []


def test_no_heading_ends_a_sheet_and_no_achievement_is_torn(written: dict[str, Any]) -> None:
    # Achievements of a line or two, and such as could be torn with two lines on either sheet.
    sheets = [sheet for times in (1, 4) for sheet in lines(reading.made(career(written, 30, times)).made)]

    begin = re.compile("•|Engineer|Technologies|Work Experience")
    assert [sheet[0] for sheet in sheets if not begin.match(sheet[0])] == []
    headings = re.compile("Work Experience|Engineer of class|Built engines")
    assert [sheet[-1] for sheet in sheets if headings.match(sheet[-1])] == []


def lines(pdf: bytes) -> Iterator[list[str]]:
    """The lines of each sheet, without its foot."""
    for page in reading.document(pdf).pages:
        found = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        yield [line for line in found if not re.fullmatch(r"(Ada Example ?)?(\d+ ?/ ?\d+)?", line)]


def test_one_file_is_always_the_same_bytes(conservator: bytes) -> None:
    typesetting._made.cache_clear()

    assert reading.made(portfolio_of(CONSERVATOR), "a4").made == conservator


def test_the_document_says_what_it_is(conservator: bytes) -> None:
    document = reading.document(conservator)
    catalog = document.root_object

    assert catalog["/Lang"] == "en-GB"
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "<pdfuaid:part>1</pdfuaid:part>" in described(document)
    assert document.metadata
    assert document.metadata.title == "Ελένη Μαρκοπούλου \N{EN DASH} Paper and Book Conservator"
    assert document.metadata.author == "Ελένη Μαρκοπούλου"


def described(document: PdfReader) -> str:
    """What the document says of itself, as XML."""
    assert document.xmp_metadata
    return document.xmp_metadata.stream.get_data().decode()


def test_sections_and_entries_are_bookmarks(conservator: bytes) -> None:
    [_, sections] = reading.document(conservator).outline

    titles = [mark["/Title"] for mark in sections if not isinstance(mark, list)]
    assert titles[:2] == ["Work Experience", "Volunteering"]
    assert [title for title in titles if title in {"Core Principles", "Highlights", "Growth Mindsets"}] == [
        "Highlights", "Growth Mindsets", "Core Principles",
    ]  # fmt: skip


def test_links_lead_where_the_page_leads(conservator: bytes) -> None:
    marks = [mark.get_object() for page in reading.document(conservator).pages for mark in page.get("/Annots", [])]

    uris = {mark["/A"]["/URI"] for mark in marks if mark["/Subtype"] == "/Link"}
    assert {"mailto:eleni@conservation.example", "tel:+302281000000", "https://conservation.example/nera/logs"} <= uris
    assert all(uri.startswith(("https://", "mailto:", "tel:")) for uri in uris)


def test_every_font_is_in_the_file_as_far_as_it_is_used(conservator: bytes) -> None:
    fonts = [
        font.get_object()
        for page in reading.document(conservator).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & descriptor.keys() for descriptor in descriptors)
    assert len(conservator) < 120_000


def test_a_character_that_no_font_has_is_a_box_and_told() -> None:
    made = reading.made(portfolio_of(CONSERVATOR), fonts=None)

    assert set("東京") <= set(made.missing)
    assert f"Visiting Fellow {BOX * 3}, {BOX * 7}" in READERS["pypdf"](made.made)
    assert "pdfuaid" not in described(reading.document(made.made))


def test_the_site_reads_the_fonts_beside_the_file(
    written: dict[str, Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written["person"]["location"] = "東京"
    (tmp_path / "portfolio.json").write_text(json.dumps(written))
    client = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=tmp_path / "portfolio.json"), Clock()).test_client()

    with caplog.at_level(logging.WARNING):
        assert BOX * 2 in READERS["pypdf"](client.get("/resume.pdf").data)
    [told] = [record.getMessage() for record in caplog.records]
    assert "東" in told
    assert str(tmp_path / "fonts") in told

    (tmp_path / "fonts").symlink_to(FONTS)
    assert "東京" in READERS["pypdf"](client.get("/resume.pdf").data)


def test_a_file_among_the_fonts_that_is_none_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 500)

    assert reading.made(portfolio_of(CONSERVATOR), fonts=tmp_path).missing


def test_each_size_of_paper_has_an_address_and_the_file_chooses(tmp_path: Path) -> None:
    written = json.loads(ENGINEER.read_text()) | {"paper": "a4"}
    (tmp_path / "portfolio.json").write_text(json.dumps(written))
    client = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=tmp_path / "portfolio.json"), Clock()).test_client()

    own, a4, letter = (client.get(address) for address in ("/resume.pdf", "/resume-a4.pdf", "/resume-letter.pdf"))

    assert own.data == a4.data != letter.data


def test_a_pdf_that_cannot_be_made_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_PROCESS", Path("/nowhere/process.py"))
    typesetting._made.cache_clear()

    with pytest.raises(TypesettingError, match="nowhere"):
        reading.made(portfolio_of(ENGINEER), "letter", fonts=Path("/nowhere/fonts"))
