"""From the file to a `Portfolio`, or to a `ContentError` that says everything that is wrong."""

import pathlib
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portfolio.content import explaining, salvage
from portfolio.content.consistency import Finding, contradictions
from portfolio.content.model import Portfolio
from portfolio.content.problems import ContentError, Problem, place
from portfolio.content.source import decoding, scanner
from portfolio.content.source.places import Path, Source, Span
from portfolio.content.source.scanner import Reading
from portfolio.content.source.slips import Slip, UnreadableError


def load(path: pathlib.Path) -> Portfolio:
    """Read the file at `path`; ContentError if it is absent, is not JSON or does not fit the model."""
    return parse(read(path), path)


def read(path: pathlib.Path) -> bytes:
    """Return the bytes of the file at `path`, of a huge one only the beginning; ContentError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(decoding.MOST_BYTES + 1)
    except OSError as error:
        sentence = f"it cannot be read: {error.strerror or error}."
        raise ContentError(path, (Problem("", sentence),)) from error


def parse(written: bytes, path: pathlib.Path) -> Portfolio:
    """Read `written`, the bytes of a file; `path` only names the file in a ContentError."""
    return parse_with_reading(written, path)[0]


def value(path: pathlib.Path) -> Any:
    """Return what the JSON file at `path` says, whatever it is; ContentError if it is absent or not JSON."""
    reading, slips = _scanned(read(path), path)
    if slips:
        raise ContentError(path, tuple(_slipped(reading.source, slips)))
    return reading.value


def parse_with_reading(written: bytes, path: pathlib.Path) -> tuple[Portfolio, Reading]:
    """Read `written`, and say where everything stands in it."""
    reading, slips = _scanned(written, path)
    portfolio, problems = _checked(reading)
    if portfolio is None or problems or slips:
        told = [*_slipped(reading.source, slips), *problems]
        raise ContentError(path, tuple(sorted(told, key=lambda problem: problem.place or (0, 0))))
    return portfolio, reading


def problem_at(reading: Reading, finding: Finding, *, is_warning: bool = False) -> Problem:
    """Return `finding` with the place where it stands in the file."""
    span = reading.span(finding.path)
    return place(finding.path, finding.sentence, reading.source, span, is_warning=is_warning)


def _scanned(written: bytes, path: pathlib.Path) -> tuple[Reading, list[Slip]]:
    try:
        text, slips = decoding.decode(written)
        reading = scanner.scan(text)
    except UnreadableError as error:
        raise ContentError(path, tuple(_slipped(Source(error.text), error.slips))) from error
    return reading, [*slips, *reading.slips]


def _checked(reading: Reading) -> tuple[Portfolio | None, list[Problem]]:
    """Hold what was read against the model, and the parts against each other."""
    portfolio: Portfolio | None
    errors: list[ErrorDetails] = []
    try:
        portfolio = Portfolio.model_validate(reading.value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        portfolio = salvage.salvaged(reading.value, errors)
    findings = _contradictions(portfolio, errors) if portfolio else []
    causes = [error for error in explaining.causes(errors) if reading.guessed.isdisjoint(_prefixes(error["loc"]))]
    problems = [_located(error, reading) for error in causes]
    return portfolio, problems + [problem_at(reading, finding) for finding in findings]


def _contradictions(portfolio: Portfolio, errors: list[ErrorDetails]) -> list[Finding]:
    """Return what the parts contradict, but for what only follows from `errors`."""
    taken, hidden = {error["loc"] for error in errors}, salvage.hides_names(errors)
    return [
        finding
        for finding in contradictions(portfolio)
        if not (finding.is_reference and hidden) and taken.isdisjoint(_prefixes(finding.path))
    ]


def _located(detail: ErrorDetails, reading: Reading) -> Problem:
    path, kind = detail["loc"], detail["type"]
    span = reading.span(path, of_key=kind == "extra_forbidden")
    if kind == "missing":
        span = Span(span.start, span.start + 1)
    return place(path, explaining.sentence(detail), reading.source, span)


def _slipped(source: Source, slips: Iterable[Slip]) -> Iterator[Problem]:
    for slip in slips:
        yield place(slip.path, slip.sentence, source, slip.span)


def _prefixes(path: Path) -> Iterator[Path]:
    return (path[:n] for n in range(1, len(path) + 1))
