"""Nobody's leftovers: with another person's file, nothing anywhere is the first owner's.

The second person uses every field; the third is a designer with pictures, a break, a part-time job and a section of
his own; the fourth has a name and words in a script that sets no spaces.
"""

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portfolio import create_app, current
from portfolio.assets import script_file
from portfolio.config import Settings
from portfolio.contact import letter, outbox
from portfolio.resume.formats import FORMATS
from portfolio.site.sections import GROUPS
from tests.conftest import Clock, draft, draw_pictures
from tests.page import Page
from tests.paths import CONSERVATOR, DESIGNER, ENGINEER, JAPANESE, ROOT
from tests.resume.pdf.reading import READERS

# Names for machines, not for readers; many are ordinary words ("meta").
MACHINE_KEYS = {"$schema", "slug", "source", "position", "language"}
# What no page leads to. Filled in, they are visited as well.
VALUES = {"reference": "0" * 32, "filename": script_file.name()}
REFUSED = ["/nowhere", "/projects/nothing", "/?tech=nothing", "/books?category=nothing", "/?" + "&".join(f"tech={n}" for n in "abcdef")]  # fmt: skip


def words(written: Any) -> Iterator[str]:
    """Every text of a portfolio file, whole, but for names that machines use."""
    match written:
        case dict():
            for key, value in written.items():
                if key not in MACHINE_KEYS:
                    yield from words(value)
        case list():
            for value in written:
                yield from words(value)
        case str():
            yield written


OTHERS = [CONSERVATOR, DESIGNER, JAPANESE]


@cache
def words_of_the_first_owner(other: Path) -> set[str]:
    first, second = (set(words(json.loads(path.read_text()))) for path in (ENGINEER, other))
    written = json.loads(ENGINEER.read_text())
    # "Post" by itself is also what forms do, and "Go" what visitors do.
    ordinary = {word for technology in written["technologies"] for word in technology.get("ordinary_words", [])}
    # Headings and names of files are the page's own words, whoever calls something else the same.
    titles = " / ".join(
        [*(one.title for group in GROUPS for one in group.sections), *(form.label or "" for form in FORMATS)]
    )
    headings = {word for word in first if re.search(rf"\b{re.escape(word)}\b", titles)}
    return (first | {written["person"]["name"].split()[0]}) - second - ordinary - headings


def traces(text: str, other: Path = CONSERVATOR) -> set[str]:
    """What the first owner wrote, and the `other` did not, and `text` says."""
    shown = html.unescape(text)
    return {
        said
        for said in words_of_the_first_owner(other)
        if said in shown and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", shown)
    }


@pytest.fixture
def other(request: pytest.FixtureRequest) -> Path:
    """The file of somebody else: of the second person, unless a test asks for all."""
    file: Path = getattr(request, "param", CONSERVATOR)
    return file


@pytest.fixture
def app(other: Path, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    app = create_app(Settings(INSTANCE_DIR=tmp_path / "instance", PORTFOLIO_FILE=other), clock)
    yield app
    current.of(app).engine.dispose()


def said_by(response: TestResponse) -> str:
    """What an answer says; pictures say nothing."""
    if response.mimetype == "application/pdf":
        return READERS["pypdf"](response.data)
    return "" if response.mimetype.startswith("image/") and "svg" not in response.mimetype else response.text


def leads(response: TestResponse) -> set[str]:
    """The addresses of this site that an answer leads to."""
    found = re.findall(r'(?:href|src|action|data-hx-get|data-hx-post|<loc>)(?:=")?([^"<]*)', said_by(response))
    parts = [urlsplit(html.unescape(address)) for address in found]
    return {
        part._replace(scheme="", netloc="", fragment="").geturl()
        for part in parts
        if part.scheme in {"", "http"} and part.netloc in {"", "localhost", "127.0.0.1:8000"} and part.path
    }


LEFT_OUT = {"reading", "mindsets", "skills", "languages", "interests", "awards", "talks"}


def visited(client: FlaskClient) -> dict[str, TestResponse]:
    """Every address that the site leads to, and every one that it knows besides."""
    rules = [rule for rule in client.application.url_map.iter_rules() if "GET" in (rule.methods or ())]
    portfolio = current.of(client.application).live.current_content().portfolio
    audience = next((audience.name for audience in portfolio.audiences), "nobody")
    values = VALUES | {"slug": portfolio.projects[0].slug, "audience": audience}
    waiting = {re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule.rule) for rule in rules}
    waiting |= set(REFUSED)
    answers: dict[str, TestResponse] = {}
    while waiting:
        address = waiting.pop()
        answers[address] = client.get(address, buffered=True)
        if not address.startswith("/static") and address.count("tech=") < 2:
            # Pictures say nothing, and to make them takes its time.
            waiting |= {
                found for found in leads(answers[address]) if not found.startswith("/pictures/")
            } - answers.keys()
    return answers


