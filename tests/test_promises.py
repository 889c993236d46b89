"""What holds for every field: of the file, that it is shown and carried; of a message, that its owner reads it.

Both kinds of fields are taken from the models, so that a new one fails here until somebody has thought of it. What is
left out stands in a list, each with its reason; a reason that no longer holds fails as well.
"""

import csv
import html
import json
import re
from collections.abc import Iterator, Mapping
from email.parser import BytesParser
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine

from portfolio import create_app
from portfolio.cli import main
from portfolio.contact import letter, outbox
from portfolio.contact.form import ContactForm
from portfolio.contact.outbox import LABELS, Message
from portfolio.content.file import loading, schema
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import dates
from portfolio.content.model.words import ROOM
from portfolio.resume.json_resume import from_json_resume, to_json_resume
from portfolio.site.sections import GROUPS
from tests.conftest import Clock, draft, draw_pictures, everything, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR
from tests.postbox import text_of

# On no page, as they stand in the file.
NOT_SHOWN = {
    "$schema": "is for editors",
    "acknowledged.of": "is between the owner and `check`",
    "acknowledged.remark": "is between the owner and `check`",
    "acknowledged.why": "is between the owner and `check`",
    "paper": "is the size of the sheets",
    "person.time_zone": "is told as a person would say it: Lisbon time",
    "person.portrait.file": "is served under the name of its content",
    "projects.pictures.file": "is served under the name of its content",
    "technologies.aka": "is for reading: the page shows the name",
    "technologies.kind": "is for reading: it says how a text is read",
    "technologies.ordinary_words": "is for reading: the page shows the name",
}
# In no JSON Resume that we write, because that has no place for them. (Its readers would not look anywhere else.)
NOT_EXPORTED = {
    "$schema": "names our schema",
}
# On no sheet of the front page. (Addresses stand behind what leads there.)
NOT_PRINTED = {
    "projects.challenge": "stands on the project's own page",
    "projects.links.label": "stands on the project's own page",
    "projects.solutions": "stands on the project's own page",
    "projects.team": "stands on the project's own page",
    "projects.pictures.file": "is printed itself, on the project's own page",
    "projects.pictures.alt": "is for those who do not see the picture",
    "projects.pictures.caption": "stands on the project's own page",
    "person.portrait.file": "is printed itself",
    "person.portrait.alt": "is for those who do not see the portrait",
    "employers.positions.slug": "is a name in addresses, and paper has none",
    "employers.positions.achievements.slug": "is a name in addresses, and paper has none",
    "projects.slug": "is a name in addresses, and paper has none",
    "projects.position": "is a name in addresses, and paper has none",
    "volunteering.slug": "is a name in addresses, and paper has none",
    "volunteering.achievements.slug": "is a name in addresses, and paper has none",
    "sections.slug": "is a name in addresses, and paper has none",
    "figures.source": "is a name in addresses, and paper has none",
    "technologies.slug": "is a name in addresses, and paper has none",
    "technologies.name": "lists carry the owner's wording",
    "technologies.aka": "lists carry the owner's wording",
    "technologies.group": "lists carry the owner's wording",
    "technologies.kind": "lists carry the owner's wording",
    "technologies.ordinary_words": "lists carry the owner's wording",
    "$schema": "is for editors",
    "acknowledged.of": "is between the owner and `check`",
    "acknowledged.remark": "is between the owner and `check`",
    "acknowledged.why": "is between the owner and `check`",
    "language": "is for readers of the screen",
    "theme.accent": "paper is black",
    "paper": "is the size of the sheets",
    "person.time_zone": "is told as a person would say it: Lisbon time",
    "order": "says where things stand",
    "contact.invitation": "is about a form",
    "footer": "is the foot of the screen",
    "reading.introduction": "the book list stays on the screen",
    "reading.books.title": "the book list stays on the screen",
    "reading.books.author": "the book list stays on the screen",
    "reading.books.category": "the book list stays on the screen",
    "reading.books.note": "the book list stays on the screen",
}
# In no résumé that people read as a file.
NOT_IN_RESUME = {
    "$schema": "is for editors",
    "acknowledged.of": "is between the owner and `check`",
    "acknowledged.remark": "is between the owner and `check`",
    "acknowledged.why": "is between the owner and `check`",
    "person.portrait.file": "text has no pictures",
    "person.portrait.alt": "text has no pictures",
    "projects.pictures.file": "text has no pictures",
    "projects.pictures.alt": "text has no pictures",
    "projects.pictures.caption": "text has no pictures",
    "language": "is for readers of the screen",
    "theme.accent": "text has no color",
    "paper": "is the size of the sheets",
    "person.time_zone": "is told as a person would say it: Lisbon time",
    "order": "says where things stand",
    "contact.invitation": "is about a form",
    "footer": "is the foot of the screen",
    "figures.source": "is a name in addresses",
    "employers.positions.slug": "is a name in addresses",
    "employers.positions.achievements.slug": "is a name in addresses",
    "volunteering.slug": "is a name in addresses",
    "volunteering.achievements.slug": "is a name in addresses",
    "projects.slug": "is a name in addresses",
    "projects.position": "is told by title and employer",
    "sections.slug": "is a name in addresses",
    "technologies.name": "lists carry the owner's wording",
    "technologies.slug": "lists carry the owner's wording",
    "technologies.aka": "lists carry the owner's wording",
    "technologies.group": "lists carry the owner's wording",
    "technologies.kind": "lists carry the owner's wording",
    "technologies.ordinary_words": "lists carry the owner's wording",
}
# On a contact card; all else is no matter of an address book.
CARD = {
    "language", "person.name", "person.role", "person.pitch", "person.location", "person.time_zone", "contact.email",
    "contact.phone", "links.label", "links.url",
}  # fmt: skip
# On no sheet of the PDF.
NOT_ON_SHEETS = {
    field: reason
    for field, reason in NOT_PRINTED.items()
    if field not in {"projects.challenge", "projects.links.label", "projects.solutions", "projects.team"}
}
# What each export leaves out.
EXPORTS: dict[str, Mapping[str, str]] = {
    "/resume.pdf": NOT_ON_SHEETS,
    "/resume-letter.pdf": NOT_ON_SHEETS,
    "/resume-a4.pdf": NOT_ON_SHEETS,
    "/resume.json": NOT_EXPORTED,
    "/resume.txt": NOT_IN_RESUME,
    "/resume.md": NOT_IN_RESUME,
    "/contact.vcf": {},
}


