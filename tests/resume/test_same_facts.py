"""Page and files tell the same facts in the same spelling: of everybody, and of the second person, who has all fields."""

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from portfolio import create_app, current
from portfolio.content import prose
from portfolio.content.file import schema
from portfolio.content.model import dates
from tests.conftest import Clock, usual_settings
from tests.paths import CONSERVATOR
from tests.resume.telling import PEOPLE, facts, outline_of, portfolio_of, proses, read, squeezed
from tests.test_promises import EXPORTS, NOT_EXPORTED, NOT_IN_RESUME, NOT_SHOWN, field_of, leaves


def told(path: Path) -> Iterator[tuple[str, str]]:
    """Every fact of a file for everybody, with its field, as plain words; names in addresses and links are none."""
    written = json.loads(path.read_text())
    for place, value in leaves({key: part for key, part in written.items() if key != "audiences"}):
        field, described = field_of(place), schema.at(place)
        if kind := schema.prose_of(described):
            yield from ((field, paragraph.text) for paragraph in prose.read(value, kind).tree.paragraphs)
        elif described.get("pattern") == dates.PATTERN:
            yield field, dates.read(value).spoken
        elif not field.endswith(("url", ".file", ".slug")):
            yield field, str(value)


def words_of_pages(client: FlaskClient, path: Path) -> str:
    slugs = [project.slug for project in portfolio_of(path).projects]
    addresses = ["/", "/books", *(f"/projects/{slug}" for slug in slugs)]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", client.get(address).text)) for address in addresses)


def words_of_json(client: FlaskClient) -> str:
    """All texts of the JSON Resume, its dates as the page says them."""
    texts = [str(value) for _, value in leaves(client.get("/resume.json").json)]
    return " ".join([*texts, *(dates.read(text).spoken for text in texts if re.fullmatch(r"\d{4}(-\d\d)?", text))])


def words_of_text(client: FlaskClient, path: Path) -> str:
    text = squeezed(client.get("/resume.txt").text)
    for address in {a for one in proses(outline_of(portfolio_of(path))) for a in one.addresses.values()}:
        text = text.replace(squeezed(f"({address.removeprefix('mailto:')})"), "")
    return text


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_fact_is_spelled_alike_on_page_and_in_files(path: Path, tmp_path: Path) -> None:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=path), Clock())
    client = app.test_client()

    said = {
        "page": (words_of_pages(client, path), {**NOT_SHOWN, **NOT_IN_RESUME}),
        "text": (words_of_text(client, path), NOT_IN_RESUME),
        "Markdown": (read(client.get("/resume.md").text).text, NOT_IN_RESUME),
        "JSON": (words_of_json(client), NOT_EXPORTED),
    }
    if path == CONSERVATOR:
        pages = PdfReader(io.BytesIO(client.get("/resume.pdf").data)).pages
        said["PDF"] = ("".join(page.extract_text() for page in pages), EXPORTS["/resume.pdf"])
    current.of(app).engine.dispose()

    assert {name: list(missing(path, *one)) for name, one in said.items()} == {name: [] for name in said}
    page = squeezed(said["page"][0])
    outline = replace(outline_of(portfolio_of(path)), leads=())  # The page has the form for them, and its own headings.
    assert [fact for fact in facts(outline) if squeezed(fact) not in page] == []


def missing(path: Path, words: str, left_out: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    words = squeezed(words)
    yield from ((field, fact) for field, fact in told(path) if field not in left_out and squeezed(fact) not in words)
