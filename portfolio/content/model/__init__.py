"""What `portfolio.json` may say: typed, frozen, strict models.

Pydantic holds each field to its type; `contradictions` in `consistency.py` holds the parts to each other. Every
model refuses keys that it does not know, so that a slip of the pen is told and not ignored. Each field's docstring
and example are what editors and errors show.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AnyUrl, Field

from portfolio.content.model.audience import Audience
from portfolio.content.model.beside import Break, Volunteering
from portfolio.content.model.career import Achievement, Employer, Position, Project, Technology
from portfolio.content.model.dates import Month
from portfolio.content.model.judged import Acknowledgement
from portfolio.content.model.learning import Book, Education, Interest, Reading, SkillGroup, SpokenLanguage
from portfolio.content.model.links import Contact, Link
from portfolio.content.model.opening import Figure, Highlight, Person, Theme
from portfolio.content.model.own import OwnEntry, OwnSection
from portfolio.content.model.pictures import Picture, PictureFile, Portrait
from portfolio.content.model.renown import Award, Certificate, Publication, Recommendation, Talk
from portfolio.content.model.words import LanguageTag, Many, PaperSize, Part, Slug, Text, about

__all__ = [
    "ORDERED",
    "TOGETHER",
    "Achievement",
    "Acknowledgement",
    "Audience",
    "Award",
    "Book",
    "Break",
    "Certificate",
    "Contact",
    "Education",
    "Employer",
    "Figure",
    "Highlight",
    "Interest",
    "Link",
    "OwnEntry",
    "OwnSection",
    "Person",
    "Picture",
    "PictureFile",
    "Portfolio",
    "Portrait",
    "Position",
    "Project",
    "Publication",
    "Reading",
    "Recommendation",
    "SkillGroup",
    "SpokenLanguage",
    "Talk",
    "Technology",
    "Theme",
    "Volunteering",
]


ORDERED: Mapping[str, str] = {
    "employers": "Work Experience",
    "volunteering": "Volunteering",
    "projects": "Featured Projects",
    "breaks": "Career Breaks",
    "education": "Education",
    "certificates": "Certificates",
    "skills": "Skills & Expertise",
    "languages": "Spoken Languages",
    "publications": "Publications",
    "talks": "Talks",
    "awards": "Awards",
    "recommendations": "Recommendations",
    "highlights": "Highlights",
    "mindsets": "Growth Mindsets",
    "principles": "Core Principles",
    "interests": "Interests",
    "reading": "Essential Reading",
}
"""The headings of the parts that `order` can put first, by key, in the order that they have without it."""


TOGETHER = (("employers", "volunteering", "projects"), ("highlights", "mindsets"))
"""Parts whose sections stand together on the page, whatever the order."""
_SAID_BY_THE_HEADING = frozenset({*ORDERED["skills"].casefold().split(), "and", "technical"})


class Portfolio(Part):
    """The whole file."""

    schema_: Annotated[str, about("./portfolio.schema.json")] | None = Field(default=None, alias="$schema")
    """Where an editor finds what may stand in this file."""
    language: Annotated[LanguageTag, about("en")] = "en"
    """The language that the file is written in, as a tag: `en`, `pt-BR`. Browsers and screen readers speak it."""
    theme: Theme = Theme()
    """The look that you choose."""
    paper: Annotated[PaperSize, about("a4")] = "letter"
    """The size of the sheets that `/resume.pdf` is made for; both sizes have addresses of their own."""
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
    breaks: Annotated[Many[Break], about(resume=["breaks"])] = ()
    """Times that no position filled, newest first: drawn and told, never counted."""
    volunteering: Annotated[Many[Volunteering], about(resume=["volunteer", "volunteering"])] = ()
    """What you did without pay, newest first."""
    projects: Many[Project] = ()
    """The projects worth a page of their own."""
    education: Many[Education] = ()
    """What you studied, newest first: degrees, diplomas, training."""
    certificates: Annotated[Many[Certificate], about(resume=["certificates", "certifications"])] = ()
    """What others examined, newest first."""
    skills: Many[SkillGroup] = ()
    """Technical skills, in groups and without levels."""
    soft_skills: Annotated[Many[Text], about(["Mentoring"], room=90)] = ()
    """Skills that no technology names."""
    languages: Annotated[Many[SpokenLanguage], about(resume=["languages"])] = ()
    """The languages that you speak."""
    publications: Annotated[Many[Publication], about(resume=["publications"])] = ()
    """What you published, newest first."""
    talks: Annotated[Many[Talk], about(resume=["talks", "presentations"])] = ()
    """What you said in front of others, newest first."""
    awards: Annotated[Many[Award], about(resume=["awards", "honors"])] = ()
    """What you were given, newest first."""
    recommendations: Annotated[Many[Recommendation], about(resume=["references", "recommendations"])] = ()
    """What others say of you."""
    principles: Annotated[Many[Text], about(["Clean Code"], room=60)] = ()
    """What you hold to, in order."""
    reading: Reading = Reading()
    """Books behind your work."""
    interests: Annotated[Many[Interest], about(resume=["interests", "hobbies"])] = ()
    """What you care about besides work."""
    sections: Annotated[Many[OwnSection], about(resume=["sections"])] = ()
    """Sections of your own, for what has no place above."""
    order: Annotated[Many[Slug], about(["education", "employers"])] = ()
    """What the page shows first: keys of this file, and slugs of your own sections; what is left out comes after."""
    contact: Contact
    """How people reach you."""
    links: Many[Link] = ()
    """Your places elsewhere."""
    footer: Annotated[Text, about("Made with care", room=120)] | None = None
    """A closing sentence beside your name."""
    audiences: Many[Audience] = ()
    """Versions of the page for certain readers, each at an address that only you give away."""
    acknowledged: Annotated[Many[Acknowledgement], about(resume=["acknowledged"])] = ()
    """Remarks of `portfolio check` that you have judged; on no page."""

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, in the order of the file."""
        return tuple(position for employer in self.employers for position in employer.positions)

    @property
    def roles(self) -> tuple[Position, ...]:
        """All positions, and what was done without pay."""
        return (*self.positions, *self.volunteering)

    @property
    def picture_files(self) -> tuple[PictureFile, ...]:
        """The files of all pictures, that of the portrait first."""
        portrait = (self.person.portrait.file,) if self.person.portrait else ()
        return (*portrait, *(picture.file for project in self.projects for picture in project.pictures))

    def employer_of(self, position: Position) -> Employer:
        """Return the employer that `position` was held at."""
        return next(employer for employer in self.employers if position in employer.positions)

    def held(self, today: Month) -> tuple[Position, ...]:
        """Return the positions held in the month `today`, in the order of the file: begun, and without an end."""
        return tuple(one for one in self.positions if one.end is None and not one.start.is_after(today))

    def where(self, role: Position) -> str:
        """Return whom `role` was held at, or done for."""
        return role.organization if isinstance(role, Volunteering) else self.employer_of(role).name

    def where_url(self, role: Position) -> AnyUrl | None:
        """Return where to read about whom `role` was held at, or done for."""
        return role.url if isinstance(role, Volunteering) else self.employer_of(role).url

    def described_at(self, role: Position) -> str | None:
        """Return what the employer does, if `role` is the first of its positions, with which that is told."""
        employer = None if isinstance(role, Volunteering) else self.employer_of(role)
        return employer.description if employer and employer.positions[0] is role else None

    def name_of(self, group: SkillGroup) -> str | None:
        """Return what `group` is called below the heading of all skills; None if the only one would say that again."""
        is_said = len(self.skills) == 1 and _SAID_BY_THE_HEADING.issuperset(group.name.casefold().split())
        return None if is_said else group.name

    def position_of(self, project: Project) -> Position | None:
        """Return the position that `project` was done in, or the volunteering, if it names one."""
        return next((role for role in self.roles if role.slug == project.position), None)

    def earned_in(self, figure: Figure) -> Position | None:
        """Return the position or volunteering that the source of `figure` belongs to; None if there is none."""
        project = self.project(figure.source)
        if project:
            return self.position_of(project)
        return next((role for role in self.roles if figure.source in {a.slug for a in role.achievements}), None)

    def project(self, slug: str) -> Project | None:
        """Return the project named `slug`, if there is one."""
        return next((project for project in self.projects if project.slug == slug), None)

    def project_before(self, project: Project) -> Project | None:
        """Return the project before `project` in the order of the file; None if it is the first."""
        place = self.projects.index(project)
        return self.projects[place - 1] if place else None

    def project_after(self, project: Project) -> Project | None:
        """Return the project after `project` in the order of the file; None if it is the last."""
        return next(iter(self.projects[self.projects.index(project) + 1 :]), None)
