"""The files of an export, wherever they are: in the archive as LinkedIn sends it, in its folder, or alone.

An archive is read where it lies and never unpacked, so that no path in it can lead anywhere, and of no file more is
read than is asked for, whatever the archive says of its size.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

# The largest archives that people show have some hundred files; a folder of articles has one for each.
_MOST_FILES = 10_000
_AGAIN = "download it from LinkedIn again"


class ExportError(Exception):
    """The export cannot be read; the sentence says what stands in the way and what to do."""


class ExportedFile(NamedTuple):
    """One file of an export, under the name that it has there, without the folders."""

    name: str
    open: Callable[[], IO[bytes]]
    is_chosen: bool = False
    """Whether the owner named the file itself."""

    @property
    def is_table(self) -> bool:
        """Whether rows stand in the file, as far as the name tells, or the owner."""
        return self.is_chosen or self.name.casefold().endswith(".csv")

    def read(self, most: int) -> bytes:
        """Return the bytes of the file, no more than `most`; ExportError if they cannot be read."""
        try:
            with self.open() as stream:
                return stream.read(most)
        except OSError as error:
            raise ExportError(f"{self.name} cannot be read: {error.strerror or error}") from error
        except (EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            raise ExportError(f"{self.name} is damaged ({error}); {_AGAIN}") from error


@contextmanager
def opened(source: Path) -> Iterator[list[ExportedFile]]:
    """Yield the files of the export at `source`, to be read within the block; ExportError if it holds none."""
    if source.is_dir():
        yield _in_folder(source)
    elif zipfile.is_zipfile(source):
        with _archive(source) as archive:
            yield _in_archive(archive)
    else:
        yield [ExportedFile(source.name, partial(_open, source), is_chosen=True)]


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _archive(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise ExportError(f"the archive is damaged ({error}); {_AGAIN}") from error


def _in_folder(folder: Path) -> list[ExportedFile]:
    """Return the files of `folder`, and of the folders in it if it has no table itself."""
    for pattern in ("*", "*/*"):
        files = [ExportedFile(_shown(path.name), partial(_open, path)) for path in sorted(folder.glob(pattern))
                 if path.is_file() and not path.name.startswith(".")]  # fmt: skip
        if any(file.is_table for file in files):
            return files
    archives = [path.name for path in sorted(folder.glob("*.zip"))]
    cure = f"name {archives[0]} in it" if archives else "name the archive as LinkedIn sent it"
    raise ExportError(f"no résumé in this: the folder has no CSV file; {cure}")


def _in_archive(archive: zipfile.ZipFile) -> list[ExportedFile]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_of_the_system(entry.filename)]
    if len(entries) > _MOST_FILES:
        raise ExportError(f"the archive has more than {_MOST_FILES:,} files, and LinkedIn's have dozens; name another")
    if any(entry.flag_bits & 1 for entry in entries):
        raise ExportError("the archive is locked with a password; unpack it, and name its folder")
    files = [ExportedFile(_shown(_last(entry.filename)), partial(archive.open, entry)) for entry in entries]
    if not any(file.is_table for file in files):
        inner = [file.name for file in files if file.name.casefold().endswith(".zip")]
        cure = f"unpack it, and name {inner[0]} in it" if inner else "name the archive that LinkedIn sent you"
        raise ExportError(f"no résumé in this: the archive has no CSV file; {cure}")
    return files


def _is_of_the_system(name: str) -> bool:
    """Say whether `name` is of what a Mac puts beside the files that it packs: `__MACOSX/._Positions.csv`."""
    return _last(name).startswith(".")


def _last(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)
