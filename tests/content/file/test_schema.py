import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from portfolio.content.file import loading, manual, schema, starting
from portfolio.content.model.dates import Month
from tests.paths import CONSERVATOR, ENGINEER, PEOPLE, ROOT, SMALL

FILE = ROOT / "data/portfolio.schema.json"
SCHEMA = schema.generated()


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every part."""
    for name, part in {**SCHEMA["$defs"], "Portfolio": SCHEMA}.items():
        whole = next((one for one in part.get("anyOf", ()) if "properties" in one), part)
        for key, field in whole["properties"].items():
            yield f"{name}.{key}", field


FIELDS = list(fields())


def test_the_file_is_current() -> None:
    assert FILE.read_text() == schema.written(), "run `make words`"


def test_the_manual_is_current_and_tells_of_every_field() -> None:
    told = (ROOT / "docs/owner.md").read_text()

    assert told == manual.written(), "run `make words`"
    assert [name for name, _ in FIELDS if f"`{name.partition('.')[2]}`" not in told] == []


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_field_has_a_title_a_description_and_an_example() -> None:
    wanted = ("title", "description", "examples")

    assert [f"{name}: {key}" for name, field in FIELDS for key in wanted if not field[key]] == []


def test_every_example_is_one() -> None:
    wrong = [
        f"{name}: {example}"
        for name, field in FIELDS
        for example in field["examples"]
        if not Draft202012Validator({**field, "$defs": SCHEMA["$defs"]}).is_valid(example)
    ]

    assert wrong == []


@pytest.mark.parametrize("file", [ENGINEER, CONSERVATOR, SMALL, *PEOPLE], ids=lambda file: file.stem)
def test_good_files_are_good_to_editors_too(file: Path) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(file.read_text()))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"role": "Engineer"', '"roel": "Engineer"'),
        ('"start": "2020-01"', '"start": "2020-13"'),
        ('"start": "2020-01"', '"start": "20.01.2020"'),
        ('"url": "https:', '"url": "javascript:'),
        ('"graduated": 2019', '"graduated": 1899'),
        ('"graduated": 2019', '"graduated": [2019]'),
        ('"accent": "#1f4fd8"', '"accent": "blue"'),
        ('"Built a kettle."', "7"),
        ('"invitation": "Write to me."', ""),
    ],
)
def test_editors_mark_what_the_site_refuses(good: str, bad: str) -> None:
    broken = SMALL.read_text().replace(good, bad)

    assert not Draft202012Validator(SCHEMA).is_valid(json.loads(broken))


def test_the_starter_is_good_and_names_the_schema_from_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "me.json"

    file.write_text(starting.text(starting.starter(Month(2026, 11)), file, FILE))

    portfolio = loading.load(file)
    assert portfolio.person.name == "Your Name"
    # What most of the résumés say that people keep as JSON, and no place was known for once.
    assert portfolio.person.location
    assert portfolio.employers[0].url
    assert portfolio.education[0].start
    assert portfolio.languages
    assert portfolio.interests
    assert (tmp_path / json.loads(file.read_text())["$schema"]).resolve() == FILE
