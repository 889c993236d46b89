"""Resumes carried in and out: everything that both formats have comes back, and what is lost is told."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft7Validator, FormatChecker

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.content.file import loading
from portfolio.resume.json_resume import carrying, from_json_resume, to_json_resume
from tests import pictures
from tests.conftest import everything
from tests.paths import CONSERVATOR, DATA, ENGINEER, PEOPLE, SMALL

OFFICIAL = json.loads((DATA / "jsonresume-schema-1.3.1/schema.json").read_text())
SAMPLE = DATA / "jsonresume-schema-1.3.1/sample.resume.json"
RESUMES = [SAMPLE, *sorted((DATA / "resumes").glob("*.json"))]
PORTFOLIOS = [ENGINEER, CONSERVATOR, SMALL, *PEOPLE]
ADDRESS = "https://ada.example/resume.json"


def imported(resume: Any) -> tuple[dict[str, Any], list[str]]:
    written, notes = from_json_resume.portfolio(resume)
    return written, notes.all


def exported(written: Any) -> dict[str, Any]:
    return to_json_resume.resume(loading.parse(json.dumps(written).encode(), Path("portfolio.json")), ADDRESS)


def assert_valid(resume: Any) -> None:
    Draft7Validator(OFFICIAL, format_checker=FormatChecker()).validate(resume)


@pytest.mark.parametrize("file", RESUMES, ids=lambda file: file.stem)
def test_a_resume_is_imported_rendered_and_exported(file: Path, tmp_path: Path) -> None:
    written, _ = imported(json.loads(file.read_text()))
    portfolio = tmp_path / "portfolio.json"
    portfolio.write_text(json.dumps(written))

    app = create_app(Settings(INSTANCE_DIR=tmp_path / "instance", PORTFOLIO_FILE=portfolio))
    client = app.test_client()
    pages = [client.get(address) for address in ("/", "/contact", "/resume.json")]
    current.of(app).engine.dispose()

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert written["person"]["name"] in pages[0].text
    assert_valid(pages[2].get_json())


@pytest.mark.parametrize("file", PORTFOLIOS, ids=lambda file: file.stem)
def test_every_portfolio_is_a_valid_resume(file: Path) -> None:
    assert_valid(exported(json.loads(file.read_text())))


def shared(portfolio: dict[str, Any]) -> dict[str, Any]:
    """What both formats have of a portfolio as it was loaded: names for machines and what only one has left out."""
    positions = [
        (employer["name"], p["title"], p["location"], p["start"], p["end"], p["summary"], [a["text"] for a in p["achievements"]], p["technologies"])
        for employer in portfolio["employers"] for p in employer["positions"]
    ]  # fmt: skip
    project_keys = ("title", "impact", "summary", "challenge", "solutions", "technologies")
    links = [link["url"] for link in portfolio["links"]]
    return {
        "person": {key: value for key, value in portfolio["person"].items() if key != "portrait"},
        "positions": positions,
        "projects": [{key: project[key] for key in project_keys} for project in portfolio["projects"]],
        "done in": [bool(project["position"]) for project in portfolio["projects"]],
        "education": portfolio["education"],
        "skills": portfolio["skills"],
        "soft skills": portfolio["soft_skills"],
        "links": sorted(links),
    }


@pytest.mark.parametrize("file", PORTFOLIOS, ids=lambda file: file.stem)
def test_a_round_trip_keeps_every_field_that_both_have(file: Path) -> None:
    before = loading.load(file)

    written, _ = imported(to_json_resume.resume(before, ADDRESS))
    after = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))

    assert shared(after.model_dump(mode="json")) == shared(before.model_dump(mode="json"))


@pytest.mark.parametrize("file", RESUMES, ids=lambda file: file.stem)
def test_a_second_round_trip_changes_nothing_more(file: Path) -> None:
    once, _ = imported(json.loads(file.read_text()))

    twice, notes = imported(exported(once))

    assert twice == once
    assert all("invitation" in note for note in notes)


def leaves(written: Any, path: str = "") -> dict[str, Any]:
    """Everything that a resume says, by its path."""
    if isinstance(written, dict):
        inner = [leaves(value, f"{path}.{key}" if path else key) for key, value in written.items()]
    elif isinstance(written, list):
        inner = [leaves(value, f"{path}[{n}]") for n, value in enumerate(written)]
    else:
        return {path: written} if written not in (None, "") else {}
    return {key: value for part in inner for key, value in part.items()}


@pytest.mark.parametrize("file", RESUMES, ids=lambda file: file.stem)
def test_what_is_not_carried_is_told(file: Path) -> None:
    resume = json.loads(file.read_text())
    for key in ("$schema", "meta"):  # They tell of the file, not of the person.
        resume.pop(key, None)

    written, notes = imported(resume)

    carried = " ".join(str(value) for value in leaves(written).values())
    told = tuple(note.split(": ")[0] for note in notes)
    for path, value in leaves(resume).items():
        said = " ".join(str(value).split())
        is_date, is_mark = (
            path.endswith(("Date", ".date")),
            not any(c.isalnum() for c in said) or said == to_json_resume.SOFT_SKILLS,
        )
        is_carried = all(part in carried for part in said.split(", "))
        assert is_carried or is_date or is_mark or path.startswith(told), path


def test_dates_in_words_are_read() -> None:
    written, notes = imported(json.loads((DATA / "resumes/free-dates.json").read_text()))

    spans = [(p["start"], p.get("end")) for employer in written["employers"] for p in employer["positions"]]
    assert spans == [
        ("2018-03", None),
        ("2015-09", "2018-02"),
        ("2015-06", "2015-08"),
        ("summer of '14", "2014-12"),
        ("2012-06", "2013-09"),
    ]
    assert (
        'work[3].startDate: "summer of \'14": names no year that can be read; the words stand there, and count nothing.'
        in notes
    )
    assert (written["education"][0]["start"], written["education"][0]["graduated"]) == ("2010", "2015-06")
    assert any(note.startswith("work[4]: ends in 2012-06 before it starts in 2013-09") for note in notes)


def test_ends_that_cannot_be_read_are_not_taken_for_today() -> None:
    entries = [
        {"name": "A", "position": "P", "startDate": "2019-13", "endDate": "20145"},
        {"name": "B", "position": "P", "startDate": "1850", "endDate": {"year": 2014}},
        {"name": "C", "position": "P", "endDate": "2014"},
        {"name": "D", "position": "P", "startDate": "2014", "endDate": "9999-12-31"},
        {"name": "E", "position": "P", "startDate": "2014", "endDate": "2013"},
        {"name": "F", "position": "P", "startDate": "2014-06", "endDate": "2014", "startDateText": "2014-13"},
        {"name": "G", "position": "P", "startDate": None, "startDateText": "long ago", "endDateText": "lately"},
    ]

    written, notes = imported({"work": entries})

    spans = [(p["start"], p.get("end")) for employer in written["employers"] for p in employer["positions"]]
    assert spans == [
        ("2019", "unknown (20145)"),
        ("unknown", "unknown (?)"),
        ("unknown", "2014"),
        ("2014", None),
        ("2013", "2014"),
        ("2014-06", "2014"),
        ("long ago", "lately"),
    ]
    assert [note for note in notes if note.startswith("work")] == [
        'work[0].startDate: "2019-13": only the year can be read, and stands there.',
        'work[0].endDate: "20145": cannot be read; it stands there behind “unknown”.',
        'work[1].startDate: "1850": no date can be read; “unknown” stands there.',
        'work[1].endDate: {"year": 2014}: cannot be read; it stands there behind “unknown”.',
        "work[2]: has no start; “unknown” stands there: mend it.",
        "work[4]: ends in 2013 before it starts in 2014; the two are swapped: mend them.",
        'work[5].startDateText: "2014-13" has no place in a portfolio file; left out.',
    ]


def test_names_that_would_collide_get_names_of_their_own() -> None:
    written, _ = imported(json.loads((DATA / "resumes/old-keys.json").read_text()))

    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))

    assert [p.slug for p in portfolio.positions] == ["orbit-sre", "orbit-sre-2"]
    assert [p.slug for p in portfolio.projects] == ["quiet-hours", "quiet-hours-2", "loud-hours"]
    assert portfolio.projects[0].position == "orbit-sre"
    assert len({a.slug for a in portfolio.positions[1].achievements}) == 4


@pytest.mark.parametrize(
    "resume", [None, [], 5, "x", {}, {"basics": []}, {"work": {}}, {"work": ["Acme", 5, [1]]}, {"skills": {"a": 1}}]
)
def test_anything_is_imported_as_far_as_it_goes(resume: Any) -> None:
    written, notes = imported(resume)

    assert loading.parse(json.dumps(written).encode(), Path("portfolio.json")).person.name == "Your Name"
    assert notes


def test_the_resume_of_the_site_names_itself_and_the_technologies(client: FlaskClient) -> None:
    answer = client.get("/resume.json")

    resume = answer.get_json()
    assert answer.content_type == "application/json; charset=utf-8"
    assert resume["meta"]["canonical"].endswith("/resume.json")
    assert "RocksDB" in resume["work"][0]["technologies"]
    assert "endDate" not in resume["work"][0]


def test_a_file_with_every_field_is_a_valid_resume() -> None:
    assert_valid(exported(everything()))


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ({"city": "Lisbon", "region": "Lisboa", "countryCode": "PT"}, "Lisbon, Lisboa, PT"),
        ({"city": "Singapore", "region": "Singapore", "countryCode": "SG"}, "Singapore, SG"),
        ({"countryCode": "PT", "postalCode": "1000-001"}, "PT"),
        ({"address": "1 Long Street"}, None),
        ("Lisbon", "Lisbon"),
        ({}, None),
        (None, None),
        (["Lisbon"], None),
    ],
)
def test_of_a_location_the_town_is_taken_and_never_the_street(location: Any, place: str | None) -> None:
    written, notes = imported({"basics": {"name": "Ada", "location": location}})

    assert written["person"].get("location") == place
    if isinstance(location, dict) and "address" in location:
        assert any(note.startswith("basics.location.address: ") for note in notes)


@pytest.mark.parametrize(
    ("basics", "contact", "links"),
    [
        ({"email": "ada@a.ada"}, "ada@a.ada", []),
        ({"email": "ask me"}, None, []),
        (
            {"email": "ada@a.ada", "profiles": [{"network": "Mail", "url": "mailto:ada@a.ada"}]},
            None,
            ["mailto:ada@a.ada"],
        ),
        (
            {"email": "ada@a.ada", "profiles": [{"network": "Mail", "url": "mailto:b@a.ada"}]},
            "ada@a.ada",
            ["mailto:b@a.ada"],
        ),
    ],
)
def test_an_address_is_taken_once(basics: dict[str, Any], contact: str | None, links: list[str]) -> None:
    written, notes = imported({"basics": {"name": "Ada"} | basics})

    assert written["contact"].get("email") == contact
    assert [link["url"] for link in written.get("links", [])] == links
    if not contact and not links:
        assert any(note.startswith("basics.email: ") for note in notes)


def test_what_describes_an_employer_is_told_from_what_describes_a_position() -> None:
    employers = [
        {"name": "A", "description": "Maps", "positions": [{"title": "T", "start": "2020"}]},
        {"name": "B", "description": "Boats", "url": "https://b.ada/x", "positions": [{"title": "T", "start": "2020", "summary": "S"}, {"title": "U", "start": "2019"}]},
    ]  # fmt: skip
    written = {
        "person": {"name": "N", "role": "R", "pitch": "P"},
        "contact": {"invitation": "I"},
        "employers": employers,
    }

    back, _ = imported(exported(written))
    older, _ = imported({"work": [{"company": "A", "position": "T", "startDate": "2020", "description": "Drew maps."}]})

    assert back["employers"] == employers
    assert older["employers"][0]["positions"][0]["summary"] == "Drew maps."


def test_volunteering_comes_with_slugs_that_are_free() -> None:
    role = {"organization": "Acme", "position": "Cook", "startDate": "2020-01", "highlights": ["Cooked."]}

    written, _ = imported({"work": [role | {"name": "Acme"}], "volunteer": [role, role, {"organization": "No start"}]})

    assert [role.get("slug") for role in written["volunteering"]] == ["acme-cook-2", "acme-cook-3"]
    assert loading.parse(json.dumps(written).encode(), Path("portfolio.json")).volunteering


def test_parts_that_become_one_entry_keep_the_marks_of_each() -> None:
    one = {"description": "A b", "markdown": {"description": "A *b*"}}
    other = {"summary": "C d", "markdown": {"summary": "C **d**"}}

    assert carrying.together(one, other) == {
        "description": "A b",
        "summary": "C d",
        "markdown": {"description": "A *b*", "summary": "C **d**"},
    }
    assert carrying.together({"name": "A"}, {"title": "B"}) == {"name": "A", "title": "B"}


def test_a_portrait_goes_out_as_an_address_and_comes_in_as_a_note(written: dict[str, Any], tmp_path: Path) -> None:
    written["person"]["portrait"] = {"file": "me.jpg", "alt": "Ada"}
    (tmp_path / "me.jpg").write_bytes(pictures.photo())
    (tmp_path / "portfolio.json").write_text(json.dumps(written))

    out = to_json_resume.resume(loading.load(tmp_path / "portfolio.json"), "https://example.org/resume.json")
    again, notes = from_json_resume.portfolio(out)

    assert re.fullmatch(r"https://example\.org/pictures/[0-9a-f]{20}-256\.jpg", out["basics"]["image"])
    assert "portrait" not in again["person"]
    assert [note for note in notes.all if "person.portrait" in note] == [
        f"basics: the picture at {out['basics']['image']} stays there; save it beside the file and name it in person.portrait."
    ]
