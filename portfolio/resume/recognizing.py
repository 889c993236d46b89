"""Knows by its content what an owner comes with, and makes a portfolio file of it."""

import zipfile
from pathlib import Path
from typing import Any

from portfolio.content.file import former, loading
from portfolio.content.file.problems import ContentError, Problem
from portfolio.content.file.source.places import spoken
from portfolio.content.file.source.scanned import Scan
from portfolio.content.model.dates import Month
from portfolio.resume import unsuitable
from portfolio.resume.json_resume import from_json_resume
from portfolio.resume.json_resume.from_json_resume import Written
from portfolio.resume.linkedin import from_linkedin
from portfolio.resume.linkedin.archive import ExportError
from portfolio.resume.notes import Notes


def portfolio(source: Path, today: Month) -> tuple[Written, Notes]:
    """Return what `source` says as a portfolio file has it, and what it could not say there; the notes name the places.

    A JSON Resume, an export of LinkedIn (the archive, its folder, or one of its tables) and a portfolio file with keys
    of the last release can be read. ContentError says what anything else is and what to do.
    """
    try:
        if _is_export(source):
            return from_linkedin.portfolio(source, today)
    except ExportError as error:
        raise _refused(source, str(error)) from error
    if source.is_file() and (sentence := unsuitable.file(source)):
        raise _refused(source, f"no résumé in this: {sentence}")
    scan = loading.scanned(source)
    if _is_portfolio(scan.value):
        return _renewed(scan, source)
    if sentence := unsuitable.value(scan.value):
        raise _refused(source, f"no résumé in this: {sentence}")
    return from_json_resume.portfolio(scan.value, today)


def _is_export(source: Path) -> bool:
    """Say whether `source` may be LinkedIn's: a folder, an archive of no other program, or a table that is known."""
    if not source.is_file():  # What comes through a pipe can be read once.
        return source.is_dir()
    return unsuitable.file(source) is None if zipfile.is_zipfile(source) else from_linkedin.is_table(source)


def _is_portfolio(said: Any) -> bool:
    """Say whether a JSON file is a portfolio file, of today or of an earlier release."""
    if not isinstance(said, dict) or not isinstance(said.get("person"), dict):
        return False
    return isinstance(said.get("contact"), dict) or isinstance(said.get("employers"), list)


def _renewed(scan: Scan, source: Path) -> tuple[Written, Notes]:
    """Return what an old portfolio file says, its keys called what they are called today."""
    notes = Notes()
    for finding in former.rename(scan):
        notes.look(spoken(finding.path), finding.sentence.replace("; rename the key", "; it is renamed"))
    if not notes.all:
        raise _refused(
            source, f"this is a portfolio file already; name it in PORTFOLIO_FILE, or `portfolio check {source}`"
        )
    return {key: value for key, value in scan.value.items() if key != "$schema"}, notes


def _refused(source: Path, sentence: str) -> ContentError:
    return ContentError(source, (Problem("", f"{sentence.removesuffix('.')}."),))
