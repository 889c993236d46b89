import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portfolio import create_app, current
from portfolio.content.model import Portfolio
from portfolio.site.sections import GROUPS, Section
from tests.conftest import Clock, everything, usual_settings
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
    "contact": "every page, below",
    "links": "every page, beside the form",
    "footer": "every page, at its foot",
}

Show = Callable[[dict[str, Any]], Page]


@pytest.fixture
def show(tmp_path: Path) -> Show:
    def show(written: dict[str, Any]) -> Page:
        file = tmp_path / "portfolio.json"
        file.write_text(json.dumps(written))
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
    page = show(everything())

    assert page.texts("h2") == [*(section.title for section in SECTIONS), "Let's Connect"]
    listed = {f"#{section.id}": section.in_navigation for section in SECTIONS if section.in_navigation}
    links = {a["href"]: page.link_to(a["href"] or "") for a in page.all("a") if a.get("href") in listed}
    assert list(links.items()) == list(listed.items())
    assert {href.removeprefix("#") for href in listed} <= set(page.ids)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_a_section_with_nothing_to_show_is_not_there(show: Show, section: Section) -> None:
    written = everything()
    # Skills and lists name what the filter chooses from, and projects name positions.
    gone = section.fields or ("technologies", "employers", "projects", "figures")
    for field in {
        *gone,
        *({"figures", "projects"} if "employers" in gone else ()),
        *({"figures"} if "projects" in gone else ()),
    }:
        del written[field]

    page = show(written)

    assert section.title not in page.texts("h2")
    assert page.links_to(f"#{section.id}") == []
