"""From a portfolio to a JSON Resume.

What the schema has no field for stands in keys of our own, which it allows: `technologies` and `engagement` beside a
position, `impact`, `challenge` and `pictures` beside a project, `thesis` and `expectedEndDate` beside an education,
`startDateText` beside a start that is told in words, `markdown` beside texts that hold its marks, `slug` where the
owner chose one, `talks`, `breaks` and `sections` at the top, and all else under `portfolio`. The portfolio comes back
as it was when the resume is imported again.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from portfolio.assets import renditions
from portfolio.content.model import Education, Employer, Picture, Portfolio, Position, Project, Volunteering
from portfolio.content.model.naming import first_words, slugify
from portfolio.resume.json_resume import carrying, verbatim
from portfolio.resume.json_resume.names import name

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
SOFT_SKILLS = "Soft Skills"
EMPLOYER_DESCRIPTION = "employerDescription"
"""Our own name for what an employer does, beside a position without a summary."""

APART = "isAnotherEmployer"
"""Our own name for an employer that is not the one above, although it has that name."""
SLUG, SLUGS = "slug", "highlightSlugs"
"""Our own names for the slug that the owner gave to an entry, and for those of its highlights, each with its text."""
DONE_IN = "positionSlug"
"""Our own name for the position that a project was done in."""
PICTURES = "pictures"
"""Our own name for the pictures of a project: where each is served, and the file that it is made of."""
MAILED_BY_A_LINK = "isMailedByALink"
"""Our own word for an e-mail address that only a link has."""

Resume = dict[str, Any]


def text(resume: Resume) -> str:
    """Return `resume` as text."""
    return json.dumps(resume, ensure_ascii=False, indent=2) + "\n"


def resume(portfolio: Portfolio, address: str, modified: datetime | None = None) -> Resume:
    """Return `portfolio` as a JSON Resume; `address` is where the resume itself is served."""
    skills = [carrying.out(group) for group in portfolio.skills]
    own = verbatim.out(portfolio)
    if any(group.name.casefold() == SOFT_SKILLS.casefold() for group in portfolio.skills):
        own["soft_skills"] = list(portfolio.soft_skills)
    elif portfolio.soft_skills:
        skills.append({"name": SOFT_SKILLS, "keywords": list(portfolio.soft_skills)})
    if _mailed(portfolio) and not portfolio.contact.email:
        own[MAILED_BY_A_LINK] = True
    site_url = _site_url(address)
    meta = {"canonical": address, "version": "v1.0.0"}
    if modified:
        meta["lastModified"] = modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    return carrying.filled(
        {
            "$schema": SCHEMA,
            "basics": _basics(portfolio, address),
            "work": list(_work(portfolio)),
            "education": [_education(education) for education in portfolio.education],
            "skills": skills,
            "projects": [_project(portfolio, project, site_url) for project in portfolio.projects],
            **carrying.out(portfolio),
            "volunteer": [_volunteering(one) for one in portfolio.volunteering],
            verbatim.KEY: own,
            "meta": meta,
        }
    )


def _site_url(address: str) -> str:
    return address.removesuffix("/resume.json")


def _basics(portfolio: Portfolio, address: str) -> Resume:
    contact = carrying.out(portfolio.contact)
    contact["email"] = contact["email"] or _mailed(portfolio)
    person = carrying.out(portfolio.person) | {"location": {"city": portfolio.person.location}}
    return carrying.filled(
        {
            "name": person.pop("name"),
            "label": person.pop("label"),
            **contact,
            "url": address.removesuffix("resume.json"),
            **person,
            "location": carrying.filled(person["location"]),
            "image": _portrait(portfolio, _site_url(address)),
            "profiles": [carrying.out(link) for link in portfolio.links],
        }
    )


def _mailed(portfolio: Portfolio) -> str | None:
    """Return the e-mail address that a link has."""
    mailed = next((link for link in portfolio.links if str(link.url).startswith("mailto:")), None)
    return (mailed.url.path or "").partition("?")[0] if mailed else None


def _work(portfolio: Portfolio) -> Iterator[Resume]:
    for n, employer in enumerate(portfolio.employers):
        is_apart = n > 0 and portfolio.employers[n - 1].name == employer.name
        for p, position in enumerate(employer.positions):
            work = carrying.together(carrying.out(employer), carrying.out(position), _slugs(position, employer.name))
            # In older schemas it is the position that `description` describes; a summary says that it is not.
            if not position.summary:
                work[EMPLOYER_DESCRIPTION] = work.pop(name(Employer, "description"))
            yield carrying.filled(work | ({APART: True} if is_apart and p == 0 else {}))


def _volunteering(role: Volunteering) -> Resume:
    return carrying.filled(carrying.together(carrying.out(role), _slugs(role, role.organization)))


def _slugs(role: Position, where: str) -> Resume:
    """Return the slugs of `role` and its achievements that are not made of their words."""
    texts = [str(achievement.text) for achievement in role.achievements]
    own = [
        {"slug": achievement.slug, "text": text}
        for achievement, text in zip(role.achievements, texts, strict=True)
        if achievement.slug != slugify(f"{role.slug} {first_words(text)}") or texts.count(text) > 1
    ]
    made = slugify(f"{where} {role.title}") or "unnamed"
    return {SLUG: role.slug if role.slug != made else None, SLUGS: own}


def _education(education: Education) -> Resume:
    carried = carrying.out(education) | {"area": ", ".join(education.focus)}
    if education.expected:  # A JSON Resume has one place for both ends.
        carried[name(Education, "graduated")] = carried[name(Education, "expected")]
    return carrying.filled(carried)


def _project(portfolio: Portfolio, project: Project, site_url: str) -> Resume:
    position = portfolio.position_of(project)
    done_in: Resume = {}
    if position:
        done_in = {"entity": portfolio.where(position), "roles": [position.title], DONE_IN: position.slug}
    slug = {SLUG: project.slug} if project.slug != (slugify(project.title) or "unnamed") else {}
    # A JSON Resume has one place for a link, and knows no label for it.
    url = {"url": str(project.links[0].url)} if project.links else {}
    pictures = [_picture(picture, site_url) for picture in project.pictures]
    return carrying.filled(carrying.out(project) | done_in | slug | url | {PICTURES: pictures})


def _picture(picture: Picture, site_url: str) -> Resume:
    shown = renditions.picture(picture.file)
    address = f"{site_url}{shown.plain.address}" if shown else None
    told = {"url": address, "file": str(picture.file), "alt": picture.alt, "caption": picture.caption}
    return carrying.filled(told)


def _portrait(portfolio: Portfolio, site_url: str) -> str | None:
    """Return where the portrait is served in the kind that every program knows; None without one."""
    portrait = portfolio.person.portrait
    shown = renditions.portrait(portrait.file) if portrait else None
    return f"{site_url}{shown.plain.address}" if shown else None
