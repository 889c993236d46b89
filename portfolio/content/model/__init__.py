"""What `portfolio.json` may say: typed, frozen, strict models.

Pydantic holds each field to its type; `contradictions` in `consistency.py` holds the parts to each other. Every
model refuses keys that it does not know, so that a slip of the pen is told and not ignored. Each field's docstring
and example are what editors and errors show.
"""

from typing import Annotated

from pydantic import Field

from portfolio.content.model.career import Achievement, Employer, Position, Project, Technology
from portfolio.content.model.learning import Book, Education, Reading, SkillGroup
from portfolio.content.model.opening import Figure, Highlight, Link, Person, Theme
from portfolio.content.model.words import LanguageTag, Many, Part, Text, about

__all__ = [
    "Achievement",
    "Book",
    "Contact",
    "Education",
    "Employer",
    "Figure",
    "Highlight",
    "Link",
    "Person",
    "Portfolio",
    "Position",
    "Project",
    "Reading",
    "SkillGroup",
    "Technology",
    "Theme",
]


class Contact(Part):
    """The words above the form."""

    invitation: Annotated[Text, about("Write to me about backend work, or just to say hello.", room=400)]
    """A sentence or two that invite a message."""


class Portfolio(Part):
    """The whole file."""

    schema_: Annotated[str, about("./portfolio.schema.json")] | None = Field(default=None, alias="$schema")
    """Where an editor finds what may stand in this file."""
    language: Annotated[LanguageTag, about("en")] = "en"
    """The language of the texts, as HTML names it."""
    theme: Theme = Theme()
    """The look that you choose."""
    person: Person
    """Whom the page is about."""
    highlights: Many[Highlight] = ()
    """The few things to remember."""
    figures: Many[Figure] = ()
    """Numbers worth showing large; each leads to the text that states it."""
    mindsets: Annotated[Many[Text], about(["Continuous Learning"], room=50)] = ()
    """How you grow, a few words each."""
    technologies: Many[Technology] = ()
    """The vocabulary: each technology once, with its other spellings."""
    employers: Many[Employer] = ()
    """Whom you worked for, newest first."""
    projects: Many[Project] = ()
    """The projects worth a page of their own."""
    education: Many[Education] = ()
    """Degrees, newest first."""
    skills: Many[SkillGroup] = ()
    """Technical skills, in groups."""
    soft_skills: Annotated[Many[Text], about(["Mentoring"], room=90)] = ()
    """Skills that no technology names."""
    principles: Annotated[Many[Text], about(["Clean Code"], room=60)] = ()
    """What you hold to, in order."""
    reading: Reading = Reading()
    """Books behind your work."""
    contact: Contact
    """The words above the form."""
    links: Many[Link] = ()
    """Your places elsewhere."""
    footer: Annotated[Text, about("Made with care", room=120)] | None = None
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
        return next((p for p in self.positions if figure.source in {a.slug for a in p.achievements}), None)

    def project(self, slug: str) -> Project | None:
        """Return the project named `slug`, if there is one."""
        return next((project for project in self.projects if project.slug == slug), None)

    def project_after(self, project: Project) -> Project | None:
        """Return the next project in the order of the file, the first after the last; none if it is the only one."""
        following = self.projects[(self.projects.index(project) + 1) % len(self.projects)]
        return None if following is project else following
