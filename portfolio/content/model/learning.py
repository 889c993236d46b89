"""What the owner learned and can do: education, skills, books."""

from typing import Annotated

from pydantic import Field

from portfolio.content.model.dates import Date
from portfolio.content.model.naming import slugify
from portfolio.content.model.words import Many, Part, Text, Wording, about


class Education(Part):
    """A degree."""

    degree: Annotated[Text, about("BSc in Computer Science", room=100, resume=["studyType"])]
    """What was studied, and to which degree."""
    institution: Annotated[Text, about("University of Example", room=100, resume=["institution"])]
    """Where."""
    start: Annotated[Date | None, about(2013, resume=["startDate"])] = None
    """When the studies began."""
    graduated: Annotated[Date | None, about(2017, resume=["endDate"])] = None
    """When the studies ended; left out of what is still going on."""
    expected: Annotated[Date | None, about("2028-06", resume=["expectedEndDate"])] = None
    """When the studies will end, as far as that is known; never beside `graduated`."""
    focus: Annotated[Many[Text], about(["Databases"], room=60, resume=["focus"])] = ()
    """Areas of focus."""
    coursework: Annotated[Many[Text], about(["Operating Systems"], room=60, resume=["courses"])] = ()
    """Courses worth naming."""


class SkillGroup(Part):
    """Skills that belong together."""

    name: Annotated[Text, about("Languages & Frameworks", room=50, resume=["name"])]
    """What the skills have in common."""
    skills: Annotated[Many[Wording], Field(min_length=1), about(["Go", "Python"], room=60, resume=["keywords"])]
    """The skills; each says how much evidence names it."""


class Book(Part):
    """A book that the owner recommends, and why."""

    title: Annotated[Text, about("Designing Data-Intensive Applications", room=100)]
    """The title of the book."""
    author: Annotated[Text, about("Martin Kleppmann", room=60)]
    """Who wrote the book."""
    category: Annotated[Wording, about("System Design", room=40)]
    """What the list can be narrowed to."""
    note: Annotated[Text, about("Read the chapter on replication twice.", room=300)]
    """Why to read the book."""

    @property
    def category_slug(self) -> str:
        """The category as addresses name it."""
        return slugify(self.category)


class Reading(Part):
    """The book list and the sentence above it."""

    introduction: Annotated[Text, about("Books that changed how I work.", room=300)] | None = None
    """The sentence above the list."""
    books: Many[Book] = ()
    """The books, in the order to show them."""

    def __bool__(self) -> bool:
        """Say whether there is anything to read."""
        return bool(self.books)
