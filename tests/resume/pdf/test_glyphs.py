"""Characters that no font has are told to the owner, with the place of each text."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from portfolio.cli import main
from portfolio.content.file import checking
from portfolio.content.file.codes import Code
from portfolio.content.file.problems import Problem
from portfolio.content.model.dates import Month
from portfolio.resume import typesetting
from portfolio.resume.pdf import glyphs
from tests.paths import SMALL
from tests.resume.pdf.reading import FONTS

TODAY = Month(2026, 11)


def told(file: Path, written: dict[str, Any], fonts: Path) -> list[str]:
    return list(map(str, checked(file, written, fonts)))


def checked(file: Path, written: dict[str, Any], fonts: Path) -> list[Problem]:
    file.write_text(json.dumps(written, ensure_ascii=False, indent=1))
    found = checking.check(file, TODAY, partial(glyphs.remarks, today=TODAY, fonts=fonts))
    return [problem for problem in found if problem.code is Code.MISSING_GLYPH]


def test_a_character_that_no_font_has_is_told_with_its_place(written: dict[str, Any], tmp_path: Path) -> None:
    written["person"]["pitch"] = "I **work** in 東 京, mostly."
    written["employers"][0]["positions"][0]["achievements"] = ["Led ☎ and ☎☎."]
    written["reading"]["books"][0]["note"] = "紙"

    found = told(tmp_path / "portfolio.json", written, tmp_path / "fonts")

    assert found == [
        'person.pitch: no font has "東" (person.pitch) and "☎" (employers[0].positions[0].achievements[0].text), '
        "and the PDF shows □ there; put one that has them into the folder `fonts` beside this file."
    ]


def test_what_one_text_lacks_is_marked_in_its_line(written: dict[str, Any], tmp_path: Path) -> None:
    written["person"]["pitch"] = "I **work** in 東京."

    [only] = checked(tmp_path / "portfolio.json", written, tmp_path / "fonts")

    assert str(only) == (
        'person.pitch: no font has "東京", and the PDF shows □ there; put one that has it into the folder `fonts` beside this file.'
    )
    assert only.excerpt
    assert "^^^^" in only.excerpt


def test_that_fonts_lack_something_is_acknowledged_at_once(written: dict[str, Any], tmp_path: Path) -> None:
    written["person"] |= {"pitch": "I work in 東京.", "location": "京都"}
    written["acknowledged"] = [{"remark": "missing-glyph", "of": "fonts"}]

    assert told(tmp_path / "portfolio.json", written, tmp_path / "fonts") == []


def test_fonts_of_the_owner_have_it(written: dict[str, Any], tmp_path: Path) -> None:
    written["person"]["pitch"] = "I work in 東京."

    assert told(tmp_path / "portfolio.json", written, FONTS) == []


def test_a_pdf_that_cannot_be_made_is_told(runner: CliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typesetting, "_PROCESS", Path("/nowhere/process.py"))
    typesetting._made.cache_clear()

    result = runner.invoke(main, ["check", str(SMALL)])

    assert result.exit_code == 1
    assert "Error: Typst cannot make it: " in result.output
