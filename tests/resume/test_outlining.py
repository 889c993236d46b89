"""What a résumé tells, where the page's own rules are more than an order."""

from typing import Any

from portfolio.content.model import Portfolio
from portfolio.resume.outline import NamedList, ToldEntry, ToldText
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
