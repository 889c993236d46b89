"""What the names at the fields of a part are enough for: carrying it out to a JSON Resume, and back in."""

from typing import Any, get_args

from pydantic import TypeAdapter

from portfolio.content import prose
from portfolio.content.file import schema
from portfolio.content.model import Achievement
from portfolio.content.model.dates import PATTERN, DateInWords
from portfolio.content.model.words import Part
from portfolio.content.prose import KindOfProse, Prose
from portfolio.resume.foreign_values import is_empty, is_link
from portfolio.resume.json_resume import entry_dates, names
from portfolio.resume.json_resume.entries import MARKDOWN, Entry


def out(part: Part) -> dict[str, Any]:
    """Return the fields of `part` that a JSON Resume has a place for, under the names that it has for them.

    A date in words has a name of our own beside the resume's, where no more than its year may stand. Texts are plain
    words; what is written with marks of Markdown stands under MARKDOWN besides, by the same names.
    """
    fields = {name: getattr(part, field) for field, name in names.carried(type(part)).items()}
    plain = {name: _plain(value) for name, value in fields.items()}
    in_words = {names.in_words(name): date.text for name, date in fields.items() if isinstance(date, DateInWords)}
    sources = {name: source for name, value in fields.items() if (source := _source(value)) != plain[name]}
    return plain | in_words | ({MARKDOWN: sources} if sources else {})


def together(*entries: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of what several parts have; each keeps what is written with marks."""
    sources: dict[str, Any] = {}
    for entry in entries:
        sources |= entry.get(MARKDOWN, {})
    whole = {key: value for entry in entries for key, value in entry.items()}
    return whole | ({MARKDOWN: sources} if sources else {})


def back(entry: Entry, part: type[Part], *, but: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of `part` that `entry` has under those names, each read as its kind asks; none of `but`."""
    spans = _span(entry, part)
    fields = {field: names.names(part, field) for field in names.carried(part) if field not in but | spans.keys()}
    read = {field: _mended(_read(entry, part, field, known), part, field) for field, known in fields.items()}
    return spans | read


def place(entry: Entry, *keys: str) -> str | None:
    """Return where something is: town, region and country of an address, whose street is nobody's business."""
    key = entry.first_of(keys)
    written = entry.peek(key)
    if isinstance(written, dict):
        return _place(entry.entry(key)) or None
    if isinstance(written, list) and any(isinstance(one, dict) for one in written):
        return "; ".join(filter(None, map(_place, entry.entries(key)))) or None
    return entry.text(key)


def _place(address: Entry) -> str:
    parts = [address.text(key) for key in ("name", "city", "region", "state", "countryCode", "country")]
    for key in ("address", "street", "postalCode"):
        if not is_empty(written := address.take(key)):
            address.left_out("is not for everybody to read", written, key)
    address.leave()
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _span(entry: Entry, part: type[Part]) -> dict[str, str | None]:
    """Return the two dates of a part that are held to each other, by its names for them; nothing if it has none."""
    known = names.carried(part)
    if "expires" in known:
        given, expires = entry_dates.validity(entry, names.names(part, "date"), names.names(part, "expires"))
        return {"date": given, "expires": expires}
    if "start" not in known:
        return {}
    end = "end" if "end" in part.model_fields else "graduated"
    must_start = part.model_fields["start"].is_required()
    both = entry_dates.span(entry, names.names(part, "start"), names.names(part, end), must_start=must_start)
    return dict(zip(("start", end), both, strict=True))


def linkable(text: str | None, kind: KindOfProse) -> str | None:
    """Return `text`, its marks escaped if it would be prose without a word, or with a link that may not be."""
    if not text:
        return text
    read = prose.read(text, kind)
    is_good = read.strip() and all(is_link(target.address) for target in read.tree.targets)
    return text if is_good else prose.escaped(text)


def _mended(read: Any, part: type[Part], field: str) -> Any:
    kind = schema.prose_of(schema.of(part)["properties"][field])
    if kind is None:
        return read
    return [linkable(text, kind) for text in read] if isinstance(read, list) else linkable(read, kind)


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


def _source(value: Any) -> Any:
    """Return what `_plain` returns, texts as the owner wrote them."""
    if isinstance(value, tuple):
        return [_source(entry) for entry in value]
    if isinstance(value, Achievement):
        return _source(value.text)
    return value.source if isinstance(value, Prose) else _plain(value)


def _read(entry: Entry, part: type[Part], field: str, known: tuple[str, ...]) -> Any:
    described = schema.plain(schema.of(part)["properties"][field])
    if described.get("pattern") == PATTERN:
        return entry_dates.date(entry, *known)
    if described.get("format") == "uri":
        return entry.link(*known)
    if described["type"] == "integer" or "pattern" in described:
        adapter: TypeAdapter[Any] = TypeAdapter(part.model_fields[field].rebuild_annotation())
        return entry.fitting(adapter, *known)
    kind = schema.prose_of(schema.of(part)["properties"][field])
    if described["type"] != "array":
        return _text(entry, field, known, kind)
    if (entries := _kind_of_entries(part, field)) is None:
        return entry.texts(*known, kind=kind)
    return [read for one in entry.entries(*known) if (read := _whole(one, entries))]


def _text(entry: Entry, field: str, known: tuple[str, ...], kind: KindOfProse | None) -> str | None:
    if field == "location":
        return place(entry, *known)
    if kind != "block":
        return entry.text(*known, kind=kind)
    # There is room for all that is said of a thing, under whatever name.
    texts = [text for key in known if (text := entry.text(key, kind=kind))]
    return "\n\n".join(dict.fromkeys(texts)) or None


def _kind_of_entries(part: type[Part], field: str) -> type[Part] | None:
    """Return the kind of part that `field` lists; None where a text says it all."""
    [kind] = {entry for entry in get_args(part.model_fields[field].annotation) if entry is not ...}
    return kind if isinstance(kind, type) and issubclass(kind, Part) and kind is not Achievement else None


def _whole(entry: Entry, kind: type[Part]) -> dict[str, Any] | None:
    """Return `entry` as a part; None, with a note, if it lacks what the part must have."""
    read = filled(back(entry, kind))
    lacking = [field for field in schema.of(kind).get("required", ()) if field not in read]
    if lacking:
        entry.left_out(f"has no {lacking[0]}, which it must have", entry.written)
        return None
    entry.leave()
    return read
