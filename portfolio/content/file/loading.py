"""From the file to a `Portfolio`, or to a `ContentError` that says everything that is wrong."""

import pathlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portfolio.content.file import audience_names, explaining, former, salvage, schema
from portfolio.content.file.consistency import Finding, contradictions
from portfolio.content.file.originals import Originals
from portfolio.content.file.problems import ContentError, Problem, place
from portfolio.content.file.source import decoding, scanner
from portfolio.content.file.source.places import PartPath, Source, TextRange
from portfolio.content.file.source.scanned import Scan
from portfolio.content.file.source.slips import Slip, UnreadableError, gathered
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month, seen_from
from portfolio.content.model.pictures import Finder, found_by

# A file of another kind may break every rule in every line; nobody mends more than this before looking again.
_MOST_ERRORS = 1000


def load(path: pathlib.Path, today: Month | None = None) -> Portfolio:
    """Read the file at `path` and find its pictures; ContentError if it is absent, no JSON or unfit for the model.

    In the month `today`, no year may lie too far ahead; None keeps a file that was good before.
    """
    return parse(read(path), path, today, Originals(path.parent).find)


def read(path: pathlib.Path) -> bytes:
    """Return the bytes of the file at `path`, of a huge one only the beginning; ContentError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(decoding.MOST_BYTES + 1)
    except OSError as error:
        sentence = f"it cannot be read: {error.strerror or error}."
        raise ContentError(path, (Problem("", sentence),)) from error


def parse(written: bytes, path: pathlib.Path, today: Month | None = None, find: Finder | None = None) -> Portfolio:
    """Read `written`, the bytes of a file; `path` only names the file in a ContentError, `today` is as in `load`.

    `find` finds the pictures; without it nobody looks for them.
    """
    return parse_with_places(written, path, today, find).portfolio


def value(path: pathlib.Path) -> Any:
    """Return what the JSON file at `path` says, whatever it is; errors as in `scanned`."""
    return scanned(path).value


def scanned(path: pathlib.Path) -> Scan:
    """Return what the JSON file at `path` says, and where; ContentError if it is absent or not JSON.

    A byte order mark is stepped over, and UTF-16 and UTF-32 are read where one says so.
    """
    scan, slips = _scanned(decoding.as_utf8(read(path)), path)
    if slips:
        raise ContentError(path, tuple(_slipped(scan.source, slips)))
    return scan


class Parsed(NamedTuple):
    """A portfolio, where everything in it stands, and what its keys were called in earlier releases."""

    portfolio: Portfolio
    scan: Scan
    renamed: list[Finding]


def parse_with_places(
    written: bytes, path: pathlib.Path, today: Month | None = None, find: Finder | None = None
) -> Parsed:
    """Read `written`, and say where everything stands in it; errors as in `parse`."""
    scan, slips = _scanned(written, path)
    renamed = former.rename(scan)
    portfolio, problems = _checked(scan, seen_from(today) | found_by(find))
    if portfolio is None or problems or slips:
        told = [*_slipped(scan.source, slips), *problems]
        raise ContentError(path, tuple(sorted(told, key=lambda problem: problem.place or (0, 0))))
    return Parsed(portfolio, scan, renamed)


def problem_at(scan: Scan, finding: Finding) -> Problem:
    """Return `finding` with the place where it stands in the file."""
    span = scan.within(finding.path, finding.within) if finding.within else scan.span(finding.path)
    return place(finding.path, finding.sentence, scan.source, span, finding.code, finding.of)


def _scanned(written: bytes, path: pathlib.Path) -> tuple[Scan, list[Slip]]:
    try:
        text, slips = decoding.decode(written)
        scan = scanner.scan(text, schema.opening)
    except UnreadableError as error:
        raise ContentError(path, tuple(_slipped(Source(error.text), gathered(error.slips)))) from error
    return scan, [*slips, *gathered(scan.slips)]


def _checked(scan: Scan, context: dict[str, Any]) -> tuple[Portfolio | None, list[Problem]]:
    """Hold what was read against the model, and the parts against each other."""
    portfolio: Portfolio | None
    errors: list[ErrorDetails] = []
    try:
        portfolio = Portfolio.model_validate(scan.value, context=context)
    except ValidationError as error:
        errors = error.errors(include_url=False)[:_MOST_ERRORS]
        portfolio = salvage.salvaged(scan.value, errors)
    findings = _contradictions(portfolio, errors) if portfolio else []
    causes = [error for error in explaining.causes(errors) if scan.guessed.isdisjoint(_prefixes(error["loc"]))]
    problems = [_located(error, scan) for error in causes]
    return portfolio, problems + [problem_at(scan, finding) for finding in findings]


def _contradictions(portfolio: Portfolio, errors: list[ErrorDetails]) -> list[Finding]:
    """Return what the parts contradict, but for what only follows from `errors`."""
    taken, hidden = {error["loc"] for error in errors}, salvage.hides_names(errors)
    return [
        finding
        for finding in (*contradictions(portfolio), *audience_names.contradictions(portfolio))
        if not (finding.is_reference and hidden)
        and all(taken.isdisjoint(_prefixes(path)) for path in (finding.path, *finding.depends_on))
    ]


def _located(detail: ErrorDetails, scan: Scan) -> Problem:
    path, kind = detail["loc"], detail["type"]
    span = scan.span(path, of_key=kind == "extra_forbidden")
    if kind == "missing":
        span = TextRange(span.start, span.start + 1)
    if kind == explaining.BAD_LINK:
        span = scan.within(path, explaining.place_of_link(detail))
    return place(path, explaining.sentence(detail, scan.keys), scan.source, span)


def _slipped(source: Source, slips: Iterable[Slip]) -> Iterator[Problem]:
    for slip in slips:
        yield place(slip.path, slip.sentence, source, slip.span)


def _prefixes(path: PartPath) -> Iterator[PartPath]:
    return (path[:n] for n in range(1, len(path) + 1))
