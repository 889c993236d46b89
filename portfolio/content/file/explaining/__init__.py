"""From Pydantic's errors to ours: what stands there, what may stand there, and the cure."""

from collections.abc import Callable, Container, Iterator
from typing import cast

from pydantic_core import ErrorDetails

from portfolio.content.file import levels, schema
from portfolio.content.file.explaining import meant_values, misnamed
from portfolio.content.file.explaining.suggesting import quoted, suggestion
from portfolio.content.file.source.places import PartPath, TextRange

# What stands where the pattern of a field is not met, in words; Pydantic would show the pattern.
_PATTERNS = {
    "slug": 'is not a slug; write lower-case letters and digits joined by single hyphens, such as "real-time-engine"',
    "key": 'is not a key; write 8 to 64 letters and digits that nobody guesses, such as "q7Xv2mKd9Rt4"',
    "accent": 'is not a color; write it as "#rrggbb", such as "#1f4fd8"',
    "email": 'is not an e-mail address; write one such as "ada@example.org"',
    "phone": 'is not a telephone number; write its digits and the country, such as "+351 21 000 0000" or "… ext. 12"',
    "time_zone": 'is not a time zone; write one as the tz database names it, such as "Europe/Lisbon"',
    "language": 'is not a language tag; write one such as "en" or "pt-BR"',
}
_KINDS = {
    "string_type": "a text in double quotes",
    "url_type": "a text in double quotes",
    "int_type": "a whole number without quotes",
    "int_from_float": "a whole number",
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
_TEXTS = "texts_for_objects"
_DATE = 'write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022"'


def place_of_link(detail: ErrorDetails) -> TextRange:
    """Return which characters of its text a link that may not be is: what is in brackets, and where it leads."""
    context, text = detail["ctx"], str(detail["input"])
    start = int(context["at"]) + len(text) - len(text.lstrip())
    end = text.find(context["address"], start) + len(context["address"])
    return TextRange(start, max(start, end) + 1)


def sentence(detail: ErrorDetails, keys: Container[PartPath] = ()) -> str:
    """Return one of Pydantic's errors in our words; `keys` are those of the file, as far as they are known."""
    path: PartPath = detail["loc"]
    if leveled := _leveled(detail):
        return leveled
    if detail["type"] == "extra_forbidden":
        return misnamed.sentence(path, detail["input"], keys)
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

    A list is not empty because its one entry is bad, and a key is not missing that is only misspelt. Of a JSON Resume,
    nothing is wrong but what it is.
    """
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    if misnamed.JSON_RESUME in unknown and any(error["loc"] == ("person",) for error in errors):
        yield from (error for error in errors if error["loc"] == misnamed.JSON_RESUME)
        return
    meant = {(*path[:-1], misnamed.meant(path).key) for path in unknown}
    for error in _lists_told_once(errors):
        follows = (error["type"] == "too_short" and error["input"]) or (
            error["type"] == "missing" and error["loc"] in meant
        )
        if not follows:
            yield error


def _lists_told_once(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield `errors`; where a list has texts for objects, one for all of them, at the list."""
    lists: dict[PartPath, list[ErrorDetails]] = {}
    for error in errors:
        if error["type"] == "model_type" and isinstance(error["input"], str) and _is_entry(error["loc"]):
            lists.setdefault(error["loc"][:-1], []).append(error)
    for error in errors:
        same = lists.get(error["loc"][:-1], []) if error["type"] == "model_type" else []
        if len(same) < 2 or error not in same:
            yield error
        elif error is same[0]:
            texts = [one["input"] for one in same]
            yield cast(ErrorDetails, {**error, "type": _TEXTS, "loc": error["loc"][:-1], "input": texts})


def _reason(detail: ErrorDetails) -> str:
    """Say what is wrong with a value, to follow the value itself."""
    say = _REASONS.get(detail["type"])
    return say(detail) if say else detail["msg"][0].lower() + detail["msg"][1:]


def _of_a_date(detail: ErrorDetails) -> str:
    if detail["loc"][-1] == "expires" and detail["type"] in {"date_never", "date_ongoing"}:
        return "is not a date; leave out `expires` of what does not expire"
    goes_on = detail["type"] == "date_ongoing" or (detail["input"] is True and detail["loc"][-1] == "end")
    if goes_on and not _is_required(detail["loc"]):
        return "is not a date; leave out the end of what goes on today"
    return f"is not a date; {_cure(detail) or _DATE}"


def _of_a_wrong_kind(detail: ErrorDetails) -> str:
    kind, path = detail["type"], detail["loc"]
    what = _KINDS["string_type" if kind == "model_type" and schema.takes_text(path) else kind]
    leave_out = "" if detail["input"] is not None or _is_required(path) else ", or remove the key"
    return f"is not {what}; {_cure(detail) or f'write {what}{_such_as(path)}{leave_out}'}"


def _of_texts(detail: ErrorDetails) -> str:
    objects = meant_values.objects((*detail["loc"], 0), detail["input"])
    cure = meant_values.said(objects) if objects else f"write objects{_such_as(detail['loc'])}"
    return f"is a list of texts, and each should be an object in curly braces; {cure}"


def _of_a_pattern(detail: ErrorDetails) -> str:
    field = str(detail["loc"][-1])
    wrong = _PATTERNS.get(field, _PATTERNS["slug"])
    meant = meant_values.in_pattern(field, detail["input"])
    return f"{wrong.partition(';')[0]}; {meant_values.said(meant)}" if meant else wrong


def _of_a_choice(detail: ErrorDetails) -> str:
    return f"is none of the words for this; {suggestion(str(detail['input']), schema.at(detail['loc'])['enum'])}"


def _of_nothing(detail: ErrorDetails) -> str:
    remove = "what it belongs to" if _is_required(detail["loc"]) else "the key"
    return f"is empty; write something{_such_as(detail['loc'])}, or remove {remove}"


def _of_a_bound(detail: ErrorDetails) -> str:
    return f"{_BOUNDS[detail['type']].format(**detail['ctx'])}{_such_as(detail['loc'])}"


def _of_a_link(detail: ErrorDetails) -> str:
    """Say what is wrong with an address, and how it would be one."""
    meant = meant_values.address(detail["input"])
    cure = meant_values.said(meant) if meant else "write one that begins with https://, http:// or mailto:"
    return f"is not an address that can be linked; {cure}"


def _cure(detail: ErrorDetails) -> str | None:
    meant = meant_values.meant(detail["type"], detail["loc"], detail["input"])
    return None if meant is None else meant_values.said(meant)


def _such_as(path: PartPath) -> str:
    found = schema.example(path)
    return f", such as {quoted(found, 160)}" if found is not None else ""


def _is_entry(path: PartPath) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _is_required(path: PartPath) -> bool:
    return not path or not isinstance(path[-1], str) or path[-1] in schema.at(path[:-1]).get("required", ())


_REASONS: dict[str, Callable[[ErrorDetails], str]] = {
    "date": _of_a_date,
    "date_ongoing": _of_a_date,
    "date_never": _of_a_date,
    _TEXTS: _of_texts,
    "string_pattern_mismatch": _of_a_pattern,
    "literal_error": _of_a_choice,
    "string_too_short": _of_nothing,
    "too_short": _of_nothing,
    "url_parsing": _of_a_link,
    "url_scheme": _of_a_link,
    "url_syntax_violation": _of_a_link,
    **dict.fromkeys(_KINDS, _of_a_wrong_kind),
    **dict.fromkeys(_BOUNDS, _of_a_bound),
}
