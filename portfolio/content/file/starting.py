"""A file to begin with: small, complete, and good as it stands."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portfolio.content.model.dates import Month

Written = dict[str, Any]


def starter(today: Month) -> Written:
    """Return what a new owner's file says; `portfolio check` remarks on each text that is still to be replaced."""
    return {
        "language": "en",
        "theme": {"accent": "#1f4fd8"},
        "person": {
            "name": "Your Name",
            "role": "Your Role",
            "pitch": "One to three sentences about what you do best. Search engines show them too.",
            "location": "Your City",
        },
        "technologies": [{"name": "Python", "group": "Languages"}, {"name": "PostgreSQL", "aka": ["Postgres"]}],
        "employers": [_employer(today)],
        "figures": [{"value": "10x", "measures": "faster reports", "source": "faster-reports"}],
        "projects": [
            {
                "title": "Your Project",
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
                "degree": "Your Degree",
                "institution": "Your University",
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
        "name": "Your Employer",
        "url": "https://example.org/your-employer",
        "positions": [_position(today)],
    }


def _position(today: Month) -> Written:
    return {
        "title": "Your Title",
        "slug": "first-position",
        "location": "Your City",
        "start": str(Month(today.year - 2, 1)),
        "summary": "What you were there for, in a sentence.",
        "achievements": [{"slug": "faster-reports", "text": "Made reports 10x faster by moving them to PostgreSQL."}],
        "technologies": ["Python", "Postgres"],
    }


def sentences() -> frozenset[str]:
    """Return the texts of the starter that nobody would write for themselves: those of several words."""
    return frozenset(text for text in _texts(starter(Month(2000, 1))) if " " in text)


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
