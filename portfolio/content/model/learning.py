"""What the owner learned and can do: education, skills, books."""

from typing import Annotated

from pydantic import Field

from portfolio.content.model.naming import slugify
from portfolio.content.model.words import Many, Part, Text, Wording, example


class Education(Part):
    """A degree."""

    degree: Annotated[Text, example("BSc in Computer Science")]
    """What was studied, and to which degree."""
    institution: Annotated[Text, example("University of Example")]
    """Where."""
    graduated: Annotated[int, Field(ge=1900, le=2100, examples=[2017])] | None = None
    """The year; left out of what is still going on."""
    focus: Annotated[Many[Text], example(["Databases"])] = ()
    """Areas of focus."""
    coursework: Annotated[Many[Text], example(["Operating Systems"])] = ()
    """Courses worth naming."""


class SkillGroup(Part):
    """Skills that belong together."""

    name: Annotated[Text, example("Languages & Frameworks")]
    """What the skills have in common."""
    skills: Annotated[Many[Wording], Field(min_length=1, examples=[["Go", "Python"]])]
    """The skills; each says how often positions and projects name it."""


class Book(Part):
    """A book that the owner recommends, and why."""

    title: Annotated[Text, example("Designing Data-Intensive Applications")]
    """The title of the book."""
    author: Annotated[Text, example("Martin Kleppmann")]
    """Who wrote the book."""
    category: Annotated[Wording, example("System Design")]
    """What the list can be narrowed to."""
    note: Annotated[Text, example("Read the chapter on replication twice.")]
    """Why to read the book."""

    @property
    def category_slug(self) -> str:
        """The category as addresses name it."""
        return slugify(self.category)


class Reading(Part):
    """The book list and the sentence above it."""

    introduction: Annotated[Text, example("Books that changed how I work.")] | None = None
    """The sentence above the list."""
    books: Many[Book] = ()
    """The books, in the order to show them."""

    def __bool__(self) -> bool:
        """Say whether there is anything to read."""
        return bool(self.books)
