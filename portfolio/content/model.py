"""What `portfolio.json` may say: typed, frozen, strict models.

Pydantic holds each field to its type; `contradictions` in `consistency.py` holds the parts to each other. Every
model refuses keys that it does not know, so that a slip of the pen is told and not ignored.
"""

import math
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    UrlConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from portfolio.content import contrast
from portfolio.content.months import Month, Span
from portfolio.content.naming import first_words, slugify


def _nameable(written: str) -> str:
    if not slugify(written):
        raise PydanticCustomError("unnameable", "holds no letter and no digit; write a name")
    return written


def _readable(color: str) -> str:
    theme = contrast.unreadable_in(color)
    if theme is None:
        return color
    raise PydanticCustomError(
        "unreadable",
        "has a contrast of {found}:1 in the {theme} theme, and text needs {least}:1; the nearest color that reads is "
        "{nearest}",
        {
            "found": f"{math.floor(100 * contrast.against_paper(color, theme)) / 100:.2f}",
            "theme": theme,
            "least": contrast.LEAST,
            "nearest": contrast.nearest(color, theme),
        },
    )


T = TypeVar("T")
# A list in the file is a tuple here, so that a portfolio is frozen all the way down.
Many = Annotated[tuple[T, ...], Field(strict=False)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Wording = Annotated[Text, AfterValidator(_nameable)]
Slug = Annotated[str, StringConstraints(pattern=r"^[^\W_A-Z]+(-[^\W_A-Z]+)*$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Accent = Annotated[Color, AfterValidator(_readable)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
LinkUrl = Annotated[AnyUrl, UrlConstraints(allowed_schemes=["https", "http", "mailto"])]


class _Part(BaseModel):
    """What all parts share: frozen, strict, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


def _named(entry: Any, key: str, *words: Any) -> Any:
    """Give `entry` a slug under `key`, made from `words`, where the owner gave none.

    Runs before validation, so `entry` may be anything; what does not fit is left for the fields to report.
    """
    if not isinstance(entry, dict) or entry.get(key) is not None:
        return entry
    return entry | {key: slugify(" ".join(word for word in words if isinstance(word, str))) or "unnamed"}


def _as_achievement(written: Any) -> Any:
    """Take a bare sentence for an achievement without an id of the owner's."""
    return {"text": written} if isinstance(written, str) else written


def _opening(achievement: Any) -> Any:
    """Return the first words of an achievement that may not be one yet."""
    text = achievement.get("text") if isinstance(achievement, dict) else None
    return first_words(text) if isinstance(text, str) else None


class Person(_Part):
    """Whom the page is about."""

    name: Text
    role: Text
    """The role as a heading says it, such as `Senior Backend Engineer`."""
    pitch: Text
    """One to three sentences; also the page's description for search engines."""


class Theme(_Part):
    """The one color that the owner chooses."""

    accent: Accent = "#1f4fd8"
    """Figures, links, marks and focus; written as `#rrggbb`, and readable in both themes."""


class Link(_Part):
    """A place elsewhere that belongs to the owner."""

    label: Text
    url: LinkUrl


class Highlight(_Part):
    """One of the few things to remember."""

    title: Text
    detail: Text


class Figure(_Part):
    """A number worth showing large, and where it was earned."""

    value: Text
    """As it stands in the text it comes from: `10M+`, `60%`."""
    measures: Text
    """What the value says, without the value: `requests per second`."""
    source: Slug
    """The id of the achievement, or the slug of the project, that states it."""


class Technology(_Part):
    """An entry of the vocabulary: one technology or practice, and its other spellings."""

    name: Wording
    slug: Slug
    """Its name in addresses; made from `name` if it is not given: `C++` becomes `c-plus-plus`."""
    aka: Many[Wording] = ()
    """Other spellings, and longer wordings that stand for it. One wording may stand for several technologies."""
    group: Text | None = None
    """What it is shown with: `Languages`, `Practices`."""
    ordinary_words: Many[Wording] = ()
    """Those of its spellings that are plain words too, as Go and REST are: a text names it only if written just so."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its name and its other spellings."""
        return (self.name, *self.aka)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return _named(data, "slug", data.get("name")) if isinstance(data, dict) else data


class Achievement(_Part):
    """One thing that was achieved in a position."""

    text: Text
    id: Slug
    """Its address on the page; made from the position and the first words if it is not given."""


class Position(_Part):
    """A role held at an employer. Months count at both ends; no `end` means that it is held today."""

    title: Text
    slug: Slug
    """Its stable name; made from employer and title if it is not given."""
    location: Text | None = None
    start: Month
    end: Month | None = None
    summary: Text | None = None
    achievements: Many[Achievement] = ()
    technologies: Many[Wording] = ()

    def months(self, today: Month) -> int:
        """Return how many months it has been held, both ends counted; 0 if it begins after the month `today`."""
        return Span(self.start, self.end).months(today)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("achievements"), list):
            return data
        entries = [_as_achievement(written) for written in data["achievements"]]
        return data | {"achievements": [_named(a, "id", data.get("slug"), _opening(a)) for a in entries]}


class Employer(_Part):
    """Somebody the owner worked for, with one position or several."""

    name: Text
    positions: Annotated[Many[Position], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("positions"), list):
            return data
        entries = [(entry, entry.get("title") if isinstance(entry, dict) else None) for entry in data["positions"]]
        return data | {"positions": [_named(entry, "slug", data.get("name"), title) for entry, title in entries]}


class Project(_Part):
    """A featured project. It names the position it was done in; a project of one's own names none."""

    title: Text
    slug: Slug
    position: Slug | None = None
    impact: Text | None = None
    """The outcome in one line, figures first."""
    summary: Text | None = None
    challenge: Text | None = None
    solutions: Many[Text] = ()
    technologies: Many[Wording] = ()

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return _named(data, "slug", data.get("title")) if isinstance(data, dict) else data


class Education(_Part):
    """A degree."""

    degree: Text
    institution: Text
    graduated: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """The year; left out of what is still going on."""
    focus: Many[Text] = ()
    coursework: Many[Text] = ()


class SkillGroup(_Part):
    """Skills that belong together."""

    name: Text
    skills: Annotated[Many[Wording], Field(min_length=1)]


class Book(_Part):
    """A book that the owner recommends, and why."""

    title: Text
    author: Text
    category: Wording
    note: Text

    @property
    def category_slug(self) -> str:
        """The category as addresses name it."""
        return slugify(self.category)


class Reading(_Part):
    """The book list and the sentence above it."""

    introduction: Text | None = None
    books: Many[Book] = ()


class Contact(_Part):
    """The words above the form."""

    invitation: Text


class Portfolio(_Part):
    """The whole file."""

    schema_: str | None = Field(default=None, alias="$schema")
    language: LanguageTag = "en"
    """The language of the texts, as HTML names it."""
    theme: Theme = Theme()
    person: Person
    highlights: Many[Highlight] = ()
    figures: Many[Figure] = ()
    mindsets: Many[Text] = ()
    technologies: Many[Technology] = ()
    """The vocabulary."""
    employers: Many[Employer] = ()
    projects: Many[Project] = ()
    education: Many[Education] = ()
    skills: Many[SkillGroup] = ()
    soft_skills: Many[Text] = ()
    principles: Many[Text] = ()
    reading: Reading = Reading()
    contact: Contact
    links: Many[Link] = ()
    footer: Text | None = None
    """A closing sentence beside the owner's name."""

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, in the order of the file."""
        return tuple(position for employer in self.employers for position in employer.positions)

    def employer_of(self, position: Position) -> Employer:
        """Return the employer that `position` was held at."""
        return next(employer for employer in self.employers if position in employer.positions)

    def position_of(self, project: Project) -> Position | None:
        """Return the position that `project` was done in, if it names one."""
        return next((position for position in self.positions if position.slug == project.position), None)

    def earned_in(self, figure: Figure) -> Position | None:
        """Return the position that the source of `figure` belongs to; a project of one's own belongs to none."""
        project = self.project(figure.source)
        if project:
            return self.position_of(project)
        return next((p for p in self.positions if figure.source in {a.id for a in p.achievements}), None)

    def project(self, slug: str) -> Project | None:
        """Return the project named `slug`, if there is one."""
        return next((project for project in self.projects if project.slug == slug), None)

    def project_after(self, project: Project) -> Project | None:
        """Return the next project in the order of the file, the first after the last; none if it is the only one."""
        following = self.projects[(self.projects.index(project) + 1) % len(self.projects)]
        return None if following is project else following