@pytest.mark.slow
@pytest.mark.parametrize("other", OTHERS, ids=lambda file: file.stem, indirect=True)
def test_no_address_shows_the_first_owner(client: FlaskClient, other: Path) -> None:
    answers = visited(client)

    # The script is the same for every owner, and names JSON as programs do.
    pages = {address: answer for address, answer in answers.items() if not address.startswith("/static/")}
    # What researchers look for names its fields as the RFC does.
    found = {
        address: traces(said_by(answer).replace("Preferred-Languages:", ""), other) for address, answer in pages.items()
    }
    assert {address: said for address, said in found.items() if said} == {}
    assert len(answers) > 40
    assert {answer.status_code for answer in answers.values()} <= {200, 400, 404, 405}


def test_the_search_would_find_the_first_owner(settings: Settings) -> None:
    first = create_app(settings)

    shown = first.test_client().get("/").text
    current.of(first).engine.dispose()

    assert {"Kyler", "Meta", "Netflix", "PLS Logistics", "Senior Backend Engineer"} <= traces(shown)


@pytest.mark.parametrize(
    ("other", "name", "language", "addresses"),
    [
        (CONSERVATOR, "Ελένη Μαρκοπούλου", "en-GB", ["/?tech=oddy-testing", "/projects/книга-дождя"]),
        (DESIGNER, "Tomás Quiroga", "en", ["/?tech=tactile-maps", "/projects/sans-serifé"]),
        (JAPANESE, "高瀬 結衣", "ja", ["/?tech=形態素解析", "/projects/ことばの天気図", "/books?category=ことば"]),
    ],
    indirect=["other"],
)
def test_every_page_is_its_owners(client: FlaskClient, name: str, language: str, addresses: list[str]) -> None:
    for address in ("/", *addresses, "/fit", "/contact", "/nowhere"):
        answer = client.get(address)
        page = Page(answer.text)

        assert answer.status_code == (404 if address == "/nowhere" else 200), address
        assert name in page.title
        assert page.all("html", lang=language)
        assert name in page.text


def test_a_letter_knows_no_owner_but_its_addressee(app: Flask) -> None:
    engine = current.of(app).engine
    receipt = outbox.accept(engine, draft(), datetime(2026, 11, 24, tzinfo=UTC))

    message = outbox.find(engine, receipt.reference)

    assert message is not None
    assert not traces(letter.compose(message, "site@example.net", "eleni@conservation.example").decode())


def test_thanks_and_refusals_show_no_first_owner(client: FlaskClient) -> None:
    sent = {"name": "Vera", "email": "vera@example.org", "message": "Wet paper here.", "text": "Wet paper here."}
    thanks, refused = (
        client.post("/contact", data=sent, follow_redirects=True),
        client.post("/contact", data={"name": "Vera"}),
    )

    assert thanks.request.path.startswith("/contact/thanks/")
    assert not traces(thanks.text)
    assert not traces(refused.text)


@pytest.mark.parametrize(
    ("other", "initials", "color"),
    [(CONSERVATOR, "ΕΜ", "#7a2e1d"), (DESIGNER, "TQ", "#8a1f5c"), (JAPANESE, "高結", "#1f5f6b")],
    indirect=["other"],
)
def test_the_favicon_holds_its_owners_initials_and_color(client: FlaskClient, initials: str, color: str) -> None:
    drawn = client.get("/favicon.svg").text

    assert initials in drawn
    assert color in drawn


def test_what_the_second_owner_leaves_out_is_nowhere(tmp_path: Path, clock: Clock) -> None:
    written = {
        key: part
        for key, part in json.loads(CONSERVATOR.read_text()).items()
        if key not in LEFT_OUT | {"soft_skills", "audiences"}
    }
    (tmp_path / "portfolio.json").write_text(json.dumps(written))
    draw_pictures(tmp_path, written)
    app = create_app(Settings(INSTANCE_DIR=tmp_path / "instance", PORTFOLIO_FILE=tmp_path / "portfolio.json"), clock)
    page = Page(app.test_client().get("/").text)
    current.of(app).engine.dispose()

    linked = {unquote(attributes["href"] or "") for attributes in page.all("a") if attributes.get("href")}
    assert "/books" not in linked
    assert "Technical Skills" not in page.text
    left_out = [s for group in GROUPS for s in group.sections if s.fields and not any(map(written.get, s.fields))]
    assert {section.id for section in left_out} == LEFT_OUT
    for section in left_out:
        assert section.title not in page.text
        assert f"#{section.id}" not in linked
        assert section.id not in page.ids


def test_code_and_templates_name_no_owner() -> None:
    for path in (ROOT / "portfolio").rglob("*"):
        if path.suffix in {".py", ".html", ".css", ".js", ".svg", ".xml"} and "vendor" not in path.parts:
            assert not re.search(r"Kyler|Netflix|PLS", path.read_text()), path
