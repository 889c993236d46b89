"""What audiences read has addresses of its own, and nobody else is told of them."""

import html
import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import Client

from portfolio import create_app, current, publication
from portfolio.cli import main
from portfolio.content.file import loading
from portfolio.content.prose import escaped
from portfolio.publication.edge import Edge
from portfolio.resume.formats import FORMATS
from portfolio.resume.json_resume import from_json_resume
from tests.conftest import Clock, environment, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR
from tests.resume.telling import HOSTILE
from tests.test_leftovers import said_by, visited

BENCH, INSURERS = "/for/museum-bench", "/for/insurers-Silt48HoursMould"
FILES = [form.name for form in FORMATS]
GAPS = ("April 2012 \N{EN DASH} September 2015", "August 2016 \N{EN DASH} February 2021")
GAP = ", ".join(GAPS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    settings = usual_settings(tmp_path_factory.mktemp("audiences"), PORTFOLIO_FILE=CONSERVATOR)
    app: Flask = create_app(settings, Clock())
    yield app.test_client()
    current.of(app).engine.dispose()


@pytest.fixture(scope="module")
def page(site: FlaskClient) -> Page:
    return Page(site.get(BENCH).text)


def test_the_page_says_what_the_audience_chose_in_its_order(page: Page) -> None:
    assert page.title == "Ελένη Μαρκοπούλου, Conservator of Maps and Paper"
    assert "I line, wash and mend paper; reversibly" in page.text
    assert page.texts("h2") == [
        "Work Experience", "Featured Projects", "Volunteering", "Skills & Expertise", "Exhibitions", "Education", "Let's Connect",
    ]  # fmt: skip
    ids = [one for one in page.ids if one.startswith(("position-", "project-", "achievement-"))]
    assert ids == [
        "position-tokyo", "position-εθνικό-αρχείο-νήσων-head-of-conservation", "achievement-boxes-before-bindings",
        "project-rinsing-the-river-out", "position-salvage-volunteer", "achievement-mud-out",
    ]  # fmt: skip
    assert [a["href"] for a in page.all("a") if (a.get("href") or "").startswith("/#achievement")] == [
        "/#achievement-boxes-before-bindings"
    ]


def test_the_page_kept_on_a_home_screen_leads_back_to_itself(page: Page) -> None:
    """A manifest would lead to the front page, under the name of the whole portfolio's role."""
    assert page.all("link", rel="manifest") == []
    assert page.all("link", rel="canonical")[0]["href"] == f"http://127.0.0.1:8000{BENCH}"


def test_what_is_not_shown_is_said_on_the_page_and_in_every_file(site: FlaskClient, page: Page) -> None:
    assert "Positions not shown: 3" in page.text
    assert " ".join(GAPS) in page.text
    assert "A selection; the whole portfolio has the rest." in page.text

    for name in ("resume.txt", "resume.md"):
        assert "Positions not shown: 3" in site.get(f"{BENCH}/{name}").text
        assert GAP in site.get(f"{BENCH}/{name}").text
    for name in ("resume.pdf", "resume-letter.pdf", "resume-a4.pdf"):
        sheets = " ".join(one.extract_text() for one in PdfReader(BytesIO(site.get(f"{BENCH}/{name}").data)).pages)
        assert "Positions not shown: 3" in " ".join(sheets.split())
        assert GAP in " ".join(sheets.split())
    assert site.get(f"{BENCH}/resume.json").json["notShown"] == [
        {
            "part": "work",
            "count": 3,
            "times": [
                {"startDate": "2012-04", "endDate": "2015-09"},
                {"startDate": "2016-08", "endDate": "2021-02"},
            ],
        }
    ]


def test_a_section_that_is_left_out_leaves_no_gap_unsaid(edited_app: Flask, written: dict[str, Any], save: Any) -> None:
    save(written | {"audiences": [{"title": "T", "slug": "t", "sections": ["reading"]}]})

    answer = edited_app.test_client().get("/for/t")

    said = Page(answer.text)
    assert said.texts("h2") == ["Essential Reading", "Work Experience", "Let's Connect"]
    assert "Positions not shown: 2" in said.text
    assert "No position names" not in said.text


def test_a_figure_leads_to_its_source_even_where_that_is_not_shown(
    edited_app: Flask, written: dict[str, Any], save: Any
) -> None:
    figure = {"value": "10x", "measures": "the speed", "source": "the-engine"}
    save(written | {"figures": [figure], "audiences": [{"title": "T", "slug": "t", "projects": []}]})

    answer = edited_app.test_client().get("/for/t")

    assert Page(answer.text).link("10x the speed") == "/projects/the-engine"


def test_files_tell_the_same_selection(site: FlaskClient) -> None:
    resume = site.get(f"{BENCH}/resume.json").json
    assert [work["position"] for work in resume["work"]] == ["Visiting Fellow 研究員", "Head of Conservation"]
    assert resume["basics"]["label"] == "Conservator of Maps and Paper"
    assert resume["meta"]["canonical"] == f"http://127.0.0.1:8000{BENCH}/resume.json"
    assert "TITLE:Conservator of Maps and Paper" in site.get(f"{BENCH}/contact.vcf").text
    assert "Gesellin" not in site.get(f"{BENCH}/resume.txt").text


def test_evidence_and_projects_lead_to_the_whole(page: Page, site: FlaskClient) -> None:
    """Nothing here fetches a fragment of evidence, for there is nothing to put it into; counts are those of the whole."""
    links = [a for a in page.all("a") if "tech=" in (a.get("href") or "")]
    assert links
    for link in links:
        assert (link["href"] or "").startswith("/?tech=")
    assert not [attributes for _, attributes, _ in page.elements if "data-evidence" in attributes]
    whole = Page(site.get("/").text)
    assert page.text_of("skills").count("Leafcasting 2") == whole.text_of("skills").count("Leafcasting 2") == 1
    assert "filter" not in page.ids
    assert page.links_to("/projects/rinsing-the-river-out") != []


def test_masthead_and_form_are_those_of_every_page(site: FlaskClient) -> None:
    """Also where the audience does not see the books that the masthead leads to."""
    parts = [
        re.compile(rf"<{tag} class=\"{look}.*?</{tag}>", re.DOTALL)
        for tag, look in (("header", "masthead"), ("section", "contact"))
    ]

    for part in parts:
        assert part.findall(site.get(BENCH).text) == part.findall(site.get("/").text) != []


@pytest.mark.parametrize("address", [BENCH, INSURERS])
def test_a_page_is_its_own_canonical_and_asks_not_to_be_listed(site: FlaskClient, address: str) -> None:
    answer = site.get(address)
    said = Page(answer.text)

    assert [link["href"] for link in said.all("link", rel="canonical")] == [f"http://127.0.0.1:8000{address}"]
    assert said.all("meta", name="robots", content="noindex")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert 'type="application/ld+json"' not in answer.text
    assert [link["href"] for link in said.all("link", rel="alternate")] == [
        f"{address}/{form.name}" for form in FORMATS if form.label
    ]
    assert all(link["href"] != "/resume.pdf" for link in said.all("a"))


@pytest.mark.parametrize("name", ["", *(f"/{name}" for name in FILES), "/preview.png"])
def test_what_is_read_is_kept_like_a_page_and_never_listed(site: FlaskClient, name: str) -> None:
    answer = site.get(f"{INSURERS}{name}")

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == site.get("/").headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert site.get(f"{INSURERS}{name}", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_wrong_key_is_answered_as_no_audience_is(site: FlaskClient) -> None:
    for name in ["", *(f"/{name}" for name in FILES), "/preview.png"]:
        unknown = site.get(f"/for/nobody{name}")
        assert unknown.status_code == 404
        for wrong in ("insurers", "insurers-Silt48HoursMoulD", "museum-bench-Silt48HoursMould", "insurers-"):
            answer = site.get(f"/for/{wrong}{name}")
            assert (answer.status_code, answer.data) == (404, unknown.data)
            assert dict(answer.headers) == dict(unknown.headers)
    # Neither does another method tell.
    assert site.post(INSURERS).data == site.post("/for/nobody").data


@pytest.mark.slow
def test_no_other_address_names_an_audience(site: FlaskClient) -> None:
    """No page and no fragment, neither sitemap, robots.txt and structured data nor any file or error."""
    written = json.loads(CONSERVATOR.read_text())["audiences"]
    own = [one[key] for one in written for key in ("title", "slug", "key", "role", "pitch") if key in one]
    own += ["lers-Silt48", "/for/"]

    # The site knows these addresses, and nothing leads to them.
    answers = {address: said_by(answer) for address, answer in visited(site).items() if not address.startswith("/for/")}

    found = {address: [one for one in own if one in html.unescape(said)] for address, said in answers.items()}
    assert {address: named for address, named in found.items() if named} == {}
    assert len(answers) >= 60
    for question in ("/?q=maps+and+paper", "/?q=museum", "/?q=mend+paper", "/?q=insurer", "/?q=silt48hoursmould"):
        assert "No text of this page says" in Page(site.get(question).text).text, question


def test_an_edit_changes_what_an_audience_reads(edited_app: Flask, written: dict[str, Any], save: Any) -> None:
    client = Client(Edge(edited_app, publication.of(edited_app), ["localhost"]))
    assert client.get("/for/them-abcdefgh").status_code == 404

    save(written | {"audiences": [{"title": "T", "slug": "them", "key": "abcdefgh", "role": "Stoker"}]})
    assert "Stoker" in client.get("/for/them-abcdefgh").text
    assert "Stoker" in client.get("/for/them-abcdefgh/resume.txt").text
    assert "A selection" not in client.get("/for/them-abcdefgh").text

    save(written | {"audiences": [{"title": "T", "slug": "them", "key": "hgfedcba", "role": "Stoker"}]})
    assert client.get("/for/them-abcdefgh").status_code == 404
    assert client.get("/for/them-abcdefgh/resume.txt").status_code == 404
    assert client.get("/for/them-hgfedcba").status_code == 200


@pytest.mark.parametrize("text", ["HTML", "a vCard", "directions", "marks"])
def test_whatever_is_written_for_an_audience_reads_as_text(
    edited_app: Flask, written: dict[str, Any], save: Any, text: str
) -> None:
    hostile = HOSTILE[text]
    save(written | {"audiences": [{"title": "T", "slug": "t", "role": hostile, "pitch": f"a {escaped(hostile)}"}]})
    client = edited_app.test_client()

    page, card = Page(client.get("/for/t").text), client.get("/for/t/contact.vcf").text.replace("\r\n ", "")

    assert page.texts("p")[0] == " ".join(hostile.split())
    assert [line.partition(":")[0] for line in card.split("\r\n")].count("END") == 1
    assert " ".join(hostile.split()) in " ".join(client.get("/for/t/resume.txt").text.split())
    assert all(client.get(f"/for/t/{name}").status_code == 200 for name in FILES)


def test_a_resume_of_an_audience_comes_back_as_what_it_says(site: FlaskClient) -> None:
    """What is not in it is not made up, and told as a key that a portfolio has no place for."""
    written, notes = from_json_resume.portfolio(site.get(f"{BENCH}/resume.json").json)

    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    assert [position.title for position in portfolio.positions] == ["Visiting Fellow 研究員", "Head of Conservation"]
    assert portfolio.person.role == "Conservator of Maps and Paper"
    assert portfolio.order == ("employers", "projects", "volunteering", "skills", "exhibitions", "education")
    assert any("notShown" in line for line in notes.lines(in_full=True))


def invoked(*words: str) -> Any:
    return CliRunner(env=environment(PORTFOLIO_FILE=str(CONSERVATOR))).invoke(main, words)


def test_the_command_writes_what_an_audience_reads(site: FlaskClient, tmp_path: Path) -> None:
    for name in ("resume.txt", "resume.md", "contact.vcf"):
        assert invoked("export", "--for", "museum-bench", str(tmp_path / name)).exit_code == 0
        assert "Conservator of Maps" in (tmp_path / name).read_text()
    resume = json.loads(invoked("export", "-", "--for", "insurers").stdout)
    assert resume["meta"]["canonical"].endswith(f"{INSURERS}/resume.json")
    assert 'did you mean "insurers"?' in invoked("export", "-", "--for", "insurer").output


def test_a_json_resume_of_the_whole_is_said_to_lack_audiences() -> None:
    whole = invoked("export", "-")

    assert "audiences" not in whole.stdout
    assert "Silt48" not in whole.stdout
    assert "Your audiences are not in it" in whole.stderr
    assert invoked("export", "-", "--format", "txt").stderr == ""


def test_check_tells_what_each_audience_does_not_see() -> None:
    told = invoked("check", str(CONSERVATOR))

    assert told.exit_code == 0
    assert "Museums that look for somebody at the bench (/for/museum-bench) does not see:" in told.stdout
    assert "positions: εθνικό-αρχείο-νήσων-conservator-maps-and-plans" in told.stdout
    assert "projects: книга-дождя" in told.stdout
    assert f"({INSURERS}) does not see:" in told.stdout
    assert json.loads(invoked("check", "--json", str(CONSERVATOR)).stdout) == []


def test_check_remarks_on_what_stands_without_its_source(written: dict[str, Any], save: Any) -> None:
    written["employers"][0]["positions"][0]["achievements"] = [
        {"text": "Cut the fuel by 40% in a year.", "slug": "fuel"}
    ]
    written["figures"] = [{"value": "40%", "measures": "less fuel", "source": "fuel"}]
    audience = {"title": "T", "slug": "t", "positions": ["acme-lead"], "projects": ["the-engine"]}
    file = save(written | {"audiences": [audience]})

    told = [one for one in json.loads(invoked("check", "--json", str(file)).stdout) if one["code"] == "untraced"]

    assert {(one["path"], one["acknowledgement"]["of"]) for one in told} == {
        ("audiences[0].projects[0]", "the-engine"),
        ("audiences[0]", "40%"),
    }
    acknowledged = [one["acknowledgement"] for one in told]
    save(written | {"audiences": [audience], "acknowledged": acknowledged})
    assert not [
        one
        for one in json.loads(invoked("check", "--json", str(file)).stdout)
        if one["code"] in {"untraced", "not-remarked"}
    ]