def leaves(value: Any, path: PartPath = ()) -> Iterator[tuple[PartPath, Any]]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, (*path, key))
    else:
        yield path, value


def field_of(path: PartPath) -> str:
    return ".".join(step for step in path if isinstance(step, str))


def missing(fields: Iterator[tuple[PartPath, Any]], text: str) -> set[str]:
    """The fields with a value that `text` does not say."""
    return {field_of(path) for path, value in fields if str(value) not in text}


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """Something in every field that everybody may read; what is for audiences is held in tests/site/test_for_audience.py."""
    return {key: part for key, part in everything().items() if key != "audiences"}


@pytest.fixture(scope="module")
def site(whole: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("whole")
    (folder / "portfolio.json").write_text(json.dumps(whole))
    draw_pictures(folder, whole)
    return create_app(usual_settings(folder, PORTFOLIO_FILE=folder / "portfolio.json"), Clock())


@pytest.fixture(scope="module")
def pages(site: Flask, whole: dict[str, Any]) -> str:
    """Everything that the site shows of the whole file."""
    client = site.test_client()
    addresses = ["/", "/books", *(f"/projects/{project['slug']}" for project in whole["projects"])]
    text = "\n".join(client.get(address).text for address in addresses)
    # What may be added to a choice stands by its groups.
    text += "".join(client.get(choice).text for choice in set(re.findall(r'href="(/\?tech=[^"#&]+)', text)))
    # The hash in a file's name may say "a4" too.
    return html.unescape(re.sub(r"</?(b|mark)>|script-\w+", "", text))


def test_every_field_of_the_file_is_on_a_page(whole: dict[str, Any], pages: str) -> None:
    assert missing(leaves(whole), pages) == NOT_SHOWN.keys()


def test_every_field_of_the_file_is_on_paper(site: Flask, whole: dict[str, Any]) -> None:
    page = Page(site.test_client().get("/").text)
    sections = [section for group in GROUPS for section in group.sections if section.is_printed and section.id != "own"]
    ids = [*(section.id for section in sections), *(f"section-{own['slug']}" for own in whole["sections"])]
    head = ["".join(words) for tag, a, words in page.elements if a.get("class") in {"hero", "figures"}]
    shown = {a.get("aria-labelledby"): "".join(words) for _, a, words in page.elements}
    paper = " ".join(" ".join([*head, *(shown[f"{name}-title"] for name in ids)]).split())

    assert {field for field in missing(told(whole), paper) if not field.endswith(".url")} == NOT_PRINTED.keys()


def told(whole: dict[str, Any]) -> Iterator[tuple[PartPath, Any]]:
    """Every field, its dates as a person would say them."""
    for path, value in leaves(whole):
        is_date = schema.at(path).get("pattern") == dates.PATTERN
        yield path, dates.read(value).spoken if is_date else " ".join(str(value).split())


def test_the_second_person_uses_every_field() -> None:
    used = {field_of(path) for path, _ in leaves(json.loads(CONSERVATOR.read_text()))}
    # Bare sentences and sentences with a slug are both achievements.
    used |= {f"{field}.text" for field in used if field.endswith(".achievements")}

    assert {field_of(path) for path, _ in leaves(everything())} - used == set()


def test_every_export_is_held_to_the_fields(site: Flask) -> None:
    served = {
        rule.rule for rule in site.url_map.iter_rules() if rule.endpoint.startswith("resume.") and not rule.arguments
    }

    assert served == EXPORTS.keys()


@pytest.mark.parametrize("address", EXPORTS)
def test_every_field_of_the_file_is_in_an_export(site: Flask, whole: dict[str, Any], address: str) -> None:
    answer = site.test_client().get(address)
    left_out = (
        EXPORTS[address].keys() if address != "/contact.vcf" else {field_of(path) for path, _ in leaves(whole)} - CARD
    )

    if answer.is_json:
        said = "\n".join(str(value) for _, value in leaves(answer.json))
        assert missing(leaves(whole), said) == left_out
    elif answer.mimetype == "application/pdf":
        assert missing(bare(told(whole)), on_sheets(answer.data)) == left_out
    else:
        unfolded = answer.text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
        assert missing(told(whole), " ".join(unfolded.split())) == left_out


def bare(fields: Iterator[tuple[PartPath, Any]]) -> Iterator[tuple[PartPath, Any]]:
    """Fields with addresses as people read them on paper."""
    for path, value in fields:
        yield path, str(value).removeprefix("https://").removeprefix("mailto:").removesuffix("/")


def on_sheets(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_every_field_that_is_exported_comes_back(whole: dict[str, Any]) -> None:
    portfolio = loading.parse(json.dumps(whole).encode(), Path("portfolio.json"))
    resume = to_json_resume.resume(portfolio, "https://example.org/resume.json")

    again, _ = from_json_resume.portfolio(json.loads(json.dumps(resume)))

    back = {(path, str(value)) for path, value in leaves(again)}
    lost = {field_of(path) for path, value in leaves(whole) if (path, str(value)) not in back}
    exported = "\n".join(str(value) for _, value in leaves(resume))
    assert lost - missing(leaves(whole), exported) == set()


def test_every_text_knows_how_much_room_it_has(whole: dict[str, Any]) -> None:
    texts = [path for path, value in leaves(whole) if isinstance(value, str) and is_free(schema.at(path))]

    assert {field_of(path) for path in texts if room(path) is None} == set()


def is_free(field: dict[str, Any]) -> bool:
    return (
        field.get("type") == "string"
        and not {"pattern", "format", "enum"} & field.keys()
        and "schema" not in str(field.get("examples"))
    )


def room(path: PartPath) -> int | None:
    own: int | None = schema.at(path).get(ROOM)
    return own or (schema.at(path[:-1]).get(ROOM) if isinstance(path[-1], int) else None)


# Of a message: what is for the outbox itself.
NOT_TOLD = {
    "message_id": "names the letter to mail servers",
    "first_attempt_at": "is for the schedule",
    "handed_over_at": "is the date of the letter",
    "claim": "is for the deliverer",
}


@pytest.fixture
def words() -> dict[str, str]:
    """A text for every field that a visitor fills in."""
    return {name: f"{label} by Vera" if name != "email" else "vera@example.org" for name, label in LABELS.items()}


def test_every_field_of_a_message_is_a_field_of_the_form(app: Flask) -> None:
    with app.test_request_context():
        form = ContactForm(formdata=None)

    assert form._fields.keys() - {"leave_empty"} == LABELS.keys()


def test_the_form_is_drawn_with_every_field(client: FlaskClient) -> None:
    page = client.get("/contact").text

    for name in LABELS:
        assert f'id="contact-{ {"text": "message"}.get(name, name) }"' in page, name


def test_every_field_of_a_message_is_in_letter_exports_and_command(
    words: dict[str, str], app: Flask, engine: Engine, runner: CliRunner, clock: Clock, tmp_path: Path
) -> None:
    receipt = outbox.accept(engine, draft(**words), clock())
    message = outbox.find(engine, receipt.reference)
    assert message is not None

    composed = letter.compose(message, "site@example.net", "owner@example.com")
    mailed = text_of(BytesParser(policy=default).parsebytes(composed))  # type: ignore[arg-type] # The policy makes it one.
    shown = runner.invoke(main, ["messages", "show", receipt.reference]).output
    for name, word in words.items():
        assert word in mailed, name
        assert word in shown, name
    for name in ("messages.csv", "messages.json"):
        assert runner.invoke(main, ["messages", "export", str(tmp_path / name)]).exit_code == 0
    [row] = csv.DictReader((tmp_path / "messages.csv").read_text(encoding="utf-8-sig").splitlines())
    [data] = json.loads((tmp_path / "messages.json").read_text())
    assert row.items() >= words.items()
    assert data.items() >= words.items()
    assert row.keys() == data.keys() == Message.__dataclass_fields__.keys() - NOT_TOLD.keys()
