"""LinkedIn has all skills in one list, up to a hundred of them; a page is read in groups."""

from collections import defaultdict
from typing import Any

from portfolio.evidence import layers, shipped
from portfolio.evidence.spelling import Speller
from portfolio.resume.linkedin import table_rows
from portfolio.resume.notes import Notes
from portfolio.resume.tabular import TableRow

# So many are read in one glance.
_MOST_IN_ONE = 12
_ONE, _REST = "Skills", "More"


def grouped(rows: list[TableRow], notes: Notes) -> list[dict[str, Any]]:
    """Return the skills in `rows` as the groups of a JSON Resume: as the vocabulary has them, two or more in each."""
    table_rows.leave(rows, notes, "name")
    names = list(dict.fromkeys(row["name"] for row in rows if "name" in row))
    groups: dict[str, list[str]] = defaultdict(list)
    if len(names) > _MOST_IN_ONE:
        for name in names:
            groups[_group(name)].append(name)
    kept = {group: found for group, found in groups.items() if group and len(found) > 1}
    rest = [name for name in names if not any(name in found for found in kept.values())]
    kept[_REST if kept else _ONE] = rest
    return [{"name": group, "keywords": found} for group, found in kept.items() if found]


def _group(skill: str) -> str:
    """Return the group of what `skill` stands for; nothing if it stands for nothing known, or for several groups."""
    speller = Speller(layers.declare(()).names, shipped.spellings(), {})
    groups = {shipped.technologies()[slug].group for slug in speller.resolve(skill)}
    return (groups.pop() or "") if len(groups) == 1 else ""
