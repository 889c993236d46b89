"""Keys that a file does not know: what is meant, and where that stands."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Any, NamedTuple

from portfolio.content.file import schema
from portfolio.content.file.explaining import elsewhere, other_names
from portfolio.content.file.explaining.other_names import bare
from portfolio.content.file.explaining.suggesting import nearest, quoted, suggestion
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model.words import RESUME

# As alike as two names are of which one is a slip for the other, whatever else the file knows.
_SLIP = 0.8
# A key that is nothing but marks, such as "//".
_COMMENT = "comment"
JSON_RESUME: PartPath = ("basics",)
"""The key that every JSON Resume has, and nothing else."""


class Meant(NamedTuple):
    """What an unknown key is meant for."""

    key: str | None = None
    """A key of the same object."""
    elsewhere: str | None = None
    """A part somewhere else, as a path is spoken, with … for any number."""


@lru_cache(maxsize=1024)  # Where a key is meant otherwise, it mostly is in every entry of a list.
def meant(path: PartPath) -> Meant:
    """Return what the unknown key at the end of `path` is meant for."""
    name, around = bare(str(path[-1])), path[:-1]
    place, known = tuple(step for step in around if isinstance(step, str)), schema.keys(around)
    if key := _synonym(name, place, around):
        return Meant(key)
    for belonging in elsewhere.ELSEWHERE.get(place, {}).get(name, ()):
        if schema.at(path_of(belonging)):
            return Meant(elsewhere=belonging)
    if near := nearest(str(path[-1]), known, _SLIP):
        return Meant(near)
    if name in elsewhere.GONE_ON or (name or _COMMENT) in elsewhere.UNWANTED:
        return Meant()
    part = _known_nearby(name, around)
    return Meant(elsewhere=part) if part else Meant(nearest(str(path[-1]), known))


def sentence(path: PartPath, value: Any, keys: Container[PartPath] = ()) -> str:
    """Say what to do about the unknown key at the end of `path`, under which `value` stands; `keys` are all others."""
    name, found = str(path[-1]), meant(path)
    if path == JSON_RESUME:
        return "this is what a JSON Resume has; `portfolio import` makes a portfolio file of one"
    if found.key == "person" and isinstance(value, str):
        found = Meant(elsewhere="person.pitch")
    if found.key and (*path[:-1], found.key) in keys:
        return f"this key is not known, and {quoted(found.key)} stands there too; leave one of the two"
    if found.key:
        return f"this key is not known; did you mean {quoted(found.key)}?"
    if found.elsewhere:
        example = f"{quoted(path_of(found.elsewhere)[-1])}: {quoted(_there(found.elsewhere, name, value), 160)}"
        return f"this key is not known here; what it says belongs in `{found.elsewhere}`, such as {example}"
    if bare(name) in elsewhere.GONE_ON:
        return "this key is not known; leave it out, and `end` too: what has no end goes on today"
    if why := elsewhere.UNWANTED.get(bare(name) or _COMMENT):
        return f"{quoted(name)} has no place here, on purpose: {why}; remove it"
    return f"this key is not known; {suggestion(name, schema.keys(path[:-1]))}"


def _there(part: str, name: str, value: Any) -> Any:
    """Return what may stand at `part`: what was written under `name`, where it fits, or else an example."""
    example = schema.example(path_of(part))
    if part == "links" and isinstance(value, str) and "." in value:
        return [{"label": name, "url": value if ":" in value else f"https://{value}"}]
    return value if isinstance(example, str) and isinstance(value, str) and value else example


def _synonym(name: str, place: tuple[str, ...], around: PartPath) -> str | None:
    """Return the key of the object at `around` that `name` is another name for: its own, a resume's, a common one."""
    fields = schema.at(around).get("properties", {})
    own = {bare(key): (key,) for key in fields}
    carried = {bare(known): (key,) for key, field in fields.items() for known in schema.fact(field, RESUME) or ()}
    tables = (own, other_names.AT.get(place, {}), carried, other_names.ANYWHERE)
    return next((key for table in tables for key in table.get(name, ()) if key in fields), None)


def _known_nearby(name: str, around: PartPath) -> str | None:
    """Return the part that has a key called `name`: in an object within the one at `around`, or else around it."""
    within = [inner for key in schema.keys(around) for inner in ((*around, key), (*around, key, 0))]
    without = [around[:n] for n in range(len(around) - 1, -1, -1)]
    for path in (*within, *without):
        for key in schema.keys(path):
            if bare(key) == name:
                return _generally((*path, key))
    return _synonym_below(name, around)


def _synonym_below(name: str, around: PartPath) -> str | None:
    """Return the part somewhere in the object at `around` that has `name` for another name."""
    place = tuple(step for step in around if isinstance(step, str))
    for inner, names in other_names.AT.items():
        if name in names and inner[: len(place)] == place != inner:
            path: PartPath = around
            for step in inner[len(place) :]:
                path = (*path, step, 0) if schema.at((*path, step)).get("type") == "array" else (*path, step)
            return _generally((*path, names[name][0]))
    return None


def _generally(path: PartPath) -> str:
    """Return `path` as it is spoken of any entry of its lists."""
    return re.sub(r"\[\d+\]", "[…]", spoken(path))


def path_of(part: str) -> PartPath:
    """Return the path of a part as `_generally` writes it, in the first entry of its lists."""
    steps: list[str | int] = []
    for step in part.split("."):
        steps += [step.removesuffix("[…]"), *([0] if step.endswith("[…]") else [])]
    return tuple(steps)
