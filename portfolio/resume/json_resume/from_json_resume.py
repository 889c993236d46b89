"""From a JSON Resume to what a portfolio file says, and a note for everything that could not be carried over.

Resumes in the wild leave fields out, write null, one text in place of a list, dates in words, and keys of older
schemas. What can be read is read; nothing that was written disappears without a note.
"""

from collections.abc import Callable, Iterable
from typing import Any

from portfolio.content.model import Contact, Education, Link, Person, Portfolio, Project, SkillGroup
from portfolio.content.model.naming import slugify
from portfolio.resume.json_resume import carrying, roles
from portfolio.resume.json_resume.entries import Entry, Notes
from portfolio.resume.json_resume.to_json_resume import SOFT_SKILLS

Written = dict[str, Any]
_INVITATION = "Write to me."


def portfolio(resume: Any) -> tuple[Written, Notes]:
    """Return what the parsed JSON `resume` says as a portfolio file has it, and what it could not say there."""
    notes = Notes()
    whole = Entry(resume, "", notes)
    person, contact, links = _basics(whole.entry("basics"), _home(whole.entry("meta")))
    taken = roles.TakenNames()
    employers = roles.employers(whole.entries("work"), taken)
    skills, soft_skills = _skills(whole.entries("skills"))
    written = {
        "person": person,
        "employers": employers,
        "volunteering": _each(whole.entries("volunteer"), lambda entry: roles.volunteering(entry, taken)),
        "projects": _each(whole.entries("projects"), lambda entry: _project(entry, taken)),
        "education": _each(whole.entries("education"), _education),
        "skills": skills,
        "soft_skills": soft_skills,
        "contact": {"invitation": _INVITATION, **contact},
        "links": list({link["url"]: link for link in links}.values()),
        **carrying.back(whole, Portfolio, but=frozenset({"volunteering"})),
    }
    notes.add("contact.invitation", f"is not in a resume; “{_INVITATION}” stands there until you write your own")
    whole.leave("$schema")
    return {key: value for key, value in written.items() if value}, notes


def _home(meta: Entry) -> str | None:
    """Return the site that made the resume, if it was one like this; its own address is no link of the person's."""
    canonical = meta.text("canonical") or ""
    return canonical.removesuffix("resume.json") if canonical.endswith("/resume.json") else None


def _basics(basics: Entry, home: str | None) -> tuple[Written, Written, list[Written]]:
    person = carrying.back(basics, Person, but=frozenset({"location"}))
    contact = carrying.filled(carrying.back(basics, Contact))
    name = person["name"] or basics.assumed("name", "Your Name")
    role = person["role"] or basics.assumed("label", roles.UNTITLED)
    pitch = person["pitch"] or basics.assumed("summary", f"{name}, {role}.")
    links = _each(basics.entries("profiles"), _profile)
    if (url := basics.link("url", "website")) and url != home:
        links.append({"label": "Website", "url": url})
    if f"mailto:{contact.get('email')}" in {link["url"] for link in links}:
        del contact["email"]  # The link says it, in the owner's words.
    place = basics.text("location") or _place(basics.entry("location"))
    if image := basics.text("image"):
        basics.note(f"the picture at {image} stays there; save it beside the file and name it in person.portrait")
    basics.leave()
    told = person | {"name": name, "role": role, "pitch": pitch, "location": place}
    return carrying.filled(told), contact, links


def _place(location: Entry) -> str | None:
    """Return where somebody lives: city, region and country; a street is nobody's business."""
    parts = dict.fromkeys(filter(None, map(location.text, ("city", "region", "countryCode", "country"))))
    location.leave()
    return ", ".join(parts) or None


def _profile(profile: Entry) -> Written | None:
    link = carrying.back(profile, Link)
    label = link["label"] or "Profile"
    if not link["url"]:
        profile.note(f"“{label}” has no address that can be linked; left out")
    profile.leave()
    return link | {"label": label} if link["url"] else None


def _project(entry: Entry, taken: roles.TakenNames) -> Written | None:
    project = carrying.back(entry, Project)
    title = project["title"]
    if not title:
        entry.note("has no name; left out")
        entry.leave()
        return None
    made = slugify(title) or "unnamed"
    url = entry.link("url", "website")
    written = project | {
        "links": project["links"] or ([{"label": "Website", "url": url}] if url else []),
        "position": _done_in(entry, taken),
        "technologies": roles.nameable(project["technologies"]),
    }
    entry.leave()
    return carrying.filled(roles.slugged(written, taken.free(made), made))


def _done_in(entry: Entry, taken: roles.TakenNames) -> str | None:
    """Return the slug of the position that a project belongs to: its `entity` names the employer, a role the title."""
    entity, titles = entry.text("entity"), entry.texts("roles")
    position = next(
        (taken.positions[entity, role] for role in titles if entity and (entity, role) in taken.positions), None
    )
    if position is None and (entity or titles):
        belongs = ", ".join(filter(None, (*titles, entity)))
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
            groups.setdefault(name if name and keywords else "Skills", []).extend(
                roles.nameable(keywords or [name or ""])
            )
        entry.leave()
    return [{"name": name, "skills": list(dict.fromkeys(words))} for name, words in groups.items() if words], soft


def _each(entries: Iterable[Entry], made: Callable[[Entry], Written | None]) -> list[Written]:
    return [written for entry in entries if (written := made(entry))]
