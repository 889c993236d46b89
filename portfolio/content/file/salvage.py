"""What can still be read of a file with errors, so that one pass tells what the parts contradict as well.

What does not fit is taken out, or replaced by a placeholder where something must stand. Nothing moves, so the paths
of the rest stay as they are. The result is good for checking and never shown.
"""

import copy
import re
from collections.abc import Iterable
from itertools import count
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portfolio.content.file import schema
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio

# Mending may bring up what stood behind it; three rounds were enough for every file tried.
_ROUNDS = 4
_NAMING = {"slug", "title", "name", "text", "value"}


def salvaged(value: Any, errors: Iterable[ErrorDetails]) -> Portfolio | None:
    """Return what `value` holds besides its `errors`; None if that is no portfolio either way."""
    value, names = copy.deepcopy(value), (f"unread-{n}" for n in count())
    for _ in range(_ROUNDS):
        # From the back, so that a whole that is replaced comes after its parts.
        for error in reversed(list(errors)):
            value = _mended(value, error, names)
        try:
            return Portfolio.model_validate(value)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None


def hides_names(errors: Iterable[ErrorDetails]) -> bool:
    """Say whether `errors` keep a name from being read that another part may refer to."""
    return any(
        error["type"] != "extra_forbidden"
        and error["loc"][:1]
        in {("employers",), ("projects",), ("volunteering",), ("sections",), ("skills",), ("figures",)}
        and (error["loc"][-1] in _NAMING or error["type"] in {"model_type", "tuple_type", "too_short"})
        for error in errors
    )


def _mended(value: Any, error: ErrorDetails, names: Any) -> Any:
    path: PartPath = error["loc"]
    here = value
    for n, step in enumerate(path):
        if not _has(here, step) and (n < len(path) - 1 or not isinstance(here, dict)):
            return _put(value, path[:n], _placeholder(path[:n], names))
        here = here[step] if _has(here, step) else None
    if not path or not isinstance(path[-1], str) or path[-1] in schema.at(path[:-1]).get("required", ()):
        return _put(value, path, _placeholder(path, names))
    return _without(value, path)


def _has(here: Any, step: str | int) -> bool:
    if isinstance(here, list):
        return isinstance(step, int) and step < len(here)
    return isinstance(here, dict) and step in here


def _put(value: Any, path: PartPath, entry: Any) -> Any:
    if not path:
        return entry
    here = value
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = entry
    return value


def _without(value: Any, path: PartPath) -> Any:
    here = value
    for step in path[:-1]:
        here = here[step]
    here.pop(path[-1], None)
    return value


def _placeholder(path: PartPath, names: Any) -> Any:
    """Return the least that may stand at `path`: a name that nobody wrote, or else the example that the field has.

    What is found of an example is not told: findings name the parts that they depend on.
    """
    found = schema.at(path)
    if "properties" in found:
        return {key: _placeholder((*path, key), names) for key in found.get("required", ())}
    if found.get("type") == "array":
        return [_placeholder((*path, 0), names)] if found.get("minItems") else []
    name = next(names)
    is_name = found.get("type") == "string" and "format" not in found and re.search(found.get("pattern", ""), name)
    return name if is_name else schema.example(path)
