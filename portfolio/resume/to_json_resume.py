"""From a portfolio to a JSON Resume.

What the schema has no field for stands in keys of our own, which it allows: `technologies` beside a position, `impact`
and `challenge` beside a project, `focus` beside an education. What it has fields for comes back as it was when it is
imported again.
"""

import json
from datetime import datetime
from typing import Any

from portfolio.content.model import Education, Employer, Link, Portfolio, Position, Project

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
SOFT_SKILLS = "Soft Skills"

Resume = dict[str, Any]


def text(portfolio: Portfolio, address: str) -> str:
    """Return `portfolio` as the text of a JSON Resume; `address` is where the resume itself is served."""
    return json.dumps(resume(portfolio, address), ensure_ascii=False, indent=2) + "\n"


def resume(portfolio: Portfolio, address: str, modified: datetime | None = None) -> Resume:
    """Return `portfolio` as a JSON Resume; `address` is where the resume itself is served."""
    skills = [{"name": group.name, "keywords": list(group.skills)} for group in portfolio.skills]
    if portfolio.soft_skills:
        skills.append({"name": SOFT_SKILLS, "keywords": list(portfolio.soft_skills)})
    meta = {"canonical": address, "version": "v1.0.0"}
    if modified:
        meta["lastModified"] = modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _filled(
        {
            "$schema": SCHEMA,
            "basics": _basics(portfolio, address),
            "work": [_work(employer, p) for employer in portfolio.employers for p in employer.positions],
            "education": [_education(education) for education in portfolio.education],
            "skills": skills,
            "projects": [_project(portfolio, project) for project in portfolio.projects],
            "meta": meta,
        }
    )


def _basics(portfolio: Portfolio, address: str) -> Resume:
    links = [link for link in portfolio.links if not str(link.url).startswith("mailto:")]
    email = next((link for link in portfolio.links if link not in links), None)
    return _filled(
        {
            "name": portfolio.person.name,
            "label": portfolio.person.role,
            "email": (email.url.path or "").partition("?")[0] if email else None,
            "url": address.removesuffix("resume.json"),
            "summary": portfolio.person.pitch,
            "profiles": [_profile(link) for link in links],
        }
    )


def _profile(link: Link) -> Resume:
    return {"network": link.label, "url": str(link.url)}


def _work(employer: Employer, position: Position) -> Resume:
    return _filled(
        {
            "name": employer.name,
            "position": position.title,
            "location": position.location,
            "startDate": str(position.start),
            "endDate": str(position.end) if position.end else None,
            "summary": position.summary,
            "highlights": [achievement.text for achievement in position.achievements],
            "technologies": list(position.technologies),
        }
    )


def _education(education: Education) -> Resume:
    return _filled(
        {
            "institution": education.institution,
            "studyType": education.degree,
            "area": ", ".join(education.focus),
            "focus": list(education.focus),
            "endDate": str(education.graduated) if education.graduated else None,
            "courses": list(education.coursework),
        }
    )


def _project(portfolio: Portfolio, project: Project) -> Resume:
    position = portfolio.position_of(project)
    return _filled(
        {
            "name": project.title,
            "description": project.summary,
            "highlights": list(project.solutions),
            "keywords": list(project.technologies),
            "entity": portfolio.employer_of(position).name if position else None,
            "roles": [position.title] if position else [],
            "impact": project.impact,
            "challenge": project.challenge,
        }
    )


def _filled(entry: Resume) -> Resume:
    """Return `entry` without what is empty."""
    return {key: value for key, value in entry.items() if value not in (None, "", [], {})}
