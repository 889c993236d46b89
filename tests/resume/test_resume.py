"""Resumes carried in and out: everything that both formats have comes back, and what is lost is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft7Validator, FormatChecker

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.content.file import loading
from portfolio.content.model.months import Month
from portfolio.resume import dates, from_json_resume, to_json_resume
from portfolio.resume.dates import DateError
from tests.paths import CONSERVATOR, DATA, ENGINEER, SMALL

OFFICIAL = json.loads((DATA / "jsonresume-schema-1.3.1/schema.json").read_text())
SAMPLE = DATA / "jsonresume-schema-1.3.1/sample.resume.json"
RESUMES = [SAMPLE, *sorted((DATA / "resumes").glob("*.json"))]
PORTFOLIOS = [ENGINEER, CONSERVATOR, SMALL]
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
        "person": portfolio["person"],
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
            path.endswith("Date"),
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
        ("2014-12", "2014-12"),
        ("2012-06", "2013-09"),
    ]
    assert 'work[3].startDate: no month can be read from "summer of \'14".' in notes
    assert any(note.startswith("work[4]: ends in 2012-06 before it starts in 2013-09") for note in notes)


@pytest.mark.parametrize(
    ("written", "month", "is_assumed"),
    [
        ("2014-06-29", Month(2014, 6), False), ("2014-6", Month(2014, 6), False), ("2014/06", Month(2014, 6), False),
        ("2014-06-29T10:00:00.000Z", Month(2014, 6), False), (2014, Month(2014, 1), True), ("2014", Month(2014, 1), True),
        ("June 2014", Month(2014, 6), False), ("Jun 2014", Month(2014, 6), False), ("Sept 2014", Month(2014, 9), False),
        ("6/2014", Month(2014, 6), False), ("June 29, 2014", Month(2014, 6), False), (" 29  June 2014", Month(2014, 6), False),
    ],
)  # fmt: skip
def test_a_month_is_read_however_it_is_written(written: Any, month: Month, is_assumed: bool) -> None:
    assert dates.read(written) == (month, is_assumed)


@pytest.mark.parametrize("written", ["soon", "", "13/2014", "2014-13", "20145", "1.5", {}, "June"])
def test_what_is_no_month_is_none(written: Any) -> None:
    with pytest.raises(DateError):
        dates.read(written)


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
