"""From the file to a `Portfolio`, or to a `ContentError` that says everything that is wrong."""

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portfolio.content.consistency import Problem, contradictions, quoted, suggestion
from portfolio.content.model import Portfolio

# What stands where the pattern of a field is not met, in words; Pydantic would show the pattern.
_PATTERNS = {
    "slug": 'is not a slug; write lower-case letters and digits joined by single hyphens, such as "real-time-engine"',
    "id": 'is not an id; write lower-case letters and digits joined by single hyphens, such as "meta-query-latency"',
    "accent": 'is not a color; write it as "#rrggbb", such as "#1f4fd8"',
    "language": 'is not a language tag; write one such as "en" or "pt-BR"',
}
_KINDS = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number without quotes",
    "tuple_type": "a list in square brackets",
    "model_type": "an object in curly braces",
}


class ContentError(Exception):
    """The file cannot be shown. `problems` holds the reasons: all that fields tell, or else all contradictions."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{path}: {count}.", *(f"  {problem}" for problem in problems)]))


def load(path: Path) -> Portfolio:
    """Read the file at `path`; ContentError if it is absent, is not JSON or does not fit the model."""
    try:
        written = path.read_bytes()
    except OSError as error:
        raise ContentError(path, (Problem("file", f"it cannot be read: {error.strerror or error}."),)) from error
    return parse(written, path)


def parse(written: bytes, path: Path) -> Portfolio:
    """Read `written`, the bytes of a file; `path` only names the file in a ContentError."""
    try:
        portfolio = Portfolio.model_validate_json(written)
    except ValidationError as error:
        raise ContentError(path, tuple(map(_explain, _causes(error)))) from error
    if problems := tuple(contradictions(portfolio)):
        raise ContentError(path, problems)
    return portfolio


def _causes(error: ValidationError) -> list[ErrorDetails]:
    """Return what is wrong, without what only follows from it: a list is not empty because its one entry is bad."""
    details = error.errors(include_url=False)
    return [detail for detail in details if detail["type"] != "too_short" or not detail["input"]]


def _explain(detail: ErrorDetails) -> Problem:
    """Turn one of Pydantic's errors into our words."""
    path, kind = _written_path(detail["loc"]), detail["type"]
    if kind == "json_invalid":
        return Problem("file", f"this is not JSON: {detail['ctx']['error']}. Mend it there or just before.")
    if kind == "extra_forbidden":
        known = _known_keys(detail["loc"][:-1])
        return Problem(path, f"this key is not known; {suggestion(str(detail['loc'][-1]), known)}")
    if kind == "missing":
        return Problem(path, "this is missing; write it, or remove the entry that lacks it.")
    return Problem(path, f"{quoted(detail['input'])} {_reason(detail)}.")


def _reason(detail: ErrorDetails) -> str:
    """Say what is wrong with a value, to follow the value itself."""
    kind, field = detail["type"], str(detail["loc"][-1]) if detail["loc"] else ""
    if kind in {"string_type", "month"} and field in {"start", "end"}:
        return 'is not a month; write year and month as YYYY-MM, such as "2022-05"'
    if kind in _KINDS:
        return f"is not {_KINDS[kind]}; write {_KINDS[kind]}"
    if kind == "string_pattern_mismatch" and field in _PATTERNS:
        return _PATTERNS[field]
    if kind == "string_pattern_mismatch":
        return _PATTERNS["slug"]
    if kind in {"string_too_short", "too_short"}:
        return "is empty; write something, or remove the key"
    if kind in {"url_parsing", "url_scheme"}:
        return "is not an address that can be linked; write one that begins with https://, http:// or mailto:"
    return detail["msg"][0].lower() + detail["msg"][1:]


def _written_path(loc: tuple[int | str, ...]) -> str:
    """Write a place as the owner would: `employers[0].positions[1].start`."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return path.removeprefix(".") or "file"


def _known_keys(loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the object at `loc` may have."""
    schema = Portfolio.model_json_schema(by_alias=True)
    parts = schema["$defs"]
    here = schema
    for step in loc:
        here = here["items"] if isinstance(step, int) else here["properties"][step]
        here = parts[here["$ref"].rpartition("/")[2]] if "$ref" in here else here
    return list(here["properties"])
