import json
import random
import re
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portfolio import create_app, current
from portfolio.assets import inline
from portfolio.config import Settings
from portfolio.content.file import loading
from portfolio.content.model import Portfolio, Theme
from portfolio.current import CurrentContent
from portfolio.evidence import record
from portfolio.evidence.search import Concordance
from portfolio.resume.formats import FORMATS
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import DATA, DESIGNER

TEACHER = DATA / "people/teacher.json"
KAFKA = "Kafka is named in 2 positions, in one only through its project; positions held from June 2019 to today (7 years 6 months)."
ABSENT = ["/nothing", "/?tech=nothing", "/?tech=latency"]
PAGES = [
    "/", "/?q=latency", "/?q=kafak&tech=grpc", "/?tech=grpc", "/?tech=rust", "/fit", "/fit?tech=kafka&tech=rust", "/fit?also=GraphQL&left_out=2&tech=kafka", "/?tech=java&tech=docker", "/?tech=thrift&tech=titus", "/projects/real-time-social-graph-engine",
    "/books", "/books?category=devops", "/contact", *ABSENT,
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_well_made(client: FlaskClient, address: str) -> None:
    page = Page(client.get(address).text)

    assert page.all("html", lang="en")
    assert page.title.endswith("Kyler Post") or "Kyler Post, Senior Backend Engineer" in page.title
    [description] = page.all("meta", name="description")
    assert description["content"]
    assert len(page.texts("h1")) == 1
    assert len(page.all("main", id="main")) == 1
    assert page.all("a", href="#main")
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(below - above <= 1 for above, below in pairwise(levels)), levels
    assert len(page.ids) == len(set(page.ids))


def leads_to(page: Page) -> set[str]:
    """Return the addresses, with their anchors, that a page sends its readers to."""
    return {
        value
        for tag, attributes, _ in page.elements
        for name, value in attributes.items()
        if value and (name in {"data-evidence", "data-hx-get", "data-hx-push-url"} or (name == "href" and tag == "a"))
    } - {"true"}


@pytest.mark.slow
def test_every_link_leads_to_an_address_that_answers_and_to_an_anchor_that_is_there(client: FlaskClient) -> None:
    links = set()
    for address in PAGES:
        page = Page(client.get(address).text)
        links |= {link if link[0] != "#" else address.partition("#")[0] + link for link in leads_to(page)}
        for _, attributes, _ in page.elements:
            for name in ("for", "aria-labelledby", "aria-describedby"):
                assert (attributes.get(name) or page.ids[0]) in page.ids, (address, attributes)

    anchors: dict[str, set[str]] = {}
    for link in links:
        address, _, anchor = link.partition("#")
        anchors.setdefault(address, set()).update({anchor} - {""})
    assert sum(map(len, anchors.values())) > 80
    for address, wanted in anchors.items():
        answer = client.get(address)
        assert answer.status_code == 200 or address in ABSENT, address
        assert wanted <= set(Page(answer.text).ids if wanted else ()), address


@pytest.mark.parametrize(
    ("fragment", "page"),
    [
        ("/fragments/evidence", "/"),
        ("/fragments/evidence?tech=grpc", "/?tech=grpc"),
        ("/fragments/evidence?tech=thrift&tech=titus", "/?tech=thrift&tech=titus"),
        ("/fragments/projects/global-adaptive-streaming-platform", "/projects/global-adaptive-streaming-platform"),
        ("/fragments/books", "/books"),
        ("/fragments/books?category=devops", "/books?category=devops"),
    ],
)
def test_a_fragment_stands_literally_in_its_page(client: FlaskClient, fragment: str, page: str) -> None:
    answer = client.get(fragment)
    region = re.sub(r'<title>.*?</title>|<p id="status".*?</p>', "", answer.text, flags=re.DOTALL).strip()
    region = re.sub(r"\n\s+", "\n", region)

    assert region in re.sub(r"\n\s+", "\n", client.get(page).text)
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "<html" not in answer.text
    title = re.search(r"<title>(.*?)</title>", answer.text, re.DOTALL)
    assert title is None or title[1].strip() == Page(client.get(page).text).title


def test_order_repeats_and_foreign_parameters_change_nothing(client: FlaskClient) -> None:
    plain = client.get("/?tech=grpc&tech=java").data

    for query in ("tech=java&tech=grpc", "tech=java&tech=grpc&tech=java", "utm_source=x&tech=grpc&tech=java&tech="):
        assert client.get(f"/?{query}").data == plain


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/?utm_source=x", "/"),
        ("/?tech=java&tech=grpc", "/?tech=grpc&amp;tech=java"),
        ("/books?category=devops&x=1", "/books?category=devops"),
        ("/projects/real-time-social-graph-engine?x=1", "/projects/real-time-social-graph-engine"),
    ],
)
def test_a_page_names_its_one_address(client: FlaskClient, address: str, canonical: str) -> None:
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{canonical}">' in client.get(address).text


