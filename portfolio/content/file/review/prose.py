"""What texts should not hold: filler, secrets, unguarded links, and more than their place has room for."""

import re
from collections.abc import Iterator
from typing import Any

from portfolio.content.file import starting
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining import quoted
from portfolio.content.file.source.places import PartPath

_FILLER = re.compile(
    r"(?i:lorem ipsum|dolor sit amet)|\b(?:TODO|TBD|FIXME|XXX+)\b|\basdf|\bfoo ?bar\b|\bplaceholder\b"
    r"|\b[Yy]our (?:[Nn]ame|[Rr]ole|[Tt]itle|[Cc]ompany|[Ee]mployer|[Tt]ext)\b|\b(?:insert|write|add) .{1,20} here\b"
    r"|\bexample\.(?:com|org|net)\b"
)
# Shapes that hardly anything but a secret has; what a scanner of repositories knows besides needs a repository.
_SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "an access key of AWS": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token of GitHub": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})"),
    "a token of GitLab": re.compile(r"\bglpat-[\w-]{20,}"),
    "a token of Slack": re.compile(r"\bxox[abeoprs]-[\w-]{10,}"),
    "a key of Google": re.compile(r"\bAIza[\w-]{35}"),
    "a secret key": re.compile(r"\b(?:sk|rk)[-_](?:live|test|ant|proj)?[-_]?[A-Za-z0-9][\w-]{18,}"),
    "a signed token": re.compile(r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"),
    "a password": re.compile(r"(?i)\b(?:password|passwd|pwd|secret|api[_ -]?key|token)\b\s*[:=]\s*\S{4,}"),
    "a password in an address": re.compile(r"\b\w+://[^\s/:@]+:[^\s/:@]+@"),
    "a long random key": re.compile(r"\b(?=[A-Fa-f0-9]*\d)(?=[A-Fa-f0-9]*[A-Fa-f])[A-Fa-f0-9]{40,}\b"),
}
# The characters that each place has room for, by the keys that lead to it; beyond, pages become hard to read.
_ROOM = {
    "person.name": 50,
    "person.role": 70,
    "person.pitch": 400,
    "highlights.title": 40,
    "highlights.detail": 80,
    "figures.value": 10,
    "figures.measures": 60,
    "mindsets": 50,
    "technologies.name": 45,
    "technologies.group": 40,
    "employers.name": 60,
    "employers.positions.title": 70,
    "employers.positions.location": 60,
    "employers.positions.summary": 400,
    "employers.positions.achievements": 300,
    "employers.positions.achievements.text": 300,
    "employers.positions.technologies": 60,
    "projects.title": 70,
    "projects.impact": 140,
    "projects.summary": 500,
    "projects.challenge": 500,
    "projects.solutions": 300,
    "projects.technologies": 60,
    "education.degree": 100,
    "skills.name": 50,
    "skills.skills": 60,
    "soft_skills": 90,
    "principles": 60,
    "reading.introduction": 300,
    "reading.books.note": 300,
    "contact.invitation": 400,
    "links.label": 40,
    "footer": 120,
}


def remarks(written: Any) -> Iterator[Finding]:
    """Yield what may be said of the texts in the parsed JSON `written`."""
    for path, text in _texts(written, ()):
        if text in starting.sentences():
            yield Finding(path, f"{quoted(text)} is still the starter's; write your own")
        elif found := _FILLER.search(text):
            yield Finding(path, f"{quoted(found[0])} looks like filler; write what is meant")
        for name, shape in _SECRETS.items():
            if shape.search(text):
                yield Finding(
                    path, f"this looks like {name}, and every visitor could read it; remove it, and revoke it"
                )
        if path[-1] == "url" and text.strip().casefold().startswith("http://"):
            yield Finding(path, f"{quoted(text)} is not encrypted on its way; write https:// if the site has it")
        room = _ROOM.get(".".join(step for step in path if isinstance(step, str)))
        if room and len(text) > room:
            yield Finding(
                path, f"this text has {len(text)} characters, and its place room for about {room}; shorten it"
            )


def _texts(written: Any, path: PartPath) -> Iterator[tuple[PartPath, str]]:
    if isinstance(written, str):
        yield path, written
    elif isinstance(written, dict):
        for key, value in written.items():
            yield from _texts(value, (*path, key))
    elif isinstance(written, list):
        for n, value in enumerate(written):
            yield from _texts(value, (*path, n))
