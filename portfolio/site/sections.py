"""The sections of the front page: what there is, in which order, and whether there is anything to show.

A section is one entry here and one template, `templates/site/sections/_<id>.html`. Page, navigation, the rules for
what is empty, and the tests of print and of leftovers read this list.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from portfolio.current import CurrentContent
from portfolio.evidence.record import Record


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under a heading of its own."""

    id: str
    title: str
    fields: tuple[str, ...] = ()
    """The parts of the file that the section shows; with none of them filled, it is not there."""
    in_navigation: str | None = None
    """What the section navigation calls it; None if it is left out there."""
    is_printed: bool = True
    """Whether paper shows it; print.css hides what it does not."""
    shows: Callable[[Record], bool] | None = None
    """Whether a section has something to show that shows no part of the file by itself."""

    @property
    def template(self) -> str:
        """The template that draws the section."""
        return f"site/sections/_{self.id}.html"

    def is_there(self, content: CurrentContent) -> bool:
        """Say whether there is anything to show."""
        if self.shows:
            return self.shows(content.record)
        return any(getattr(content.portfolio, field) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that stand together, with one template around them: they change places only within their group."""

    id: str
    sections: tuple[Section, ...]

    @property
    def template(self) -> str:
        """The template that draws the group."""
        return f"site/groups/_{self.id}.html"


def _alone(section: Section) -> Group:
    return Group("alone", (section,))


PAIR = Group(
    "pair",
    (Section("highlights", "Highlights", ("highlights",)), Section("mindsets", "Growth Mindsets", ("mindsets",))),
)
# One group, because choosing a technology swaps them together.
EVIDENCE = Group(
    "evidence",
    (
        Section("filter", "Technologies over Time", is_printed=False, shows=lambda record: bool(record.offered)),
        Section("experience", "Work Experience", ("employers",), "Work Experience"),
        Section("projects", "Featured Projects", ("projects",), "Featured Projects"),
    ),
)
GROUPS = (
    PAIR,
    EVIDENCE,
    _alone(Section("education", "Education", ("education",), "Education")),
    _alone(Section("skills", "Skills & Expertise", ("skills", "soft_skills"), "Skills")),
    _alone(Section("principles", "Core Principles", ("principles",), "Core Principles")),
    _alone(Section("reading", "Essential Reading", ("reading",), "Essential Reading", is_printed=False)),
)


def shown(content: CurrentContent) -> tuple[Group, ...]:
    """Return the groups with those of their sections that have something to show; none without a section."""
    groups = (shown_of(group, content) for group in GROUPS)
    return tuple(group for group in groups if group.sections)


def shown_of(group: Group, content: CurrentContent) -> Group:
    """Return `group` with those of its sections that have something to show."""
    return replace(group, sections=tuple(section for section in group.sections if section.is_there(content)))


def showing(field: str) -> Section | None:
    """Return the section that shows the part `field` of the file; None if the part stands outside of sections."""
    every = (section for group in GROUPS for section in group.sections)
    return next((section for section in every if field in section.fields), None)
