"""The shapes that resumes come in: inside something else, by older names, with objects in place of lists."""

from typing import Any

from portfolio.resume.foreign_values import is_empty

WORK = ("work", "experience", "workExperience", "work_experience", "experiences", "employment", "positions", "jobs")
"""What the positions of a resume are called, the schema's name first."""
BASICS = ("basics", "bio", "basic", "personal", "personalInfo")
"""What is said of the person."""
SECTIONS = frozenset((*WORK, *BASICS, "education", "skills", "projects", "volunteer"))
"""What tells a resume from anything else: one of its parts."""
_TITLED = frozenset(("name", "keywords", "category", "items", "skills", "level"))


def innermost(written: Any) -> tuple[Any, str]:
    """Return the resume in the parsed JSON `written`, and its place: it may stand alone in a list or an object."""
    place = ""
    while True:
        if isinstance(written, list) and len(written) == 1 and isinstance(written[0], dict):
            written, place = written[0], f"{place}[0]"
        elif isinstance(written, dict) and not SECTIONS & written.keys() and (key := _key_of_resume(written)):
            written, place = written[key], f"{place}.{key}" if place else key
        else:
            return written, place


def listed(resume: Any) -> Any:
    """Return `resume` with a list in place of each object that names its entries by key: groups of skills, profiles."""
    if not isinstance(resume, dict):
        return resume
    found = dict(resume)
    skills = found.get("skills")
    if isinstance(skills, dict) and not is_empty(skills) and not _TITLED & skills.keys():
        found["skills"] = [{"name": name, "keywords": words} for name, words in skills.items()]
    for key in WORK:
        if (
            isinstance(entries := found.get(key), dict)
            and entries
            and all(isinstance(one, dict) for one in entries.values())
        ):
            found[key] = list(entries.values())
    return found


def profiles(written: Any) -> Any:
    """Return profiles as a list, if they are an object that names each network: by address, user name or object."""
    if not isinstance(written, dict) or {"network", "url", "username"} & written.keys():
        return written
    return [
        {"network": network, **(one if isinstance(one, dict) else {"username": one})}
        for network, one in written.items()
    ]


def _key_of_resume(written: dict[str, Any], depth: int = 3) -> str | None:
    """Return the key of `written` under which a resume stands, at most so deep."""
    objects = {key: one for key, one in written.items() if isinstance(one, dict)}
    found = (key for key, one in objects.items() if SECTIONS & one.keys() or (depth and _key_of_resume(one, depth - 1)))
    return next(found, None)
