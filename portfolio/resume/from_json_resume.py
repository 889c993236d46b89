"""From a JSON Resume to what a portfolio file says, and a note for everything that could not be carried over.

Resumes in the wild leave fields out, write null, one text in place of a list, dates in words, and keys of older
schemas. What can be read is read; nothing that was written disappears without a note.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from portfolio.content.model import Education, Employer, Link, Person, Portfolio, Position, Project, SkillGroup, dates
from portfolio.content.model.naming import first_words, slugify
from portfolio.content.model.spans import Span
from portfolio.resume import carrying
from portfolio.resume.entries import Entry, Notes
from portfolio.resume.names import names
from portfolio.resume.to_json_resume import SOFT_SKILLS

Written = dict[str, Any]
_INVITATION = "Write to me."
_ROLE = "Professional"
_UNKNOWN = "unknown"


def portfolio(resume: Any) -> tuple[Written, Notes]:
    """Return what the parsed JSON `resume` says as a portfolio file has it, and what it could not say there."""
    notes = Notes()
    whole = Entry(resume, "", notes)
    person, links = _basics(whole.entry("basics"), _home(whole.entry("meta")))
    taken = _Names()
    employers = _employers(whole.entries("work"), taken)
    skills, soft_skills = _skills(whole.entries("skills"))
    written = {
        "person": person,
        "employers": employers,
        "projects": _each(whole.entries("projects"), lambda entry: _project(entry, taken)),
        "education": _each(whole.entries("education"), _education),
        "skills": skills,
        "soft_skills": soft_skills,
        "contact": {"invitation": _INVITATION},
        "links": list({link["url"]: link for link in links}.values()),
        **carrying.back(whole, Portfolio),
    }
    notes.add("contact.invitation", f"is not in a resume; “{_INVITATION}” stands there until you write your own")
    whole.leave("$schema")
    return {key: value for key, value in written.items() if value}, notes


def _home(meta: Entry) -> str | None:
    """Return the site that made the resume, if it was one like this; its own address is no link of the person's."""
    canonical = meta.text("canonical") or ""
    return canonical.removesuffix("resume.json") if canonical.endswith("/resume.json") else None


def _basics(basics: Entry, home: str | None) -> tuple[Written, list[Written]]:
    person = carrying.back(basics, Person)
    name = person["name"] or basics.assumed("name", "Your Name")
    role = person["role"] or basics.assumed("label", _ROLE)
    pitch = person["pitch"] or basics.assumed("summary", f"{name}, {role}.")
    links = _each(basics.entries("profiles"), _profile)
    if (url := basics.link("url", "website")) and url != home:
        links.append({"label": "Website", "url": url})
    if email := basics.link("email", prefix="mailto:"):
        links.append({"label": "E-mail", "url": email})
    basics.leave()
    return person | {"name": name, "role": role, "pitch": pitch}, links


def _profile(profile: Entry) -> Written | None:
    link = carrying.back(profile, Link)
    label = link["label"] or "Profile"
    if not link["url"]:
        profile.note(f"“{label}” has no address that can be linked; left out")
    profile.leave()
    return link | {"label": label} if link["url"] else None


@dataclass
class _Names:
    """The slugs that parts have already; another part must not take one of them."""

    taken: set[str] = field(default_factory=set)
    positions: dict[tuple[str, str], str] = field(default_factory=dict)
    """The slug of each position, by employer and title."""

    def free(self, name: str) -> str:
        """Return `name`, with a number if it is taken; it is taken then."""
        found = next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in self.taken)
        self.taken.add(found)
        return found


def _employers(work: Iterable[Entry], taken: _Names) -> list[Written]:
    employers: dict[str, list[Written]] = {}
    for entry in work:
        employer = entry.text(*names(Employer, "name")) or entry.assumed("name", "Independent")
        if position := _position(entry):
            made = slugify(f"{employer} {position['title']}") or "unnamed"
            slug = taken.free(made)
            taken.positions.setdefault((employer, position["title"]), slug)
            position["achievements"] = _achievements(position["achievements"], slug, taken)
            employers.setdefault(employer, []).append(carrying.filled(_slugged(position, slug, made)))
        entry.leave()
    return [{"name": name, "positions": positions} for name, positions in employers.items()]


