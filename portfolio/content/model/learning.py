"""What the owner learned and can do: education, skills, books."""

from typing import Annotated

from pydantic import Field

from portfolio.content.model.dates import Date
from portfolio.content.model.naming import slugify
from portfolio.content.model.words import LinkUrl, Many, Part, Sentence, Text, Wording, about


class Education(Part):
    """Studies at one institution: a degree, a diploma, a training."""

    degree: Annotated[Text, about("BSc in Computer Science", room=100, resume=["studyType", "degree"])]
    """What you studied, and the degree if there is one."""
    institution: Annotated[
        Text, about("University of Example", room=100, resume=["institution", "school", "university"])
    ]
    """The school, university or company that taught you."""
    location: Annotated[Text, about("Porto", room=60, resume=["location"])] | None = None
    """The place of the institution."""
    url: Annotated[LinkUrl, about("https://university.example/cs", resume=["url", "website"])] | None = None
    """Where to read about the institution."""
    start: Annotated[Date | None, about(2013, resume=["startDate", "start", "from"])] = None
    """When the studies began."""
    graduated: Annotated[Date | None, about(2017, resume=["endDate", "end", "to"])] = None
    """When the studies ended; left out of what is still going on."""
    expected: Annotated[Date | None, about("2028-06", resume=["expectedEndDate"])] = None
    """When the studies will end, as far as that is known; never beside `graduated`.

    A month or a year is told as expected; words stand as you write them: `expected in spring 2028`.
    """
    grade: Annotated[Text, about("With distinction", room=60, resume=["score", "gpa"])] | None = None
    """How well it went, in the words of the institution."""
    thesis: Annotated[Text, about("Ledgers without locks", room=200, resume=["thesis"])] | None = None
    """What the thesis was about."""
    note: Annotated[Sentence, about("With an exchange year in Tartu.", room=300, resume=["note"])] | None = None
    """What else there is to say about it."""
    focus: Annotated[Many[Text], about(["Databases"], room=60, resume=["focus"])] = ()
    """Areas of focus."""
    coursework: Annotated[Many[Text], about(["Operating Systems"], room=60, resume=["courses"])] = ()
    """Courses worth naming."""


class SkillGroup(Part):
    """Skills that belong together. None has a level: nobody can check one."""

    name: Annotated[Text, about("Languages & Frameworks", room=50, resume=["name", "category"])]
    """What the skills have in common."""
    skills: Annotated[
        Many[Wording], Field(min_length=1), about(["Go", "Python"], room=60, resume=["keywords", "items", "skills"])
    ]
    """The skills; each shows how many positions and projects name it, and leads there."""


class SpokenLanguage(Part):
    """A language that people speak or sign."""

    name: Annotated[Text, about("Portuguese", room=40, resume=["language", "name"])]
    """The language."""
    level: Annotated[Text, about("C1", room=40, resume=["fluency", "level"])] | None = None
    """How well, as others would read it: `native`, `C1`, `enough to order dinner`."""


class Interest(Part):
    """Something that you care about besides work."""

    name: Annotated[Text, about("Chess", room=60, resume=["name"])]
    """What you care about."""
    details: Annotated[Many[Text], about(["Endgames"], room=60, resume=["keywords"])] = ()
    """What of it in particular."""


class Book(Part):
    """A book that you recommend, and why."""

    title: Annotated[Text, about("Designing Data-Intensive Applications", room=100)]
    """The title of the book."""
    author: Annotated[Text, about("Martin Kleppmann", room=60)]
    """Who wrote the book."""
    category: Annotated[Wording, about("System Design", room=40)]
    """The shelf that the book stands on; the list can be narrowed to one."""
    note: Annotated[Sentence, about("Read the chapter on replication twice.", room=300)]
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
