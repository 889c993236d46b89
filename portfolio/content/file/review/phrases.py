"""What texts should not hold: filler, secrets, unguarded links, and more than their place has room for."""

import re
from collections.abc import Iterator
from typing import Any

from portfolio.content import prose
from portfolio.content.file import schema, starting
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.file.written_dates import UNKNOWN
from portfolio.content.model.dates import PATTERN
from portfolio.content.model.words import ROOM
from portfolio.content.prose import Prose

_FILLER = re.compile(
    r"(?i:lorem ipsum|dolor sit amet)|\b(?:TODO|TBD|FIXME|XXX+)\b|\basdf|\bfoo ?bar\b|\bplaceholder\b"
    r"|\b[Yy]our (?:[Nn]ame|[Rr]ole|[Tt]itle|[Cc]ompany|[Ee]mployer|[Tt]ext)\b|\b(?:insert|write|add) .{1,20} here\b"
    r"|\bexample\.(?:com|org|net)\b"
)
# No visitor reads them.
_UNREAD = {("$schema",), ("acknowledged",)}
# Room is said in round figures, and nothing breaks just beyond it.
_TOLERANCE = 1.25
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


def remarks(written: Any) -> Iterator[Finding]:
    """Yield what may be said of the texts in the parsed JSON `written`."""
    placeholders = starting.placeholders(written)
    for path, text in texts(written):
        if text in placeholders:
            yield Finding(path, f"{quoted(text)} {placeholders[text]}; write your own", code=Code.STARTER)
        elif schema.at(path).get("pattern") == PATTERN and re.fullmatch(rf"{UNKNOWN}(?: \(.*\))?", text):
            sentence = f"{quoted(text)} stands for a date; write what is known of it, such as the year"
            yield Finding(path, sentence, code=Code.STARTER)
        elif found := _FILLER.search(text):
            yield Finding(path, f"{quoted(found[0])} looks like filler; write what is meant", code=Code.FILLER)
        else:
            yield from _unencrypted(path, text)
        yield from _secrets(path, text)
        yield from _too_long(path, text)


def _secrets(path: PartPath, text: str) -> Iterator[Finding]:
    for name, shape in _SECRETS.items():
        if shape.search(text):
            sentence = f"this looks like {name}, and every visitor could read it; remove it, and revoke it"
            yield Finding(path, sentence, code=Code.SECRET)


def _unencrypted(path: PartPath, text: str) -> Iterator[Finding]:
    for address in [text] if path[-1] == "url" else [target.address for target in _read(path, text).tree.targets]:
        if address.strip().casefold().startswith("http://"):
            sentence = f"{quoted(address)} is not encrypted on its way; write https:// if the site has it"
            yield Finding(path, sentence, code=Code.UNENCRYPTED, brief=quoted(address))


def _too_long(path: PartPath, text: str) -> Iterator[Finding]:
    room, length = _room(path), len(_read(path, text))
    if room and length > room * _TOLERANCE:
        sentence = f"this text has {length} characters, and its place room for about {room}; shorten it"
        yield Finding(path, sentence, code=Code.TOO_LONG, brief=f"{spoken(path)} ({length} of about {room} characters)")


def _read(path: PartPath, text: str) -> Prose:
    kind = schema.prose(path)
    return prose.read(text, kind) if kind else Prose(text)


def _room(path: PartPath) -> int | None:
    """Return the characters that the place at `path` has room for; a list says so for its entries."""
    found = schema.at(path).get(ROOM) or (schema.at(path[:-1]).get(ROOM) if isinstance(path[-1], int) else None)
    return int(found) if found else None


def texts(written: Any, path: PartPath = ()) -> Iterator[tuple[PartPath, str]]:
    """Yield every text in the parsed JSON `written`, which stands at `path`, but for those that are on no page."""
    if path in _UNREAD or (path[:1] == ("audiences",) and path[-1] == "key"):
        return
    if isinstance(written, str):
        yield path, written
    elif isinstance(written, dict):
        for key, value in written.items():
            yield from texts(value, (*path, key))
    elif isinstance(written, list):
        for n, value in enumerate(written):
            yield from texts(value, (*path, n))
