"""An open page of the preview hears of every kind of edit, and shows it when it fetches itself again."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient

from portfolio import current
from portfolio.preview import create_preview
from tests.conftest import draw_pictures, environment
from tests.page import Page

Written = dict[str, Any]
GONE = object()


class Edit(NamedTuple):
    """What the owner changes, and what the page of an address says then."""

    path: list[str | int]
    value: Any
    said: str
    address: str = "/"


BEFORE: Written = {
    "person": {"name": "Ada Example", "role": "Engineer", "pitch": "I build things."},
    "theme": {"accent": "#1f4fd8"},
    "highlights": [{"title": "Steam", "detail": "Forty years of it"}],
    "figures": [{"value": "40%", "measures": "less fuel", "source": "fuel"}],
    "employers": [
        {
            "name": "Acme",
            "positions": [
                {
                    "title": "Lead",
                    "slug": "lead",
                    "start": "2020-01",
                    "end": "2021-12",
                    "summary": "Led.",
                    "achievements": [{"slug": "fuel", "text": "Cut fuel by 40%."}, "Mended engines."],
                    "technologies": ["Steam"],
                }
            ],
        }
    ],
    "projects": [{"title": "The Engine", "position": "lead", "challenge": "Heat."}, {"title": "The Wheel"}],
    "education": [{"degree": "BSc", "institution": "College", "graduated": 2019}],
    "contact": {"invitation": "Write to me."},
    "links": [{"label": "Code", "url": "https://code.ada/"}],
}
POSITION: list[str | int] = ["employers", 0, "positions", 0]
EDITS = {
    "a text": Edit(["person", "role"], "Chief Engineer", "Ada Example Chief Engineer"),
    "a sentence with marks": Edit(["person", "pitch"], "I *build* engines.", "I build engines."),
    "a summary with a list": Edit([*POSITION, "summary"], "Led:\n\n- a crew", "Led: a crew"),
    "a month": Edit([*POSITION, "end"], "2021-06", "January 2020 – June 2021 1 year 6 months"),
    "a year": Edit([*POSITION, "end"], 2021, "January 2020 – 2021 at least 1 year 1 month"),
    "words for a date": Edit(["education", 0, "graduated"], "summer 2019", "summer 2019 BSc"),
    "a number": Edit([*POSITION, "share"], 60, "60% of full time"),
    "a link": Edit(["links", 0, "url"], "https://code.ada/x", "Code: https://code.ada/x"),
    "a list's entry, added": Edit([*POSITION, "technologies"], ["Steam", "Copper"], "Technologies Steam Copper"),
    "a list's entry, removed": Edit([*POSITION, "achievements"], [{"slug": "fuel", "text": "Cut fuel by 40%."}], "40%. # Technologies"),
    "a project, removed": Edit(["projects"], [{"title": "The Wheel"}], "Featured Projects The Wheel Education"),
    "a part, filled": Edit(["awards"], [{"title": "Golden Kettle", "date": 2018}], "Awards 2018 Golden Kettle"),
    "a part, emptied": Edit(["projects"], GONE, "Technologies Steam Education Graduated 2019"),
    "a break": Edit(["breaks"], [{"title": "Leave", "start": 2022, "end": 2022}], "Career Breaks 2022 at least 1 month Leave"),
    "the order": Edit(["order"], ["education"], "Education Graduated 2019 BSc College Technologies over Time"),
    "a section of one's own": Edit(["sections"], [{"title": "Boats", "entries": [{"title": "Kayak"}]}], "Boats Kayak"),
    "a spelling": Edit(["technologies"], [{"name": "Vapor", "aka": ["Steam"]}], "Vapor □"),
    "a number shown large": Edit(["figures", 0, "measures"], "less coal", "40% less coal Acme"),
    "an address": Edit(["projects", 0, "slug"], "engine", "The Engine Lead, Acme", "/projects/engine"),
    "a page of its own": Edit(["projects", 0, "challenge"], "Rust.", "Challenge Rust.", "/projects/the-engine"),
    "the invitation": Edit(["contact", "invitation"], "Come by.", "Come by.", "/contact"),
}  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("owner") / "portfolio.json"
    file.write_text(json.dumps(BEFORE))
    return file


@pytest.fixture(scope="module")
def preview(file: Path) -> Iterator[FlaskClient]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(INSTANCE_DIR=str(file.parent), PORTFOLIO_FILE=str(file)).items():
            patch.setenv(name, value)
        app = create_preview()
    current.of(app).live.pause_seconds = 0
    yield app.test_client()
    current.of(app).engine.dispose()


@pytest.fixture
def seen(preview: FlaskClient, file: Path) -> str:
    """Where the bar of an open page asks, before anything is edited."""
    file.write_text(json.dumps(BEFORE))
    return bar_of(preview.get("/").text)


def bar_of(page: str) -> str:
    [address] = re.findall(r'id="preview" data-hx-get="([^"]*)"', page)
    return str(address)


def edited(path: list[str | int], value: Any) -> str:
    written = deepcopy(BEFORE)
    place: Any = written
    for step in path[:-1]:
        place = place[step]
    if value is GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(written)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_the_page_follows_an_edit_of_each_kind(preview: FlaskClient, file: Path, seen: str, edit: Edit) -> None:
    assert preview.get(seen).status_code == 204
    before = preview.get(edit.address)

    file.write_text(edited(edit.path, edit.value))

    bar = preview.get(seen)
    assert 'data-hx-trigger="load"' in bar.text
    assert "HX-Refresh" not in bar.headers
    page = preview.get(edit.address)
    assert edit.said in Page(page.text).text
    assert before.status_code == 404 or edit.said not in Page(before.text).text
    assert preview.get(bar_of(page.text)).status_code == 204


def test_a_picture_is_shown_once_it_is_named(preview: FlaskClient, file: Path, seen: str) -> None:
    portrait = {"file": "me.png", "alt": "Ada before a kettle"}
    draw_pictures(file.parent, {"person": {"portrait": portrait}})
    assert preview.get(seen).status_code == 204

    file.write_text(edited(["person", "portrait"], portrait))

    assert 'data-hx-trigger="load"' in preview.get(seen).text
    assert [image["alt"] for image in Page(preview.get("/").text).all("img")] == [portrait["alt"]]


def test_a_new_accent_takes_a_whole_new_page(preview: FlaskClient, file: Path, seen: str) -> None:
    file.write_text(edited(["theme", "accent"], "#7a2e1d"))

    assert preview.get(seen).headers["HX-Refresh"] == "true"
    assert "#7a2e1d" in preview.get("/").text


def test_a_slip_is_told_in_the_bar_and_leaves_the_page(preview: FlaskClient, file: Path, seen: str) -> None:
    file.write_text(edited(["person", "rôle"], "Chief"))

    bar = preview.get(seen)
    assert "person.rôle: this key is not known" in bar.text
    assert 'data-hx-trigger="load"' not in bar.text
    assert "Ada Example Engineer" in Page(preview.get("/").text).text
