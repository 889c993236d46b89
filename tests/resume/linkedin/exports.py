"""Exports of LinkedIn for tests: two people's folders, and the archives that are made of them."""

import zipfile
from pathlib import Path

from tests.paths import DATA

PEOPLE = sorted((DATA / "linkedin").iterdir())
DESIGNER, ENGINEER = PEOPLE
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"


def archived(folder: Path, archive: Path, inside: str = "") -> Path:
    """Write the files of `folder` into `archive` as LinkedIn does, or in a folder `inside`."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            opened.write(file, f"{inside}{file.relative_to(folder)}")
    return archive


def packed(archive: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return archive
