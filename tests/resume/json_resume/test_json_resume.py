"""Resumes carried in and out: everything that both formats have comes back, and what is lost is told."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft7Validator, FormatChecker

from portfolio import create_app, current
from portfolio.content.file import checking, loading
from portfolio.content.model.dates import Month
from portfolio.resume.json_resume import carrying, from_json_resume, to_json_resume
from tests import pictures
from tests.conftest import Clock, everything, usual_settings
from tests.paths import CONSERVATOR, DATA, ENGINEER, PEOPLE, SMALL

OFFICIAL = json.loads((DATA / "jsonresume-schema-1.3.1/schema.json").read_text())
SAMPLE = DATA / "jsonresume-schema-1.3.1/sample.resume.json"
RESUMES = [SAMPLE, *sorted((DATA / "resumes").glob("*.json"))]
PORTFOLIOS = [
    ENGINEER,
    CONSERVATOR,
    SMALL,
    *PEOPLE,
    *sorted((DATA / "trades").glob("*.json")),
]
TODAY = Month(2026, 11)
ADDRESS = "https://ada.example/resume.json"


def imported(resume: Any) -> tuple[dict[str, Any], list[str]]:
    written, notes = from_json_resume.portfolio(resume, TODAY)
    return written, [str(note) for note in notes.all]


def exported(written: Any) -> dict[str, Any]:
    return to_json_resume.resume(loading.parse(json.dumps(written).encode(), Path("portfolio.json")), ADDRESS)


def assert_valid(resume: Any) -> None:
    Draft7Validator(OFFICIAL, format_checker=FormatChecker()).validate(resume)


@pytest.fixture(scope="module", params=RESUMES, ids=lambda file: file.stem)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of somebody who imported their resume."""
    folder = tmp_path_factory.mktemp(request.param.stem)
    written, _ = imported(loading.value(request.param))
    (folder / "portfolio.json").write_text(json.dumps(written))
    app = create_app(usual_settings(folder, PORTFOLIO_FILE=folder / "portfolio.json"), Clock())
    yield app
    current.of(app).engine.dispose()


def test_a_resume_is_imported_rendered_at_every_address_and_exported(site: Flask) -> None:
    content = current.of(site).live.current_content().portfolio
    client = site.test_client()
    plain = [rule.rule for rule in site.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments]
    addresses = [*plain, *(f"/projects/{project.slug}" for project in content.projects), "/?q=a"]

    # A process for each picture, of which icons show a letter, and for a PDF on the other paper, takes most of the time.
    answers = {address: client.get(address) for address in addresses if not re.search(r"png|-a4|-letter", address)}

    assert {
        address: answer.status_code
        for address, answer in answers.items()
        if answer.status_code not in {200, 302, 303, 404}
    } == {}
    assert answers["/"].status_code == answers["/resume.json"].status_code == 200
    assert content.person.name in answers["/"].text
    assert_valid(answers["/resume.json"].get_json())


def test_check_finds_no_problem_and_tells_the_placeholders(site: Flask) -> None:
    file = current.of(site).settings.PORTFOLIO_FILE

    problems = checking.check(file, TODAY)

    assert [problem for problem in problems if not problem.is_warning] == []
    assert any(problem.path == "contact.invitation" for problem in problems)


@pytest.mark.parametrize("file", PORTFOLIOS, ids=lambda file: file.stem)
def test_every_portfolio_is_a_valid_resume(file: Path) -> None:
    assert_valid(exported(loading.value(file)))


@pytest.mark.parametrize("file", PORTFOLIOS, ids=lambda file: file.stem)
def test_a_portfolio_comes_back_as_it_was(file: Path) -> None:
    before = loading.load(file)

    written, notes = imported(json.loads(json.dumps(to_json_resume.resume(before, ADDRESS))))

    # Who reads what is nobody else's business; "portfolio export" says that it stays in the file.
    before = before.model_copy(update={"audiences": ()})
    # The contents of pictures are looked up beside the file, and are the same for the same names.
    after = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    assert after.model_dump(mode="json") | {"schema_": None} == before.model_dump(mode="json") | {"schema_": None}
    assert notes == []


@pytest.mark.parametrize("file", RESUMES, ids=lambda file: file.stem)
def test_a_resume_that_was_imported_comes_back_as_it_was(file: Path) -> None:
    once, _ = imported(loading.value(file))

    twice, notes = imported(json.loads(json.dumps(exported(once))))

    assert twice == once
    assert notes == []


@pytest.mark.parametrize("file", RESUMES, ids=lambda file: file.stem)
def test_each_word_of_a_resume_is_in_the_file_or_in_a_note(file: Path) -> None:
    resume = loading.value(file)

    written, notes = imported(resume)

    told = words(" ".join([*texts(written), *notes, MEANT]).replace("\\n", " "))
    assert {word for text in texts(resume) for word in words(text)} - told == set()


# The name of a list of its own, and the scheme of an address.
MEANT = f"{to_json_resume.SOFT_SKILLS} mailto"
# Of dates, the day and the time are no part of a portfolio; months are written in digits.
DATES = {"startDate", "endDate", "start", "end", "date", "releaseDate", "period", "dates"}


def texts(written: Any) -> Iterator[str]:
    if isinstance(written, dict):
        for key, one in written.items():
            if key not in {"$schema", "meta"} and key not in DATES:
                yield from texts(one)
    elif isinstance(written, list):
        for one in written:
            yield from texts(one)
    elif written is not None and not isinstance(written, bool):
        yield str(written)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