def test_combinations_are_not_for_search_engines(client: FlaskClient) -> None:
    assert 'name="robots"' not in client.get("/?tech=grpc").text
    combined = Page(client.get("/?tech=grpc&tech=java").text)
    assert combined.all("meta", name="robots", content="noindex")
    [adding] = combined.all("a", href="/?tech=grpc&tech=java&tech=kubernetes#evidence")
    assert adding["rel"] == "nofollow"


@pytest.mark.parametrize("path", ["/", "/projects/real-time-social-graph-engine", "/fit?tech=go", "/?tech=nothing"])
def test_no_link_reads_as_a_call_where_it_is_a_name(client: FlaskClient, path: str) -> None:
    links = Page(client.get(path).text).texts("a")

    assert any(words.startswith("Go (technology)") for words in links)
    assert "Go" not in links


def test_the_filter_narrows_counts_and_can_be_undone(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=grpc&tech=java").text)

    assert (
        page.text_of("filter-count")
        == "gRPC and Java are named together in 2 positions, in one only in a list, in one not both in sentences; positions held from June 2019 to today (7 years 6 months)."
    )
    assert {"position-meta", "position-netflix", "project-global-adaptive-streaming-platform"} <= set(page.ids)
    assert "Key Achievements" not in page.text
    assert page.attribute("let-go-grpc", "href") == "/?tech=java#evidence"
    assert page.attribute("let-go-all", "href") == "/#evidence"
    assert page.attribute("choose-grpc", "aria-current") == "true"
    assert page.link("+ Kubernetes 2") == "/?tech=grpc&tech=java&tech=kubernetes#evidence"


def test_what_would_leave_nothing_is_not_offered_to_be_added(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=rabbitmq").text)

    assert page.link("+ Java 1") == "/?tech=java&tech=rabbitmq#evidence"
    assert not any(words.startswith("+ gRPC") for words in page.texts("a"))


def test_a_combination_that_leaves_nothing_says_so(client: FlaskClient) -> None:
    text = Page(client.get("/?tech=thrift&tech=titus").text).text

    assert "No position or project names both Thrift and Titus. Remove one, or show all." in text
    assert (
        "Thrift is listed in 1 position, no sentence names it there; position held from May 2022 to today (4 years 7 months). Show only Thrift"
        in text
    )
    assert "No position names both Thrift and Titus." in text


def test_after_five_no_further_choice_is_a_link(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=java&tech=docker&tech=grpc&tech=redis&tech=thrift").text)

    assert not any(words.startswith("+ ") for words in page.texts("a"))
    assert page.attribute("choose-thrift", "href") == "/?tech=thrift#evidence"
    assert "5 is the most; remove one to choose another." in page.text


def test_a_fragment_tells_the_live_region(client: FlaskClient) -> None:
    fragment = Page(client.get("/fragments/evidence?tech=kafka").text)

    assert fragment.attribute("status", "data-hx-swap-oob") == "innerHTML"
    assert fragment.text_of("status") == KAFKA


def test_a_fragment_names_the_page_for_the_address_bar(client: FlaskClient) -> None:
    answer = client.get("/fragments/evidence?tech=java&tech=Golang")

    assert answer.headers["HX-Push-Url"] == "/?tech=go&tech=java"
    assert client.get("/fragments/evidence").headers["HX-Push-Url"] == "/"


def test_what_names_a_choice_is_marked(client: FlaskClient) -> None:
    text = client.get("/?tech=kafka").text
    page = Page(text)

    assert page.attribute("achievement-meta-distributed-systems", "class") == "proof"
    assert page.attribute("achievement-meta-social-features", "class") is None
    # The achievement, the solution, and both drawings: on its branch, and on the trunk of what only lists it.
    assert page.texts("mark") == ["Kafka"] * 4
    assert "Fanned out updates asynchronously through Kafka streams" in page.text
    assert "Stateless" not in page.text
    assert {a["href"] for a in page.all("a", **{"aria-current": "true"})} == {"/?tech=kafka#evidence"}
    assert "Only in the project Global Adaptive Streaming Platform" in page.text
    assert "<mark>" not in client.get("/").text


def test_a_mark_escapes_what_stands_around_it(tmp_path: Path, written: dict[str, Any]) -> None:
    written["employers"][0]["positions"][0]["achievements"] = ["Built with <b>Steam</b> & more."]
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    text = app.test_client().get("/?tech=steam").text
    current.of(app).engine.dispose()

    assert "Built with &lt;b&gt;<mark>Steam</mark>&lt;/b&gt; &amp; more." in text


def test_a_wording_that_stands_for_several_chooses_them_all(client: FlaskClient) -> None:
    page, chosen = Page(client.get("/").text), Page(client.get("/?tech=ci-cd").text)

    assert page.link("CI/CD (Spinnaker)") == "/?tech=ci-cd&tech=spinnaker#evidence"
    assert chosen.link("CI/CD (Spinnaker)") == "/?tech=ci-cd&tech=spinnaker#evidence"


@pytest.mark.parametrize("name", ["golang", "Golang", "GO", "go"])
def test_any_spelling_finds_a_technology(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/?tech={name}")
    count = Page(answer.text).text_of("filter-count")

    assert count.startswith("Go is listed in 2 positions, in one only through its project")
    assert 'href="http://127.0.0.1:8000/?tech=go"' in answer.text


def test_what_only_a_sentence_names_has_an_address_and_is_offered_nowhere(
    tmp_path: Path, written: dict[str, Any]
) -> None:
    written["projects"][0]["solutions"] = ["Rewrote the boiler control in Haskell."]
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    index, named, other = (app.test_client().get(address) for address in ("/", "/?tech=haskell", "/?tech=steam"))
    unknown = app.test_client().get("/?tech=cobol")
    current.of(app).engine.dispose()

    assert "tech=haskell" not in index.text
    assert "tech=haskell" not in other.text
    assert [a["href"] for a in Page(named.text).all("a", id="choose-haskell")] == ["/?tech=haskell#evidence"]
    assert (
        Page(named.text).text_of("filter-count").startswith("Haskell is named in 1 position, only through its project")
    )
    assert unknown.status_code == 404
    assert "Haskell" not in Page(unknown.text).text


def test_a_skill_without_evidence_can_be_asked_for(client: FlaskClient) -> None:
    answer = client.get("/?tech=rust")

    assert answer.status_code == 200
    assert (
        Page(answer.text).text_of("filter-count")
        == "Rust is listed as a skill; no position or project names it. Choose another, or show all."
    )
    assert "Nothing here" not in answer.text
    assert Page(answer.text).all("meta", name="robots", content="noindex")


def test_of_a_listed_skill_and_a_named_technology_each_is_told(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=kafka&tech=rust").text)

    assert (
        page.text_of("filter-count")
        == "No position or project names both Kafka and Rust; Rust is listed as a skill. Remove one, or show all."
    )
    assert f"{KAFKA} Show only Kafka Rust is listed as a skill; no position or project names it." in page.text
    assert "No position names both Kafka and Rust." in page.text


@pytest.mark.parametrize("path", ["/", "/?tech=kafka", "/fragments/evidence?tech=kafka&tech=java"])
def test_the_lines_of_time_are_said_to_be_those_of_the_positions(client: FlaskClient, path: str) -> None:
    text = client.get(path).text

    assert "A line shows when positions were held, not how long something was used." in text
    assert "years of experience" not in text


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (DESIGNER, "A line shows when positions were held (a thin one, when they may have been), not how long"),
        (TEACHER, "Where a bar is thin, the dates leave open whether anything was held then."),
    ],
    ids=["designer", "teacher"],
)
def test_thin_lines_are_explained_where_there_are_some(tmp_path: Path, file: Path, told: str) -> None:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), Clock())

    assert told in Page(app.test_client().get("/").text).text


def test_keys_are_told_where_one_leads_anywhere(
    edited_app: Flask, written: dict[str, Any], save: Callable[[dict[str, Any]], Path]
) -> None:
    client, untechnical = edited_app.test_client(), json.loads(TEACHER.read_text())
    one = untechnical["projects"]
    told = []
    for file in (
        untechnical,
        untechnical | {"projects": []},
        untechnical | {"projects": [*one, {"title": "Two"}]},
        written,
    ):
        save(file)
        told.append(["keys" in Page(client.get(path).text).ids for path in ("/", "/contact", "/nothing")])

    assert len(one) == 1
    assert told == [[False] * 3, [False] * 3, [True] * 3, [True] * 3]


def test_each_skill_says_how_often_it_is_evidenced(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    skills = page.text[page.text.index("Technical Skills") : page.text.index("Soft Skills")]

    assert "Kafka 2" in skills
    assert "API Design (REST, gRPC): gRPC 2, REST 2, API Design 1" in skills
    assert "SQL / NoSQL: SQL 1" in skills
    for bare in ("Node.js", "Rust", "FastAPI", "Flask", "Ruby", "Ruby on Rails", "Performance Tuning"):
        assert bare in skills
        assert page.link(bare) is None


def test_every_achievement_has_an_address(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    ids = [found for found in page.ids if found.startswith("achievement-")]

    assert len(ids) == 20
    assert [a["href"] for a in page.all("a", **{"class": "permalink"})] == [f"#{found}" for found in ids]


def test_volunteer_roles_are_denied_too_where_there_are_some(
    edited_app: Flask, written: dict[str, Any], save: Callable[[dict[str, Any]], Path]
) -> None:
    reader = {"title": "Reader", "organization": "Library", "start": 2019}
    save(written | {"volunteering": [reader], "skills": [{"name": "Tools", "skills": ["Rust"]}]})
    client = edited_app.test_client()

    assert "No position, project or volunteer role names “kafak”." in Page(client.get("/?tech=kafak").text).text
    assert (
        "Rust is listed as a skill; no position, project or volunteer role names it." in client.get("/?tech=rust").text
    )


def test_the_names_nearest_to_an_unknown_one_come_first(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=kafak").text)

    assert "No position or project names “kafak”. These are named, the nearest first: Kafka" in page.text


def test_a_thousand_unknown_names_cost_no_more_than_the_few_that_are_told(client: FlaskClient) -> None:
    start = time.process_time()
    page = Page(client.get("/?" + "&".join(f"tech=sql{n}" for n in range(1000))).text)

    assert "“sql0”, “sql1”, “sql10”, “sql100” and “sql101”. These are named, the nearest first: SQL" in page.text
    assert time.process_time() - start < 1


@pytest.mark.parametrize("name", ["--", "%00", "%E2%80%A6", "@" * 5000])
def test_marks_alone_are_like_no_name(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/?tech={name}")

    assert answer.status_code == 404
    assert "These are named: Java" in Page(answer.text).text


@pytest.mark.parametrize("path", ["/", "/fit"])
def test_a_plus_written_by_hand_is_a_plus(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?tech=c++").data == client.get(f"{path}?tech=c-plus-plus").data
    assert client.get(f"{path}?tech=kafka+").data == client.get(f"{path}?tech=kafka").data


def test_durations_are_worked_out_when_served(client: FlaskClient, clock: Clock) -> None:
    assert "May 2022 – Present 4 years 7 months" in Page(client.get("/").text).text
    clock.advance(days=365)
    assert "May 2022 – Present 5 years 7 months" in Page(client.get("/").text).text
    assert "© 2027 Kyler Post" in Page(client.get("/").text).text


def test_dates_are_written_for_machines_too(client: FlaskClient) -> None:
    times = [attributes["datetime"] for attributes in Page(client.get("/").text).all("time")]

    assert times == ["2022-05", "2019-06", "2022-04", "2017-07", "2019-05", "2017"]


def test_the_category_filter_shows_where_a_category_holds_two(
    tmp_path: Path, written: dict[str, Any], client: FlaskClient
) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    page = Page(app.test_client().get("/books?category=steam-power").text)
    current.of(app).engine.dispose()

    assert page.attribute("category-steam-power", "aria-current") == "true"
    assert page.attribute("all-categories", "href") == "/books"
    assert page.texts("cite") == ["On Steam", "On Water"]
    assert "all-categories" not in Page(client.get("/books").text).ids


def test_a_small_file_makes_a_whole_site(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(
        '{"person": {"name": "Ada", "role": "Engineer", "pitch": "I build."}, "contact": {"invitation": "Write."}}'
    )
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    client = app.test_client()
    answers = {address: client.get(address) for address in ("/", "/books", "/contact", "/sitemap.xml", "/favicon.svg")}
    current.of(app).engine.dispose()

    assert all(answer.status_code == 200 for answer in answers.values())
    page = Page(answers["/"].text)
    assert page.texts("h2") == ["Let's Connect"]
    assert "/books" not in answers["/sitemap.xml"].text
    assert [words for words in page.texts("nav") if words] == ["Contact"]
    assert "Kyler" not in "".join(answer.text for answer in answers.values())


def test_links_show_where_the_owner_lists_some(tmp_path: Path, written: dict[str, Any], client: FlaskClient) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written | {"links": [{"label": "Code", "url": "https://example.org/ada"}]}))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    with_links = Page(app.test_client().get("/").text)
    current.of(app).engine.dispose()

    assert with_links.link_to("https://example.org/ada") == "Code"
    assert with_links.all("ul", **{"aria-label": "Other ways"})
    assert not Page(client.get("/").text).all("ul", **{"aria-label": "Other ways"})


def test_what_somebody_says_of_the_owner_stands_in_quotation_marks(tmp_path: Path, written: dict[str, Any]) -> None:
    file = tmp_path / "portfolio.json"
    said = {"text": "She explains until it is simple.", "name": "Grace Sample", "role": "Head of Acme"}
    file.write_text(json.dumps(written | {"recommendations": [said]}))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    page = Page(app.test_client().get("/").text)
    current.of(app).engine.dispose()

    assert page.texts("blockquote") == ["“She explains until it is simple.”"]
    assert page.texts("figcaption") == ["Grace Sample Head of Acme"]


def test_several_positions_at_one_employer_each_stand(tmp_path: Path, written: dict[str, Any]) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    page = Page(app.test_client().get("/").text)
    current.of(app).engine.dispose()

    assert {"Engineer Acme", "Lead Acme"} <= set(page.texts("h3"))


def prepared(portfolio: Portfolio) -> CurrentContent:
    gathered = record.gather(portfolio)
    return CurrentContent(portfolio, gathered, Concordance(portfolio, gathered))


def test_an_edit_in_the_middle_of_a_request_does_not_mix_two_contents(
    tmp_path: Path, written: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    old = loading.load(file)
    file.write_text(
        json.dumps(written | {"theme": {"accent": "#aa0000"}, "employers": []}).replace('"position"', '"slug"')
    )
    new = loading.load(file)
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    contents, chance = [prepared(content) for content in (old, new)], random.Random(1)
    monkeypatch.setattr(current.of(app).live, "current_content", lambda: chance.choice(contents))
    answers = [app.test_client().get("/?tech=steam") for _ in range(12)]
    current.of(app).engine.dispose()

    seen = {"#aa0000" in answer.text for answer in answers}
    assert seen == {True, False}
    for answer in answers:
        accent, positions = ("#aa0000", 0) if "#aa0000" in answer.text else (old.theme.accent, 2)
        assert inline.style(Theme(accent=accent)).hash in answer.headers["Content-Security-Policy"]
        assert accent in answer.text
        assert len(re.findall('id="position-', answer.text)) == positions


def test_health_tells_of_a_bad_edit_and_of_nobody(tmp_path: Path, written: dict[str, Any]) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    app = create_app(Settings(INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    client = app.test_client()
    before = client.get("/healthz").json or {}
    file.write_text("{")
    current.of(app).live._looked_at = 0
    after = client.get("/healthz").json or {}
    page = client.get("/")
    current.of(app).engine.dispose()

    assert (before["status"], before["content"], before["reasons"]) == ("ok", "current", [])
    assert (after["status"], after["content"]) == ("degraded", "last good")
    assert after["reasons"] == ["portfolio.json has 1 problem, so its last good version is shown."]
    assert "Ada Example" in page.text


def test_crawlers_are_told_what_to_find(client: FlaskClient) -> None:
    robots = client.get("/robots.txt").text
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").data)

    assert "Disallow: /fragments/\nSitemap: http://127.0.0.1:8000/sitemap.xml\n" in robots
    places = [place.text or "" for place in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(places) == 7
    for place in places:
        assert client.get(place.removeprefix("http://127.0.0.1:8000")).status_code == 200
    modified = {place.text for place in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod")}
    assert len(modified) == 1
    assert date.fromisoformat(modified.pop() or "")


def structured_data(client: FlaskClient) -> dict[str, Any]:
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get("/").text)
    read: dict[str, Any] = json.loads(data)["mainEntity"]
    return read


def test_the_structured_data_is_the_owners(client: FlaskClient) -> None:
    data = structured_data(client)

    assert data["name"] == "Kyler Post"
    assert data["jobTitle"] == "Senior Backend Engineer"


def test_the_structured_data_says_as_much_as_the_file(
    edited_app: Flask, written: dict[str, Any], save: Callable[[dict[str, Any]], Path]
) -> None:
    client = edited_app.test_client()
    bare = {"@type", "name", "jobTitle", "description", "url", "worksFor", "knowsAbout"}
    assert structured_data(client).keys() == bare

    written["person"]["location"] = "Porto </script>"
    save(written | {"languages": [{"name": "Latin", "level": "C1"}], "awards": [{"title": "Cup", "date": 2013}]})

    place = {"homeLocation": {"@type": "Place", "name": "Porto </script>"}}
    assert structured_data(client).items() >= (place | {"knowsLanguage": ["Latin"], "award": ["Cup"]}).items()


def test_the_favicon_carries_initials_and_accent(client: FlaskClient) -> None:
    icon = client.get("/favicon.ico")

    assert icon.content_type.startswith("image/svg+xml")
    assert ">KP</text>" in icon.text
    assert "#1f4fd8" in icon.text


def test_the_page_leads_to_its_files_in_a_line_and_for_programs(client: FlaskClient) -> None:
    page = Page(client.get("/").text)

    linked = [form for form in FORMATS if form.label]
    names = [[f"Résumé as {linked[0].label}"], *([form.label] for form in linked[1:])]
    assert [page.links_to(f"/{form.name}") for form in linked] == names
    assert [(a["type"], a["href"]) for a in page.all("link", rel="alternate")] == [
        (form.media_type, f"/{form.name}") for form in linked
    ]
    for found in page.all("link", rel="alternate"):
        assert client.get(found["href"] or "").content_type.startswith(found["type"] or "?")
