import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from portfolio.content import audiences
from portfolio.content.audiences import Selected
from portfolio.content.file import loading
from portfolio.content.model import Audience, Portfolio, periods
from portfolio.content.model.dates import Month
from tests.conftest import everything
from tests.paths import CONSERVATOR

TODAY = Month(2026, 11)
ARCHIVE, BINDERY = "εθνικό-αρχείο-νήσων", "werkstatt-für-einbände-øystein-and-łucja"
HEAD, MAPS, INTERN = f"{ARCHIVE}-head-of-conservation", f"{ARCHIVE}-conservator-maps-and-plans", f"{ARCHIVE}-intern"
TOKYO, LÜBECK = "tokyo", f"{BINDERY}-gesellin"


@pytest.fixture(scope="module")
def whole() -> Portfolio:
    return loading.load(CONSERVATOR)


def read_by(whole: Portfolio, **chosen: Any) -> Selected:
    written = {"title": "Somebody", "slug": "somebody", **chosen}
    return audiences.portfolio_for(whole, Audience.model_validate(written))


def times(selected: Selected) -> list[tuple[str, str]]:
    return [(one.words, ", ".join(map(periods.text, one.told(TODAY)))) for one in selected.not_shown]


def test_an_audience_that_chooses_nothing_reads_everything(whole: Portfolio) -> None:
    selected = read_by(whole)

    assert selected.portfolio == whole.model_copy(update={"audiences": (), "acknowledged": ()})
    assert selected.not_shown == ()
    assert audiences.left_out(whole, selected.portfolio) == {}


def test_an_empty_list_shows_nothing_of_its_kind(whole: Portfolio) -> None:
    empty = {key: [] for key in ("positions", "volunteering", "projects", "figures", "skills")}

    seen = read_by(whole, **empty).portfolio

    assert (seen.positions, seen.volunteering, seen.projects, seen.figures, seen.skills) == ((),) * 5
    assert seen.soft_skills


def test_role_and_pitch_are_the_audiences_and_the_rest_of_the_person_stays(whole: Portfolio) -> None:
    person = read_by(whole, role="Binder", pitch="I *bind*.").portfolio.person

    assert (person.role, person.pitch, person.pitch.source) == ("Binder", "I bind.", "I *bind*.")  # type: ignore[attr-defined] # It is prose.
    assert person.name == whole.person.name


def test_positions_stand_in_the_audiences_order_each_below_its_own_employer(whole: Portfolio) -> None:
    seen = read_by(whole, positions=[INTERN, LÜBECK, HEAD]).portfolio

    assert [position.slug for position in seen.positions] == [INTERN, LÜBECK, HEAD]
    assert [seen.where(position) for position in seen.positions] == [
        "Εθνικό Αρχείο Νήσων",
        "Werkstatt für Einbände Øystein & Łucja",
        "Εθνικό Αρχείο Νήσων",
    ]


def test_achievements_are_chosen_where_some_are_named_and_else_all_shown(whole: Portfolio) -> None:
    first, *_, last = whole.positions[0].achievements

    seen = read_by(whole, achievements=[last.slug, first.slug]).portfolio

    assert seen.positions[0].achievements == (last, first)
    assert seen.positions[1].achievements == whole.positions[1].achievements


def test_what_stands_below_a_heading_goes_with_it(whole: Portfolio) -> None:
    seen = read_by(whole, sections=["exhibitions", "talks"]).portfolio

    assert [section.slug for section in seen.sections] == ["exhibitions"]
    assert seen.talks == whole.talks
    assert not any((seen.employers, seen.skills, seen.soft_skills, seen.reading.books, seen.highlights))
    assert seen.order == ("exhibitions", "talks")
    assert seen.figures == whole.figures


def test_positions_that_are_not_shown_are_told_with_their_time(whole: Portfolio) -> None:
    assert times(read_by(whole, positions=[TOKYO])) == [
        ("Positions not shown: 4", "April 2012 \N{EN DASH} September 2015, August 2016 \N{EN DASH} Present")
    ]
    assert times(read_by(whole, sections=["talks"])) == [
        ("Positions not shown: 5", "April 2012 \N{EN DASH} October 2015, August 2016 \N{EN DASH} Present"),
        ("Volunteer roles not shown: 1", "July 2021 \N{EN DASH} August 2021"),
    ]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"start": "2027-02"}, "From February 2027"),
        ({"start": "after the war", "end": "a long time ago"}, "after the war \N{EN DASH} a long time ago"),
        ({"start": "2019", "end": "2019"}, "2019"),
    ],
)
def test_a_position_without_a_month_is_told_as_it_is_known(
    written: dict[str, Any], dates: dict[str, str], told: str
) -> None:
    written["employers"].append({"name": "Else", "positions": [{"title": "Clerk", **dates}]})
    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))

    selected = read_by(portfolio, positions=["acme-engineer", "acme-lead"])

    assert times(selected) == [("Positions not shown: 1", told)]


def test_nothing_is_said_that_the_whole_does_not_say() -> None:
    """Every text of what an audience reads, but its own role and pitch, is one of the whole."""
    whole = loading.parse(json.dumps(everything()).encode(), Path("portfolio.json"))

    def texts(value: Any) -> set[str]:
        if isinstance(value, dict | list):
            return {text for one in (value.values() if isinstance(value, dict) else value) for text in texts(one)}
        return {str(value)}

    for audience in whole.audiences:
        seen = audiences.portfolio_for(whole, audience).portfolio
        own = {audience.role, audience.pitch}
        assert texts(seen.model_dump(mode="json", exclude={"order"})) - own <= texts(
            whole.model_dump(mode="json", exclude={"audiences"})
        )


