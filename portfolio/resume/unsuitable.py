"""Names what an owner chose by mistake, and says what to do: files of which no program can make a portfolio."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

from portfolio.content.file.source import decoding
from portfolio.english import enumeration

_NEW = "begin with `portfolio new FILE`, and copy your texts into it"
_NOBODY_KNOWS = "in which no program can tell for certain what is a position"
_ASK = "if LinkedIn made it, ask LinkedIn for a copy of your data, and name the archive that it sends; if not,"
_BEGINNING = 4_000
_UNPACK = "an archive that is no zip; unpack it, and name its folder"
_BINARY = (
    (b"%PDF", f"a PDF, {_NOBODY_KNOWS}; {_ASK} {_NEW}"),
    (b"{\\rtf", f"a text of a word processor, {_NOBODY_KNOWS}; {_NEW}"),
    (b"\xd0\xcf\x11\xe0", f"a file of an old word processor, {_NOBODY_KNOWS}; {_NEW}"),
    (b"\x89PNG", f"a picture; {_NEW}"),
    (b"\xff\xd8\xff", f"a picture; {_NEW}"),
    (b"\x1f\x8b", _UNPACK),
    (b"7z\xbc\xaf", _UNPACK),
    (b"Rar!", _UNPACK),
)
_TEXTS = (
    (r"BEGIN:VCARD", f"a vCard, which tells of no career; {_NEW}"),
    (r"<!doctype html|<html|<head|<body", f"a web page, {_NOBODY_KNOWS}; {_ASK} {_NEW}"),
    (r"<(?=[\s\S]*(?:europass|SkillsPassport))", f"a CV of Europass, which is not read; {_NEW}"),
    (r"<[?a-z]", f"XML; {_NEW}"),
    (r"\\documentclass", f"LaTeX; {_NEW}"),
    (r"(?:#.*\n|\s)*(?:---\s|[\w$-]+:(?:\s|$))", "YAML; write it as JSON (`yq -o json FILE > NEW`), and name that"),
    (r"[\s\S]", f"neither JSON nor an export of LinkedIn; {_NEW}"),
)  # fmt: skip
# What JSON Resumes of any age call their parts.
_PARTS = frozenset(
    {"basics", "bio", "work", "experience", "positions", "employment", "education", "skills", "projects"}
)
_OF_A_PROGRAM = frozenset({"dependencies", "devDependencies", "scripts"})


def file(source: Path) -> str | None:
    """Return what the file at `source` is, if it can become no portfolio, and the cure; None if it may."""
    with source.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    if zipfile.is_zipfile(source):
        return _packed(source)
    found = next((said for mark, said in _BINARY if beginning.startswith(mark)), None)
    text = decoding.as_utf8(beginning).decode(errors="replace").lstrip()
    if found or not text or text[0] in "{[":
        return found or (None if text else f"the file is empty; {_NEW}")
    return next(said for mark, said in _TEXTS if re.match(mark, text, re.IGNORECASE))


def value(said: Any) -> str | None:
    """Return what the JSON value `said` is, if nothing in it is a résumé, and the cure."""
    if isinstance(said, list):
        return "a list; write one of its entries into a file of its own, and name that"
    if not isinstance(said, dict) or not said:
        return f"{json.dumps(said, ensure_ascii=False)[:60]} alone; {_NEW}"
    if any(_PARTS & {key.casefold() for key in one} for one in (said, *said.values()) if isinstance(one, dict)):
        return None
    if "properties" in said or "json-schema.org" in str(said.get("$schema")):
        return "a JSON Schema, which says what a file may hold; name the file itself"
    if _OF_A_PROGRAM & said.keys():
        return "the package.json of a program; name your résumé"
    keys = enumeration([json.dumps(key, ensure_ascii=False) for key in list(said)[:5]])
    return f'its keys are {keys}, and a JSON Resume has "basics", "work" and "education"; rename them, or {_NEW}'


def _packed(source: Path) -> str | None:
    """Return what the archive at `source` is, if it is the file of another program."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return None
    is_document = names & {"[Content_Types].xml", "mimetype", "Index/Document.iwa"}
    return f"a document of a word processor or the like, {_NOBODY_KNOWS}; {_NEW}" if is_document else None
