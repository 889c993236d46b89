import json

from jsonschema import Draft202012Validator

from portfolio.content.file import checking
from portfolio.content.model.dates import Month
from portfolio.evidence import remarks
from tests.owner.conftest import FILE
from tests.paths import ROOT

SCHEMA = ROOT / "data/portfolio.schema.json"


def test_the_file_is_good_and_only_skills_are_remarked_on() -> None:
    found = checking.check(FILE, Month(2026, 11), remarks.remarks)

    assert {problem.path.split("[")[0] for problem in found} == {"skills"}


def test_editors_find_the_schema_and_nothing_to_mark() -> None:
    written = json.loads(FILE.read_text())

    assert (FILE.parent / written["$schema"]).resolve() == SCHEMA
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(written)
