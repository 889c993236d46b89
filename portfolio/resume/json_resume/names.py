"""What a JSON Resume calls the fields of the file; the model says so at each field."""

from functools import cache

from portfolio.content.file import schema
from portfolio.content.model.words import RESUME, Part


@cache
def names(part: type[Part], field: str) -> tuple[str, ...]:
    """Return what a JSON Resume calls `field` of `part`: the name that is written first, then others that are read."""
    key = part.model_fields[field].alias or field
    known: tuple[str, ...] = tuple(schema.fact(schema.of(part)["properties"][key], RESUME) or ())
    return known


def name(part: type[Part], field: str) -> str:
    """Return the name that is written."""
    return names(part, field)[0]


def in_words(name: str) -> str:
    """Return our own name for the words of a date, whose place in a JSON Resume is `name`."""
    return f"{name}Text"


@cache
def carried(part: type[Part]) -> dict[str, str]:
    """Return the fields of `part` that a JSON Resume has a place for, and the names that are written."""
    return {field: names(part, field)[0] for field in part.model_fields if names(part, field)}
