"""The roles in a JSON Resume, paid and unpaid, as a portfolio file has them, with slugs that are free."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from portfolio.content import prose
from portfolio.content.model import Employer, Position, Volunteering, dates
from portfolio.content.model.naming import first_words, slugify
from portfolio.content.model.spans import Span
from portfolio.resume.json_resume import carrying
from portfolio.resume.json_resume.entries import Entry
from portfolio.resume.json_resume.names import names
from portfolio.resume.json_resume.to_json_resume import EMPLOYER_DESCRIPTION

Written = dict[str, Any]
UNTITLED = "Professional"
"""The title of a role, and of a person, that has none."""
_UNKNOWN = "unknown"


@dataclass
class TakenNames:
    """The slugs that parts have already; another part must not take one of them."""

    taken: set[str] = field(default_factory=set)
    positions: dict[tuple[str, str], str] = field(default_factory=dict)
    """The slug of each position, by employer and title."""

    def free(self, name: str) -> str:
        """Return `name`, with a number if it is taken; it is taken then."""
        found = next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in self.taken)
        self.taken.add(found)
        return found


def employers(work: Iterable[Entry], taken: TakenNames) -> list[Written]:
    """Return the employers in `work`, each once, with their positions; what could not be read is noted."""
    found: dict[str, Written] = {}
    for entry in work:
        name = entry.text(*names(Employer, "name")) or entry.assumed("name", "Independent")
        if position := _position(entry, Position):
            employer = found.setdefault(name, {"name": name, "positions": []})
            known = {"url": entry.link(*names(Employer, "url")), "description": _described(entry)}
            employer |= {key: text for key, text in known.items() if text and not employer.get(key)}
            role = _with_slugs(position, name, taken)
            taken.positions.setdefault((name, position["title"]), role.slug)
            employer["positions"].append(role.part)
        entry.leave()
    return list(found.values())


def _described(entry: Entry) -> str | None:
    """Return what the employer does."""
    return entry.text(*names(Employer, "description"), EMPLOYER_DESCRIPTION)


def volunteering(entry: Entry, taken: TakenNames) -> Written | None:
    """Return what was done without pay; None, with a note, if it has no start."""
    organization = entry.text(*names(Volunteering, "organization")) or entry.assumed("organization", "Independent")
    role = _position(entry, Volunteering)
    entry.leave()
    if role is None:
        return None
    with_slugs = _with_slugs(role | {"organization": organization}, organization, taken)
    taken.positions.setdefault((organization, role["title"]), with_slugs.slug)
    return with_slugs.part


class _Slugged(NamedTuple):
    slug: str
    part: Written


def _with_slugs(role: Written, where: str, taken: TakenNames) -> _Slugged:
    """Return `role` with slugs that are free, for itself and for its achievements, and without what is empty."""
    made = slugify(f"{where} {role['title']}") or "unnamed"
    slug = taken.free(made)
    achievements = _achievements(role["achievements"], slug, taken)
    return _Slugged(slug, carrying.filled(slugged(role | {"achievements": achievements}, slug, made)))


def slugged(part: Written, slug: str, made: str) -> Written:
    """Return `part` with its slug, if that is not the one that would be made of its title."""
    return part if slug == made else {"slug": slug} | part


def _position(entry: Entry, kind: type[Position]) -> Written | None:
    position = carrying.back(entry, kind, but=frozenset({"start", "end", "summary", "organization"}))
    title = position["title"] or entry.assumed("position", UNTITLED)
    start, end = _span(entry)
    if start is None:
        entry.note(f"“{title}” has no start, and a position needs one; left out, write it by hand")
        return None
    return position | {
        "title": title,
        "start": start,
        "end": end,
        # In older schemas it is the position that `description` describes.
        "summary": carrying.linkable(entry.text(*names(Position, "summary"), "description"), "block"),
        "technologies": nameable(position["technologies"]),
    }


def _achievements(texts: Iterable[str], slug: str, taken: TakenNames) -> list[Any]:
    """Return each as a sentence; one that begins as another does gets a slug, for slugs are made of the first words."""
    found: list[Any] = []
    for text in texts:
        made = slugify(f"{slug} {first_words(prose.read(text, 'inline'))}")
        free = taken.free(made)
        found.append(text if free == made else {"slug": free, "text": text})
    return found


def _span(entry: Entry) -> tuple[str | None, str | None]:
    """Return start and end as a portfolio file writes them; a note where one is not as it was written."""
    start, end = (entry.date(*names(Position, field)) for field in ("start", "end"))
    if start is None and end is not None:
        entry.note(f"has no start; “{_UNKNOWN}” stands there: mend it")
        start = _UNKNOWN
    if start and end and Span(dates.read(start), dates.read(end)).is_backward:
        entry.note(f"ends in {end} before it starts in {start}; the two are swapped: mend them")
        start, end = end, start
    return start, end


def nameable(wordings: Iterable[str]) -> list[str]:
    """Return the `wordings` that an address can be made of."""
    return [name for name in wordings if slugify(name)]
