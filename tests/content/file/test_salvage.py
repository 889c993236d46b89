"""Whatever kind of field cannot be read, the rest of the file is still told about."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from portfolio.content.file import loading, salvage, schema
from portfolio.content.file.problems import ContentError
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Date
from tests.conftest import everything

# No part of the file contradicts another here but at its very end.
CONTRADICTION = "links[1].url"


def leaves(value: Any, path: PartPath = ()) -> Iterator[PartPath]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, (*path, key))
    else:
        yield path


def replaced(value: Any, path: PartPath, by: Any) -> Any:
    changed = copy.deepcopy(value)
    here = changed
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = by
    return changed


def problems(written: Any) -> list[str]:
    try:
        loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.slow
def test_beside_any_slip_a_contradiction_elsewhere_is_told_and_nothing_made_up() -> None:
    whole = everything()
    # A position of a second employer ends before it begins.
    backward = {"name": "Backward", "positions": [{"title": "Backward", "start": "2020-05", "end": "2020-01"}]}
    whole["employers"].append(backward)
    assert len(problems(whole)) == 1

    wrong = {}
    for path in leaves(everything()):
        told = problems(replaced(whole, path, {"not": "this"}))
        if not any("lies before the start, 2020-05" in problem for problem in told) or len(told) != 2:
            wrong[path] = told

    assert wrong == {}


@pytest.mark.parametrize("kind", [Date, int, str, bool])
def test_a_placeholder_is_good_whatever_the_field_is_called(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    found = TypeAdapter(kind).json_schema() | {"examples": [{Date: "2022-05", int: 7, str: "x", bool: True}[kind]]}
    monkeypatch.setattr(schema, "at", lambda _path: found)

    placeholder = salvage._placeholder(("begins",), iter(["unread-0"]))

    TypeAdapter(kind).validate_python(placeholder)


def test_all_that_everything_holds_is_good() -> None:
    assert Portfolio.model_validate(everything())
