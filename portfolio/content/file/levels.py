"""Levels of skills: why the file has none, and how they are written all the same."""

import re
from typing import Any

from portfolio.content.file.source.places import PartPath

KEYS = frozenset(
    "level levels rating rank score stars percent percentage proficiency fluency years".split()  # noqa: SIM905 - a list of strings reads worse.
)
"""Keys that other programs have for a level."""
WHY = (
    "nobody can check a level; a sentence that names the skill where it was used shows it better, "
    "and the page counts those"
)
READABLE = "write it as others would read it, such as “native” or “C1”"
"""How the level of a spoken language is written, which is one that others can check."""

_LEVEL = (
    r"(?:expert|advanced|intermediate|beginner|basic|basics|proficient|fluent|novice|senior|junior|familiar|master"
    r"|(?:basic|working|good) knowledge)(?: level)?"
)
# What people say of themselves as well: only set apart as a level is, they are one.
_PRAISE = r"(?:(?:very )?good|excellent|strong|competent|experienced)"
_DRAWN = (
    r"\b\d{1,3}\s*(?:%|percent)(?=\s*[)\]]?$)",
    r"\b\d{1,2}(?:[.,]\d)?\s*(?:/|(?:out )?of)\s*(?:5|10|100)\b",
    r"[★☆●○⭐✩✭◆◇■□▮▯█▓▒░⬤◯]{2,}",
    r"[★⭐](?=\s*$)",
    r"(?<=\s)\*{2,5}$",
)
_SHAPES = (
    *_DRAWN,
    r"\b\d+\+?\s*(?:years?|yrs?)\b",
    r"(?<=[(\[])(?:level|lvl\.?)\s*\d+(?=[)\]]$)",
    rf"(?<=[(\[:|\N{{EN DASH}}\N{{EM DASH}}-])\s*(?:{_LEVEL}|{_PRAISE})(?=\s*[)\]]?$)",
    rf"(?<=,)\s*{_LEVEL}$",
    r"^(?:expert|proficient|(?:basic|working|good) knowledge) (?:in|with|at|of)(?= )",
)
_WRITTEN = re.compile("|".join(_SHAPES), re.IGNORECASE)
_ALONE = re.compile(rf"{_LEVEL}(?: with| in)?", re.IGNORECASE)
_LISTS = frozenset({"skills", "soft_skills", "technologies"})


def written_in(skill: str) -> str | None:
    """Return the level that the wording of a skill holds, such as `80%`; None if it holds none."""
    found = _WRITTEN.search(skill)
    return found[0].strip() if found else None


def drawn_in(level: str) -> str | None:
    """Return what a level holds of a scale without words, such as `4/5`; None if it holds none."""
    found = re.search("|".join((*_DRAWN, r"\d+\s*%", r"^\d+$")), level, re.IGNORECASE)
    return found[0] if found else None


def is_one(name: str) -> bool:
    """Say whether the name of a group of skills says nothing but a level."""
    return _ALONE.fullmatch(name.strip()) is not None


def are_held_by(value: Any, path: PartPath) -> bool:
    """Say whether `value`, which stands where the name of a skill or technology is expected, gives it a level."""
    if _LISTS.isdisjoint(path):
        return False
    if isinstance(value, dict):
        return bool(KEYS & value.keys()) or any(isinstance(one, int | float) for one in value.values())
    return isinstance(value, list) and any(isinstance(one, int | float) for one in value)


def is_key(path: PartPath) -> bool:
    """Say whether the last step of `path` is a key for the level of a skill or technology."""
    return path[-1] in KEYS and not _LISTS.isdisjoint(path)
