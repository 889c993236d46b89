"""Portfolios of every shape: what is empty disappears with its navigation, and nothing breaks at either end."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from portfolio import create_app, current
from portfolio.config import Settings
from tests.conftest import Clock
from tests.page import Page

Written = dict[str, Any]
LEAST: Written = {
    "person": {"name": "Li", "role": "Cook", "pitch": "I cook."},
    "contact": {"invitation": "Write."},
}
POSITION: Written = {"title": "Cook", "start": "2020-01", "technologies": ["Knives"]}
SHAPES: dict[str, Written] = {
    "nothing": {},
    "one position": {"employers": [{"name": "Inn", "positions": [POSITION]}]},
    "one position without technologies": {"employers": [{"name": "Inn", "positions": [{"title": "Cook", "start": "2020-01"}]}]},
    "thirty positions": {"employers": [{"name": f"Inn {n}", "positions": [POSITION]} for n in range(30)]},
    "thirty positions at one employer": {"employers": [{"name": "Inn", "positions": [POSITION | {"title": f"Cook {n}"} for n in range(30)]}]},
    "a position that has not begun": {"employers": [{"name": "Inn", "positions": [POSITION | {"start": "2030-01"}]}]},
    "a position somewhere in a year": {"employers": [{"name": "Inn", "positions": [POSITION | {"start": 2019, "end": 2019}]}]},
    "a position of which no year is known": {"employers": [{"name": "Inn", "positions": [POSITION | {"start": "long ago", "end": "one day"}]}]},
    "one project": {"projects": [{"title": "Soup"}]},
    "thirty projects": {"projects": [{"title": f"Soup {n}", "technologies": ["Knives"]} for n in range(30)]},
    "no skills but soft ones": {"soft_skills": ["Calm"]},
    "skills that nothing names": {"skills": [{"name": "Cuts", "skills": ["Julienne"]}]},
    "three hundred technologies": {"skills": [{"name": "Cuts", "skills": [f"Cut {n}" for n in range(300)]}], "projects": [{"title": "Soup", "technologies": [f"Cut {n}" for n in range(300)]}]},
    "highlights": {"highlights": [{"title": "Star", "detail": "One"}]},
    "one figure": {"projects": [{"title": "Soup", "impact": "40% saltier"}], "figures": [{"value": "40%", "measures": "more salt", "source": "soup"}]},
    "mindsets": {"mindsets": ["Taste first"]},
    "education": {"education": [{"degree": "Diploma", "institution": "School"}]},
    "principles": {"principles": ["Salt"]},
    "one book": {"reading": {"books": [{"title": "Salt", "author": "A", "category": "Food", "note": "Good."}]}},
    "books introduced but none listed": {"reading": {"introduction": "I read."}},
    "links": {"links": [{"label": "Menu", "url": "https://inn.example/"}]},
    "words without a break": {"person": {"name": "W" * 300, "role": "R" * 300, "pitch": "P" * 3000}},
    "a name of signs": {"person": {"name": "⁂", "role": "—", "pitch": "…"}},
}  # fmt: skip
# Which parts of the page (by id) and which links a part of the file brings.
SECTIONS = {
    "employers": ("experience", "#experience"),
    "projects": ("projects", "#projects"),
    "education": ("education", "#education"),
    "principles": ("principles", "#principles"),
}


@contextmanager
def site_of(written: Written, folder: Path) -> Iterator[FlaskClient]:
    file = folder / "portfolio.json"
    file.write_text(json.dumps(LEAST | written))
    app = create_app(Settings(INSTANCE_DIR=folder / "instance", PORTFOLIO_FILE=file), Clock())
    yield app.test_client()
    current.of(app).engine.dispose()


@pytest.fixture
def shown(tmp_path: Path) -> Callable[[str], Page]:
    def shown(shape: str) -> Page:
        with site_of(SHAPES[shape], tmp_path) as client:
            return Page(client.get("/").text)

    return shown


@pytest.mark.parametrize("shape", SHAPES)
def test_every_page_of_every_shape_answers(shape: str, tmp_path: Path) -> None:
    with site_of(SHAPES[shape], tmp_path) as client:
        addresses = [
            "/",
            "/books",
            "/fit",
            "/contact",
            "/sitemap.xml",
            "/favicon.svg",
            "/site.webmanifest",
            "/fragments/evidence",
            "/fragments/books",
        ]
        answers = {address: client.get(address) for address in addresses}

    assert {answer.status_code for answer in answers.values()} <= {200, 404}
    assert answers["/"].status_code == 200
    for address, answer in answers.items():
        assert "None" not in answer.text, address


@pytest.mark.parametrize("shape", SHAPES)
def test_every_anchor_of_every_shape_leads_somewhere(shape: str, shown: Callable[[str], Page]) -> None:
    page = shown(shape)

    anchors = {
        attributes["href"] or "" for attributes in page.all("a") if (attributes.get("href") or "").startswith("#")
    }
    assert anchors <= {f"#{known}" for known in page.ids}
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_empty_disappears_with_its_navigation(shape: str, shown: Callable[[str], Page]) -> None:
    page = shown(shape)

    links = {attributes.get("href") for attributes in page.all("a")}
    for part, (section, link) in SECTIONS.items():
        assert (section in page.ids) == (link in links) == bool(SHAPES[shape].get(part)), part
    has_books = bool(SHAPES[shape].get("reading", {}).get("books"))
    assert ("reading" in page.ids) == ("/books" in links) == has_books
    has_skills = bool(SHAPES[shape].get("skills") or SHAPES[shape].get("soft_skills"))
    assert ("skills" in page.ids) == ("#skills" in links) == has_skills
    assert all(page.texts("ul")), "an empty list"
    assert all(page.texts("nav")), "an empty navigation"


def test_role_fit_is_offered_where_something_is_named(shown: Callable[[str], Page]) -> None:
    assert shown("one position").link("Role fit") == "/fit"
    assert shown("one position without technologies").link("Role fit") is None
