"""Whose export it is: what the profile says, and where that member of LinkedIn can be reached."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from portfolio.content.file import schema
from portfolio.content.model import Person
from portfolio.content.model.words import ROOM, EmailAddress, PhoneNumber
from portfolio.resume.linkedin import table_rows
from portfolio.resume.notes import Notes
from portfolio.resume.tabular import TableRow

_PRIVATE = frozenset({"maiden name", "address", "birth date", "contact instructions", "zip code", "instant messengers"})
_EMAIL: TypeAdapter[str] = TypeAdapter(EmailAddress)
_PHONE: TypeAdapter[str] = TypeAdapter(PhoneNumber)
# The kinds of websites that LinkedIn offers; whoever chooses another kind writes a word of their own.
_LABELS = {
    "company": "Company",
    "portfolio": "Portfolio",
    "personal": "Website",
    "blog": "Blog",
    "rss": "Feed",
    "other": "Website",
}
_WEBSITE = re.compile(r"(?:(?P<label>[^:,\[\]]+):(?!//))?(?P<url>[^\s,\]]+\.[^\s,\]]+)")
# What people part the pieces of a headline with.
_PARTED = re.compile(r"\s+[|·•/–—]\s+|\s*[|•]\s*")  # noqa: RUF001 - these are what people type.
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


class Opening(NamedTuple):
    """What the head of a page says, and what it has no room for."""

    label: str
    pitch: str
    rest: dict[str, Any] | None
    """A section with the headline and the rest of the summary."""


def whole_name(row: TableRow) -> str:
    """Return first and last name."""
    return " ".join(filter(None, (row.get("first"), row.get("last"))))


def opening(rows: dict[str, list[TableRow]], notes: Notes) -> Opening:
    """Return what a page opens with, of a headline and a summary that may be several screens long."""
    profile = _first(rows["Profile"], notes)
    other = _first(rows["Profile Summary"], notes)
    table_rows.leave([other], notes, "summary")
    text = profile.get("summary") or other.get("summary", "")
    if other.get("summary", text).split() != text.split():
        notes.left_out(other.place, "is another summary than that of Profile.csv", other["summary"])
    headline = profile.get("label", "")
    label = headline if len(headline) <= _room("role") else _PARTED.split(headline)[0]
    pitch, rest = _parted(text)
    if rest:
        notes.look(profile.place, "is longer than a page opens; the rest stands in a section “About”", " ".join(rest))
        said = {"title": headline or "About", "summary": "\n\n".join(rest)}
        return Opening(label, pitch, {"title": "About", "entries": [TableRow(said, profile.place, profile.columns)]})
    if label != headline:
        notes.changed(profile.place, f"has no room at the head of a page; “{label}” stands there", headline)
    return Opening(label, pitch, None)


def basics(rows: dict[str, list[TableRow]], opening: Opening, notes: Notes) -> TableRow:
    """Return the `basics` of a JSON Resume."""
    row = next(iter(rows["Profile"]), TableRow({}, "Profile.csv", {}))
    latest = next(iter(rows["Positions"]), row)
    told = {
        "name": whole_name(row),
        "label": opening.label or latest.get("position"),
        "summary": opening.pitch,
        "profiles": [*_websites(row), *_handles(row)],
        "websites": _WEBSITE.sub("", row.get("websites", "")).strip("[], "),
        "email": _email(rows["Email Addresses"], notes),
        "phone": _phone(rows["Phone Numbers"], notes),
    }
    private = [key for key in row if key.casefold() in _PRIVATE]
    for key in private:
        notes.left_out(row.inner(key), "is private, and a page is for everybody", row[key])
    without = ("first", "last", "label", "summary", "handles", "websites", *private)
    return row.with_values({key: value for key, value in told.items() if value}, without=without)


def _first(rows: list[TableRow], notes: Notes) -> TableRow:
    """Return the only one of `rows`; where there are others, the first, and those are told."""
    for row in rows[1:]:
        notes.left_out(row.place, "stands below another one, and a portfolio is of one person", dict(row))
    return next(iter(rows), TableRow({}, "Profile.csv", {}))


def _room(field: str) -> int:
    room: int = schema.fact(schema.of(Person)["properties"][field], ROOM)
    return room


def _parted(text: str) -> tuple[str, list[str]]:
    """Return what a page opens with of `text`, whole paragraphs or else sentences, and the paragraphs of the rest."""
    paragraphs = re.split(r"\s*\n\s*", text.strip())
    first, *rest = paragraphs
    if fitting := _fitting(paragraphs):
        return " ".join(paragraphs[:fitting]), paragraphs[fitting:]
    sentences = _SENTENCE_END.split(first)
    fitting = _fitting(sentences) or len(sentences)
    return " ".join(sentences[:fitting]), [part for part in (" ".join(sentences[fitting:]), *rest) if part]


def _fitting(parts: list[str]) -> int:
    """Return how many of `parts` a page has room to open with."""
    return next((n for n in range(len(parts), 0, -1) if len(" ".join(parts[:n])) <= _room("pitch")), 0)


def _websites(row: TableRow) -> Iterator[TableRow]:
    """Yield the websites in a cell such as `[COMPANY:https://a.example,My shop:https://b.example]`."""
    for website in _WEBSITE.finditer(row.get("websites", "").strip("[]")):
        label = (website["label"] or "other").strip()
        yield _profile(row, "websites", {"network": _LABELS.get(label.casefold(), label), "url": website["url"]})


def _handles(row: TableRow) -> Iterator[TableRow]:
    """Yield the names at Twitter in a cell such as `[ada,ada_lovelace]`."""
    for handle in re.findall(r"\w+", row.get("handles", "")):
        yield _profile(row, "handles", {"network": "X", "url": f"https://x.com/{handle}"})


def _profile(row: TableRow, key: str, profile: dict[str, str]) -> TableRow:
    return TableRow(profile, f"{row.place}, {row.columns[key]}", {})


def _email(rows: list[TableRow], notes: Notes) -> str | None:
    """Return the primary address, or the first."""
    table_rows.leave(rows, notes, "email", "primary")
    addresses = [row for row in rows if row.get("email")]
    addresses.sort(key=lambda row: row.get("primary", "").casefold() not in {"yes", "true"})
    return _public([(row, row["email"]) for row in addresses], _EMAIL, notes)


def _phone(rows: list[TableRow], notes: Notes) -> str | None:
    """Return the first number, with its extension."""
    table_rows.leave(rows, notes, "phone", "extension")
    numbers: dict[str, tuple[TableRow, str]] = {}
    for row in rows:
        extension = f" ext {row['extension']}" if "extension" in row else ""
        number = f"{row.get('phone', '')}{extension}"
        if number:
            numbers.setdefault(re.sub(r"\W", "", number), (row, number))
    return _public(list(numbers.values()), _PHONE, notes)


def _public(ways: list[tuple[TableRow, str]], adapter: TypeAdapter[str], notes: Notes) -> str | None:
    """Return the first of the `ways` to reach somebody that a page can have, and tell of it and of the others."""
    found = None
    for row, way in ways:
        if not _fits(way, adapter):
            notes.left_out(row.place, "can be reached by nobody", way)
        elif found:
            notes.left_out(row.place, "is one more way to reach you, and a page has one of a kind", way)
        else:
            found = way
            notes.look(row.place, "is for everybody to read now; take it out of `contact` if it should not be", way)
    return found


def _fits(way: str, adapter: TypeAdapter[str]) -> bool:
    try:
        adapter.validate_python(way)
    except ValidationError:
        return False
    return True
