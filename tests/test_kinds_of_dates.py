"""Every kind of date as it comes out everywhere: on the page, in evidence, on the timeline, in a JSON Resume and back.

Each row is a position of its own employer, which alone names a technology of its own, seen in November 2026.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft7Validator, FormatChecker

from portfolio import create_app, current
from portfolio.content.file import loading
from portfolio.content.model import Portfolio, Project, dates
from portfolio.content.model.dates import Month
from portfolio.evidence import record as recording
from portfolio.evidence import selection, sentences
from portfolio.evidence.record import Record
from portfolio.resume.json_resume import carrying, from_json_resume, to_json_resume
from portfolio.resume.json_resume.entries import Context, Entry
from portfolio.resume.notes import Notes
from portfolio.site import timeline
from portfolio.site.timeline import Timeline
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import DATA

TODAY = Month(2026, 11)


class Row(NamedTuple):
    """What is written, and what becomes of it."""

    start: Any
    end: Any
    page: str
    """What the page says, length and all."""
    evidence: str
    """What evidence says of the time; nothing where nothing is certain."""
    months: int
    """How many are certain."""
    resume: dict[str, str]
    """The dates in a JSON Resume."""


def out(start: str | None, end: str | None = None, **words: str) -> dict[str, str]:
    both = {"startDate": start, "endDate": end}
    return {key: date for key, date in both.items() if date} | words


ROWS = [
    # Months.
    Row("2022-05", None, "May 2022 – Present 4 years 7 months", "from May 2022 to today (4 years 7 months)", 55, out("2022-05")),
    Row("2019-06", "2022-04", "June 2019 – April 2022 2 years 11 months", "from June 2019 to April 2022 (2 years 11 months)", 35, out("2019-06", "2022-04")),
    Row("2015-10", "2015-10", "October 2015 1 month", "in October 2015 (1 month)", 1, out("2015-10", "2015-10")),
    Row("2020-12", "2021-01", "December 2020 – January 2021 2 months", "from December 2020 to January 2021 (2 months)", 2, out("2020-12", "2021-01")),
    Row("1900-01", "1900-12", "January 1900 – December 1900 1 year", "from January 1900 to December 1900 (1 year)", 12, out("1900-01", "1900-12")),
    Row(" 2022-05\n", "２０２２-06", "May 2022 – June 2022 2 months", "from May 2022 to June 2022 (2 months)", 2, out("2022-05", "2022-06")),
    # This month, and what is to come.
    Row("2026-11", None, "November 2026 – Present 1 month", "from November 2026 to today (1 month)", 1, out("2026-11")),
    Row("2026-11", "2026-11", "November 2026 1 month", "in November 2026 (1 month)", 1, out("2026-11", "2026-11")),
    Row("2026-10", "2027-01", "October 2026 – January 2027 4 months", "from October 2026 to January 2027 (4 months)", 4, out("2026-10", "2027-01")),
    Row("2026-12", None, "From December 2026", "", 0, out("2026-12")),
    Row("2027", None, "From 2027", "", 0, out("2027")),
    Row("2036-12", "2036-12", "From December 2036", "", 1, out("2036-12", "2036-12")),
    Row("expected 2028", None, "expected 2028", "", 0, out("2028", startDateText="expected 2028")),
    # Years.
    Row("2019", "2021", "2019 – 2021 at least 1 year 2 months", "from 2019 to 2021 (at least 1 year 2 months)", 14, out("2019", "2021")),
    Row(2019, 2021, "2019 – 2021 at least 1 year 2 months", "from 2019 to 2021 (at least 1 year 2 months)", 14, out("2019", "2021")),
    Row("2019", "2020", "2019 – 2020 at least 2 months", "from 2019 to 2020 (at least 2 months)", 2, out("2019", "2020")),
    Row("2019", "2019", "2019 at least 1 month", "in 2019 (at least 1 month)", 1, out("2019", "2019")),
    Row(2019, None, "2019 – Present at least 7 years", "from 2019 to today (at least 7 years)", 84, out("2019")),
    Row("2026", None, "2026 – Present at least 1 month", "from 2026 to today (at least 1 month)", 1, out("2026")),
    Row("2026", "2026", "2026 at least 1 month", "in 2026 (at least 1 month)", 1, out("2026", "2026")),
    Row("2026", "2027", "2026 – 2027 at least 2 months", "from 2026 to 2027 (at least 2 months)", 2, out("2026", "2027")),
    Row("1900", "2036", "1900 – 2036 at least 135 years 2 months", "from 1900 to 2036 (at least 135 years 2 months)", 1622, out("1900", "2036")),
    # A month and a year.
    Row("2019-06", "2021", "June 2019 – 2021 at least 1 year 8 months", "from June 2019 to 2021 (at least 1 year 8 months)", 20, out("2019-06", "2021")),
    Row("2019", "2021-03", "2019 – March 2021 at least 1 year 4 months", "from 2019 to March 2021 (at least 1 year 4 months)", 16, out("2019", "2021-03")),
    Row("2021-06", "2021", "June 2021 – 2021 at least 1 month", "from June 2021 to 2021 (at least 1 month)", 1, out("2021-06", "2021")),
    Row("2019", "2019-03", "2019 – March 2019 at least 1 month", "from 2019 to March 2019 (at least 1 month)", 1, out("2019", "2019-03")),
    Row("2020-12", "2021", "December 2020 – 2021 at least 2 months", "from December 2020 to 2021 (at least 2 months)", 2, out("2020-12", "2021")),
    Row("2020-01", "2021", "January 2020 – 2021 at least 1 year 1 month", "from January 2020 to 2021 (at least 1 year 1 month)", 13, out("2020-01", "2021")),
    Row("2020", "2021-12", "2020 – December 2021 at least 1 year 1 month", "from 2020 to December 2021 (at least 1 year 1 month)", 13, out("2020", "2021-12")),
    # Words that name a year.
    Row("summer 2019", "2021", "summer 2019 – 2021 at least 1 year 2 months", "from summer 2019 to 2021 (at least 1 year 2 months)", 14, out("2019", "2021", startDateText="summer 2019")),
    Row("summer 2019", "summer 2019", "summer 2019 at least 1 month", "in summer 2019 (at least 1 month)", 1, out("2019", "2019", startDateText="summer 2019", endDateText="summer 2019")),
    Row("spring 2019", "autumn 2019", "spring 2019 – autumn 2019 at least 1 month", "from spring 2019 to autumn 2019 (at least 1 month)", 1, out("2019", "2019", startDateText="spring 2019", endDateText="autumn 2019")),
    Row("Frühjahr 2014", "2016-02", "Frühjahr 2014 – February 2016 at least 1 year 3 months", "from Frühjahr 2014 to February 2016 (at least 1 year 3 months)", 15, out("2014", "2016-02", startDateText="Frühjahr 2014")),
    Row("2014年春", None, "2014年春 – Present at least 12 years", "from 2014年春 to today (at least 12 years)", 144, out("2014", startDateText="2014年春")),
    Row("２０１４年", "２０１５", "２０１４年 – 2015 at least 2 months", "from ２０１４年 to 2015 (at least 2 months)", 2, out("2014", "2015", startDateText="２０１４年")),
    Row("2025-01", "expected 2028", "January 2025 – expected 2028 at least 3 years 1 month", "from January 2025 to expected 2028 (at least 3 years 1 month)", 37, out("2025-01", "2028", endDateText="expected 2028")),
    Row("c. 2015", "2016-05", "c. 2015 – May 2016 at least 6 months", "from c. 2015 to May 2016 (at least 6 months)", 6, out("2015", "2016-05", startDateText="c. 2015")),
    Row("2019/20", "2021", "2019/20 – 2021 at least 1 year 2 months", "from 2019/20 to 2021 (at least 1 year 2 months)", 14, out("2019", "2021", startDateText="2019/20")),
    Row("~2015", "2015", "~2015 – 2015 at least 1 month", "from ~2015 to 2015 (at least 1 month)", 1, out("2015", "2015", startDateText="~2015")),
    Row("May 2022", None, "May 2022 – Present at least 4 years", "from May 2022 to today (at least 4 years)", 48, out("2022", startDateText="May 2022")),
    # Words that name none, or several: nothing is counted, and no end is taken for today.
    Row("2020-01", "the fire", "January 2020 – the fire", "", 0, out("2020-01", endDateText="the fire")),
    Row("2020", "some time later", "2020 – some time later", "", 0, out("2020", endDateText="some time later")),
    Row("long ago", "2010", "long ago – 2010", "", 0, out(None, "2010", startDateText="long ago")),
    Row("long ago", None, "long ago – Present", "", 0, out(None, startDateText="long ago")),
    Row("long ago", "long ago", "long ago", "", 0, out(None, startDateText="long ago", endDateText="long ago")),
    Row("between 2010 and 2012", "2013", "between 2010 and 2012 – 2013", "", 0, out(None, "2013", startDateText="between 2010 and 2012")),
    Row("summer of '14", "2015-01", "summer of '14 – January 2015", "", 0, out(None, "2015-01", startDateText="summer of '14")),
    Row("<b>2019</b>", "2020", "<b>2019</b> – 2020 at least 2 months", "from <b>2019</b> to 2020 (at least 2 months)", 2, out("2019", "2020", startDateText="<b>2019</b>")),
]  # fmt: skip
STUDIES = [
    ({}, "", {}),
    ({"graduated": 2017}, "Graduated 2017", {"endDate": "2017"}),
    ({"graduated": "2017-06"}, "Graduated June 2017", {"endDate": "2017-06"}),
    ({"graduated": "summer 2017"}, "summer 2017", {"endDate": "2017", "endDateText": "summer 2017"}),
    ({"graduated": "never"}, "never", {"endDateText": "never"}),
    ({"graduated": 2027}, "Expected 2027", {"endDate": "2027"}),
    ({"expected": 2028}, "Expected 2028", {"endDate": "2028", "expectedEndDate": "2028"}),
    ({"expected": "expected 2028"}, "expected 2028", {"endDate": "2028", "expectedEndDate": "2028", "expectedEndDateText": "expected 2028"}),
    ({"start": 2013}, "2013 – Present", {"startDate": "2013"}),
    ({"start": 2013, "graduated": 2017}, "2013 – 2017", {"startDate": "2013", "endDate": "2017"}),
    ({"start": "2013-09", "graduated": "2017"}, "September 2013 – 2017", {"startDate": "2013-09", "endDate": "2017"}),
    ({"start": 2013, "graduated": 2013}, "2013", {"startDate": "2013", "endDate": "2013"}),
    ({"start": "autumn 2013", "graduated": "2014"}, "autumn 2013 – 2014", {"startDate": "2013", "startDateText": "autumn 2013", "endDate": "2014"}),
    ({"start": "2024-09", "expected": "2028-06"}, "September 2024 – expected June 2028", {"startDate": "2024-09", "endDate": "2028-06", "expectedEndDate": "2028-06"}),
    ({"start": "2024", "expected": "expected 2028"}, "2024 – expected 2028", {"startDate": "2024", "endDate": "2028", "expectedEndDate": "2028", "expectedEndDateText": "expected 2028"}),
    ({"start": "2024", "graduated": "2028"}, "2024 – expected 2028", {"startDate": "2024", "endDate": "2028"}),
    ({"start": "2026", "expected": "2026"}, "2026 – expected 2026", {"startDate": "2026", "endDate": "2026", "expectedEndDate": "2026"}),
    ({"start": "2027-09", "expected": "2030"}, "From September 2027", {"startDate": "2027-09", "endDate": "2030", "expectedEndDate": "2030"}),
]  # fmt: skip
PROJECTS = [
    ({}, "", {}),
    ({"start": "2021-04"}, "April 2021 – Present", {"startDate": "2021-04"}),
    ({"start": "2021-04", "end": "2022"}, "April 2021 – 2022", {"startDate": "2021-04", "endDate": "2022"}),
    ({"start": "2021", "end": 2021}, "2021", {"startDate": "2021", "endDate": "2021"}),
    ({"end": "2022"}, "Until 2022", {"endDate": "2022"}),
    ({"end": "the fire"}, "Until the fire", {"endDateText": "the fire"}),
    ({"start": "2030"}, "From 2030", {"startDate": "2030"}),
    ({"start": "winter 2020/21", "end": "2021-02"}, "winter 2020/21 – February 2021", {"startDate": "2020", "startDateText": "winter 2020/21", "endDate": "2021-02"}),
]  # fmt: skip
# What happened once: as it is written, as the page says it, and its dates in a JSON Resume under the name `date`.
MOMENTS = [
    ("2023-02", "February 2023", {"date": "2023-02"}),
    ("２０２３-02", "February 2023", {"date": "2023-02"}),
    (2023, "2023", {"date": "2023"}),
    ("2030", "2030", {"date": "2030"}),
    ("summer 2023", "summer 2023", {"date": "2023", "dateText": "summer 2023"}),
    ("2014年春", "2014年春", {"date": "2014", "dateText": "2014年春"}),
    ("in press", "in press", {"dateText": "in press"}),
    (None, "", {}),
]
# When certificates expire: as it is written, as the page says it, and the dates in a JSON Resume.
EXPIRIES = [
    ({"date": "2019-03", "expires": "2021-03"}, "March 2019 Expired in March 2021", {"date": "2019-03", "expires": "2021-03"}),
    ({"date": 2019, "expires": 2025}, "2019 Expired in 2025", {"date": "2019", "expires": "2025"}),
    ({"date": "2026-11", "expires": "2026-11"}, "November 2026 Valid until November 2026", {"date": "2026-11", "expires": "2026-11"}),
    ({"expires": "2036"}, "Valid until 2036", {"expires": "2036"}),
    ({"expires": "summer 2027"}, "Valid until summer 2027", {"expires": "2027", "expiresText": "summer 2027"}),
    ({"expires": "further notice"}, "Valid until further notice", {"expiresText": "further notice"}),
]  # fmt: skip
# Where moments stand: what the entries are called by, their date, and the name that a JSON Resume has for it.
DATED = {
    "certificates": ("name", "date", "date"),
    "publications": ("title", "date", "releaseDate"),
    "talks": ("title", "date", "date"),
    "awards": ("title", "date", "date"),
    "sections": ("title", "when", "date"),
}
IDS = [f"{row.start} – {row.end}" for row in ROWS]
NUMBERED = [pytest.param(n, row, id=name) for (n, row), name in zip(enumerate(ROWS), IDS, strict=True)]


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    def position(row: Row) -> dict[str, Any]:
        ends = {"end": row.end} if row.end is not None else {}
        return {"title": "Cook", "start": row.start, **ends}

    def moments(name: str, date: str) -> list[dict[str, Any]]:
        return [{name: f"Prize {n}"} | ({date: when} if when else {}) for n, (when, *_) in enumerate(MOMENTS)]

    employers = [
        {"name": f"Inn {n}", "positions": [position(row) | {"technologies": [f"Salt {n}"]}]}
        for n, row in enumerate(ROWS)
    ]
    breaks = [position(row) | {"title": f"Rest {n}"} for n, row in enumerate(ROWS)]
    unpaid = [position(row) | {"slug": f"help-{n}", "organization": "Soup Kitchen"} for n, row in enumerate(ROWS)]
    studies = [{"degree": f"MA {n}", "institution": "School"} | fields for n, (fields, *_) in enumerate(STUDIES)]
    projects = [{"title": f"Soup {n}"} | fields for n, (fields, *_) in enumerate(PROJECTS)]
    parts = {
        "employers": employers,
        "education": studies,
        "projects": projects,
        "breaks": breaks,
        "volunteering": unpaid,
    }
    parts |= {part: moments(name, date) for part, (name, date, _) in DATED.items()}
    parts["certificates"] += [{"name": f"Permit {n}"} | fields for n, (fields, *_) in enumerate(EXPIRIES)]
    parts["sections"] = [{"title": "Sections", "slug": "own", "entries": parts["sections"]}]
    person = {"name": "Ada", "role": "Cook", "pitch": "I cook."}
    return {"person": person, "contact": {"invitation": "Write."}} | parts


@pytest.fixture(scope="module")
def portfolio(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"), TODAY)


@pytest.fixture(scope="module")
def record(portfolio: Portfolio) -> Record:
    return recording.gather(portfolio)


@pytest.fixture(scope="module")
def drawing(portfolio: Portfolio, record: Record) -> Timeline:
    drawing = timeline.draw(portfolio, record, selection.choose(record, []), TODAY)
    assert drawing
    return drawing


@pytest.fixture(scope="module")
def resume(portfolio: Portfolio) -> dict[str, Any]:
    return to_json_resume.resume(portfolio, "https://ada.example/resume.json")


@pytest.fixture(scope="module")
def client(written: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("dates")
    (folder / "portfolio.json").write_text(json.dumps(written))
    app: Flask = create_app(usual_settings(folder, PORTFOLIO_FILE=folder / "portfolio.json"), Clock())
    yield app.test_client()
    current.of(app).engine.dispose()


@pytest.fixture(scope="module")
def page(client: FlaskClient) -> Page:
    return Page(client.get("/").text)


@pytest.mark.parametrize(("n", "row"), NUMBERED)
def test_the_page_says_what_is_known_and_no_more(n: int, row: Row, page: Page) -> None:
    said = page.text_of(f"position-inn-{n}-cook")

    assert said == f"{row.page} Cook Inn {n} Technologies Salt {n}"


@pytest.mark.parametrize(("n", "row"), NUMBERED)
def test_evidence_says_at_least_how_long(n: int, row: Row, portfolio: Portfolio, record: Record) -> None:
    [slug] = [slug for slug in record.technologies if slug == f"salt-{n}"]

    claim = sentences.claim([record.technologies[slug]], record.of([slug]), TODAY)

    times = f"; position held {row.evidence}" if row.evidence else ""
    assert claim == f"Salt {n} is listed in 1 position, no sentence names it there{times}."
    assert portfolio.positions[n].months(TODAY) == row.months


@pytest.mark.parametrize(("n", "row"), NUMBERED)
def test_the_timeline_has_a_bar_for_what_is_known(n: int, row: Row, portfolio: Portfolio, drawing: Timeline) -> None:
    positions = drawing.held[0]
    held = (*positions.shown, *positions.further)[n]

    assert held.label == row.evidence.partition(" (")[0]
    assert bool(held.bars) == bool(row.evidence)
    assert [bar for bar in held.bars if not bar.is_certain] == [] or "at least" in row.page
    certain = [bar for bar in held.bars if bar.is_certain]
    assert len(certain) == (1 if portfolio.positions[n].span.certain(TODAY) and row.evidence else 0)


@pytest.mark.parametrize(("n", "row"), NUMBERED)
def test_a_json_resume_has_what_its_schema_takes_and_the_words_beside(n: int, row: Row, resume: dict[str, Any]) -> None:
    work = resume["work"][n]

    assert {key: date for key, date in work.items() if "Date" in key} == row.resume


def test_studies_say_when_they_ended_or_will(page: Page, resume: dict[str, Any]) -> None:
    said = page.text_of("education")
    dated = [{key: date for key, date in studies.items() if "Date" in key} for studies in resume["education"]]

    assert said == " ".join(
        ["Education", *(f"{words} MA {n} School".strip() for n, (_, words, _) in enumerate(STUDIES))]
    )
    assert dated == [carried for *_, carried in STUDIES]


def test_projects_say_when_they_were_on_the_page_and_on_their_own(
    client: FlaskClient, page: Page, resume: dict[str, Any]
) -> None:
    dated = [{key: date for key, date in project.items() if "Date" in key} for project in resume["projects"]]

    for n, (_, words, _) in enumerate(PROJECTS):
        assert page.text_of(f"project-soup-{n}") == f"{words} Soup {n}".strip()
        assert f"All projects Soup {n} {words}".strip() in Page(client.get(f"/projects/soup-{n}").text).text
    assert dated == [carried for *_, carried in PROJECTS]


def test_breaks_and_volunteering_say_their_time_as_positions_do(page: Page, resume: dict[str, Any]) -> None:
    unpaid = [page.text_of(f"position-help-{n}") for n in range(len(ROWS))]

    assert page.text_of("breaks") == " ".join(
        ["Career Breaks", *(f"{row.page} Rest {n}" for n, row in enumerate(ROWS))]
    )
    assert unpaid == [f"{row.page} Cook Soup Kitchen" for row in ROWS]
    for part in ("breaks", "volunteer"):
        assert [{key: date for key, date in one.items() if "Date" in key} for one in resume[part]] == [
            row.resume for row in ROWS
        ]


@pytest.mark.parametrize("part", DATED)
def test_a_moment_is_told_as_it_is_known(part: str, page: Page, resume: dict[str, Any]) -> None:
    entries = resume["sections"][0]["entries"] if part == "sections" else resume[part]
    *_, name = DATED[part]

    said = page.text_of("section-own" if part == "sections" else part)

    told = [f"{words} Prize {n}".strip() for n, (_, words, _) in enumerate(MOMENTS)]
    assert said.startswith(" ".join([part.capitalize(), *told]))
    moments = entries[: len(MOMENTS)]
    carried = [{key.replace(name, "date"): date for key, date in one.items() if name in key} for one in moments]
    assert carried == [dates for *_, dates in MOMENTS]


def test_certificates_say_until_when_they_are_valid(page: Page, resume: dict[str, Any]) -> None:
    carried = [
        {key: date for key, date in one.items() if key != "name"} for one in resume["certificates"][len(MOMENTS) :]
    ]

    told = " ".join(f"{words} Permit {n}" for n, (_, words, _) in enumerate(EXPIRIES))
    assert page.text_of("certificates").endswith(told)
    assert carried == [dates for *_, dates in EXPIRIES]


def test_only_months_and_years_are_dates_to_machines(client: FlaskClient) -> None:
    text = client.get("/").text

    written = {element["datetime"] for element in Page(text).all("time")}
    assert {"2022-05", "2019", "2015"} <= written
    assert [date for date in written if not date or not re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", date)] == []
    assert "&lt;b&gt;2019&lt;/b&gt; – " in text


def test_the_resume_is_a_valid_one(resume: dict[str, Any]) -> None:
    official = json.loads((DATA / "jsonresume-schema-1.3.1/schema.json").read_text())

    Draft7Validator(official, format_checker=FormatChecker()).validate(resume)


def test_every_kind_comes_back_as_it_was(portfolio: Portfolio, resume: dict[str, Any]) -> None:
    again, notes = from_json_resume.portfolio(json.loads(json.dumps(resume)))
    back = loading.parse(json.dumps(again).encode(), Path("portfolio.json"), TODAY)

    assert [(one.start, one.graduated, one.expected) for one in back.education] == [
        (one.start, one.graduated, one.expected) for one in portfolio.education
    ]
    assert [(one.start, one.end) for one in back.projects] == [(one.start, one.end) for one in portfolio.projects]
    assert [role.span for role in back.roles] == [role.span for role in portfolio.roles]
    assert back.breaks == portfolio.breaks
    for part in DATED:
        assert getattr(back, part) == getattr(portfolio, part)
    assert [note for note in notes.all if "Date" in note] == []


def test_starts_are_in_one_order(portfolio: Portfolio) -> None:
    starts = sorted({position.start for position in portfolio.positions}, reverse=True)

    # The newest first, a year behind its months, and last what names no year.
    assert [str(start) for start in starts] == [
        "2036-12", "expected 2028", "2027", "2026-12", "2026-11", "2026-10", "2026", "2025-01",
        "2022-05", "May 2022", "2021-06", "2020-12", "2020-01", "2020",
        "2019-06", "summer 2019", "spring 2019", "<b>2019</b>", "2019/20", "2019",
        "2015-10", "~2015", "c. 2015", "２０１４年", "Frühjahr 2014", "2014年春", "1900-01", "1900",
        "summer of '14", "long ago", "between 2010 and 2012",
    ]  # fmt: skip
    assert [dates.read(str(start)) for start in starts] == starts


SUMS = [
    # One part that is not known to the month makes the whole uncertain.
    ([("2019-01", "2019-12"), ("2021-01", "2021-12")], "from January 2019 to December 2019 and from January 2021 to December 2021 (2 years)"),
    ([("2019-01", "2019-12"), (2021, 2022)], "from January 2019 to December 2019 and from 2021 to 2022 (at least 1 year 2 months)"),
    ([("2019-01", "2022-12"), (2020, 2021)], "from January 2019 to December 2022 (at least 4 years)"),
    ([(2019, 2021), (2021, None)], "from 2019 to 2021 and from 2021 to today (at least 6 years 2 months)"),
    ([(2019, 2019), (2020, 2020)], "in 2019 and in 2020 (at least 2 months)"),
    ([(2019, 2019), ("2019-03", "2019-03")], "in March 2019 (at least 1 month)"),
    ([("2019-01", "2019-12"), ("long ago", "the fire")], "from January 2019 to December 2019 (at least 1 year)"),
    # What has not begun makes nothing uncertain.
    ([("2019-01", "2019-12"), (2028, None)], "from January 2019 to December 2019 (1 year)"),
    ([("2019-01", "2019-12"), ("expected 2028", None)], "from January 2019 to December 2019 (1 year)"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "times"), SUMS)
def test_a_sum_with_one_uncertain_part_says_at_least(held: list[tuple[Any, Any]], times: str) -> None:
    positions = [
        {"title": f"Cook {n}", "start": start, "end": end, "technologies": ["Salt"]}
        for n, (start, end) in enumerate(held)
    ]
    person = {"name": "Ada", "role": "Cook", "pitch": "I cook."}
    employers = [{"name": "Inn", "positions": positions}]
    written = {"person": person, "employers": employers, "contact": {"invitation": "Write."}}
    record = recording.gather(loading.parse(json.dumps(written).encode(), Path("portfolio.json")))

    claim = sentences.claim([record.technologies["salt"]], record.of(["salt"]), TODAY)

    assert claim == f"Salt is listed in 2 positions, no sentence names it there; positions held {times}."


@given(some.lists(some.text("ab 0129/年-.", min_size=1, max_size=9), min_size=2, max_size=2))
def test_whatever_a_file_takes_for_a_date_comes_back(texts: list[str]) -> None:
    try:
        start, end = (dates.read(text, latest_year=2036) for text in texts)
    except ValueError:
        return

    carried = carrying.out(Project(title="Soup", start=start, end=end))
    back = carrying.back(Entry(json.loads(json.dumps(carried)), "projects[0]", Context(Notes(), is_ours=True)), Project)

    assert [dates.read(back[key]) for key in ("start", "end")] == [start, end]
    assert all(re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", carried[key] or "2000") for key in ("startDate", "endDate"))
