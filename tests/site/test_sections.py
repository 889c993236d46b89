import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portfolio import create_app, current
from portfolio.content.model import ORDERED, Portfolio
from portfolio.site.sections import GROUPS, Section
from tests.conftest import Clock, draw_pictures, everything, usual_settings
from tests.page import Page
from tests.paths import ROOT

SECTIONS = [section for group in GROUPS for section in group.sections]
# Parts of the file that no section of the front page shows, and what does.
ELSEWHERE = {
    "schema_": "editors",
    "language": "every page, as its language",
    "theme": "every page, as its color",
    "person": "the head",
    "figures": "the head",
    "technologies": "filter and timeline, for what is named",
    "order": "the page, as its order",
    "audiences": "pages of their own",
    "acknowledged": "`check`, which asks no more",
    "contact": "every page, below",
    "links": "every page, beside the form",
    "footer": "every page, at its foot",
    "paper": "the sheets of the PDF",
}

Show = Callable[[dict[str, Any]], Page]


@pytest.fixture
def show(tmp_path: Path) -> Show:
    def show(written: dict[str, Any]) -> Page:
        file = tmp_path / "portfolio.json"
        file.write_text(json.dumps(written))
        draw_pictures(tmp_path, written)
        app: Flask = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), Clock())
        page = Page(app.test_client().get("/").text)
        current.of(app).engine.dispose()
        return page

    return show


def test_every_part_of_the_file_is_shown_by_a_section_or_elsewhere() -> None:
    shown = {field for section in SECTIONS for field in section.fields}

    assert shown | ELSEWHERE.keys() == Portfolio.model_fields.keys()
    assert shown.isdisjoint(ELSEWHERE)


def test_every_section_and_every_group_has_a_template_of_its_own() -> None:
    templates = ROOT / "portfolio/templates"
    named = [section.template for section in SECTIONS]

    assert sorted(named) == sorted(str(path.relative_to(templates)) for path in (templates / "site/sections").iterdir())
    assert {group.template for group in GROUPS} == {
        str(path.relative_to(templates)) for path in (templates / "site/groups").iterdir()
    }
    assert len({section.title for section in SECTIONS}) == len(SECTIONS)


def test_all_sections_stand_in_the_order_of_the_list_and_so_does_the_navigation(show: Show) -> None:
    written = everything()
    del written["order"]
    page = show(written)

    own = [section["title"] for section in written["sections"]]
    assert SECTIONS[-1].id == "own"
    titles = [section.title for section in SECTIONS[:-1] if section.id != "career"]
    assert page.texts("h2") == [*titles, *own, "Let's Connect"]
    listed = {f"#{section.id}": section.in_navigation for section in SECTIONS if section.in_navigation}
    listed |= {f"#section-{section['slug']}": section["title"] for section in written["sections"]}
    links = {
        a["href"]: page.links_to(a["href"] or "")[-1]
        for a in page.all("a")
        if a.get("href") in listed and a.get("class") != "skip"
    }
    assert list(links.items()) == list(listed.items())
    assert {href.removeprefix("#") for href in listed} <= set(page.ids)


# Of four neighbors one is left out at a time: a page of its own for each would take a second.
@pytest.mark.parametrize("absent", [SECTIONS[n::4] for n in range(4)], ids=lambda absent: absent[0].id)
def test_a_section_with_nothing_to_show_is_not_there(show: Show, absent: tuple[Section, ...]) -> None:
    written = everything()
    titles = set()
    gone = {"order", "audiences"}
    for section in absent:
        titles |= {one["title"] for one in written["sections"]} if section.id == "own" else {section.title}
        # Skills and lists name what the filter chooses from, and projects name positions.
        gone |= set(section.fields or ("technologies", "employers", "volunteering", "projects", "figures"))
    gone |= {"figures", "projects"} if "employers" in gone else set()
    gone |= {"figures"} if "projects" in gone else set()
    for field in gone:
        del written[field]

    page = show(written)

    assert titles.isdisjoint(page.texts("h2"))
    assert [link for section in absent for link in page.links_to(f"#{section.id}")] == []


def ordered(show: Show, *order: str) -> list[str]:
    """The headings of the page in the owner's order, but for that of the form."""
    return show(everything() | {"order": list(order), "sections": OWN}).texts("h2")[:-1]


OWN = [
    {"title": "Exhibitions", "entries": [{"title": "Boats"}]},
    {"title": "Education", "slug": "courses", "entries": [{"title": "Knots"}]},
]
EVIDENCE = ["Technologies over Time", "Work Experience", "Volunteering", "Featured Projects"]


