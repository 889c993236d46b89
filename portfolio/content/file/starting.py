"""A file to begin with: small, complete, and good as it stands."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portfolio.content.model.dates import Month

Written = dict[str, Any]
YOUR_NAME, YOUR_ROLE, YOUR_TITLE, YOUR_EMPLOYER = "Your Name", "Your Role", "Your Title", "Your Employer"
YOUR_PROJECT, YOUR_DEGREE, YOUR_UNIVERSITY = "Your Project", "Your Degree", "Your University"
# An import puts these where something is missing that a file must have; the starter has them too.
_ASSUMED = (YOUR_NAME, YOUR_ROLE, YOUR_TITLE, YOUR_EMPLOYER, YOUR_PROJECT, YOUR_DEGREE, YOUR_UNIVERSITY)
WRITE_TO_ME = "Write to me with the form on this page."
"""The invitation of a file that was imported, until its owner writes one."""


def starter(today: Month) -> Written:
    """Return what a new owner's file says; `portfolio check` remarks on each text that is still to be replaced."""
    return {
        "language": "en",
        "theme": {"accent": "#1f4fd8"},
        "person": {
            "name": YOUR_NAME,
            "role": YOUR_ROLE,
            "pitch": "One to three sentences about what you do best. Search engines show them too.",
            "location": "Your City",
        },
        "technologies": [{"name": "Python", "group": "Languages"}, {"name": "PostgreSQL", "aka": ["Postgres"]}],
        "employers": [_employer(today)],
        "figures": [{"value": "10x", "measures": "faster reports", "source": "faster-reports"}],
        "projects": [
            {
                "title": YOUR_PROJECT,
                "slug": "first-project",
                "position": "first-position",
                "impact": "What came of it, figures first.",
                "summary": "What it is.",
                "challenge": "What made it hard.",
                "solutions": ["What you did about it."],
                "technologies": ["Python"],
            }
        ],
        "education": [
            {
                "degree": YOUR_DEGREE,
                "institution": YOUR_UNIVERSITY,
                "start": today.year - 7,
                "graduated": today.year - 3,
            }
        ],
        "skills": [{"name": "Languages", "skills": ["Python"]}],
        "languages": [{"name": "Your Language", "level": "How well, in a word or two"}],
        "interests": [{"name": "Your Interest"}],
        "contact": {"invitation": "Say here what people should write to you about."},
        "links": [{"label": "Code", "url": "https://example.org/your-name"}],
    }


def _employer(today: Month) -> Written:
    return {
        "name": YOUR_EMPLOYER,
        "url": "https://example.org/your-employer",
        "positions": [_position(today)],
    }


def _position(today: Month) -> Written:
    return {
        "title": YOUR_TITLE,
        "slug": "first-position",
        "location": "Your City",
        "start": str(Month(today.year - 2, 1)),
        "summary": "What you were there for, in a sentence.",
        "achievements": [{"slug": "faster-reports", "text": "Made reports 10x faster by moving them to PostgreSQL."}],
        "technologies": ["Python", "Postgres"],
    }


def assumed_pitch(name: Any, role: Any) -> str:
    """Return the pitch of a file that was imported without one."""
    return f"{name}, {role}."


def placeholders(written: Any) -> Written:
    """Return the texts of several words that nobody writes for themselves; for each, the words that say who did.

    `written` is the parsed JSON that they are looked for in: a pitch may be made of its name and role.
    """
    begun = dict.fromkeys((text for text in _texts(starter(Month(2000, 1))) if " " in text), "is still the starter's")
    person = written.get("person") if isinstance(written, dict) else None
    pitch = [assumed_pitch(person.get("name"), person.get("role"))] if isinstance(person, dict) else []
    imported = dict.fromkeys((WRITE_TO_ME, *pitch), "is what `portfolio import` put there")
    return begun | imported | dict.fromkeys(_ASSUMED, "is still a placeholder")


def text(written: Written, file: Path, schema: Path) -> str:
    """Return `written` as the text of `file`, with a reference to the schema at `schema` for editors."""
    reference = Path(os.path.relpath(schema, file.absolute().parent)).as_posix()
    reference = reference if reference.startswith(".") else f"./{reference}"
    return json.dumps({"$schema": reference, **written}, ensure_ascii=False, indent=2) + "\n"


def _texts(written: Any) -> Iterator[str]:
    if isinstance(written, dict | list):
        for entry in written.values() if isinstance(written, dict) else written:
            yield from _texts(entry)
    elif isinstance(written, str):
        yield written
