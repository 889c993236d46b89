"""Knows a table by its columns: they come and go, and files are renamed, so most of them say what the table is."""

import re
from collections.abc import Iterable, Sequence

from portfolio.resume.linkedin.known_tables import KINDS, NO_CAREER, KindOfTable

# So much of a header must be known: job postings and purchases have columns of these names too.
_LEAST_KNOWN = 0.6


def is_no_career(file: str) -> bool:
    """Say whether the name of `file` is that of a table which tells nothing of a career."""
    return _stem(file) in _names([NO_CAREER])


def kind_of(header: Sequence[str], file: str) -> KindOfTable | None:
    """Return the kind of table that has `header` and is in `file`; None if it tells of no career that is known.

    A table whose name is that of its kind may have more columns that nobody knows; between kinds that fit alike, the
    name decides.
    """
    columns = [_plain(name) for name in header if name.strip()]

    def known(kind: KindOfTable) -> float:
        names = _names((*kind.columns.values(), kind.others, kind.aside))
        return sum(column in names for column in columns) / len(columns)

    def is_named(kind: KindOfTable) -> bool:
        return _stem(file) == _plain(kind.name)

    fitting = [kind for kind in KINDS if _has_what_it_needs(kind, columns)]
    likely = [kind for kind in fitting if is_named(kind) or known(kind) >= _LEAST_KNOWN]
    return max(likely, key=lambda kind: (is_named(kind), known(kind)), default=None)


def keys(kind: KindOfTable, header: Sequence[str]) -> list[str | None]:
    """Return what each column of `header` is called in a JSON Resume: its own name if nothing is known, None if aside.

    Of several columns for the same, the first counts.
    """
    by_name = {name: key for key, names in kind.columns.items() for name in _names([names])}
    aside = _names([kind.aside])
    found: list[str | None] = []
    for column in header:
        key = by_name.get(_plain(column))
        known = key if key and key not in found else column.strip()
        found.append(None if _plain(column) in aside or not known else known)
    return found


def _has_what_it_needs(kind: KindOfTable, columns: Sequence[str]) -> bool:
    return all(
        any(name in columns for key in group.split("|") for name in _names([kind.columns[key]])) for group in kind.needs
    )


def _names(groups: Iterable[str]) -> set[str]:
    return {_plain(name) for names in groups for name in names.split("|") if name}


def _plain(name: str) -> str:
    """Return the letters and digits of a name, without case: `Company Name` is `companyname`."""
    return "".join(c for c in name.casefold() if c.isalnum())


def _stem(file: str) -> str:
    """Return the plain name of `file`, without its ending and the number of the member or of a copy."""
    return _plain(re.sub(r"(?:[ _]\d+|[ _]?\(\d+\))$", "", re.sub(r"\.csv$", "", file, flags=re.IGNORECASE)))
