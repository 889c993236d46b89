"""Nothing is denied that the page says: `/?q=` and the 404 of a name that is no technology."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portfolio import create_app, current, publication
from portfolio.evidence.search import Concordance
from portfolio.site import finding
from tests.conftest import Clock, draw_pictures, everything, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR


def found(client: FlaskClient, query: str) -> Page:
    return Page(client.get(f"/fragments/found?q={quote(query)}").text)


@pytest.mark.parametrize(
    ("query", "title", "says"),
    [
        ("rust", "1 technology and 1 text for “rust”", "Rust"),
        ("golang", "1 technology for “golang”", "No text of this page says “golang”."),
        ("mentoring", "2 texts of this page say “mentoring”.", "Mentored 5+ junior engineers"),
        ("latency", "1 technology and 12 texts for “latency”", "minimal tail latency"),
        ("LATENCIES", "1 technology and 12 texts for “LATENCIES”", "minimal tail latency"),
        ("tail latency", "4 texts of this page say “tail latency”.", "Tail latency cut by"),
        ("Data-Intensive Applications", "1 text of this page says “Data-Intensive Applications”.", "Kleppmann"),
        ("cobol", "No text of this page says “cobol”.", "Close the search"),
        ("kafak", "No text of this page says “kafak”.", "A technology with a name like it: Kafka is named in 2"),
        ("<b>latency</b>", "No text of this page says “<b>latency</b>”.", "Close the search"),
        ("\u202eycnetal\u2066", "No text of this page says “ycnetal”.", "Close the search"),
        ("--", "No text of this page says “--”.", "Close the search"),
    ],
)
def test_the_page_says_of_a_word_what_it_knows(client: FlaskClient, query: str, title: str, says: str) -> None:
    fragment = found(client, query)

    assert fragment.text_of("found-title") == title
    assert fragment.text_of("status") == title
    words = [word for tag, _, words in fragment.elements if tag in {"p", "li"} for word in " ".join(words).split()]
    assert " ".join(says.split()) in " ".join(words)


def test_the_words_are_marked_and_each_text_leads_to_its_place(client: FlaskClient) -> None:
    fragment = found(client, "latency")

    assert [mark.lower() for mark in fragment.texts("mark")] == ["latency"] * 12
    assert "Senior Backend Engineer, Meta" in fragment.links_to("/#achievement-meta-query-latency")
    assert fragment.links_to("/projects/real-time-social-graph-engine")[0] == "Real-Time Social Graph Engine"
    assert fragment.links_to("/#skills-title") == ["Skills & Expertise"]
    assert fragment.link("Show High Throughput & Low Latency") == "/?tech=high-throughput-and-low-latency#evidence"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("whole")
    (folder / "portfolio.json").write_text(json.dumps(everything()))
    draw_pictures(folder, everything())
    return create_app(usual_settings(folder, PORTFOLIO_FILE=folder / "portfolio.json"), Clock())


def test_every_text_stands_where_its_link_leads(whole: Flask) -> None:
    client = whole.test_client()
    answers: dict[str, tuple[str, list[str]]] = {}
    with whole.test_request_context():
        concordance: Concordance = current.concordance()
        places = [(p.text, finding._place(concordance.portfolio, p)[1]) for p in concordance.page_texts]

    for text, address in places:
        path, _, anchor = address.partition("#")
        if path not in answers:
            drawn = client.get(path).text
            answers[path] = html.unescape(re.sub(r"</?(?:b|mark)>", "", drawn)), Page(drawn).ids
        drawn, ids = answers[path]
        assert not anchor or anchor in ids, address
        assert text in drawn or (text in client.get("/books").text and address == "/#reading-title"), (text, address)


def test_page_and_fragment_say_the_same(client: FlaskClient) -> None:
    page, fragment = client.get("/?q=latency"), client.get("/fragments/found?q=latency")
    inner = re.sub(r'<title>.*?</title>|<p id="status".*?</p>', "", fragment.text, flags=re.DOTALL).strip()

    assert re.sub(r"\n\s+", "\n", inner) in re.sub(r"\n\s+", "\n", page.text)
    assert Page(page.text).title == Page(fragment.text).title == "“latency” – Kyler Post, Senior Backend Engineer"
    assert Page(page.text).attribute("find-name", "value") == "latency"
    assert fragment.headers["HX-Push-Url"] == "/?q=latency"
    assert fragment.headers["X-Robots-Tag"] == "noindex"


def test_a_question_has_one_address_which_search_engines_leave_alone(client: FlaskClient) -> None:
    text = client.get("/?utm_source=x&q=%20tail%20%20latency&q=other&x=1").text

    assert '<link rel="canonical" href="http://127.0.0.1:8000/?q=tail+latency">' in text
    assert Page(text).all("meta", name="robots", content="noindex")


@pytest.mark.parametrize("address", ["/?q=latency", "/fragments/found?q=latency", "/fragments/found"])
def test_an_answer_is_made_for_each_request_and_kept_nowhere(app: Flask, client: FlaskClient, address: str) -> None:
    publisher = publication.of(app)
    path, _, query = address.partition("?")

    answer = publisher.answer(path, query, "identity")
    assert answer is None or not answer.is_public
    assert publisher.edition().size == 0
    assert client.get(address).headers["Cache-Control"] == "no-store"
    kept = publisher.answer("/", "", "identity")
    assert kept is not None
    assert kept.is_public


@pytest.mark.parametrize("query", ["", "%20", "%00", "%E2%80%AE"])
def test_an_empty_question_is_none(client: FlaskClient, query: str) -> None:
    assert client.get(f"/?q={query}").data == client.get("/").data
    assert "found-title" not in client.get(f"/fragments/found?q={query}").text


@pytest.mark.parametrize("path", ["/", "/fragments/found"])
def test_a_question_has_a_hundred_characters_at_most(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?q={'x' * 100}").status_code == 200
    answer = client.get(f"{path}?q={'x' * 101}")

    assert answer.status_code == 400
    assert "Ask for 100 characters at most; one word is enough." in Page(answer.text).text


def test_a_choice_stays_while_words_are_looked_for(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=grpc&q=java").text)

    assert page.attribute("choose-grpc", "aria-current") == "true"
    assert page.link("Show Java") == "/?tech=grpc&tech=java#evidence"
    assert page.link("Close the search") == "/?tech=grpc#evidence"
    assert client.get("/?q=java&tech=nothing").status_code == 404


def test_where_no_more_combine_a_technology_is_shown_alone(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=java&tech=docker&tech=grpc&tech=redis&tech=thrift&q=kafka").text)

    assert page.link("Show Kafka") == "/?tech=kafka#evidence"


@pytest.mark.parametrize("path", ["/", "/fragments/evidence", "/fit"])
@pytest.mark.parametrize(("name", "count"), [("latency", 12), ("mentoring", 2)])
def test_a_name_that_is_no_technology_is_shown_where_it_stands(
    client: FlaskClient, path: str, name: str, count: int
) -> None:
    answer = client.get(f"{path}?tech={name}")
    page = Page(answer.text)

    assert answer.status_code == 404
    assert f"No technology of this page is called “{name}”. {count} texts" in page.text
    assert "No position" not in page.text
    assert {mark.lower() for mark in page.texts("mark")} <= {"latency", "mentoring", "mentored"}
    assert page.link("Kafka") == "/?tech=kafka"


def test_a_name_that_stands_nowhere_is_denied(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=cobol").text)

    assert "No position or project names “cobol”. These are named:" in page.text
    assert page.texts("mark") == []


def test_markup_in_a_question_is_a_text(client: FlaskClient) -> None:
    hostile = '"><script>alert(1)</script>'
    text = client.get("/", query_string={"q": hostile}).text

    assert "<script>alert" not in text
    assert Page(text).attribute("find-name", "value") == hostile


def test_without_technologies_an_answer_stands_by_itself(
    edited_app: Flask, save: Callable[[dict[str, Any]], Path]
) -> None:
    save(
        {"person": {"name": "Ada", "role": "Engineer", "pitch": "I build."}, "contact": {"invitation": "Write to me."}}
    )

    page = Page(edited_app.test_client().get("/?q=building").text)

    assert page.text_of("found-title") == "1 text of this page says “building”."
    assert page.links_to("/#person") == ["Top of the page"]


@pytest.mark.parametrize(
    ("query", "place", "address"),
    [
        ("behind glass", "Exhibitions", "/#section-exhibitions-title"),
        ("drowned", "Exhibitions", "/#section-exhibitions-title"),
        ("second shift", "Salvage Volunteer, Blue Crates e.V.", "/#position-salvage-volunteer"),
        ("wet files", "Salvage Volunteer, Blue Crates e.V.", "/#achievement-mud-out"),
        ("cook", "Career Breaks", "/#breaks-title"),
        ("bonefolder", "Awards", "/#awards-title"),
        ("brine", "MA Conservation of Books and Library Materials, West Dean College", "/#education"),
        ("rowing", "Interests", "/#interests-title"),
        ("nine volunteers", "Rinsing the River Out", "/projects/rinsing-the-river-out"),
        ("spring 2021", "Career Breaks", "/#breaks-title"),
        ("floods at once", "Top of the page", "/#person"),
        ("22810", "Let's Connect", "/#contact"),
    ],
)
def test_what_a_whole_career_says_is_found_where_it_stands(
    query: str, place: str, address: str, second_owner: FlaskClient
) -> None:
    assert found(second_owner, query).link(place) == address


@pytest.fixture(scope="module")
def second_owner(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("second")
    return create_app(usual_settings(folder, PORTFOLIO_FILE=CONSERVATOR), Clock()).test_client()


def test_of_several_paragraphs_each_is_told_apart_from_the_next(
    written: dict[str, Any], save: Callable[[dict[str, Any]], Path], tmp_path: Path
) -> None:
    written["projects"][0]["summary"] = "It boils <water>.\n\n- slowly\n- loudly\n\nSteam drives it."
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=save(written)))

    said = found(app.test_client(), "loudly").texts("li")
    current.of(app).engine.dispose()

    assert said == ["It boils <water>. · slowly · loudly · Steam drives it. The Engine"]