def test_what_the_owner_puts_first_stands_first_and_the_rest_as_it_was(show: Show) -> None:
    usual = ordered(show)
    assert usual[-2:] == ["Exhibitions", "Education"]

    assert usual[:4] == EVIDENCE
    assert ordered(show, "education", "courses") == ["Education", "Education", *usual[:5], *usual[6:-1]]


TEACHING = {"title": "Teacher", "start": 2007, "end": 2019}
CAREERS = [
    # A line of one bar compares nothing.
    ({"employers": [{"name": "School", "positions": [TEACHING]}]}, ""),
    ({"breaks": [{"title": "Care", "start": 2020}, {"title": "Travel", "start": 2018, "end": 2018}]}, ""),
    ({"volunteering": [TEACHING | {"organization": "Club", "start": "long ago"}], "breaks": [{"title": "Care", "start": 2020}]}, ""),
    ({"employers": [{"name": "School", "positions": [TEACHING, {"title": "Head", "start": "2019-09"}]}]}, "Teacher, School Head, School"),
    ({"employers": [{"name": "School", "positions": [TEACHING]}], "breaks": [{"title": "Care", "start": 2020}]}, "School Care"),
    ({"volunteering": [TEACHING | {"organization": "Club"}, TEACHING | {"organization": "Home"}]}, "Teacher, Club Teacher, Home"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "rows"), CAREERS)
def test_a_career_without_technologies_is_drawn_if_there_is_anything_to_compare(
    show: Show, written: dict[str, Any], parts: dict[str, Any], rows: str
) -> None:
    page = show({"person": written["person"], "contact": written["contact"]} | parts)

    assert ("Career over Time" in page.texts("h2")) == bool(rows)
    assert "Technologies over Time" not in page.texts("h2")
    if rows:
        told = page.text_of("career").removesuffix(
            " Where a bar is thin, the dates leave open whether anything was held then."
        )
        assert told.endswith(rows)
        assert len(page.all("svg", role="img")) == 2


def test_a_career_that_only_a_sentence_gives_technologies_is_drawn_until_one_is_chosen(
    tmp_path: Path, written: dict[str, Any]
) -> None:
    told = TEACHING | {"achievements": ["Wrote the timetable in PostgreSQL."]}
    parts = {"employers": [{"name": "School", "positions": [told]}], "breaks": [{"title": "Care", "start": 2020}]}
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps({"person": written["person"], "contact": written["contact"]} | parts))
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), Clock())
    client = app.test_client()

    assert Page(client.get("/").text).texts("h2")[0] == "Career over Time"
    assert Page(client.get("/?tech=postgresql").text).texts("h2")[0] == "Work Experience"
    current.of(app).engine.dispose()


def test_sections_change_places_within_their_group_and_never_leave_it(show: Show) -> None:
    filtered, experience, volunteering, projects = EVIDENCE

    assert ordered(show, "projects")[:4] == [filtered, projects, experience, volunteering]
    assert ordered(show, "reading", "volunteering", "skills", "employers")[:6] == [
        "Essential Reading",
        filtered,
        volunteering,
        experience,
        projects,
        "Skills & Expertise",
    ]
    assert ordered(show, "mindsets")[:2] == ["Growth Mindsets", "Highlights"]
    assert ordered(show, "education", "highlights")[:3] == ["Education", "Highlights", "Growth Mindsets"]


def test_the_navigation_has_what_the_owner_puts_first(show: Show) -> None:
    usual, page = show(everything() | {"order": []}), show(everything() | {"order": ["certificates", "breaks"]})

    assert usual.links_to("#certificates") == []
    assert usual.links_to("#volunteering") == ["Volunteering"]
    assert page.links_to("#certificates") == ["Certificates"]
    assert "#breaks" in {a["href"] for a in page.all("a")}


def test_the_owner_can_order_every_part_that_a_section_shows() -> None:
    others = {"soft_skills", "sections"}  # The one stands with the skills, and the others have names of their own.

    assert [field for section in SECTIONS for field in section.fields if field not in others] == list(ORDERED)