def test_what_is_shown_and_what_is_told_are_together_all_there_is(whole: Portfolio) -> None:
    chance, every = random.Random(48), audiences.names(whole)
    for _ in range(30):
        chosen = {
            key: chance.sample(every[key], chance.randint(0, len(every[key]))) for key in every if chance.random() < 0.6
        }

        selected = read_by(whole, **chosen)

        seen, told = selected.portfolio, {one.key: len(one.spans) for one in selected.not_shown}
        assert len(seen.positions) + told.get("employers", 0) == len(whole.positions), chosen
        assert len(seen.volunteering) + told.get("volunteering", 0) == len(whole.volunteering), chosen
        shown, left_out = audiences.names(seen), audiences.left_out(whole, seen)
        for key in ("sections", "figures"):
            assert {*shown[key], *left_out.get(key, ())} == {*every[key]}, chosen


def test_an_audience_is_found_by_slug_and_key_together_only(whole: Portfolio) -> None:
    bench, insurers = whole.audiences

    assert audiences.find(whole, "museum-bench") is bench
    assert audiences.find(whole, "insurers-Silt48HoursMould") is insurers
    for wrong in (
        "insurers",
        "insurers-",
        "insurers-silt48hoursmould",
        "insurers-Silt48HoursMoul",
        "museum-bench-",
        "",
    ):
        assert audiences.find(whole, wrong) is None


Slip = tuple[dict[str, Any], str, str]
SLIPS: dict[str, Slip] = {
    "a slip of the pen": ({"positions": ["acme-enginer"]}, "positions[0]", 'did you mean "acme-engineer"?'),
    "no section": ({"sections": ["employer"]}, "sections[0]", 'did you mean "employers"?'),
    "no figure": ({"figures": ["41%"]}, "figures[0]", 'is the value of no figure; did you mean "40%"?'),
    "no group": ({"skills": ["Language"]}, "skills[0]", 'did you mean "Languages"?'),
    "no volunteer role": ({"volunteering": ["acme-lead"]}, "volunteering[0]", "there is none yet"),
    "twice": ({"projects": ["the-engine", "the-engine"]}, "projects[1]", "stands in this list already"),
    "in a section that is gone": ({"sections": ["skills"], "projects": ["the-engine"]}, "projects[0]", 'add "projects" to `sections`'),
    "of a role that is gone": ({"positions": ["acme-lead"], "achievements": ["fuel"]}, "achievements[0]", "show that too"),
    "a short key": ({"key": "secret"}, "key", "write 8 to 64 letters and digits"),
    "an unknown key": ({"project": ["the-engine"]}, "project", "projects"),
}  # fmt: skip


@pytest.fixture
def richer(written: dict[str, Any]) -> dict[str, Any]:
    written["employers"][0]["positions"][0]["achievements"] = [
        {"text": "Cut the fuel by 40% in a year.", "slug": "fuel"}
    ]
    written["figures"] = [{"value": "40%", "measures": "less fuel", "source": "fuel"}]
    written["skills"] = [{"name": "Languages", "skills": ["C++"]}]
    return written


@pytest.mark.parametrize("slip", SLIPS)
def test_a_name_that_is_not_there_is_told_with_its_place_and_cure(richer: dict[str, Any], slip: str) -> None:
    chosen, where, cure = SLIPS[slip]
    richer["audiences"] = [{"title": "Somebody", "slug": "somebody", **chosen}]

    with pytest.raises(loading.ContentError) as told:
        loading.parse(json.dumps(richer).encode(), Path("portfolio.json"))

    [problem] = told.value.problems
    assert problem.path == f"audiences[0].{where}"
    assert cure in problem.sentence
    assert problem.place


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        ({"slug": "a"}, {"slug": "a", "key": "abcdefgh"}, "slug"),
        ({"slug": "a-abcdefgh"}, {"slug": "a", "key": "abcdefgh"}, "key"),
    ],
)
def test_two_audiences_never_have_one_address(
    written: dict[str, Any], first: dict[str, Any], second: dict[str, Any], where: str
) -> None:
    written["audiences"] = [{"title": "One", **first}, {"title": "Two", **second}]

    with pytest.raises(loading.ContentError) as told:
        loading.parse(json.dumps(written).encode(), Path("portfolio.json"))

    assert [problem.path for problem in told.value.problems] == [f"audiences[1].{where}"]


def test_a_name_is_not_missed_because_what_bears_it_cannot_be_read(richer: dict[str, Any]) -> None:
    richer["audiences"] = [{"title": "Somebody", "slug": "somebody", "figures": ["40%"], "skills": ["Languages"]}]
    richer["figures"][0]["value"] = 40
    richer["skills"][0]["name"] = None

    with pytest.raises(loading.ContentError) as told:
        loading.parse(json.dumps(richer).encode(), Path("portfolio.json"))

    assert {problem.path.partition("[")[0] for problem in told.value.problems} == {"figures", "skills"}


def test_choosing_changes_nothing_of_the_whole(whole: Portfolio) -> None:
    before = copy.deepcopy(whole)

    for audience in whole.audiences:
        audiences.portfolio_for(whole, audience)

    assert whole == before
