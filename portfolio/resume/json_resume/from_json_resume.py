"""From a JSON Resume to what a portfolio file says, and a note for everything that could not be carried over.

Resumes in the wild leave fields out, write null, one text in place of a list, dates in words, and keys of older
schemas. What can be read is read; nothing that was written disappears without a note.
"""

from collections.abc import Callable, Iterable
from typing import Any

from portfolio.content.file import schema
from portfolio.content.file.source.places import PartPath
from portfolio.content.file.starting import (
    WRITE_TO_ME,
    YOUR_DEGREE,
    YOUR_PROJECT,
    YOUR_UNIVERSITY,
)
from portfolio.content.model import Education, Picture, Portfolio, Portrait, Project, SkillGroup
from portfolio.content.model.dates import Month, latest_year
from portfolio.content.model.naming import slugify
from portfolio.resume import foreign_texts, language_guess
from portfolio.resume.foreign_values import leaves
from portfolio.resume.json_resume import basics, carrying, roles, shapes, verbatim
from portfolio.resume.json_resume.entries import Context, Entry
from portfolio.resume.json_resume.names import names
from portfolio.resume.json_resume.to_json_resume import DONE_IN, MAILED_BY_A_LINK, PICTURES, SOFT_SKILLS
from portfolio.resume.notes import Notes

Written = dict[str, Any]


def portfolio(resume: Any, today: Month | None = None, notes: Notes | None = None) -> tuple[Written, Notes]:
    """Return what the parsed JSON `resume` says as a portfolio file has it, and what it could not say there.

    In the month `today`, no year may lie too far ahead; None if the time is not known. What is told is added to
    `notes`, if there are some already.
    """
    notes = Notes() if notes is None else notes
    inner, place = shapes.innermost(resume)
    context = Context(notes, verbatim.is_ours(inner), latest_year(today))
    whole = Entry(shapes.listed(inner), place, context)
    own = whole.entry(verbatim.KEY) if context.is_ours else Entry({}, "", context)
    about = basics.read(whole, is_mailed_by_a_link=bool(own.take(MAILED_BY_A_LINK)))
    portrait = verbatim.picture(Portrait, own.take(verbatim.PORTRAIT))
    taken = roles.TakenNames()
    employers = roles.employers(whole.entries(*shapes.WORK), taken)
    volunteering = _each(
        whole.entries(*names(Portfolio, "volunteering")), lambda entry: roles.volunteering(entry, taken)
    )
    soft = own.take("soft_skills")
    skills, soft_skills = _skills(whole.entries("skills"), is_soft_apart=soft is not None)
    written = {
        "language": about.language or (None if context.is_ours else _guessed(inner, notes)),
        "person": about.person | ({"portrait": portrait} if portrait else {}),
        "employers": employers,
        "volunteering": volunteering,
        "projects": _each(whole.entries("projects"), lambda entry: _project(entry, taken)),
        "education": _each(whole.entries("education"), _education),
        "skills": skills,
        "soft_skills": soft or soft_skills,
        "contact": {"invitation": own.take(verbatim.INVITATION) or _invitation(notes), **about.contact},
        "links": about.links,
        **carrying.back(whole, Portfolio, but=frozenset({"volunteering"})),
        **verbatim.back(own),
    }
    own.leave()
    whole.leave("$schema")
    return _ordered({key: value for key, value in written.items() if value}), notes


def _ordered(written: Any, path: PartPath = ()) -> Any:
    """Return `written` with the keys of each part in the order of the manual."""
    if isinstance(written, list):
        return [_ordered(one, (*path, n)) for n, one in enumerate(written)]
    if not isinstance(written, dict):
        return written
    keys = schema.keys(path)
    return {key: _ordered(written[key], (*path, key)) for key in sorted(written, key=keys.index)}


def _guessed(resume: Any, notes: Notes) -> str | None:
    """Return the language that the texts of `resume` are plainly written in, if it is not English."""
    language = language_guess.language(leaves(resume))
    if language in {None, "en"}:
        return None
    notes.look("language", "is said nowhere, and this is what the texts read as", language)
    return language


def _invitation(notes: Notes) -> str:
    notes.look(
        "contact.invitation", "is in no resume; a placeholder stands there until you write your own", WRITE_TO_ME
    )
    return WRITE_TO_ME


