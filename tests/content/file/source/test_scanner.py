"""Whatever a file holds, it is read as JSON says, or explained; there is no third."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError, Problem
from portfolio.content.file.source import scanner
from portfolio.content.file.source.slips import UnreadableError
from tests.paths import SMALL

GOOD = SMALL.read_text()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
# What an editor may do to a file, and what stands in files that are no portfolios.
PIECES = st.sampled_from([*"{}[],:\"\\'/*#\n\t=-+.0e", "//", "null", "NaN", "\\u", "\ufeff", "“", "\0"]) | st.text(
    max_size=3
)


def told(written: bytes) -> tuple[Problem, ...]:
    """The problems of a file; none if it is good."""
    try:
        loading.parse(written, Path("portfolio.json"))
    except ContentError as error:
        return error.problems
    return ()


@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
@example({"year": 2020, ": then": None, "}": True}, False, None)
@example([1, None, "]"], False, None)
def test_good_json_is_read_as_the_standard_library_reads_it(
    value: Any, is_ascii: bool, indent: int | str | None
) -> None:
    text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)

    reading = scanner.scan(text)

    assert reading.value == json.loads(text)
    assert reading.slips == []


@given(VALUES)
def test_every_value_stands_where_it_is_said_to_stand(value: Any) -> None:
    text = json.dumps(value, indent=1)

    reading = scanner.scan(text)

    for path, span in reading.values.items():
        part = value
        for step in path:
            part = part[step]
        assert json.loads(text[span.start : span.end]) == part


@given(st.text())
def test_what_the_standard_library_refuses_slipped(text: str) -> None:
    try:
        json.loads(text, parse_constant=lambda name: 1 / 0)
        is_good = True
    except (ValueError, ZeroDivisionError, RecursionError):
        is_good = False

    try:
        is_taken = not scanner.scan(text).slips
    except UnreadableError:
        is_taken = False

    assert is_taken <= is_good


@pytest.mark.slow
@settings(max_examples=300)
@given(st.data())
def test_whatever_is_done_to_a_file_it_is_read_or_explained(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(PIECES) + text[end:]

    assert all(
        problem.place and problem.excerpt and problem.sentence for problem in told(text.encode(errors="replace"))
    )


@given(st.binary())
def test_no_bytes_break_the_reading(written: bytes) -> None:
    assert all(problem.place for problem in told(written))
