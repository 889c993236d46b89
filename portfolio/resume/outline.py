"""What a résumé tells, as values: the facts of the page in the page's order, for every file that people read.

Words are the owner's, or the page's own; texts that may hold marks are Prose, which as a text is its plain words.
What is empty is an empty text or tuple, and not drawn.
"""

from dataclasses import dataclass

from portfolio.content.prose import Prose


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that leads elsewhere."""

    label: str
    """What it is: `Email`, `Code`."""
    words: str
    """Where it leads, as people read it: `ada@example.org`."""
    url: str
    """Where it leads, as programs take it: `mailto:ada@example.org`."""


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text of a line or more, behind its label if it has one. A label may stand alone."""

    text: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class NamedList:
    """Names that run on like a sentence, or sentences of a line each, under a label. A label may stand alone."""

    items: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A number, what it measures, and where it was earned."""

    value: str
    measures: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """Something under a title of its own. Its facts are told in the order of the fields."""

    title: str
    url: str = ""
    """Where the title leads."""
    where: str = ""
    where_url: str = ""
    when: str = ""
    """From when to when, in words."""
    length: str = ""
    """How long, in words."""
    said: tuple[str, ...] = ()
    """Short facts: a place, an engagement, a role."""
    leads: tuple[Lead, ...] = ()
    texts: tuple[ToldText, ...] = ()
    sentences: NamedList = NamedList(())
    """Achievements, or solutions: each a line or more."""
    lists: tuple[NamedList, ...] = ()
    is_quoted: bool = False
    """Whether the texts are somebody else's words."""


@dataclass(frozen=True, slots=True)
class ToldSection:
    """What stands under one heading; its facts are told in the order of the fields."""

    key: str
    """The key of the part in the file; `sections` for one of the owner's own."""
    title: str
    texts: tuple[ToldText, ...] = ()
    lists: tuple[NamedList, ...] = ()
    entries: tuple[ToldEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a résumé tells."""

    language: str
    name: str
    role: str
    said: tuple[str, ...]
    """Where the person is, in which time zone, and whether free."""
    leads: tuple[Lead, ...]
    """How to reach the person, and where else to find them."""
    pitch: Prose | str
    figures: tuple[ToldFigure, ...]
    sections: tuple[ToldSection, ...]
    """In the owner's order; none without something to tell."""