def test_a_choice_keeps_the_owners_order(tmp_path: Path) -> None:
    written = everything() | {"order": ["projects", "volunteering"]}
    (tmp_path / "portfolio.json").write_text(json.dumps(written))
    draw_pictures(tmp_path, written)
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=tmp_path / "portfolio.json"), Clock())
    slug = next(iter(current.of(app).live.current_content().record.technologies))

    page = Page(app.test_client().get(f"/fragments/evidence?tech={slug}").text)

    filtered, experience, volunteering, projects = EVIDENCE
    assert page.texts("h2") == [filtered, projects, volunteering, experience]
    current.of(app).engine.dispose()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "January 2020 – Present 6 years 11 months Cook Acme"),
        ({"share": 60}, "January 2020 – Present 6 years 11 months 60% of full time Cook Acme"),
        ({"share": 100, "location": "Porto"}, "January 2020 – Present 6 years 11 months Porto Full time Cook Acme"),
        ({"engagement": "Freelance", "share": 1}, "January 2020 – Present 6 years 11 months Freelance 1% of full time Cook Acme"),
    ],
)  # fmt: skip
def test_a_position_says_of_its_engagement_what_is_known(
    show: Show, written: dict[str, Any], fields: dict[str, Any], words: str
) -> None:
    position = {"title": "Cook", "start": "2020-01"} | fields
    page = show(
        {
            "person": written["person"],
            "contact": written["contact"],
            "employers": [{"name": "Acme", "positions": [position]}],
        }
    )

    assert page.text_of("position-acme-cook") == words


def test_what_an_employer_does_is_told_once(show: Show, written: dict[str, Any]) -> None:
    written["employers"][0] |= {"description": "Engines for ferries", "url": "https://acme.ada/x"}

    page = show(written)

    assert page.text.count("Engines for ferries") == 1
    assert page.links_to("https://acme.ada/x") == ["Acme", "Acme"]


def test_an_address_and_a_number_are_there_only_if_the_owner_wants_them(show: Show, written: dict[str, Any]) -> None:
    without = show(written)
    written["contact"] |= {"email": "ada@a.ada", "phone": "+351 (21) 000-00.00"}
    page = show(written)

    assert not without.all("ul", **{"aria-label": "Other ways"})
    assert page.link("ada@a.ada") == "mailto:ada@a.ada"
    assert page.link("+351 (21) 000-00.00") == "tel:+351210000000"
    written["contact"]["phone"] = "+1 902 555 0100 ext. 12"
    assert show(written).link("+1 902 555 0100 ext. 12") == "tel:+19025550100;ext=12"


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Europe/Lisbon", "Lisbon time"), ("America/Argentina/Buenos_Aires", "Buenos Aires time"), ("UTC", "UTC"), ("Etc/GMT+3", "Etc/GMT+3")],
)  # fmt: skip
def test_a_time_zone_is_told_by_its_town(show: Show, written: dict[str, Any], zone: str, words: str) -> None:
    written["person"] |= {"time_zone": zone, "availability": "Free"}

    assert f" {words} · Free " in show(written).text


def test_a_project_may_be_done_in_volunteering(show: Show, written: dict[str, Any]) -> None:
    written["volunteering"] = [
        {"title": "Help", "slug": "help", "organization": "Soup Kitchen", "start": "2020-01", "achievements": [{"slug": "fed", "text": "Fed 40 people."}]}
    ]  # fmt: skip
    written["projects"] = [{"title": "Pans", "position": "help", "technologies": ["Copper"]}]
    written["figures"] = [{"value": "40", "measures": "people fed", "source": "fed"}]

    page = show(written)

    assert page.text_of("project-pans").startswith("Soup Kitchen Pans")
    assert "40 people fed Soup Kitchen" in page.text


@pytest.mark.parametrize(
    ("role", "words"),
    [("Engineer", "The project: 2020 · Two of us"), ("Lead", "The project: 2020 · Lead · Two of us")],
)
def test_what_the_project_was_done_as_is_not_said_twice(
    tmp_path: Path, written: dict[str, Any], role: str, words: str
) -> None:
    written["projects"][0] |= {"start": 2020, "end": 2020, "role": role, "team": "Two of us"}
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), Clock())

    page = Page(app.test_client().get("/projects/the-engine").text)

    assert f"Engineer, Acme · January 2020 – December 2021 2 years {words} An engine." in page.text
    current.of(app).engine.dispose()


@pytest.mark.parametrize("email", [None, "ada@example.org"])
def test_the_head_says_where_and_offers_what_to_do(show: Show, written: dict[str, Any], email: str | None) -> None:
    role = {"title": written["person"]["role"], "start": "2020-01", "achievements": ["Wrote it in PostgreSQL."]}
    contact = written["contact"] | ({"email": email} if email else {})

    page = show({"person": written["person"], "contact": contact, "employers": [{"name": "Acme", "positions": [role]}]})

    assert f"{written['person']['role']} at Acme" in page.text
    assert page.links_to("/resume.pdf") == ["Résumé as PDF"]
    assert page.links_to("/fit") == ["Role fit", "Does it fit your role?"]
    assert page.links_to("#contact") == ["Contact", "Contact", *([] if email else ["Write"])]
    assert page.links_to("mailto:ada@example.org") == ([email, email] if email else [])
    assert ("copy-email" in page.ids) == bool(email)
