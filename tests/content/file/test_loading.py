import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError
from portfolio.content.model.dates import Month
from tests.paths import ENGINEER

TODAY = Month(2026, 11)
Save = Callable[[dict[str, Any]], Path]


def problems(written: Any) -> list[str]:
    with pytest.raises(ContentError) as caught:
        loading.parse(json.dumps(written).encode(), Path("portfolio.json"), TODAY)
    return [str(problem) for problem in caught.value.problems]


def test_the_owners_file_is_good() -> None:
    portfolio = loading.load(ENGINEER)

    assert portfolio.person.name == "Kyler Post"


def test_names_are_made_where_the_owner_gave_none(written: dict[str, Any], save: Save) -> None:
    portfolio = loading.load(save(written))

    assert [position.slug for position in portfolio.positions] == ["acme-engineer", "acme-lead"]
    assert portfolio.positions[0].achievements[0].slug == "acme-engineer-cut-the-fuel-of-engines"
    assert portfolio.projects[0].slug == "the-engine"


def test_names_that_the_owner_gave_stand(written: dict[str, Any], save: Save) -> None:
    position = written["employers"][0]["positions"][0]
    position["slug"] = "acme"
    position["achievements"] = [{"slug": "fuel", "text": "Cut it by 40%."}]
    written["projects"][0] |= {"slug": "engine", "position": "acme"}

    portfolio = loading.load(save(written))

    assert portfolio.positions[0].slug == "acme"
    assert portfolio.positions[0].achievements[0].slug == "fuel"
    assert portfolio.projects[0].slug == "engine"


def test_a_position_held_today_has_no_end(written: dict[str, Any], save: Save) -> None:
    held_before, held_today = loading.load(save(written)).positions

    assert held_before.months(TODAY) == 24
    assert held_today.end is None
    assert held_today.months(Month(2022, 2)) == 2


def test_a_project_knows_its_position_and_employer(written: dict[str, Any], save: Save) -> None:
    portfolio = loading.load(save(written))

    position = portfolio.position_of(portfolio.projects[0])

    assert position is portfolio.positions[0]
    assert portfolio.employer_of(position).name == "Acme"


def test_projects_stand_in_a_row_that_begins_and_ends(written: dict[str, Any], save: Save) -> None:
    written["projects"] = [{"title": title} for title in ("First", "Second", "Third")]
    portfolio = loading.load(save(written))
    first, second, third = portfolio.projects

    assert [portfolio.project_before(project) for project in portfolio.projects] == [None, first, second]
    assert [portfolio.project_after(project) for project in portfolio.projects] == [second, third, None]


