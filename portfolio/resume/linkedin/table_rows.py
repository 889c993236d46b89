"""From the bytes of a CSV file to the rows of a table that is known."""

import csv
import html
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from portfolio.content.file.source import decoding
from portfolio.content.file.source.slips import UnreadableError
from portfolio.resume.json_resume.entries import NO_PLACE
from portfolio.resume.linkedin import classifying
from portfolio.resume.linkedin.archive import ExportedFile, ExportError
from portfolio.resume.linkedin.known_tables import KindOfTable
from portfolio.resume.notes import Notes
from portfolio.resume.tabular import TableRow

# Enough for the sentences that LinkedIn puts before some headers, and little enough of what is none of our business.
_BEGINNING = 8_000
_MOST_LINES_BEFORE = 10
# A spreadsheet that writes a file anew writes the separator of its country.
_SEPARATORS = (",", ";", "\t")
# In JSON and HTML, some line may look like a header.
_NO_TABLE = ("{", "[", "<")


class Header(NamedTuple):
    """Where the header of a table stands, and what it says."""

    kind: KindOfTable
    row: int
    """The number of the row, counted from 1 as spreadsheets do."""
    names: list[str]
    separator: str


def header(file: ExportedFile) -> Header | None:
    """Return the header of `file`, of which only the beginning is read; None if it tells of no career that is known."""
    text = decoding.as_utf8(file.read(_BEGINNING)).decode(errors="replace")
    if text.lstrip().startswith(_NO_TABLE):
        return None
    for separator in _SEPARATORS:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for n, names in enumerate(islice(records, _MOST_LINES_BEFORE), 1):
            if kind := classifying.kind_of(names, file.name):
                return Header(kind, n, names, separator)
    return None


def rows(file: ExportedFile, header: Header) -> list[TableRow]:
    """Return the rows of `file` below its `header`, each once; ExportError if they cannot be told apart.

    Columns are called what a JSON Resume calls them; those that it has no name for keep theirs.
    """
    keys = classifying.keys(header.kind, header.names)
    called = {key: name.strip() for key, name in zip(keys, header.names, strict=True) if key}
    found: list[TableRow] = []
    for n, record in enumerate(_records(file, header.separator), 1):
        written = {key: cell for key, cell in _cells(keys, record) if key and cell}
        if n > header.row and written and written not in found:
            found.append(TableRow(written, f"{file.name}, row {n}", called))
    return found


def leave(rows: Iterable[TableRow], notes: Notes, *read: str) -> None:
    """Note what stands in `rows` besides what was `read`."""
    for row in rows:
        for key, written in row.items():
            if key not in read:
                notes.left_out(row.inner(key), NO_PLACE, written)


def _cells(keys: Sequence[str | None], record: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield each cell of `record` under its key, without LinkedIn's escapes; cells beyond the header are numbered."""
    for n, cell in enumerate(record):
        yield keys[n] if n < len(keys) else f"column {n + 1}", html.unescape(cell).strip()


def _records(file: ExportedFile, separator: str) -> Iterator[list[str]]:
    try:
        text, _ = decoding.decode(decoding.as_utf8(file.read(decoding.MOST_BYTES + 1)))
    except UnreadableError as error:
        raise ExportError(f"{file.name}: {error}; or take the file as LinkedIn wrote it") from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        cure = "mend the quotation marks there, or take the file as LinkedIn wrote it"
        raise ExportError(f"{file.name}, line {reader.line_num}: {error}; {cure}") from error
