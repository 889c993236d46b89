"""All that can be said of a file: what is wrong with it, or else what a careful reader would remark."""

import pathlib

from portfolio.content import loading, review
from portfolio.content.evidence import record
from portfolio.content.months import Month
from portfolio.content.problems import ContentError, Problem


def check(path: pathlib.Path, today: Month) -> tuple[Problem, ...]:
    """Return the errors of the file at `path`; without one, what may be remarked on it in the month `today`."""
    try:
        portfolio, reading = loading.parse_with_reading(loading.read(path), path)
    except ContentError as error:
        return error.problems
    found = review.remarks(portfolio, record.gather(portfolio), reading.value, today)
    warnings = [loading.problem_at(reading, finding, is_warning=True) for finding in found]
    return tuple(sorted(warnings, key=lambda problem: problem.place or (0, 0)))
