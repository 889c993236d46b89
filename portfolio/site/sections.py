"""The sections of the front page: what there is, in which order, and whether there is anything to show.

A section is one entry here and one template, `templates/site/sections/_<id>.html`. Page, navigation, the rules for
what is empty, and the tests of print and of leftovers read this list.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from portfolio.content import arrangement
from portfolio.content.model import ORDERED, OwnSection, Portfolio
from portfolio.current import CurrentContent


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
    """Whether paper shows it; print/paper.css hides what it does not."""
    shows: Callable[[CurrentContent], bool] | None = None
    """Whether a section has something to show that shows no part of the file by itself."""
    own: OwnSection | None = None
    """What the owner wrote, of a section of the owner's own."""

    @property
    def template(self) -> str:
        """The template that draws the section."""
        return "site/sections/_own.html" if self.own else f"site/sections/_{self.id}.html"

    def is_there(self, content: CurrentContent) -> bool:
        """Say whether there is anything to show."""
        if self.shows:
            return self.shows(content)
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


def _has_technologies(content: CurrentContent) -> bool:
    return bool(content.record.offered)


def _has_a_course(content: CurrentContent) -> bool:
    """Say whether a career without technologies has anything to compare along a line of time."""
    portfolio = content.portfolio
    return not content.record.offered and len(portfolio.roles) + len(portfolio.breaks) > 1


# One group, because choosing a technology swaps them together.
EVIDENCE = Group(
    "evidence",
    (
        Section("filter", "Technologies over Time", (), "Technologies", is_printed=False, shows=_has_technologies),
        Section("career", "Career over Time", is_printed=False, shows=_has_a_course),
        Section("experience", ORDERED["employers"], ("employers",), "Experience"),
        Section("volunteering", ORDERED["volunteering"], ("volunteering",), "Volunteering"),
        Section("projects", ORDERED["projects"], ("projects",), "Projects"),
    ),
)
GROUPS = (
    EVIDENCE,
    _alone(Section("breaks", ORDERED["breaks"], ("breaks",))),
    _alone(Section("education", ORDERED["education"], ("education",), "Education")),
    _alone(Section("certificates", ORDERED["certificates"], ("certificates",))),
    _alone(Section("skills", ORDERED["skills"], ("skills", "soft_skills"), "Skills")),
    _alone(Section("languages", ORDERED["languages"], ("languages",))),
    _alone(Section("publications", ORDERED["publications"], ("publications",), "Publications")),
    _alone(Section("talks", ORDERED["talks"], ("talks",), "Talks")),
    _alone(Section("awards", ORDERED["awards"], ("awards",))),
    _alone(Section("recommendations", ORDERED["recommendations"], ("recommendations",))),
    _alone(Section("highlights", ORDERED["highlights"], ("highlights",))),
    _alone(Section("mindsets", ORDERED["mindsets"], ("mindsets",))),
    _alone(Section("principles", ORDERED["principles"], ("principles",), "Principles")),
    _alone(Section("interests", ORDERED["interests"], ("interests",))),
    _alone(Section("reading", ORDERED["reading"], ("reading",), "Reading", is_printed=False)),
    # Stands for all sections of the owner's own.
    _alone(Section("own", "Sections of Your Own", ("sections",))),
)


def shown(content: CurrentContent) -> tuple[Group, ...]:
    """Return the groups with those of their sections that have something to show; none without a section."""
    return _arranged((shown_of(group, content) for group in GROUPS), content.portfolio)


def shown_to_audience(portfolio: Portfolio, told: Collection[str]) -> tuple[Group, ...]:
    """Return what an audience sees, of its `portfolio` and of the parts of the file that are `told` and not shown.

    Drawings are left out: what they compare is the whole.
    """
    return _arranged(
        (_ordered(group, portfolio, lambda one: _is_seen(one, portfolio, told)) for group in GROUPS), portfolio
    )


def _is_seen(section: Section, portfolio: Portfolio, told: Collection[str]) -> bool:
    return any(getattr(portfolio, field) or field in told for field in section.fields)


def _arranged(groups: Iterable[Group], portfolio: Portfolio) -> tuple[Group, ...]:
    """Return the `groups` that have sections, in the owner's order."""
    filled = [one for group in groups if group.sections for one in _apart(group, portfolio)]
    place = _places(portfolio)
    # A drawing moves no group; by itself, it stands where what it draws would.
    return tuple(sorted(filled, key=lambda group: min(map(place, _moving(group) or _moving(EVIDENCE)))))


def shown_of(group: Group, content: CurrentContent) -> Group:
    """Return `group` with those of its sections that have something to show, in the owner's order; drawings first."""
    return _ordered(group, content.portfolio, lambda section: section.is_there(content))


def _ordered(group: Group, portfolio: Portfolio, is_there: Callable[[Section], bool]) -> Group:
    there = [_led_to(section, portfolio) for section in group.sections if is_there(section)]
    return replace(group, sections=tuple(sorted(there, key=_places(portfolio))))


def own_id(own: OwnSection) -> str:
    """Return what the page calls a section of the owner's own; no other section is called so."""
    return f"section-{own.slug}"


def _apart(group: Group, portfolio: Portfolio) -> list[Group]:
    """Return `group`; in place of the one that stands for the owner's own sections, one for each of them."""
    if group.sections[0].id != "own":
        return [group]
    return [_alone(Section(own_id(own), own.title, ("sections",), own.title, own=own)) for own in portfolio.sections]


def _moving(group: Group) -> list[Section]:
    return [section for section in group.sections if section.fields]


def _led_to(section: Section, portfolio: Portfolio) -> Section:
    """Return `section`, in the navigation if the owner puts it first."""
    if section.in_navigation or set(section.fields).isdisjoint(portfolio.order):
        return section
    return replace(section, in_navigation=section.title)


def _places(portfolio: Portfolio) -> Callable[[Section], int]:
    """Return what tells the place of a section in the owner's order; what shows no part of the file has none, -1."""
    arranged = arrangement.arranged(portfolio)
    places = {headed if isinstance(headed, str) else own_id(headed): n for n, headed in enumerate(arranged)}
    return lambda section: places.get(section.id if section.own else next(iter(section.fields), ""), -1)


def showing(field: str) -> Section | None:
    """Return the section that shows the part `field` of the file; None if the part stands outside of sections."""
    every = (section for group in GROUPS for section in group.sections)
    return next((section for section in every if field in section.fields), None)
