"""Sets a résumé as a PDF: the same bytes for the same values, in a process of its own."""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import fontpkg_source_sans_3

from portfolio.resume.pdf.sheet import Values

FAMILY = "Source Sans 3"
"""The typeface that is shipped."""
SIZES = (10.4, 9.8, 9.3, 8.8, 8.5)
"""The sizes of letters to choose from, in points: the largest one that saves as many sheets as the smallest."""
_HERE = Path(__file__).parent
_SHIPPED = Path(fontpkg_source_sans_3.__file__).parent / "files"
_TEMPLATE = _HERE / "resume.typ"
_PROCESS = _HERE / "typst_process.py"
# A résumé takes a fifth of a second; a hundred times as much is a machine out of breath, or a font that is broken.
_MOST_SECONDS = 30
_turn = Lock()


class TypesettingError(RuntimeError):
    """A PDF could not be made; the sentence says why."""


class Typeset(NamedTuple):
    """A PDF, and the characters that stand in it as a placeholder because no font has them."""

    pdf: bytes
    missing: tuple[str, ...]


def typeset(values: Values, fonts: Path | None = None) -> Typeset:
    """Return the PDF of a résumé; `fonts` is a folder of the owner's, beside the typeface that is shipped.

    TypesettingError if it cannot be made. One is made at a time, so that a worker has one such process at most.
    """
    folders = [_SHIPPED, *([fonts] if fonts and fonts.is_dir() else [])]
    asked = {
        "source": _TEMPLATE.read_text(encoding="utf-8"),
        "values": values,
        "fonts": list(map(str, folders)),
        "family": FAMILY,
        "sizes": SIZES,
    }
    with _turn:
        return _made(json.dumps(asked).encode(), _state(fonts) if fonts else ())


# An edition asks for a PDF once for each encoding, and for each size of paper.
@lru_cache(maxsize=4)
def _made(asked: bytes, _fonts: tuple[tuple[str, int], ...]) -> Typeset:
    """Return what is asked for; another state of the owner's fonts is another question."""
    command = [sys.executable, "-I", str(_PROCESS)]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=_MOST_SECONDS, check=True)  # noqa: S603 - our own file, with what it reads.
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or b""
        raise TypesettingError(f"The PDF cannot be made: {error}\n{said.decode(errors='replace')}".strip()) from error
    told, _, pdf = done.stdout.partition(b"\n")
    answer = json.loads(told)
    if "error" in answer:
        raise TypesettingError(f"The PDF cannot be made: {answer['error']}")
    return Typeset(pdf, tuple(answer["missing"]))


def _state(fonts: Path) -> tuple[tuple[str, int], ...]:
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(fonts.rglob("*")) if path.is_file())