SPANS = {
    "german-nurse": [("2015-09", None), ("2011-04", "2015-08"), ("2008-10", "2011-03")],
    "french-chef": [("2019-02", None), ("2014-09", "2019-01"), ("été 2012", "2014-08")],
    "spanish-teacher": [("2018-09", None), ("2014-09", "2018-08"), ("2012", "2014"), ("2010-10", "2011-06")],
    "portuguese-carpenter": [("2014-12", None), ("2009", "2014-11")],
    "chinese-engineer": [("2019-07", None), ("2016-06", "2019-06"), ("2015-09", "2016-05")],
    "japanese-designer": [("2018-04", None), ("2015-04", "2018-03"), ("平成25年4月", "平成27年3月")],
    "polish-accountant": [("2016-09", None), ("2012-02", "2016-08"), ("2011", "unknown")],
    "oldest-schema": [("2012-08", "2014-04"), ("2012-01", "2012-07")],
    "messy-developer": [("2021-03", None), ("2018-02", "left in spring"), ("Jun '16", "2018"), ("2015", "unknown (?)"), ("unknown", "unknown"), ("unknown", None)],
    "italian-researcher": [("2017-01", None), ("2013", "2016-12")],
    "nested-manager": [("2020-01", None), ("Q3 2017", "2019-12"), ("Summer 2014", "Fall 2015"), ("2012-05", "2014"), ("2011-05", "2011-08"), ("1999", "unknown")],
    "dutch-lawyer": [("2018-05", None), ("2013-03", "2018-04"), ("ca. 2011", "begin 2013")],
}  # fmt: skip


def test_no_past_position_is_current_and_no_date_is_made_up() -> None:
    found = {}
    for name in SPANS:
        written, _ = imported(loading.value(DATA / f"resumes/{name}.json"))
        positions = [position for employer in written["employers"] for position in employer["positions"]]
        found[name] = [(position["start"], position.get("end")) for position in positions]

    assert found == SPANS


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
        'Worth a look: work[3].startDate "summer of \'14": names no year that can be read; the words stand there, and count nothing.'
        in notes
    )
    assert (written["education"][0]["start"], written["education"][0]["graduated"]) == ("2010", "2015-06")
    assert 'Changed: work[4] "2013-09 to 2012-06": ends before it starts; the two are swapped.' in notes


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
        ("unknown", "2014"),
        ("unknown", "2014"),
        ("2014", None),
        ("2013", "2014"),
        ("2014-06", "2014"),
        ("long ago", "lately"),
    ]
    assert [note for note in notes if " work" in note] == [
        'Changed: work[0].startDate "2019-13": only the year can be read, and stands there.',
        'Worth a look: work[0].endDate "20145": cannot be read; it stands there behind “unknown”.',
        'Changed: work[1].startDate "1850": no date can be read; “unknown” stands there.',
        "Worth a look: work[2].startDate: is missing; “unknown” stands there.",
        'Changed: work[4] "2014 to 2013": ends before it starts; the two are swapped.',
        'Left out: work[5].startDateText "2014-13": has no place in a portfolio file.',
    ]


def test_names_that_would_collide_get_names_of_their_own() -> None:
    written, _ = imported(json.loads((DATA / "resumes/old-keys.json").read_text()))

    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))

    assert [p.slug for p in portfolio.positions] == ["orbit-sre", "orbit-sre-2"]
    assert [p.slug for p in portfolio.projects] == ["quiet-hours", "quiet-hours-2", "loud-hours", "your-project"]
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
        (["Lisbon"], "Lisbon"),
    ],
)
def test_of_a_location_the_town_is_taken_and_never_the_street(location: Any, place: str | None) -> None:
    written, notes = imported({"basics": {"name": "Ada", "location": location}})

    assert written["person"].get("location") == place
    if isinstance(location, dict) and "address" in location:
        assert any("basics.location.address" in note for note in notes)


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
        assert any("basics.email " in note for note in notes)


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

    assert [role.get("slug") for role in written["volunteering"]] == ["acme-cook-2", "acme-cook-3", None]
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


def test_a_portrait_comes_back_as_the_file_that_it_was_made_of(written: dict[str, Any], tmp_path: Path) -> None:
    written["person"]["portrait"] = {"file": "me.jpg", "alt": "Ada"}
    (tmp_path / "me.jpg").write_bytes(pictures.photo())
    (tmp_path / "portfolio.json").write_text(json.dumps(written))

    out = to_json_resume.resume(loading.load(tmp_path / "portfolio.json"), ADDRESS)
    again, notes = imported(out)

    assert re.fullmatch(r"https://ada\.example/pictures/[0-9a-f]{20}-256\.jpg", out["basics"]["image"])
    assert again["person"]["portrait"] == {"file": "me.jpg", "alt": "Ada"}
    assert notes == []


@pytest.mark.parametrize("key", ["image", "picture"])
def test_a_picture_elsewhere_comes_in_as_a_note(key: str) -> None:
    written, notes = imported({"basics": {"name": "Ada", key: "https://a.example/me.jpg"}})

    assert "portrait" not in written["person"]
    assert (
        f'Left out: basics.{key} "https://a.example/me.jpg": is a picture elsewhere; save it beside the file and name it in person.portrait.'
        in notes
    )
