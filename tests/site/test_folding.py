"""What a chosen state shows and what it folds."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as some

from benchmarks import large
from portfolio import create_app, current
from portfolio.content.model import Achievement, Position, dates
from portfolio.evidence import selection
from portfolio.evidence.proofs import OwnWords, PositionNames
from portfolio.evidence.record import Evidence, Record
from portfolio.evidence.selection import Selection
from portfolio.site import folding
from portfolio.site.folding import Folded
from tests.conftest import Clock, usual_settings
from tests.evidence.test_properties import choices
from tests.page import Page

NOTHING_CHOSEN = Selection((), Evidence((), ()), (), (), ())


def in_full(parts: Folded[Any]) -> list[Any]:
    return [*parts.shown, *parts.further, *parts.others]


@given(some.lists(some.integers()), some.integers(0, 20))
def test_shown_and_folded_are_together_what_was_there_each_once_and_in_order(parts: list[int], most: int) -> None:
    pairs = list(enumerate(parts))

    folded = folding.fold(pairs, lambda pair: pair[1] % 2 == 0, most)

    assert sorted(in_full(folded)) == pairs
    assert [*folded.shown, *folded.further] == [pair for pair in pairs if pair[1] % 2 == 0]
    assert list(folded.others) == [pair for pair in pairs if pair[1] % 2]
    assert len(folded.shown) <= most


@pytest.mark.slow
@given(choices())
def test_a_choice_shows_what_names_it_and_folds_the_rest_of_every_portfolio(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    chosen = selection.choose(record, slugs)

    positions, projects = folding.positions(record, chosen), folding.projects(record, chosen)

    assert (*positions.shown, *positions.further) == chosen.evidence.positions
    assert {id(p) for p in in_full(positions)} == {id(p) for p in record.positions}
    assert len(in_full(positions)) == len(record.positions)
    assert (*projects.shown, *projects.further) == chosen.evidence.projects
    assert len(in_full(projects)) == len(record.projects)
    for named in record.positions:
        achievements = folding.achievements(named, chosen, ())
        assert sorted(a.slug for a in in_full(achievements)) == sorted(a.slug for a in named.position.achievements)
        assert bool(achievements.others) <= bool(slugs)
        assert bool(achievements.further) <= (not slugs)
        assert all(named.achievements[a.slug] & set(slugs) for a in achievements.shown if slugs)
        assert not any(named.achievements[a.slug] & set(slugs) for a in achievements.others)


def articles(text: str) -> list[str]:
    return re.findall(r'(?s)<article class="entry" id="position-.*?</article>', text)


def achievements(text: str) -> set[str]:
    return {found for found in Page(text).ids if found.startswith("achievement-")}


FOLD = re.compile(r'<details class="fold" id="([^"]*)">\s*<summary>(.*?)</summary>')


def folds(text: str) -> dict[str, str]:
    """What each fold is called, by its id; but not whose it is."""
    return {found: re.sub(r'<span class="hidden">.*?</span>|<.*?>', "", label) for found, label in FOLD.findall(text)}


def test_a_position_shows_its_first_achievements_and_folds_the_rest(client: FlaskClient) -> None:
    text = client.get("/").text
    found = folds(text)

    assert found["achievements-meta"] == "6 more achievements"
    assert found["achievements-netflix"] == "4 more achievements"
    # Of four, one would be left alone behind the fold.
    assert "achievements-pls-logistics" not in found
    meta = articles(text)[0].partition('id="achievements-meta"')
    assert [len(achievements(part)) for part in (meta[0], meta[2])] == [3, 6]


def test_a_long_list_of_technologies_is_folded_behind_its_first_names(client: FlaskClient) -> None:
    text = client.get("/").text

    found = folds(text)

    assert (
        found["technologies-meta"]
        == "Technologies Distributed Systems Design, Microservices Architecture and 33\u00a0more"
    )
    assert "technologies-pls-logistics" in found
    folded = text.partition('id="technologies-meta"')[2].partition("</details>")[0]
    assert len(Page(folded).all("li")) == 35


@given(some.integers(0, 12), some.sets(some.integers(0, 11)))
def test_what_figures_come_from_is_never_folded_and_nothing_changes_places(count: int, earning: set[int]) -> None:
    every = tuple(Achievement(text=f"Did {n}.", slug=f"a{n}") for n in range(count))
    named = replace(position_since("2020"), position=Position(title="Cook", start="2020", achievements=every))

    folded = folding.achievements(named, NOTHING_CHOSEN, [f"a{n}" for n in earning])

    assert (*folded.shown, *folded.further) == every
    assert folded.others == ()
    assert not {a.slug for a in folded.further} & {f"a{n}" for n in earning}
    assert len(folded.further) != 1
    assert len(folded.shown) >= min(count, folding.MOST_ACHIEVEMENTS)


def test_a_choice_folds_what_says_nothing_of_it(client: FlaskClient) -> None:
    found = folds(client.get("/?tech=kafka").text)

    assert found["achievements-meta--kafka"] == "8 other achievements"
    assert found["achievements-netflix--kafka"] == "7 achievements"
    assert found["technologies-meta--kafka"] == "35 technologies"
    assert found["other-positions--kafka"] == "1 other position"
    assert found["other-projects--kafka"] == "1 other project"


def test_where_nothing_names_a_choice_all_is_folded_and_nothing_is_other(client: FlaskClient) -> None:
    found = folds(client.get("/?tech=rust").text)

    assert found == {"other-positions--rust": "3 positions", "other-projects--rust": "3 projects"}


def test_two_choices_share_no_fold(client: FlaskClient) -> None:
    """What a visitor opened for one choice would else stay open for the next."""
    one, two, both = (folds(client.get(f"/?{q}").text) for q in ("tech=java", "tech=grpc", "tech=grpc&tech=java"))

    assert one.keys().isdisjoint(two)
    assert both.keys().isdisjoint(one.keys() | two.keys())
    assert "achievements-meta--grpc--java" in both


def test_a_title_that_is_folded_tells_when_and_leads_to_the_whole(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=kafka").text)

    assert (
        page.text_of("position-pls-logistics")
        == "Backend Developer, PLS Logistics July 2017 – May 2019 1 year 11 months"
    )
    assert page.link("Backend Developer, PLS Logistics") == "/#position-pls-logistics"
    assert (
        page.attribute("open-monolith-to-microservices-migration", "href")
        == "/projects/monolith-to-microservices-migration"
    )


@pytest.mark.parametrize("query", ["", "?tech=kafka", "?tech=grpc&tech=java", "?tech=rust", "?tech=titus&tech=thrift"])
def test_every_position_project_and_achievement_of_what_is_shown_is_there_once(client: FlaskClient, query: str) -> None:
    whole, page = Page(client.get("/").text), Page(client.get(f"/{query}").text)

    for kind in ("position-", "project-"):
        wanted, found = ([i for i in p.ids if i.startswith(kind)] for p in (whole, page))
        assert sorted(wanted) == sorted(found)
    assert len(page.ids) == len(set(page.ids))
    before = {Page(article).ids[0]: achievements(article) for article in articles(client.get("/").text)}
    for article in articles(client.get(f"/{query}").text):
        assert achievements(article) == before[Page(article).ids[0]]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?tech=kafka",
        "/?tech=grpc&tech=java",
        "/?tech=ci-cd",
        "/?tech=rust",
        "/fit?tech=kafka&tech=go",
        "/projects/real-time-social-graph-engine",
    ],
)
def test_a_name_does_the_same_wherever_it_stands(client: FlaskClient, path: str) -> None:
    """It shows what names it, alone; what adds or removes says so in its words."""
    text = re.sub(r'(?s)<span class="count">.*?</span>', "", client.get(path).text)
    leads: dict[str, set[str]] = {}
    page = Page(text)
    for href in {a["href"] or "" for a in page.all("a") if (a.get("href") or "").endswith("#evidence")}:
        for words in page.links_to(href):
            leads.setdefault(words.strip(), set()).add(href)
    plain = {words: found for words, found in leads.items() if not words.startswith(("+", "Remove", "Show"))}

    assert plain
    assert {words: found for words, found in plain.items() if len(found) > 1} == {}
    alone = {words: found for words, found in plain.items() if words in {"Kafka", "Java", "gRPC", "Go (technology)"}}
    assert alone
    for words, found in alone.items():
        assert found == {f"/?tech={words.removesuffix(' (technology)').lower()}#evidence"}


@pytest.fixture
def large_app(tmp_path: Path, clock: Clock) -> Any:
    written = large.portfolio()
    file = tmp_path / "large.json"
    file.write_text(json.dumps(written))
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), clock)
    yield app
    current.of(app).engine.dispose()


@pytest.mark.slow
def test_what_stands_beyond_the_fifteenth_is_folded_also_when_nothing_is_chosen(large_app: Flask) -> None:
    text = large_app.test_client().get("/").text
    record = current.of(large_app).live.current_content().record
    found = folds(text)
    experience = text[text.index('id="experience"') : text.index('id="projects"')]

    beyond = len(record.positions) - folding.MOST_UNFOLDED
    # The file begins with what was first, so what is folded is not earlier.
    assert found["further-positions"] == f"{beyond} further positions"
    assert found["further-projects"] == f"{len(record.projects) - folding.MOST_UNFOLDED} further projects"
    at_once, _, folded = experience.partition('<details class="fold" id="further-positions"')
    assert at_once.count("<article") == folding.MOST_UNFOLDED
    assert folded.count("<article") == beyond
    order = re.findall(r'<article class="entry" id="position-([^"]*)"', experience)
    assert order == [named.position.slug for named in record.positions]


def test_volunteering_folds_as_positions_do(
    edited_app: Flask, written: dict[str, Any], save: Callable[..., Path]
) -> None:
    roles = [
        {"title": "Reader", "slug": f"reader-{year}", "organization": "Library", "start": year, "end": year}
        for year in range(2025, 2025 - folding.MOST_UNFOLDED - 2, -1)
    ]
    save(written | {"volunteering": roles})
    client = edited_app.test_client()

    assert folds(client.get("/").text)["further-volunteering"] == "2 earlier volunteer roles"
    assert folds(client.get("/?tech=steam").text)["other-volunteering--steam"] == f"{len(roles)} volunteer roles"


def test_what_is_folded_is_called_earlier_only_where_it_is(large_app: Flask) -> None:
    record = current.of(large_app).live.current_content().record
    oldest_first = folding.fold(record.positions, lambda _: True, folding.MOST_UNFOLDED)
    newest_first = folding.fold(reversed(record.positions), lambda _: True, folding.MOST_UNFOLDED)

    assert not folding.are_earlier(oldest_first)
    assert folding.are_earlier(newest_first)


def test_where_nothing_is_left_another_technology_can_be_looked_for(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=rust").text)

    assert page.all("input", id="find-name")
    assert not page.all("input", type="hidden", name="tech")


@pytest.mark.parametrize(
    ("later", "start", "is_earlier"),
    [
        ("2020-05", "2020-05", True),
        ("2020-05", "2019", True),
        ("2020-05", "2020", False),
        ("2020", "2020-01", True),
        ("2020", "2020-02", False),
        ("2020-05", "long ago", False),
        ("long ago", "2019", False),
    ],
)
def test_what_may_have_begun_later_is_not_called_earlier(later: str, start: str, is_earlier: bool) -> None:
    shown, further = (position_since(start) for start in (later, start))

    assert folding.are_earlier(folding.Folded((shown,), (further,), ())) is is_earlier


def position_since(start: str) -> PositionNames:
    nothing = OwnWords(frozenset(), ())
    return PositionNames(Position(title="Cook", start=dates.read(start)), frozenset(), (), frozenset(), {}, nothing, {})
