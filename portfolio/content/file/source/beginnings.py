"""What stands before a file that is no JSON, or not yet: what programs wrap around it, and other kinds of files."""

import re
from typing import NamedTuple

_OTHERS = (
    (re.compile(r"<"), "this is HTML or XML, and no portfolio file; name another file"),
    (re.compile(r"%PDF"), "this is a PDF, and no portfolio file; name another file"),
    (re.compile(r"PK[\x03\x05]"), "this is a ZIP archive or a document of an office program; name another file"),
    (
        re.compile(r"---\s|[\w-]+:[ \t]*(?:[\r\n]|[^\s/\[{].*[\r\n])"),
        "this looks like YAML, and a portfolio file is JSON; `portfolio new` writes one to begin with",
    ),
)
_FENCE = re.compile(r"```[\w-]*[ \t]*[\r\n]+")
_SCRIPT = re.compile(
    r"(?:export\s+default|module\.exports\s*=|(?:var|let|const)\s+\w+\s*=|window\.[\w.]+\s*=)\s*(?=[{\[])"
)


class Wrapping(NamedTuple):
    """What stands around the content: up to `end`, and what to do about it."""

    end: int
    sentence: str


def wrapping(text: str, at: int) -> Wrapping | None:
    """Return what stands before the content that begins behind it; None if nothing does."""
    if found := _FENCE.match(text, at):
        return Wrapping(found.end(), "this is a mark of Markdown around the content; remove its lines")
    if found := _SCRIPT.match(text, at):
        return Wrapping(found.end(), "this is JavaScript around the content; remove it, and the semicolon at the end")
    return None


def other_kind(text: str, at: int) -> str | None:
    """Say what a file is that is none of JSON; None if nothing is known of it."""
    return next((sentence for begins, sentence in _OTHERS if begins.match(text, at)), None)


def is_left_over(text: str, at: int) -> bool:
    """Say whether nothing but the end of a wrapping stands at `at`."""
    return re.compile(r"(?:```|;)\s*\Z").match(text, at) is not None