def _project(entry: Entry, taken: roles.TakenNames) -> Written:
    project = carrying.back(entry, Project)
    title = project["title"] or entry.assumed("name", YOUR_PROJECT)
    made = slugify(title) or "unnamed"
    position, role = _done_in(entry, taken)
    links = project["links"] or [{"label": "Website", "url": url} for url in [entry.link("url", "website")] if url]
    entry.take("url" if project["links"] and any(link["url"] == entry.peek("url") for link in links) else "")
    written = project | {
        "title": title,
        "links": links,
        "pictures": _pictures(entry),
        "position": position,
        "role": project["role"] or role,
        "technologies": roles.nameable(project["technologies"]),
    }
    slug = roles.free(roles.own_slug(entry) or made, taken.texts)
    entry.leave()
    return carrying.filled(roles.slugged(written, slug, made))


def _pictures(entry: Entry) -> list[Written]:
    """Return the pictures of a project, which are files of the owner's."""
    written = entry.take(PICTURES) if entry.context.is_ours else None
    found = (verbatim.picture(Picture, one) for one in written or ())
    return [picture for picture in found if picture]


def _done_in(entry: Entry, taken: roles.TakenNames) -> tuple[str | None, str | None]:
    """Return the slug of the position that a project was done in, if it is plain, and what one was in it besides.

    The project's `entity` names the employer, and a role of it the title.
    """
    own = entry.take(DONE_IN) if entry.context.is_ours else None
    entity, titles = entry.text("entity"), entry.texts("roles")
    if own in taken.positions.values():
        return own, None
    exact = [slug for title in titles if entity and (slug := taken.positions.get((entity, title)))]
    there = [slug for (where, _), slug in taken.positions.items() if where == entity]
    found = next(iter(exact), there[0] if len(there) == 1 else None)
    if entity and not found:
        entry.left_out(
            "names no employer above, or one with several positions; name the `position` by hand", entity, "entity"
        )
    return found, None if exact else ", ".join(titles) or None


def _education(entry: Entry) -> Written:
    education = carrying.back(entry, Education)
    areas = [] if education["focus"] else _areas(entry)
    if education["expected"]:  # Which is what stands in place of an end.
        education["graduated"] = None
    degree, focus = education["degree"], education["focus"] or areas
    if not degree and areas:
        degree, focus = ", ".join(areas), []
    told = {
        "degree": degree or entry.assumed("studyType", YOUR_DEGREE),
        "institution": education["institution"] or entry.assumed("institution", YOUR_UNIVERSITY),
        "focus": focus,
    }
    if entry.context.is_ours:
        entry.take("area")  # Which says what `focus` does.
    entry.leave()
    return carrying.filled(education | told)


def _areas(entry: Entry) -> list[str]:
    """Return the areas of a study, each for itself; what stands in brackets belongs to what stands before it."""
    return entry.texts("area", "areas", "field", "fieldOfStudy", "major")


def _skills(entries: Iterable[Entry], *, is_soft_apart: bool) -> tuple[list[Written], list[str]]:
    """Return the groups of skills, and the soft ones, unless those are known already; what has no group is `Skills`."""
    groups: list[Written] = []
    loose: Written = {"name": "Skills", "skills": []}
    soft: list[str] = []
    for entry in entries:
        name, keywords = carrying.back(entry, SkillGroup).values()
        entry.leave()
        if name and not keywords:
            name, keywords = _listed(name) if not entry.context.is_ours else (name, [])
        if name and name.casefold() == SOFT_SKILLS.casefold() and not is_soft_apart:
            soft += keywords
        elif name:
            groups.append({"name": name, "skills": roles.nameable(keywords)})
        else:
            loose["skills"] += roles.nameable(keywords)
            if loose not in groups:
                groups.append(loose)
    for group in groups:
        group["skills"] = list(dict.fromkeys(group["skills"]))
    return [group for group in groups if group["skills"]], soft


def _listed(text: str) -> tuple[str | None, list[str]]:
    """Return the group and the skills that a bare text lists: `Languages: Go, Python`."""
    name, colon, rest = text.partition(": ")
    return (name, foreign_texts.listed(rest)) if colon and rest.strip() else (None, foreign_texts.listed(text))


def _each(entries: Iterable[Entry], made: Callable[[Entry], Written | None]) -> list[Written]:
    return [written for entry in entries if (written := made(entry))]
