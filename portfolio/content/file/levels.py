"""Levels of skills: why the file has none, and how they are written all the same."""

import re

KEYS = frozenset(
    {"level", "levels", "rating", "rank", "score", "stars", "percent", "percentage", "proficiency", "years"}
)
"""Keys that other programs have for a level."""
WHY = (
    "nobody can check a level; a sentence that names the skill where it was used shows it better, "
    "and the page counts those"
)

_WORDS = (
    r"(?:expert|advanced|intermediate|beginner|basic|basics|proficient|fluent|novice|senior|junior|familiar|master)"
    r"(?: level)?"
)
_DRAWN = (r"\d{1,3}\s*%", r"\b\d{1,2}\s*/\s*(?:5|10|100)\b", r"[★☆●○⭐]{2,}")
_SHAPES = (
    *_DRAWN,
    r"\b\d+\+?\s*(?:years?|yrs?)\b",
    rf"(?<=[(:\N{{EN DASH}}\N{{EM DASH}}-])\s*{_WORDS}(?=\s*\)?$)",
)
_WRITTEN = re.compile("|".join(_SHAPES), re.IGNORECASE)
_ALONE = re.compile(rf"{_WORDS}(?: with| in)?", re.IGNORECASE)


def written_in(skill: str) -> str | None:
    """Return the level that the wording of a skill holds, such as `80%`; None if it holds none."""
    found = _WRITTEN.search(skill)
    return found[0].strip() if found else None


def drawn_in(level: str) -> str | None:
    """Return what a level holds of a scale without words, such as `4/5`; None if it holds none."""
    found = re.search("|".join(_DRAWN), level)
    return found[0] if found else None


def is_one(name: str) -> bool:
    """Say whether the name of a group of skills says nothing but a level."""
    return _ALONE.fullmatch(name.strip()) is not None
