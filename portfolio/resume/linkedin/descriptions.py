"""What people write into the one text that LinkedIn gives them: prose, and lists with bullets of their own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# What lines of a list begin with. A hyphen in the midst of a line is a hyphen; a round bullet is one everywhere, for
# older exports wrote all lines of a text as one.
_ROUND = "•●▪◦‣■►▸➢➤✓✔✅★"
_LINE = re.compile(rf"\s*(?:[{_ROUND}·*–—+>→-]|\d{{1,2}}[.)])\s+(?=\S)")  # noqa: RUF001 - as above.
_BULLET = re.compile(rf"\s*[{_ROUND}]\s*")
_MOST_OF_A_HEADING = 40
_MOST_OF_A_NAME = 40
_ENDS = ".!?…:;,"
_TECHNOLOGIES = r"Tech(?:nolog(?:y|ies))?(?: [Ss]tack| [Uu]sed)?\s*:"
_OTHERS = r"(?:Stack|Tools|Skills)\s*:"
_TOOLS = re.compile(rf"(?:{_TECHNOLOGIES}|{_OTHERS})\s*(?P<names>\S.*)")
_TOOLS_FOLLOW = re.compile(rf"[ \t]+(?={_TECHNOLOGIES})|(?<=[.!?;)])[ \t]+(?={_OTHERS})")


@dataclass
class Description:
    """A text, taken apart."""

    prose: list[str] = field(default_factory=list)
    """The paragraphs."""
    points: list[str] = field(default_factory=list)
    """What stood behind bullets."""
    headings: list[str] = field(default_factory=list)
    """The short lines that only said that a list follows."""
    tools: list[str] = field(default_factory=list)
    """The names in lines such as `Tech stack: Python, Kafka`."""


def read(text: str) -> Description:
    """Return `text` taken apart; every word of it is in one of the parts."""
    found = Description()
    was_point = False
    for line in _lines(text):
        goes_on = was_point and bool(line.strip()) and (line[0].isspace() or line[0].islower())
        if point := _LINE.match(line):
            if not was_point:
                _take_heading(found)
            found.points.append(line[point.end() :].strip())
        elif goes_on:
            found.points[-1] += f" {line.strip()}"
        elif tools := _tools(line):
            found.tools += tools
        elif line.strip():
            found.prose.append(line.strip())
        was_point = bool(point) or goes_on
    return found


def together(sentences: Iterable[str]) -> str:
    """Return `sentences` as one text, each with an end."""
    said = [text for text in sentences if text]
    return " ".join(text if text[-1] in _ENDS or n == len(said) else f"{text}." for n, text in enumerate(said, 1))


def named(names: str) -> list[str]:
    """Return the names in a list on one line, parted by commas, semicolons, dots in the middle or upright lines."""
    parts = re.split(r"[,;|·•]\s*(?![^(]*\))", names.rstrip("."))
    return [part.strip() for part in parts if part.strip()]


def _lines(text: str) -> list[str]:
    """Return the lines of `text`; each round bullet, and each list of tools, on a line of its own."""
    parted = _TOOLS_FOLLOW.sub("\n", _BULLET.sub("\n• ", text))
    return parted.splitlines()


def _tools(line: str) -> list[str]:
    """Return the names in a line such as `Tools: Figma, Maze`; none if it is a sentence."""
    found = _TOOLS.fullmatch(line.strip())
    names = named(found["names"]) if found else []
    return names if all(len(name) <= _MOST_OF_A_NAME and ". " not in name for name in names) else []


def _take_heading(found: Description) -> None:
    """Take what only says that a list follows out of the prose."""
    if found.prose and found.prose[-1].endswith(":") and len(found.prose[-1]) <= _MOST_OF_A_HEADING:
        found.headings.append(found.prose.pop())
