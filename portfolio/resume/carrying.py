"""What the names at the fields of a part are enough for: carrying it out to a JSON Resume, and back in."""

from typing import Any, get_args

from pydantic import TypeAdapter

from portfolio.content.file import schema
from portfolio.content.model import Achievement
from portfolio.content.model.dates import PATTERN, DateInWords
from portfolio.content.model.words import Part
from portfolio.resume import names
from portfolio.resume.entries import Entry


def out(part: Part) -> dict[str, Any]:
    """Return the fields of `part` that a JSON Resume has a place for, under the names that it has for them.

    A date in words has a name of our own beside the resume's, where no more than its year may stand.
    """
    fields = {name: getattr(part, field) for field, name in names.carried(type(part)).items()}
    in_words = {names.in_words(name): date.text for name, date in fields.items() if isinstance(date, DateInWords)}
    return {name: _plain(value) for name, value in fields.items()} | in_words


def back(entry: Entry, part: type[Part], *, but: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of `part` that `entry` has under those names, each read as its kind asks; none of `but`."""
    fields = {field: names.names(part, field) for field in names.carried(part) if field not in but}
    return {field: _read(entry, part, field, known) for field, known in fields.items()}


def filled(entry: dict[str, Any]) -> dict[str, Any]:
    """Return `entry` without what is empty."""
    return {key: value for key, value in entry.items() if value not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, Achievement):
        return value.text
    if isinstance(value, Part):
        return filled(out(value))
    if isinstance(value, DateInWords):
        return value.year and str(value.year)
    return value if value is None or isinstance(value, int) else str(value)


def _read(entry: Entry, part: type[Part], field: str, known: tuple[str, ...]) -> Any:
    described = schema.plain(schema.of(part)["properties"][field])
    if described.get("pattern") == PATTERN:
        return entry.date(*known)
    if described.get("format") == "uri":
        return entry.link(*known)
    if described["type"] == "integer" or "pattern" in described:
        adapter: TypeAdapter[Any] = TypeAdapter(part.model_fields[field].rebuild_annotation())
        return entry.fitting(adapter, *known)
    if described["type"] != "array":
        return entry.text(*known)
    if (kind := _kind_of_entries(part, field)) is None:
        return entry.texts(*known)
    return [read for one in entry.entries(entry.first_of(known)) if (read := _whole(one, kind))]


def _kind_of_entries(part: type[Part], field: str) -> type[Part] | None:
    """Return the kind of part that `field` lists; None where a text says it all."""
    [kind] = {entry for entry in get_args(part.model_fields[field].annotation) if entry is not ...}
    return kind if isinstance(kind, type) and issubclass(kind, Part) and kind is not Achievement else None


def _whole(entry: Entry, kind: type[Part]) -> dict[str, Any] | None:
    """Return `entry` as a part; None, with a note, if it lacks what the part must have."""
    read = filled(back(entry, kind))
    lacking = [field for field in schema.of(kind).get("required", ()) if field not in read]
    if lacking:
        entry.note(f"has no {lacking[0]} that can be read; left out")
    entry.leave()
    return None if lacking else read