def _slugged(part: Written, slug: str, made: str) -> Written:
    """Return `part` with its slug, if that is not the one that would be made of its title."""
    return part if slug == made else {"slug": slug} | part


def _position(entry: Entry) -> Written | None:
    position = carrying.back(entry, Position, but=frozenset({"start", "end", "summary"}))
    title = position["title"] or entry.assumed("position", _ROLE)
    start, end = _span(entry)
    if start is None:
        entry.note(f"“{title}” has no start, and a position needs one; left out, write it by hand")
        return None
    return position | {
        "title": title,
        "start": start,
        "end": end,
        # Older schemas have both, and each says something of its own.
        "summary": " ".join(filter(None, (entry.text(name) for name in names(Position, "summary")))),
        "technologies": _nameable(position["technologies"]),
    }


def _achievements(texts: Iterable[str], slug: str, taken: _Names) -> list[Any]:
    """Return each as a sentence; one that begins as another does gets a slug, for slugs are made of the first words."""
    found: list[Any] = []
    for text in texts:
        made = slugify(f"{slug} {first_words(text)}")
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


def _project(entry: Entry, taken: _Names) -> Written | None:
    project = carrying.back(entry, Project)
    title = project["title"]
    if not title:
        entry.note("has no name; left out")
        entry.leave()
        return None
    made = slugify(title) or "unnamed"
    written = project | {
        "position": _done_in(entry, taken),
        "technologies": _nameable(project["technologies"]),
    }
    entry.leave()
    return carrying.filled(_slugged(written, taken.free(made), made))


def _done_in(entry: Entry, taken: _Names) -> str | None:
    """Return the slug of the position that a project belongs to: its `entity` names the employer, a role the title."""
    entity, roles = entry.text("entity"), entry.texts("roles")
    position = next(
        (taken.positions[entity, role] for role in roles if entity and (entity, role) in taken.positions), None
    )
    if position is None and (entity or roles):
        belongs = ", ".join(filter(None, (*roles, entity)))
        entry.note(f"belongs to “{belongs}”, which is no position above; if it is one, name its slug under `position`")
    return position


def _education(entry: Entry) -> Written | None:
    education = carrying.back(entry, Education)
    study, institution, area = education["degree"], education["institution"], entry.text("area")
    if not (area or study) or not institution:
        named = ", ".join(filter(None, (study, area, institution))) or "it"
        entry.note(f"“{named}” names no degree or no institution; left out")
        entry.leave()
        return None
    if education["expected"]:  # Which is what stands in place of an end.
        education["graduated"] = None
    areas = [part.strip() for part in (area or "").split(",") if part.strip()]
    entry.leave()
    return carrying.filled(
        education | {"degree": study or area, "focus": (education["focus"] or areas) if study else []}
    )


def _skills(entries: Iterable[Entry]) -> tuple[list[Written], list[str]]:
    groups: dict[str, list[str]] = {}
    soft: list[str] = []
    for entry in entries:
        name, keywords = carrying.back(entry, SkillGroup).values()
        if name and name.casefold() == SOFT_SKILLS.casefold():
            soft += keywords
        else:
            groups.setdefault(name if name and keywords else "Skills", []).extend(_nameable(keywords or [name or ""]))
        entry.leave()
    return [{"name": name, "skills": list(dict.fromkeys(words))} for name, words in groups.items() if words], soft


def _each(entries: Iterable[Entry], made: Callable[[Entry], Written | None]) -> list[Written]:
    return [written for entry in entries if (written := made(entry))]


def _nameable(names: Iterable[str]) -> list[str]:
    return [name for name in names if slugify(name)]
