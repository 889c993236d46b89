"""What a résumé tells, where the page's own rules are more than an order."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from portfolio import create_app, current
from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.resume.outline import NamedList, ToldEntry, ToldText
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.resume.telling import outline_of


def entries(written: dict[str, Any], key: str) -> list[ToldEntry]:
    outline = outline_of(Portfolio.model_validate(written))
    return [entry for section in outline.sections if section.key == key for entry in section.entries]


def test_what_an_employer_does_is_told_once(written: dict[str, Any]) -> None:
    written["employers"][0]["description"] = "Engines for ferries"

    told = [ToldText("Engines for ferries") in entry.texts for entry in entries(written, "employers")]

    assert told == [True, False]


def test_a_role_in_a_project_that_the_position_has_too_is_told_once(written: dict[str, Any]) -> None:
    [project] = written["projects"]

    project["role"] = "Engineer"
    assert [entry.said for entry in entries(written, "projects")] == [()]
    project["role"] = "Lead"
    assert [entry.said for entry in entries(written, "projects")] == [("Lead",)]
    del project["position"]
    project["role"] = "Engineer"
    assert [entry.said for entry in entries(written, "projects")] == [("Engineer",)]


def test_a_certificate_tells_until_when_it_is_valid_and_its_number(written: dict[str, Any]) -> None:
    written["certificates"] = [
        {"name": "Boilers", "issuer": "Guild", "date": "2019-03", "expires": "2021-03"},
        {"name": "Valves", "number": "17", "expires": 2036},
        {"name": "Pipes"},
    ]

    told = [(entry.when, entry.said) for entry in entries(written, "certificates")]

    assert told == [("March 2019", ("Expired in March 2021",)), ("", ("Valid until 2036", "No. 17")), ("", ())]


def test_what_is_empty_is_not_told(written: dict[str, Any]) -> None:
    written["projects"][0].pop("solutions")
    written["reading"]["books"] = []
    written["reading"]["introduction"] = "Books."

    assert [entry.sentences for entry in entries(written, "projects")] == [NamedList(())]
    assert "reading" not in {section.key for section in outline_of(Portfolio.model_validate(written)).sections}


def test_sections_stand_in_the_owners_order(written: dict[str, Any]) -> None:
    outline = outline_of(Portfolio.model_validate(written | {"order": ["reading", "projects"]}))

    assert [section.title for section in outline.sections] == [
        "Essential Reading",
        "Featured Projects",
        "Work Experience",
    ]


SOFT = ["Mentoring"]


@pytest.mark.parametrize(
    ("groups", "soft", "labels", "headings"),
    [
        # What has no group when it is imported is one that is called so.
        (["Skills"], [], [""], []),
        (["Technical skills"], [], [""], []),
        (["skills and Expertise"], [], [""], []),
        (["Skills"], SOFT, ["Technical Skills", "Soft Skills"], ["Technical Skills", "Soft Skills"]),
        # A name that the owner chose says more.
        (["Skills at sea"], [], ["Skills at sea"], ["Skills at sea"]),
        (["Boats"], SOFT, ["Boats", "Soft Skills"], ["Technical Skills", "Boats", "Soft Skills"]),
        # Beside another, it tells one from the other.
        (["Skills", "More"], [], ["Skills", "More"], ["Skills", "More"]),
        ([], SOFT, ["Soft Skills"], ["Soft Skills"]),
    ],
)
def test_no_heading_says_again_what_stands_above_it(
    written: dict[str, Any], groups: list[str], soft: list[str], labels: list[str], headings: list[str], tmp_path: Path
) -> None:
    skills = [{"name": name, "skills": [f"Knots {n}", f"Sails {n}"]} for n, name in enumerate(groups)]
    (tmp_path / "portfolio.json").write_text(json.dumps(written | {"skills": skills, "soft_skills": soft}))

    portfolio = loading.load(tmp_path / "portfolio.json")
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=tmp_path / "portfolio.json"), Clock())
    page = app.test_client().get("/").text
    current.of(app).engine.dispose()

    [section] = [section for section in outline_of(portfolio).sections if section.key == "skills"]
    assert [names.label for names in section.lists] == labels
    drawn = Page(page[page.index('id="skills"') : page.index("</section>", page.index('id="skills"'))])
    found = [(tag, "".join(words).strip()) for tag, _, words in drawn.elements if re.fullmatch("h[2-6]", tag)]
    assert [words for _, words in found] == ["Skills & Expertise", *headings]
    assert all(int(below[1]) <= int(above[1]) + 1 for (above, _), (below, _) in pairwise(found))
