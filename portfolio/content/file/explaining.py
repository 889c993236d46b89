"""From Pydantic's errors to ours: what stands there, what may stand there, and the cure."""

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, cast

from pydantic_core import ErrorDetails

from portfolio.content.file import levels, schema, written_dates
from portfolio.content.file.source.places import PartPath, TextRange

# What stands where the pattern of a field is not met, in words; Pydantic would show the pattern.
_PATTERNS = {
    "slug": 'is not a slug; write lower-case letters and digits joined by single hyphens, such as "real-time-engine"',
    "accent": 'is not a color; write it as "#rrggbb", such as "#1f4fd8"',
    "email": 'is not an e-mail address; write one such as "ada@example.org"',
    "phone": 'is not a telephone number; write its digits and the country, such as "+351 21 000 0000" or "… ext. 12"',
    "time_zone": 'is not a time zone; write one as the tz database names it, such as "Europe/Lisbon"',
    "language": 'is not a language tag; write one such as "en" or "pt-BR"',
}
_KINDS = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number without quotes",
    "tuple_type": "a list in square brackets",
    "model_type": "an object in curly braces",
}
# Each bound of a number or a year, and which side of it is right.
_BOUNDS = {
    "greater_than_equal": "is less than {ge}; write a number from {ge} on",
    "less_than_equal": "is more than {le}; write a number up to {le}",
    "year_early": "lies before {first}; write a date from {first} on",
    "year_late": "lies more than {years} years ahead; write a date up to {latest}",
}
BAD_LINK = "prose_link"
"""The type of the error about a link in prose."""
_OPENINGS = ("https://", "http://", "mailto:")


def quoted(value: Any, most: int = 60) -> str:
    """Show a value as the file writes it, cut after `most` characters."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= most else f"{text[: most - 3]}…"


def place_of_link(detail: ErrorDetails) -> TextRange:
    """Return which characters of its text a link that may not be is: what is in brackets, and where it leads."""
    context, text = detail["ctx"], str(detail["input"])
    start = int(context["at"]) + len(text) - len(text.lstrip())
    end = text.find(context["address"], start) + len(context["address"])
    return TextRange(start, max(start, end) + 1)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a cure for the unknown `name`: the nearest known one, or all of them."""
    known = list(known)
    if near := nearest(name, known):
        return f"did you mean {quoted(near)}?"
    return f"what may stand there: {', '.join(known)}." if known else "there is none yet."


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `name` is a slip of the pen for, if there is one."""
    return _nearest(name, tuple(known))


@lru_cache(maxsize=1024)  # A slip of the pen that is copied is made a hundred times.
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    lower = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), lower, n=1, cutoff=0.6)
    return lower[near[0]] if near else None


def sentence(detail: ErrorDetails) -> str:
    """Return one of Pydantic's errors in our words."""
    path: PartPath = detail["loc"]
    if leveled := _leveled(detail):
        return leveled
    if detail["type"] == "extra_forbidden":
        return f"this key is not known; {suggestion(str(path[-1]), schema.keys(path[:-1]))}"
    if detail["type"] == "missing":
        return f"this is missing; write it, such as {quoted(path[-1])}: {quoted(schema.example(path), 160)}"
    if detail["type"] == BAD_LINK:
        address = detail["ctx"]["address"]
        meant = {**detail, "type": detail["ctx"]["kind"], "input": address, "msg": detail["ctx"]["reason"]}
        return f"the link to {quoted(address)} {_reason(cast(ErrorDetails, meant))}"
    return f"{quoted(detail['input'])} {_reason(detail)}"


def _leveled(detail: ErrorDetails) -> str | None:
    """Say why there is no level where one is written; None where none is."""
    path, is_unknown_key = detail["loc"], detail["type"] == "extra_forbidden"
    if is_unknown_key and path[0] == "languages" and path[-1] in levels.KEYS:
        return f"this key is called `level` here; {levels.READABLE}"
    if is_unknown_key and levels.is_key(path):
        return f"a skill has no level here: {levels.WHY}"
    if detail["type"] == "string_type" and levels.are_held_by(detail["input"], path):
        return f"{quoted(detail['input'])} is not a text; write the name alone: {levels.WHY}"
    return None


def causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield what is wrong, without what only follows from it.

    A list is not empty because its one entry is bad, and a key is not missing that is only misspelt.
    """
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    meant = {(*path[:-1], nearest(str(path[-1]), schema.keys(path[:-1]))) for path in unknown}
    for error in errors:
        follows = (error["type"] == "too_short" and error["input"]) or (
            error["type"] == "missing" and error["loc"] in meant
        )
        if not follows:
            yield error


def _reason(detail: ErrorDetails) -> str:
    """Say what is wrong with a value, to follow the value itself."""
    kind, field = detail["type"], str(detail["loc"][-1]) if detail["loc"] else ""
    if kind in {"date", "date_ongoing"}:
        return f"is not a date; {_as_date(detail)}"
    if kind in _KINDS:
        what = _KINDS["string_type" if kind == "model_type" and schema.takes_text(detail["loc"]) else kind]
        leave_out = "" if detail["input"] is not None or _is_required(detail["loc"]) else ", or remove the key"
        return f"is not {what}; write {what}{_such_as(detail['loc'])}{leave_out}"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(field, _PATTERNS["slug"])
    if kind == "literal_error":
        return f"is none of the words for this; {suggestion(str(detail['input']), schema.at(detail['loc'])['enum'])}"
    if kind in {"string_too_short", "too_short"}:
        remove = "what it belongs to" if _is_required(detail["loc"]) else "the key"
        return f"is empty; write something{_such_as(detail['loc'])}, or remove {remove}"
    if kind in _BOUNDS:
        return f"{_BOUNDS[kind].format(**detail['ctx'])}{_such_as(detail['loc'])}"
    if kind in {"url_parsing", "url_scheme", "url_syntax_violation"}:
        return f"is not an address that can be linked; {_as_link(detail['input'])}"
    return detail["msg"][0].lower() + detail["msg"][1:]


def _as_date(detail: ErrorDetails) -> str:
    """Say how what is written would be one."""
    if detail["type"] == "date_ongoing" and not _is_required(detail["loc"]):
        return "leave out the end of what goes on today"
    forms = 'write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022"'
    try:
        return f"did you mean {quoted(str(written_dates.read(detail['input'])))}?"
    except written_dates.DateError:
        return forms


def _such_as(path: PartPath) -> str:
    found = schema.example(path)
    return f", such as {quoted(found, 160)}" if found is not None else ""


def _is_required(path: PartPath) -> bool:
    return not path or not isinstance(path[-1], str) or path[-1] in schema.at(path[:-1]).get("required", ())


def _as_link(written: Any) -> str:
    """Say how `written` would be one."""
    text = str(written).strip()
    if text.startswith("//") or ("." in text.split("/")[0] and " " not in text and ":" not in text and "@" not in text):
        return f"did you mean {quoted('https://' + text.lstrip('/'))}?"
    if "@" in text and ":" not in text:
        return f"did you mean {quoted('mailto:' + text)}?"
    return f"write one that begins with {_OPENINGS[0]}, {_OPENINGS[1]} or {_OPENINGS[2]}"
