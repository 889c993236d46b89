"""Two people come from LinkedIn: all that is theirs comes in or is told, and nothing that is somebody else's."""

import csv
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.resume.json_resume import from_json_resume, to_json_resume
from portfolio.resume.linkedin import classifying, from_linkedin, known_tables
from portfolio.resume.linkedin.archive import ExportError
from tests.paths import DATA
from tests.resume.linkedin.exports import DESIGNER, ENGINEER, PEOPLE, POSITIONS, archived, packed

OFFICIAL = json.loads((DATA / "jsonresume-schema-1.3.1/schema.json").read_text())
TODAY = Month(2026, 11)
# LinkedIn's own keeping.
ASIDE = {"Confirmed", "Primary", "Updated On", "Type", "Creation Date", "Status"}


def imported(source: Path) -> tuple[dict[str, Any], str]:
    written, notes = from_linkedin.portfolio(source, TODAY)
    return written, "\n".join(map(str, notes.all))


def of_positions(tmp_path: Path, *rows: str, header: str = POSITIONS) -> tuple[dict[str, Any], str]:
    return imported(packed(tmp_path / "export.zip", {"Positions.csv": header + "\n".join(rows)}))


def loaded(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"), TODAY)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("person", PEOPLE, ids=lambda folder: folder.name)
def test_an_export_is_imported_shown_and_exported(person: Path, tmp_path: Path) -> None:
    written, _ = imported(person)
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written))

    app = create_app(Settings(INSTANCE_DIR=tmp_path / "instance", PORTFOLIO_FILE=file))
    client = app.test_client()
    plain = [rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments]
    projects = [f"/projects/{project.slug}" for project in loading.load(file, TODAY).projects]
    answers = {address: client.get(address) for address in (*plain, *projects, "/?q=a")}
    current.of(app).engine.dispose()

    # What nobody wrote has no page: books, pictures, an address for reports about security.
    assert {answer.status_code for answer in answers.values()} <= {200, 302, 303, 404}
    assert {answers[address].status_code for address in ("/", "/fit", "/contact", *projects, "/resume.txt")} == {200}
    assert written["person"]["name"] in answers["/"].text
    Draft7Validator(OFFICIAL, format_checker=FormatChecker()).validate(answers["/resume.json"].get_json())


@pytest.mark.parametrize("person", PEOPLE, ids=lambda folder: folder.name)
def test_a_round_trip_by_way_of_a_json_resume_changes_nothing(person: Path) -> None:
    once, _ = imported(person)

    before = loaded(once)
    twice, _ = from_json_resume.portfolio(to_json_resume.resume(before, "https://ada.example/resume.json"))

    assert loaded(twice) == before


@pytest.mark.parametrize("person", PEOPLE, ids=lambda folder: folder.name)
def test_every_word_of_a_career_comes_in_or_is_told(person: Path) -> None:
    written, notes = imported(person)
    told = json.dumps(written, ensure_ascii=False) + notes
    said = words(told) | words(told.replace(" ", ""))  # A number that stands twice is written in one way.
    career = [file for file in person.glob("*.csv") if not classifying.is_no_career(file.name)]

    for file in career:
        for row in csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)):
            for column, cell in row.items():
                if column in ASIDE or re.fullmatch(
                    r"(\w{3} )?(\d+, )?\d{4}", cell
                ):  # Dates are read, which others hold.
                    continue
                assert words(html.unescape(cell)) - {"Tools", "Technologies", "PORTFOLIO", "COMPANY"} <= said, (
                    file.name,
                    cell,
                )


@pytest.mark.parametrize("person", PEOPLE, ids=lambda folder: folder.name)
def test_what_is_of_others_is_not_read(person: Path) -> None:
    written, notes = imported(person)

    assert "secret" not in (json.dumps(written, ensure_ascii=False) + notes).casefold()
    assert "Connections.csv" in notes


@pytest.mark.parametrize("inside", ["", "Basic_LinkedInDataExport_11-26-2026/"])
def test_the_archive_says_what_its_folder_says(inside: str, tmp_path: Path) -> None:
    archive = archived(DESIGNER, tmp_path / "Complete_LinkedInDataExport_11-26-2026.zip", inside)

    assert imported(archive)[0] == imported(DESIGNER)[0]


