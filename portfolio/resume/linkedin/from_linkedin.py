"""From an export of LinkedIn to what a portfolio file says, by way of a JSON Resume whose entries know their rows."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portfolio.content.file import written_dates
from portfolio.content.model.dates import Month
from portfolio.english import enumeration, plural
from portfolio.resume.json_resume import from_json_resume
from portfolio.resume.json_resume.names import in_words
from portfolio.resume.linkedin import archive, classifying, descriptions, member, skill_groups, table_rows
from portfolio.resume.linkedin.archive import ExportedFile, ExportError
from portfolio.resume.linkedin.table_rows import Header
from portfolio.resume.notes import Notes
from portfolio.resume.tabular import TableRow

Rows = dict[str, list[TableRow]]
"""The rows of each kind of table."""
_RECOMMENDATIONS = "Recommendations Received"
_SECTIONS = ("Patents", "Courses", "Organizations", "Test Scores")
"""Tables that a portfolio has no part for; each becomes a section of the owner's own."""
_ASK = (
    "ask LinkedIn for a copy of your data with your profile in it (Profile.csv, Positions.csv), and name what it sends"
)
_NO_CAREER_ALONE = ("Email Addresses", "Phone Numbers")
# Studies take no longer, so that an end which is missing for longer is one that nobody wrote down.
_YEARS_OF_STUDY = 8


def portfolio(source: Path, today: Month) -> tuple[from_json_resume.Written, Notes]:
    """Return what the export at `source` says as a portfolio file has it, and what it could not say there.

    ExportError if it cannot be read, or tells of no career.
    """
    notes = Notes()
    with archive.opened(source) as files:
        rows = _rows(files, notes)
    return from_json_resume.portfolio(_resume(rows, notes, today), today, notes)


def is_table(path: Path) -> bool:
    """Say whether the file at `path`, which is no archive, is a table that LinkedIn writes."""
    with archive.opened(path) as [file]:
        return classifying.is_no_career(file.name) or table_rows.header(file) is not None


def _rows(files: list[ExportedFile], notes: Notes) -> Rows:
    """Return the rows that tell of a career; of all other files, only the beginning is looked at."""
    found: Rows = defaultdict(list)
    passed = []
    for file in files:
        if not file.is_table or classifying.is_no_career(file.name):
            passed.append(file.name)
        elif (header := table_rows.header(file)) and _is_about_the_owner(header, file):
            known = found[header.kind.name]
            known += [row for row in table_rows.rows(file, header) if row not in known]
        else:
            notes.left_out(file.name, "is no table of a career that is known, so that it was not read")
    if not any(kept for name, kept in found.items() if name not in _NO_CAREER_ALONE):
        told = enumeration(passed[:5]) or "no table that is known"
        raise ExportError(f"no résumé in this: {told}; {_ASK}")
    if passed:
        several = "" if len(passed) <= 3 else f" and {plural(len(passed) - 3, 'other')}"
        notes.look(f"{', '.join(passed[:3])}{several}", "tell of no career, so that they were not read")
    return found


def _is_about_the_owner(header: Header, file: ExportedFile) -> bool:
    """Say whether the rows tell of the owner: recommendations that were given look like those that were received."""
    return header.kind.name != _RECOMMENDATIONS or "received" in file.name.casefold()


def _resume(rows: Rows, notes: Notes, today: Month) -> dict[str, Any]:
    """Return the JSON Resume that `rows` make."""
    opening = member.opening(rows, notes)
    sections = [_section(title, rows[title]) for title in _SECTIONS if rows[title]]
    return {
        "basics": member.basics(rows, opening, notes),
        "work": [_described(row, notes) for row in rows["Positions"]],
        "volunteer": [_described(row, notes) for row in rows["Volunteering"]],
        "projects": [_described(row, notes, "description") for row in rows["Projects"]],
        "education": [_education(row, notes, today) for row in rows["Education"]],
        "skills": skill_groups.grouped(rows["Skills"], notes),
        "languages": rows["Languages"],
        "certificates": rows["Certifications"],
        "publications": rows["Publications"],
        "awards": rows["Honors"],
        "interests": rows["Causes You Care About"],
        "references": list(_recommendations(rows[_RECOMMENDATIONS], notes)),
        "sections": [opening.rest, *sections] if opening.rest else sections,
    }


def _described(row: TableRow, notes: Notes, key: str = "summary") -> TableRow:
    """Return `row` with the text under `key` taken apart: prose, points and names of tools."""
    text = descriptions.read(row.get(key, ""))
    for heading in text.headings:
        notes.left_out(row.place, "only says that a list follows", heading)
    told = {key: "\n\n".join(text.prose), "highlights": text.points, "keywords": text.tools}
    return row.with_values({name: value for name, value in told.items() if value}, without=(key,))


def _education(row: TableRow, notes: Notes, today: Month) -> TableRow:
    """Return `row` with all that was written about the studies in one note, and an end to come as one."""
    said = [row.get("note", ""), f"Activities: {row['activities']}" if "activities" in row else ""]
    told: dict[str, Any] = {"note": descriptions.together(said)}
    end = _read(row.get("endDate"))
    if end and end.is_after(today):
        told["expectedEndDate"] = row["endDate"]
    start = _read(row.get("startDate"))
    if start and start.year and "endDate" not in row and start.year + _YEARS_OF_STUDY < today.year:
        notes.look(row.place, "has no end, so that the page says that it goes on; write `graduated`", row["startDate"])
    return row.with_values({key: value for key, value in told.items() if value}, without=("note", "activities"))


def _read(written: str | None) -> Any:
    try:
        return written_dates.read(written) if written else None
    except written_dates.DateError:
        return None


def _recommendations(rows: Iterable[TableRow], notes: Notes) -> Iterable[TableRow]:
    """Yield the recommendations that are shown on LinkedIn, with whole names and roles."""
    for row in rows:
        name = member.whole_name(row)
        role = ", ".join(filter(None, (row.get("title"), row.get("company"))))
        if row.get("status", "VISIBLE").casefold() != "visible":
            notes.left_out(row.place, "is a recommendation that LinkedIn does not show", dict(row))
            continue
        yield row.with_values({"name": name, "role": role}, without=("first", "last", "title", "company", "status"))


def _section(title: str, rows: Iterable[TableRow]) -> dict[str, Any]:
    return {"title": title, "entries": [_dated(row) for row in rows]}


def _dated(row: TableRow) -> TableRow:
    """Return `row` with its start and end as one date in words."""
    start, end = row.get("startDate"), row.get("endDate")
    when = " – ".join(filter(None, (start, end))) if end else f"since {start}" if start else ""  # noqa: RUF001 - a span.
    return row.with_values({in_words("date"): when} if when else {}, without=("startDate", "endDate"))