def test_a_portfolio_is_frozen_all_the_way_down(written: dict[str, Any], save: Save) -> None:
    portfolio = loading.load(save(written))

    assert isinstance(portfolio.employers, tuple)
    assert isinstance(portfolio.positions[0].technologies, tuple)
    with pytest.raises(ValueError, match="frozen"):
        portfolio.person.name = "Somebody else"


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        ContentError, match=r"nowhere.json: 1 problem\.\n.*nowhere.json: file: it cannot be read: No such file"
    ):
        loading.load(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (["person", "nmae"], "Ada", 'person.nmae: this key is not known, and "name" stands there too; '),
        (["spaceship"], [], 'spaceship: this key is not known; what may stand there: $schema, '),
        (["person", "name"], 5, 'person.name: 5 is not a text in double quotes; write a text in double quotes, such as "Ada Example".'),
        (["person", "name"], " ", 'person.name: " " is empty; write something, such as "Ada Example", or remove what it belongs to.'),
        (["employers", 0, "positions", 1, "start"], "2020-5", 'employers[0].positions[1].start: "2020-5" is not a date; did you mean "2020-05"?'),
        (["projects", 0, "slug"], "The Engine", 'projects[0].slug: "The Engine" is not a slug; '),
        (["projects", 0, "technologies"], "Steam", 'projects[0].technologies: "Steam" is not a list in square brackets; '),
        (["projects", 0, "technologies"], ["—"], 'projects[0].technologies[0]: "—" holds no letter and no digit; write a name.'),
        (["employers", 0, "positions"], [], "employers[0].positions: [] is empty; write something, such as "),
        (["employers", 0, "positions"], [{"title": "Engineer", "start": "present"}], 'employers[0].positions[0].start: "present" is not a date; '),
        (["education"], [{"degree": "BA", "institution": "X", "graduated": 2150}], "education[0].graduated: 2150 lies more than 10 years ahead; write a date up to 2036, such as 2017."),
        (["figures"], [{"value": "0%", "measures": "fuel", "source": "acme-engineer-cut-the-fuel-of-engines"}], 'figures[0].value: "0%" does not stand in "acme-engineer-cut-the-fuel-of-engines"; '),
        (["theme"], {"accent": "blue"}, 'theme.accent: "blue" is not a color; '),
        (["language"], "English", 'language: "English" is not a language tag; '),
        (["links"], [{"label": "x", "url": "javascript:alert(1)"}], 'links[0].url: "javascript:alert(1)" is not an address that can be linked; '),
        (["contact"], [], 'contact: [] is not an object in curly braces; '),
        (["projects", 0, "position"], "acme-enginer", 'projects[0].position: "acme-enginer" is the slug of no position and no volunteer role; did you mean "acme-engineer"?'),
        (["employers", 0, "positions", 0, "end"], "2019-12", 'employers[0].positions[0].end: 2019-12 lies before the start, 2020-01; '),
        (["employers", 0, "positions", 1, "slug"], "acme-engineer", 'employers[0].positions[1].slug: "acme-engineer" is taken by employers[0].positions[0].slug; '),
        (["figures"], [{"value": "40%", "measures": "fuel", "source": "nothing"}], 'figures[0].source: "nothing" is neither an achievement\'s slug nor a project\'s; '),
        (["figures"], [{"value": "11x", "measures": "speed", "source": "the-engine"}], 'figures[0].value: "11x" does not stand in "the-engine"; '),
    ],
)  # fmt: skip
def test_each_slip_names_its_place_and_its_cure(
    written: dict[str, Any], path: list[str | int], value: Any, problem: str
) -> None:
    place = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    found = problems(written)

    assert len(found) == 1
    assert found[0].startswith(problem)


def test_all_slips_are_told_at_once(written: dict[str, Any]) -> None:
    del written["person"]["role"]
    written["projects"][0]["impact"] = 3
    written["employers"][0]["positions"][0]["achievements"].append({"txt": "x"})

    found = problems(written)

    assert [problem.split(":")[0] for problem in found] == [
        "person.role",
        "employers[0].positions[0].achievements[1].txt",
        "projects[0].impact",
    ]


def test_a_figure_that_its_source_states_is_taken(written: dict[str, Any], save: Save) -> None:
    written["figures"] = [
        {"value": "10x", "measures": "speed", "source": "the-engine"},
        {"value": "40%", "measures": "less fuel", "source": "acme-engineer-cut-the-fuel-of-engines"},
    ]

    assert len(loading.load(save(written)).figures) == 2


def test_two_achievements_with_the_same_first_words_want_ids(written: dict[str, Any]) -> None:
    written["employers"][0]["positions"][0]["achievements"].append("Cut the fuel of engines again.")

    assert problems(written) == [
        'employers[0].positions[0].achievements[1].slug: "acme-engineer-cut-the-fuel-of-engines" is taken by '
        "employers[0].positions[0].achievements[0].slug; write another slug."
    ]


def test_an_ordinary_word_that_is_no_spelling_is_told(written: dict[str, Any]) -> None:
    written["technologies"] = [{"name": "Go", "aka": ["Golang"], "ordinary_words": ["go"]}]

    assert problems(written) == [
        'technologies[0].ordinary_words[0]: "go" is no spelling of it here; did you mean "Go"?'
    ]


def test_a_technology_is_named_once(written: dict[str, Any]) -> None:
    written["technologies"] = [{"name": "Node.js"}, {"name": "node.js"}]

    assert problems(written) == [
        'technologies[1].slug: "node-js" is taken by technologies[0].slug; write another slug.'
    ]