def test_a_career_reads_as_its_owner_would_write_it() -> None:
    written, _ = imported(DESIGNER)

    employers = [employer["name"] for employer in written["employers"]]
    assert employers == ["Lighthouse Health", "Self-employed", "Lighthouse Health", "Papel & Filhos"]
    lead = written["employers"][0]["positions"][0]
    assert (lead["title"], lead["start"], lead.get("end")) == ("Lead Product Designer", "2021-03", None)
    assert lead["summary"] == "Own the design of the ward app that nurses in 31 hospitals carry."
    assert lead["achievements"][2] == "Mentor three designers & run the weekly critique"
    assert lead["technologies"] == ["Figma", "FigJam", "Storybook", "Maze"]
    assert written["person"]["role"] == "Lead Product Designer"
    assert [link["label"] for link in written["links"]] == ["Portfolio", "Company", "Type notes", "X"]
    assert (written["contact"]["email"], written["contact"]["phone"]) == ("hello@ines.example", "+351 22 000 0000")
    assert written["education"][1]["expected"] == "2027-07"
    assert [section["title"] for section in written["sections"]] == [
        "About", "Patents", "Courses", "Organizations", "Test Scores"
    ]  # fmt: skip
    assert [quoted["name"] for quoted in written["recommendations"]] == ["Grace Sample"]


def test_what_has_no_room_at_the_head_of_a_page_stands_in_a_section_with_its_paragraphs() -> None:
    [about] = imported(DESIGNER)[0]["sections"][0]["entries"]

    assert about["title"].startswith("Lead Product Designer | Design Systems")
    assert about["text"].split("\n\n")[1].startswith("What I am looking for")


def test_a_text_whose_lines_were_joined_has_its_list_still() -> None:
    position = imported(ENGINEER)[0]["employers"][0]["positions"][0]

    assert position["summary"] == "Responsible for the platform that 40 teams deploy to."
    assert position["achievements"] == [
        "Moved 300 services from virtual machines to Kubernetes in 14 months",
        "Cut the time of a deployment from 40 minutes to 6",
        "On call for PostgreSQL and Kafka",
    ]
    assert position["technologies"] == ["Go", "Kubernetes", "PostgreSQL", "Kafka"]


def test_what_stands_twice_comes_in_once() -> None:
    assert len(imported(ENGINEER)[0]["employers"][-1]["positions"]) == 1
    assert "+351220000000" not in imported(DESIGNER)[1]


def test_escapes_of_linkedin_are_no_html_of_the_owner() -> None:
    written, notes = imported(ENGINEER)

    assert "claims, <200 ms each." in written["employers"][1]["positions"][0]["summary"]
    assert "HTML" not in notes


@pytest.mark.parametrize(
    ("header", "row", "certificate"),
    [
        ("Name,Url,Authority,Started On,Finished On,License Number", "CKA,,Linux,Feb 2022,Feb 2025,LF-1", ("2022-02", "2025-02", "LF-1")),
        ("Name,Url,Authority,Started On,Finished On,License Number", "CKA,,Linux,Feb 2022,,", ("2022-02", None, None)),
        ("Name,Issuing Organization,Issued On,Expiration Date,Credential ID", "CKA,Linux,2022-02-01,2025-02-28,LF-1", ("2022-02", "2025-02", "LF-1")),
        ("Name,Authority,Start Date,End Date", "CKA,Linux,2022,2025", ("2022", "2025", None)),
        ("Name,Authority,Issued On,Expires On", "CKA,Linux,2022,No Expiration", ("2022", None, None)),
    ],
)  # fmt: skip
def test_a_certificate_expires_when_linkedin_says_so(
    header: str, row: str, certificate: tuple[str | None, ...], tmp_path: Path
) -> None:
    files = {"Positions.csv": POSITIONS + "Acme,Engineer,,,2019,", "Certifications.csv": f"{header}\n{row}\n"}

    written, notes = imported(packed(tmp_path / "export.zip", files))

    [read] = written["certificates"]
    assert tuple(read.get(key) for key in ("date", "expires", "number")) == certificate
    assert "Left out: Certifications.csv" not in notes
    assert ("Certifications.csv" in notes) == ("No Expiration" in row)


