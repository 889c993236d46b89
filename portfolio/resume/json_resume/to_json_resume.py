"""From a portfolio to a JSON Resume.

What the schema has no field for stands in keys of our own, which it allows: `technologies` and `engagement` beside a
position, `impact`, `challenge` and `pictures` beside a project, `thesis` and `expectedEndDate` beside an education,
`startDateText` beside a start that is told in words, `markdown` beside texts that hold its marks, `talks`, `breaks` and
`sections` at the top. All of it but pictures comes back as it was when it is imported again.
"""

import json
from datetime import datetime
from typing import Any

from portfolio.assets import renditions
from portfolio.content.model import Education, Employer, Picture, Portfolio, Position, Project
from portfolio.resume.json_resume import carrying
from portfolio.resume.json_resume.names import name

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
SOFT_SKILLS = "Soft Skills"
EMPLOYER_DESCRIPTION = "employerDescription"
"""Our own name for what an employer does, beside a position without a summary."""

Resume = dict[str, Any]


def text(portfolio: Portfolio, address: str) -> str:
    """Return `portfolio` as the text of a JSON Resume; `address` is where the resume itself is served."""
    return json.dumps(resume(portfolio, address), ensure_ascii=False, indent=2) + "\n"


def resume(portfolio: Portfolio, address: str, modified: datetime | None = None) -> Resume:
    """Return `portfolio` as a JSON Resume; `address` is where the resume itself is served."""
    skills = [carrying.out(group) for group in portfolio.skills]
    if portfolio.soft_skills:
        skills.append({"name": SOFT_SKILLS, "keywords": list(portfolio.soft_skills)})
    site_url = _site_url(address)
    meta = {"canonical": address, "version": "v1.0.0"}
    if modified:
        meta["lastModified"] = modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    return carrying.filled(
        {
            "$schema": SCHEMA,
            "basics": _basics(portfolio, address),
            "work": [_work(employer, p) for employer in portfolio.employers for p in employer.positions],
            "education": [_education(education) for education in portfolio.education],
            "skills": skills,
            "projects": [_project(portfolio, project, site_url) for project in portfolio.projects],
            **carrying.out(portfolio),
            "meta": meta,
        }
    )


def _site_url(address: str) -> str:
    return address.removesuffix("/resume.json")


def _basics(portfolio: Portfolio, address: str) -> Resume:
    contact = carrying.out(portfolio.contact)
    mailed = next((link for link in portfolio.links if str(link.url).startswith("mailto:")), None)
    if mailed and not contact["email"]:
        contact["email"] = (mailed.url.path or "").partition("?")[0]
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


def _work(employer: Employer, position: Position) -> Resume:
    work = carrying.together(carrying.out(employer), carrying.out(position))
    # In older schemas it is the position that `description` describes; a summary says that it is not.
    if not position.summary:
        work[EMPLOYER_DESCRIPTION] = work.pop(name(Employer, "description"))
    return carrying.filled(work)


def _education(education: Education) -> Resume:
    carried = carrying.out(education) | {"area": ", ".join(education.focus)}
    if education.expected:  # A JSON Resume has one place for both ends.
        carried[name(Education, "graduated")] = carried[name(Education, "expected")]
    return carrying.filled(carried)


def _project(portfolio: Portfolio, project: Project, site_url: str) -> Resume:
    position = portfolio.position_of(project)
    done_in = {"entity": portfolio.where(position), "roles": [position.title]} if position else {}
    # A JSON Resume has one place for a link, and knows no label for it.
    url = {"url": str(project.links[0].url)} if project.links else {}
    pictures = [_picture(picture, site_url) for picture in project.pictures]
    return carrying.filled(carrying.out(project) | done_in | url | {"pictures": pictures})


def _picture(picture: Picture, site_url: str) -> Resume:
    shown = renditions.picture(picture.file)
    address = f"{site_url}{shown.plain.address}" if shown else None
    return carrying.filled({"url": address, "alt": picture.alt, "caption": picture.caption})


def _portrait(portfolio: Portfolio, site_url: str) -> str | None:
    """Return where the portrait is served in the kind that every program knows; None without one."""
    portrait = portfolio.person.portrait
    shown = renditions.portrait(portrait.file) if portrait else None
    return f"{site_url}{shown.plain.address}" if shown else None
