"""What an owner comes with is known by its content, whatever its name; what cannot come in is named, with the cure."""

import json
import os
from pathlib import Path
from threading import Thread

import pytest

from portfolio.content.file.problems import ContentError
from portfolio.content.model.dates import Month
from portfolio.resume import recognizing
from portfolio.resume.linkedin import from_linkedin
from tests.paths import DATA, SMALL
from tests.resume.linkedin.exports import DESIGNER, archived, packed

TODAY = Month(2026, 11)
NEW = "begin with `portfolio new FILE`"
ASK = "ask LinkedIn for a copy of your data"


def name_in(source: Path) -> str:
    written, _ = recognizing.portfolio(source, TODAY)
    name: str = written["person"]["name"]
    return name


def refused(source: Path) -> str:
    with pytest.raises(ContentError) as told:
        recognizing.portfolio(source, TODAY)
    return str(told.value)


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    resume = tmp_path / "resume.zip"
    resume.write_bytes((DATA / "resumes/sparse.json").read_bytes())
    export = archived(DESIGNER, tmp_path / "resume.json")
    table = tmp_path / "notes.txt"
    table.write_bytes((DESIGNER / "Profile.csv").read_bytes())

    assert name_in(resume) == name_in(DATA / "resumes/sparse.json")
    assert name_in(export) == name_in(table) == name_in(DESIGNER) == "Inês Example-Duarte"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", f"the file is empty; {NEW}"),
        ("  \n", f"the file is empty; {NEW}"),
        ("[]", "a list; write one of its entries into a file of its own"),
        ('[{"basics": {"name": "Ada"}}]', "a list; write one of its entries into a file of its own"),
        ("{}", f"{{}} alone; {NEW}"),
        ('{"name": "app", "version": "1.0.0", "scripts": {}}', "the package.json of a program; name your résumé"),
        ('{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}', "a JSON Schema"),
        ('{"type": "object", "properties": {}}', "a JSON Schema"),
        ('{"compilerOptions": {}, "include": []}', 'its keys are "compilerOptions" and "include", and a JSON Resume has'),
        ("%PDF-1.7\n", f"a PDF, in which no program can tell for certain what is a position; if LinkedIn made it, {ASK}"),
        ("{\\rtf1\\ansi Ada}", f"a text of a word processor, .*{NEW}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"a file of an old word processor, .*{NEW}"),
        (b"\x89PNG\r\n\x1a\n", f"a picture; {NEW}"),
        (b"\x1f\x8b\x08\0", "an archive that is no zip; unpack it, and name its folder"),
        ("<!DOCTYPE html><html>", f"a web page, .*{ASK}"),
        ("<?xml version='1.0'?><SkillsPassport xmlns='http://europass.cedefop.europa.eu/Europass'>", f"a CV of Europass, .*{NEW}"),
        ("<?xml version='1.0'?><cv/>", f"XML; {NEW}"),
        ("BEGIN:VCARD\nFN:Ada\nEND:VCARD", f"a vCard, which tells of no career; {NEW}"),
        ("# my resume\nbasics:\n  name: Ada\n", "YAML; write it as JSON"),
        ("---\nbasics:\n  name: Ada\n", "YAML; write it as JSON"),
        ("\\documentclass{moderncv}", f"LaTeX; {NEW}"),
        ("Ada Example\nEngineer\n", f"neither JSON nor an export of LinkedIn; {NEW}"),
        ("a,b\n1,2\n", f"neither JSON nor an export of LinkedIn; {NEW}"),
    ],
)  # fmt: skip
def test_what_is_no_resume_is_named_with_the_cure(content: str | bytes, told: str, tmp_path: Path) -> None:
    source = tmp_path / "me"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(ContentError, match="no résumé in this: "):
        recognizing.portfolio(source, TODAY)
    with pytest.raises(ContentError, match=told.replace("{}", r"\{\}")):
        recognizing.portfolio(source, TODAY)


@pytest.mark.parametrize("inside", ["[Content_Types].xml", "mimetype", "Index/Document.iwa"])
def test_a_document_is_no_export(inside: str, tmp_path: Path) -> None:
    source = packed(tmp_path / "cv.docx", {inside: "", "word/document.xml": ""})

    assert "a document of a word processor or the like" in refused(source)


def test_a_portfolio_file_needs_no_import() -> None:
    told = refused(SMALL)

    assert f"a portfolio file already; name it in PORTFOLIO_FILE, or `portfolio check {SMALL}`." in told


def test_a_portfolio_file_of_the_last_release_is_written_anew(tmp_path: Path) -> None:
    said = json.loads((DATA / "engineer.json").read_text())
    achievements = said["employers"][0]["positions"][0]["achievements"]
    achievements[0] = {
        "id": "first",
        "text": achievements[0]["text"] if isinstance(achievements[0], dict) else achievements[0],
    }
    old = tmp_path / "portfolio.json"
    old.write_text(json.dumps(said))

    written, notes = recognizing.portfolio(old, TODAY)

    assert written["employers"][0]["positions"][0]["achievements"][0]["slug"] == "first"
    assert '"id" is called "slug" now; it is renamed' in str(notes.all[0])
    assert "$schema" not in written


def test_a_file_that_is_absent_is_told(tmp_path: Path) -> None:
    assert "it cannot be read: No such file or directory." in refused(tmp_path / "nowhere.json")


def test_a_resume_may_come_through_a_pipe(tmp_path: Path) -> None:
    source = tmp_path / "pipe"
    os.mkfifo(source)
    writer = Thread(target=source.write_bytes, args=[(DATA / "resumes/sparse.json").read_bytes()])
    writer.start()

    assert name_in(source) == name_in(DATA / "resumes/sparse.json")
    writer.join()


def test_a_slip_in_a_resume_is_told_where_it_stands(tmp_path: Path) -> None:
    source = tmp_path / "resume.json"
    source.write_text("{'basics': {}}")

    assert f"{source}:1:2" in refused(source)


def test_a_line_of_a_json_resume_is_no_header_of_a_table() -> None:
    resumes = sorted((DATA / "resumes").glob("*.json"))

    assert [file.name for file in resumes if from_linkedin.is_table(file)] == []