def test_an_address_that_reaches_nobody_is_not_taken(tmp_path: Path) -> None:
    addresses = "Email Address,Primary\nnobody,Yes\nada@ada.example,No\n"
    files = {"Positions.csv": POSITIONS + "Acme,Engineer,,,2019,", "Email Addresses.csv": addresses}

    written, notes = imported(packed(tmp_path / "export.zip", files))

    assert written["contact"]["email"] == "ada@ada.example"
    assert "Email Addresses.csv, row 2" in notes


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("Mar 2019,Apr 2020", "2019-03", "2020-04"),
        ("2015,2016", "2015", "2016"),
        ('"Mar 5, 2019","Sep 30, 2020"', "2019-03", "2020-09"),
        ("2021-06-01,2021-08-31", "2021-06", "2021-08"),
        ("Mar 2019,", "2019-03", None),
        ("Mar 2019,some day", "2019-03", "some day"),
    ],
)
def test_dates_are_read_as_linkedin_writes_them(written: str, start: str, end: str | None, tmp_path: Path) -> None:
    portfolio, _ = of_positions(tmp_path, f"Acme,Engineer,,,{written}")

    [position] = portfolio["employers"][0]["positions"]
    assert (position["start"], position.get("end")) == (start, end)


def test_a_note_names_file_row_and_column(tmp_path: Path) -> None:
    _, notes = of_positions(tmp_path, "Acme,Engineer,,,2019,", "Acme,Intern,,,2017,some day")

    assert "Positions.csv, row 3, Finished On" in notes


@pytest.mark.parametrize(
    "header",
    [
        "Company,Position,Summary,Location,Start Date,End Date\n",
        "\ufeffcompany name,TITLE,description,Location,Started on,finished on\n",
        'Notes:\n"When exporting, you may notice"\n\n' + POSITIONS,
        POSITIONS.replace(",", ";"),
        POSITIONS.replace(",", "\t"),
        POSITIONS.replace("Title", "Role"),
    ],
    ids=["renamed", "cased", "below a preamble", "semicolons", "tabs", "a name that another table has"],
)
def test_columns_are_known_however_the_table_was_written(header: str, tmp_path: Path) -> None:
    separator = next(mark for mark in ";\t," if mark in header)

    portfolio, _ = of_positions(
        tmp_path, separator.join(["Acme", "Engineer", "", "Oslo", "2019", "2020"]), header=header
    )

    [position] = portfolio["employers"][0]["positions"]
    assert (position["title"], position["location"], position["end"]) == ("Engineer", "Oslo", "2020")


def test_a_table_that_a_spreadsheet_wrote_anew_is_read(tmp_path: Path) -> None:
    """As `Unicode text`: UTF-16, parted by tabs."""
    table = (POSITIONS + "Müller,Engineer,,,2019,\n").replace(",", "\t")

    written, _ = imported(packed(tmp_path / "export.zip", {"Positions.csv": table.encode("utf-16")}))

    assert written["employers"][0]["name"] == "Müller"


def test_a_table_is_known_by_its_columns_whatever_the_name(tmp_path: Path) -> None:
    source = packed(tmp_path / "export.zip", {"Berufserfahrung.csv": POSITIONS + "Acme,Engineer,,,2019,"})

    assert imported(source)[0]["employers"][0]["name"] == "Acme"


def test_columns_that_are_missing_miss_nothing_else(tmp_path: Path) -> None:
    portfolio, _ = of_positions(tmp_path, "Acme,Engineer,2019", header="Company Name,Title,Started On\n")

    assert portfolio["employers"][0]["positions"] == [{"title": "Engineer", "start": "2019"}]


def test_columns_that_nobody_knows_are_told(tmp_path: Path) -> None:
    header = POSITIONS.replace("\n", ",Mood\n")

    _, notes = of_positions(tmp_path, "Acme,Engineer,,,2019,2020,cheerful,and so on", header=header)

    assert '"cheerful"' in notes
    assert "row 2, Mood" in notes
    assert "row 2, column 8" in notes


def test_tables_that_nobody_knows_are_told(tmp_path: Path) -> None:
    files = {"Positions.csv": POSITIONS + "Acme,Engineer,,,2019,", "Dreams.csv": "Night,Dream\n1,secret\n"}

    _, notes = imported(packed(tmp_path / "export.zip", files))

    assert "Dreams.csv" in notes
    assert "secret" not in notes


@pytest.mark.parametrize(
    "header",
    [
        "Saved Date,Job Url,Job Title,Company Name",
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,Invoice Number,Description,Total",
        "First name,Middle name,Last name,Verification type,Organization name,Email address,Country",
        "Organization,Followed On",
        "Event Name,Event Time,Status,External Url",
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed)",
        "Question,Answer",
    ],
)  # fmt: skip
def test_tables_of_something_else_are_taken_for_no_career(header: str) -> None:
    assert classifying.kind_of(header.split(","), "renamed.csv") is None


