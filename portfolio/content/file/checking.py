"""All that can be said of a file: what is wrong with it, or else what a careful reader would remark."""

import pathlib
from collections.abc import Callable, Iterator

from portfolio.content.file import acknowledging, gathering, loading, review
from portfolio.content.file.consistency import Finding
from portfolio.content.file.originals import Originals
from portfolio.content.file.problems import ContentError, Problem
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month

Remarks = Callable[[Portfolio], Iterator[Finding]]


def check(path: pathlib.Path, today: Month, *others: Remarks) -> tuple[Problem, ...]:
    """Return the errors of the file at `path`; without one, what may be remarked on it in the month `today`.

    `others` are rooms that have remarks of their own: what is evidence, for one, is not known here. What the file
    acknowledges is passed over, and an acknowledgement that no longer applies is remarked on.
    """
    try:
        find = Originals(path.parent).find
        portfolio, scan, renamed = loading.parse_with_places(loading.read(path), path, today, find)
    except ContentError as error:
        return error.problems
    found = [*renamed, *review.remarks(portfolio, scan.value, today)]
    found += [finding for remarks in others for finding in remarks(portfolio)]
    left, in_vain = acknowledging.judged(portfolio, found)
    warnings = [loading.problem_at(scan, finding) for finding in (*gathering.gathered(left), *in_vain)]
    return tuple(sorted(warnings, key=lambda problem: problem.place or (0, 0)))
