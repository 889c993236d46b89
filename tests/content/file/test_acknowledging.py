"""Remarks have codes, and the owner can say once that one is right as it stands."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import checking, manual
from portfolio.content.file.codes import Code
from portfolio.content.file.problems import Problem
from portfolio.evidence.remarks import remarks
from tests.content.file.test_checking import CLEAN, TODAY, changed
from tests.paths import ROOT

EMPLOYERS = [
    {
        "name": "Acme",
        "positions": [
            {"title": "Lead", "start": "2022-01", "technologies": ["Steam", "C++"]},
            {"title": "Engineer", "slug": "engines", "start": "2020-01", "end": "2023-01", "technologies": ["Go"]},
            {"title": "Intern", "start": "2019-01", "end": "2022-12", "achievements": ["Held  the lamp, for years."]},
        ],
    }
]
HELD_AT_ONCE = changed(["employers"], EMPLOYERS)


def checked(written: dict[str, Any], folder: Path) -> list[Problem]:
    file = folder / "portfolio.json"
    file.write_text(json.dumps(written, indent=1))
    return list(checking.check(file, TODAY, remarks))


def acknowledging(written: dict[str, Any], *entries: tuple[str, str | list[str]]) -> dict[str, Any]:
    return {**written, "acknowledged": [{"remark": code, "of": of} for code, of in entries]}


def test_what_check_prints_is_what_the_file_acknowledges(tmp_path: Path) -> None:
    """Whatever the remark is: its own entry silences it, and nothing else."""
    written = HELD_AT_ONCE | {
        "contact": {"invitation": "Write.", "email": "ada@lovelace.ada", "phone": "+44 20 7946 0000"},
        "skills": [{"name": "Expert", "skills": ["Rust", "Go", "Golang"]}],
        "principles": ["Clean Code", "Clean Code", "Do **so**"],
        "certificates": [{"name": "Boilers", "date": 2013}, {"name": "Valves and Pipes", "date": "2015-02"}],
        "languages": [{"name": "Latin", "level": "5/5"}],
        "order": ["talks"],
        "footer": "TODO: a sentence",
        "links": [{"label": "Code", "url": "http://code.ada/"}],
    }
    found = checked(written, tmp_path)
    assert len({problem.code for problem in found}) == 12
    entries = [problem.acknowledgement for problem in found]

    for problem, entry in zip(found, entries, strict=True):
        left = checked({**written, "acknowledged": [entry]}, tmp_path)
        assert [str(one) for one in left] == [str(one) for one in found if one is not problem], entry

    assert checked({**written, "acknowledged": entries}, tmp_path) == []


@pytest.mark.parametrize("of", ["engines", "Engineer", "Acme", "employers", "ENGINES"])
def test_a_part_is_named_by_slug_or_title_or_by_what_holds_it(of: str, tmp_path: Path) -> None:
    employers = [EMPLOYERS[0] | {"positions": EMPLOYERS[0]["positions"][:2]}]

    assert checked(acknowledging(changed(["employers"], employers), ("overlap", of)), tmp_path) == []


def test_a_text_is_named_by_its_first_words_whatever_the_spaces(tmp_path: Path) -> None:
    text = "It " + "really " * 60 + "works."
    written = changed(["employers", 0, "positions", 0, "achievements"], [text])

    assert checked(acknowledging(written, ("too-long", "It really  really really really")), tmp_path) == []
    assert checked(acknowledging(written, ("too-long", text)), tmp_path) == []


def test_of_several_told_as_one_those_are_told_that_nobody_acknowledged(tmp_path: Path) -> None:
    written = changed(["skills", 0, "skills"], ["Steam", "Rust", "Anvil", "Forge"])

    [remark] = checked(acknowledging(written, ("unproved-skill", ["Rust", "Forge"])), tmp_path)

    assert remark.sentence.startswith('"Anvil" is a skill that no position, project or volunteer role names')


@pytest.mark.parametrize(
    ("entry", "path", "sentence"),
    [
        (("overlap", "engines"), "acknowledged[0].of", 'there is nothing to remark of "engines" as "overlap"; remove it here.'),
        (("overlap", ["lead", "engines"]), "acknowledged[0].of[0]", 'there is nothing to remark of "lead" as "overlap"; remove it here.'),
        (("overlaps", "engines"), "acknowledged[0].remark", '"overlaps" is the code of no remark; did you mean "overlap"?'),
        (("sin", "engines"), "acknowledged[0].remark", '"sin" is the code of no remark; what may stand there: overlap, '),
        (("not-remarked", "x"), "acknowledged[0].remark", '"not-remarked" is the code of no remark; '),
    ],
)  # fmt: skip
def test_an_acknowledgement_in_vain_is_told_with_its_cure(
    entry: tuple[str, Any], path: str, sentence: str, tmp_path: Path
) -> None:
    problem = checked(acknowledging(CLEAN, entry), tmp_path)[0]

    assert problem.path == path
    assert problem.sentence.startswith(sentence)
    assert problem.code is Code.NOT_REMARKED
    assert problem.acknowledgement is None


def test_a_slip_in_a_name_is_asked_about(tmp_path: Path) -> None:
    written = acknowledging(changed(["skills", 0, "skills"], ["Rust"]), ("unproved-skill", "Ruts"))

    sentences = [problem.sentence for problem in checked(written, tmp_path)]

    assert 'there is nothing to remark of "Ruts" as "unproved-skill"; did you mean "Rust"?' in sentences


def test_errors_cannot_be_acknowledged(tmp_path: Path) -> None:
    written = acknowledging(changed(["person", "name"], 5), ("filler", "person"))

    [problem] = checked(written, tmp_path)

    assert problem.code is None
    assert problem.acknowledgement is None


def test_what_is_acknowledged_is_judged_by_nobody(tmp_path: Path) -> None:
    """Its reasons are no text of the page."""
    written = changed(["footer"], "TODO")
    written["acknowledged"] = [{"remark": "filler", "of": "footer", "why": "TODO <b>password: hunter2</b> " * 30}]

    assert checked(written, tmp_path) == []


def test_every_code_is_made_by_somebody_and_is_in_the_manual() -> None:
    written = "\n".join(path.read_text() for path in (ROOT / "portfolio").rglob("*.py") if path.stem != "codes")

    assert [code for code in Code if f"Code.{code.name}" not in written] == []
    assert [code for code in Code if f"| `{code.code}` | {code.about} |" not in manual.written()] == []
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", code.code) for code in Code)


def test_codes_keep_their_names() -> None:
    """Files out there acknowledge by them: a code may come, and none may go or be called otherwise."""
    assert {code.code for code in Code} >= {
        "break-in-position", "empty-section", "english-page", "expected", "filler", "former-key", "level", "missing-glyph", "misspelt-technology", "month-in-words", "newest-first",
        "not-remarked", "ordinary-word", "overlap", "public-contact", "repeated", "same-technology", "scale", "secret",
        "sections-together", "similar-names", "starter", "stray-mark", "to-come", "too-long", "uncounted-spelling",
        "unencrypted", "unknown-technology", "unproved-skill",
    }  # fmt: skip