@pytest.mark.parametrize(
    "name", ["messages.csv", "Receipts_v2.csv", "Comments_252701747.csv", "Saved Jobs_1.csv", "CONNECTIONS (1).CSV"]
)
def test_files_of_no_career_are_known_by_name_without_being_opened(name: str) -> None:
    assert classifying.is_no_career(name)


def test_recommendations_that_were_given_are_not_taken_for_received_ones(tmp_path: Path) -> None:
    text = (DESIGNER / "Recommendations_Given.csv").read_bytes()
    source = packed(
        tmp_path / "export.zip", {"Positions.csv": POSITIONS + "Acme,Boss,,,2019,", "Empfehlungen.csv": text}
    )

    written, notes = imported(source)

    assert "recommendations" not in written
    assert "Empfehlungen.csv" in notes


def test_studies_without_an_end_are_told_once_they_are_long_ago(tmp_path: Path) -> None:
    text = (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nOld School,1999,,,MA,\nNew School,2025,,,PhD,\n"
    )

    _, notes = imported(packed(tmp_path / "export.zip", {"Education.csv": text}))

    assert "Education.csv, row 2" in notes
    assert "has no end, so that the page says that it goes on" in notes
    assert "row 3" not in notes


def test_one_table_that_is_no_career_says_what_to_ask_for() -> None:
    assert from_linkedin.is_table(DESIGNER / "Connections.csv")
    with pytest.raises(ExportError, match="ask LinkedIn"):
        imported(DESIGNER / "Connections.csv")


def test_many_skills_come_in_groups_and_few_in_one(tmp_path: Path) -> None:
    many = ["Python (Programming Language)", "Go", "Leadership", "Figma", "Photoshop", "PostgreSQL", "MySQL", "Kafka"]
    many += ["Scrum", "Agile Methodologies", "Public Speaking", "Kubernetes", "Docker", "Go"]

    written, _ = imported(packed(tmp_path / "export.zip", {"Skills.csv": "\n".join(["Name", *many])}))

    assert {group["name"]: group["skills"] for group in written["skills"]} == {
        "Languages": ["Python (Programming Language)", "Go"],
        "Business & Design Tools": ["Figma", "Photoshop"],
        "Data Stores": ["PostgreSQL", "MySQL"],
        "Practices": ["Scrum", "Agile Methodologies"],
        "Infrastructure & Delivery": ["Kubernetes", "Docker"],
        "More": ["Leadership", "Kafka", "Public Speaking"],
    }
    assert [group["name"] for group in imported(ENGINEER)[0]["skills"]] == ["Skills"]


def test_one_table_alone_comes_in() -> None:
    written, notes = imported(DESIGNER / "Skills.csv")

    assert written["skills"][0]["skills"][0] == "Product Design"
    assert written["person"]["name"] == "Your Name"
    assert "name" in notes


def test_an_export_without_a_career_says_what_to_ask_for(tmp_path: Path) -> None:
    names = ("Connections.csv", "Email Addresses.csv", "PhoneNumbers.csv")
    source = packed(tmp_path / "export.zip", {name: (DESIGNER / name).read_bytes() for name in names})

    with pytest.raises(ExportError, match=r"no résumé in this: .*Connections\.csv.*ask LinkedIn"):
        imported(source)


@pytest.mark.parametrize("kind", known_tables.KINDS, ids=lambda kind: kind.name)
def test_every_cell_of_every_table_comes_in_or_is_told(kind: known_tables.KindOfTable, tmp_path: Path) -> None:
    """No cell reads as what its column asks for, so that everything has to be kept as words, or told."""
    names = [column.split("|")[0] for column in (*kind.columns.values(), *kind.others.split("|")) if column]
    names.append("Mood")
    rows = [[f"word{n}x{i} again{n}x{i}" for i in range(len(names))] for n in range(3)]
    table = "\n".join(",".join(row) for row in (names, *rows))

    files = {f"{kind.name}.csv": table, "Another.csv": POSITIONS + "Acme,Engineer,,,2019,"}
    written, notes = imported(packed(tmp_path / "export.zip", files))

    said = words(json.dumps(written, ensure_ascii=False) + notes)
    cells = [cell for row in rows for name, cell in zip(names, row, strict=True) if name not in ASIDE]
    assert {word for cell in cells for word in cell.split()} <= said
