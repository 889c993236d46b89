"""Whatever an archive is or says of itself, it is read where it lies, or refused in a sentence with the cure."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from portfolio.content.model.dates import Month
from portfolio.resume.linkedin import archive, from_linkedin
from portfolio.resume.linkedin.archive import ExportError
from tests.resume.linkedin.exports import ENGINEER, POSITIONS, archived, packed

CAREER = POSITIONS + "Acme,Engineer,,,2019,\n"


def employers(source: Path) -> list[str]:
    written, _ = from_linkedin.portfolio(source, Month(2026, 11))
    return [employer["name"] for employer in written["employers"]]


def locked(source: Path) -> None:
    """Set the marks of a locked entry, which Python's own module does not write."""
    packed(source, {"Positions.csv": CAREER})
    found = bytearray(source.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found[found.index(signature) + flags] |= 1
    source.write_bytes(found)


def broken_within(source: Path) -> None:
    packed(source, {"Positions.csv": CAREER * 40})
    found = bytearray(source.read_bytes())
    found[60:80] = b"\xff" * 20
    source.write_bytes(found)


def nested(source: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as opened:
        opened.writestr("Positions.csv", CAREER)
    packed(source, {"Basic_LinkedInDataExport.zip": inner.getvalue()})


def of_bombs(source: Path) -> None:
    packed(source, {"Positions.csv": CAREER.encode() + b" " * 3_000_000})


def of_latin_letters(source: Path) -> None:
    packed(source, {"Positions.csv": CAREER.replace("Acme", "Müller").encode("cp1252")})


def with_an_open_quote(source: Path) -> None:
    packed(source, {"Positions.csv": POSITIONS + 'Acme,Engineer,"Built a thing,,2019,\n'})


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (locked, "the archive is locked with a password; unpack it, and name its folder"),
        (broken_within, "Positions.csv is damaged .*; download it from LinkedIn again"),
        (nested, "no résumé in this: the archive has no CSV file; unpack it, and name Basic_LinkedInDataExport.zip in it"),
        (of_bombs, "Positions.csv: the file has more than 2 MB"),
        (of_latin_letters, "Positions.csv: the byte 0xFC .* is not UTF-8; save the file as UTF-8; or take the file as"),
        (with_an_open_quote, "Positions.csv, line 2: .*; mend the quotation marks there"),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)  # fmt: skip
def test_an_archive_that_cannot_be_read_says_what_to_do(
    made: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    source = tmp_path / "export.zip"
    made(source)

    with pytest.raises(ExportError, match=sentence):
        employers(source)


def test_an_archive_of_thousands_of_files_is_not_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_FILES", 1)
    source = packed(tmp_path / "export.zip", {"Positions.csv": CAREER, "Skills.csv": "Name"})

    with pytest.raises(ExportError, match="the archive has more than 1 files"):
        employers(source)


def test_no_path_in_an_archive_leads_anywhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    names = ["../Positions.csv", "/tmp/absolute/Positions.csv", "..\\Positions.csv", "__MACOSX/._Positions.csv"]
    source = packed(inside / "export.zip", {name: CAREER.replace("Acme", f"No. {n}") for n, name in enumerate(names)})

    assert employers(source) == ["No. 0", "No. 1", "No. 2"]
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "export.zip"]


def test_a_huge_file_that_is_no_career_hinders_nothing(tmp_path: Path) -> None:
    source = packed(tmp_path / "export.zip", {"Positions.csv": CAREER, "messages.csv": b"\0" * 3_000_000})

    assert employers(source) == ["Acme"]


def test_a_folder_in_the_folder_is_looked_into(tmp_path: Path) -> None:
    inner = tmp_path / "Basic_LinkedInDataExport"
    inner.mkdir()
    (inner / "Positions.csv").write_text(CAREER)

    assert employers(tmp_path) == ["Acme"]


def test_a_folder_without_tables_leads_to_the_archive_in_it(tmp_path: Path) -> None:
    archived(ENGINEER, tmp_path / "export.zip")

    with pytest.raises(ExportError, match=r"the folder has no CSV file; name export\.zip in it"):
        employers(tmp_path)


def test_a_file_that_may_not_be_read_is_told() -> None:
    def refuse() -> IO[bytes]:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(ExportError, match=r"Positions\.csv cannot be read: Permission denied"):
        archive.ExportedFile("Positions.csv", refuse).read(1)
