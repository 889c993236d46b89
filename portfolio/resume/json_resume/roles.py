"""The roles in a JSON Resume, paid and unpaid, as a portfolio file has them, with slugs that are free."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from portfolio.content import prose
from portfolio.content.file.starting import YOUR_EMPLOYER, YOUR_TITLE
from portfolio.content.model import Employer, Position, Volunteering
from portfolio.content.model.naming import first_words, slugify
from portfolio.resume.foreign_values import is_empty
from portfolio.resume.json_resume import carrying
from portfolio.resume.json_resume.entries import Entry
from portfolio.resume.json_resume.names import names
from portfolio.resume.json_resume.to_json_resume import APART, EMPLOYER_DESCRIPTION, SLUG, SLUGS

Written = dict[str, Any]
_NESTED = ("positions", "roles")


@cache  # Names stand in the schema, which no start has to wait for.
def _of_all() -> frozenset[str]:
    return frozenset((*names(Employer, "name"), *names(Employer, "url"), *names(Position, "location")))


@dataclass
class TakenNames:
    """The slugs that parts have already; another part of the kind must not take one of them."""

    roles: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    """The slugs of achievements and projects, which figures may name."""
    positions: dict[tuple[str, str], str] = field(default_factory=dict)
    """The slug of each position, by employer and title."""


def free(name: str, taken: set[str]) -> str:
    """Return `name`, with a number if it is among those `taken`; it is taken then."""
    found = next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in taken)
    taken.add(found)
    return found


def employers(work: Iterable[Entry], taken: TakenNames) -> list[Written]:
    """Return the employers in `work` with their positions, in order: two stints apart in time stay two."""
    found: list[Written] = []
    for entry in _each_position(work):
        name = entry.text(*names(Employer, "name")) or entry.assumed("name", YOUR_EMPLOYER)
        position = _position(entry, Position)
        if not found or found[-1]["name"] != name or entry.take(APART):
            found.append({"name": name, "positions": []})
        _describe(found[-1], entry, position)
        role = _with_slugs(entry, position, name, taken)
        taken.positions.setdefault((name, position["title"]), role.slug)
        found[-1]["positions"].append(role.part)
        entry.leave()
    return found


def _each_position(work: Iterable[Entry]) -> Iterator[Entry]:
    """Yield each position in `work`; where an employer lists several, each with what is said of all."""
    for entry in work:
        key = next((key for key in _NESTED if isinstance(one := entry.peek(key), list) and _are_objects(one)), None)
        if key is None:
            yield entry
            continue
        nested = entry.take(key)
        whole = entry.written if isinstance(entry.written, dict) else {}
        for n, one in enumerate(nested):
            around = {name: value for name, value in whole.items() if name != key and (n == 0 or name in _of_all())}
            yield Entry(around | one, f"{entry.inner(key)}[{n}]", entry.context)


def _are_objects(written: list[Any]) -> bool:
    return bool(written) and all(isinstance(one, dict) and not is_empty(one) for one in written)


def _describe(employer: Written, entry: Entry, position: Written) -> None:
    """Give `employer` what `entry` says of it; what it says differently stays with its position, or is noted."""
    url, description = (
        entry.link(*names(Employer, "url")),
        entry.text(*names(Employer, "description"), EMPLOYER_DESCRIPTION),
    )
    if url and employer.setdefault("url", url) != url:
        entry.left_out("is another address of the same employer", url, names(Employer, "url")[0])
    if description and employer.setdefault("description", description) != description:
        position["summary"] = "\n\n".join(filter(None, (position["summary"], description)))


def volunteering(entry: Entry, taken: TakenNames) -> Written:
    """Return what was done without pay."""
    organization = entry.text(*names(Volunteering, "organization")) or entry.assumed("organization", YOUR_EMPLOYER)
    role = _position(entry, Volunteering)
    with_slugs = _with_slugs(entry, role | {"organization": organization}, organization, taken)
    entry.leave()
    taken.positions.setdefault((organization, role["title"]), with_slugs.slug)
    return with_slugs.part


class _Slugged(NamedTuple):
    slug: str
    part: Written


def _with_slugs(entry: Entry, role: Written, where: str, taken: TakenNames) -> _Slugged:
    """Return `role` with slugs that are free, for itself and for its achievements, and without what is empty."""
    made = slugify(f"{where} {role['title']}") or "unnamed"
    slug = free(own_slug(entry) or made, taken.roles)
    achievements = _achievements(role["achievements"], slug, taken, _own_slugs(entry))
    return _Slugged(slug, carrying.filled(slugged(role | {"achievements": achievements}, slug, made)))


def own_slug(entry: Entry) -> str | None:
    """Return the slug that the owner gave, where the site wrote the resume."""
    slug = entry.take(SLUG) if entry.context.is_ours else None
    return slug if _is_slug(slug) else None


def _own_slugs(entry: Entry) -> dict[str, list[str]]:
    """Return the slugs that the owner gave to achievements, in order, by the plain words of those."""
    written = entry.take(SLUGS) if entry.context.is_ours else None
    found: dict[str, list[str]] = {}
    for one in written if isinstance(written, list) else ():
        if isinstance(one, dict) and isinstance(one.get("text"), str) and _is_slug(one.get("slug")):
            found.setdefault(one["text"], []).append(one["slug"])
    return found


def _is_slug(written: Any) -> bool:
    return isinstance(written, str) and re.fullmatch(r"[^\W_A-Z]+(-[^\W_A-Z]+)*", written) is not None


def slugged(part: Written, slug: str, made: str) -> Written:
    """Return `part` with its slug, if that is not the one that would be made of its title."""
    return part if slug == made else {"slug": slug} | part


def _position(entry: Entry, kind: type[Position]) -> Written:
    position = carrying.back(entry, kind, but=frozenset({"summary", "organization"}))
    # In older schemas it is the position that `description` describes.
    summary = entry.text(*names(Position, "summary"), "description", kind="block")
    return position | {
        "title": position["title"] or entry.assumed("position", YOUR_TITLE),
        "summary": carrying.linkable(summary, "block"),
        "technologies": nameable(position["technologies"]),
    }


def _achievements(texts: Iterable[str], slug: str, taken: TakenNames, own: dict[str, list[str]]) -> list[Any]:
    """Return each as a sentence; one that begins as another does gets a slug, for slugs are made of the first words."""
    found: list[Any] = []
    for text in texts:
        plain = prose.read(text, "inline")
        made = slugify(f"{slug} {first_words(plain)}")
        chosen = own.get(plain)
        given = free(chosen.pop(0) if chosen else made, taken.texts)
        found.append(text if given == made else {"slug": given, "text": text})
    return found


def nameable(wordings: Iterable[str]) -> list[str]:
    """Return the `wordings` that an address can be made of."""
    return [name for name in wordings if slugify(name)]
