"""Sets what is to be printed or shown as a picture: the same bytes for the same values, in a process of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import fontpkg_source_sans_3

from portfolio.plain_error import PlainError

Values = dict[str, Any]
"""What a template draws: texts, lists and flags, all of it JSON."""
FAMILY = "Source Sans 3"
"""The typeface that is shipped."""
_SHIPPED = Path(fontpkg_source_sans_3.__file__).parent / "files"
_PROCESS = Path(__file__).with_name("typst_process.py")
# A résumé takes a fifth of a second; a hundred times as much is a machine out of breath, or a font that is broken.
_MOST_SECONDS = 30
_turn = Lock()


class TypesettingError(PlainError):
    """Something could not be set; the sentence says why."""


class Typeset(NamedTuple):
    """A file, and the characters that stand in it as a placeholder because no font has them."""

    made: bytes
    missing: tuple[str, ...]


def spoken(tag: str) -> Values:
    """Return what templates are told of the language `tag`, such as `pt-BR`: `language`, and its `region` or None.

    Who names a script, and no region, writes as in the region that is known for it.
    """
    language, *others = tag.split("-")
    named = (part.upper() for part in others if re.fullmatch(r"[A-Za-z]{2}", part))
    return {"language": language, "region": next(named, "TW" if "hant" in tag.lower() else None)}


def pdf(template: Path, values: Values, fonts: Path | None, sizes: Sequence[float]) -> Typeset:
    """Return the PDF that `template` draws of `values`, in the largest of `sizes` that costs no sheet.

    `fonts` is a folder of the owner's, beside the typeface that is shipped. Sizes of letters are in points.
    TypesettingError if it cannot be made.
    """
    return _typeset(template, values, fonts, {"sizes": list(sizes)})


def picture(template: Path, values: Values, fonts: Path | None) -> bytes:
    """Return the PNG that `template` draws of `values`, a pixel for each point; `fonts` and errors are as in `pdf`."""
    return _typeset(template, values, fonts, {"sizes": []}).made


def _typeset(template: Path, values: Values, fonts: Path | None, wanted: dict[str, Any]) -> Typeset:
    """Ask for what is wanted. One is made at a time, so that a worker has one such process at most."""
    folders = [_SHIPPED, *([fonts] if fonts and fonts.is_dir() else [])]
    asked = {
        "source": template.read_text(encoding="utf-8"),
        "values": values,
        "fonts": list(map(str, folders)),
        "family": FAMILY,
        **wanted,
    }
    with _turn:
        return _made(json.dumps(asked).encode(), _state(fonts) if fonts else ())


# An edition asks for a file once for each encoding.
@lru_cache(maxsize=4)
def _made(asked: bytes, _fonts: tuple[tuple[str, int], ...]) -> Typeset:
    """Return what is asked for; another state of the owner's fonts is another question."""
    command = [sys.executable, "-I", str(_PROCESS)]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=_MOST_SECONDS, check=True)  # noqa: S603 - our own file, with what it reads.
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or b""
        raise TypesettingError(f"Typst cannot make it: {error}\n{said.decode(errors='replace')}".strip()) from error
    told, _, made = done.stdout.partition(b"\n")
    answer = json.loads(told)
    if "error" in answer:
        raise TypesettingError(f"Typst cannot make it: {answer['error']}")
    return Typeset(made, tuple(answer["missing"]))


def _state(fonts: Path) -> tuple[tuple[str, int], ...]:
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(fonts.rglob("*")) if path.is_file())
