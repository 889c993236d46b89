"""What was done where and when: employers, positions, projects, and the vocabulary of technologies."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from portfolio.content import prose
from portfolio.content.model.dates import Date, Month
from portfolio.content.model.links import Link
from portfolio.content.model.naming import first_words
from portfolio.content.model.pictures import Picture
from portfolio.content.model.spans import Span
from portfolio.content.model.words import (
    MADE,
    PROSE,
    ROOM,
    LinkUrl,
    Many,
    Part,
    Sentence,
    Slug,
    Summary,
    Text,
    Wording,
    about,
    named,
)

# As many characters as an achievement or a solution takes that is read at a glance.
_SENTENCE = 300


class Technology(Part):
    """An entry of the vocabulary: one technology or practice, and its other spellings."""

    name: Annotated[Wording, about("Go", room=45)]
    """The name that filter and evidence show."""
    slug: Annotated[Slug, about("go")] = MADE
    """The name in addresses; made from `name` if none is given: `C++` becomes `c-plus-plus`."""
    aka: Annotated[Many[Wording], about(["Golang"], room=60)] = ()
    """Other spellings, and longer wordings that stand for it; left out, those that are known come with the site."""
    group: Annotated[Text, about("Languages", room=40)] | None = None
    """The group that the filter shows the technology in: `Languages`, `Practices`."""
    kind: Annotated[Literal["technology", "practice"], about("practice")] = "technology"
    """`technology` is something to work with, `practice` a way of working, such as Testing or On-Call.

    A practice that is a plain word counts only beside a system.
    """
    ordinary_words: Annotated[Many[Wording], about(["Go"], room=45)] = ()
    """Spellings that are plain words too, as Go and REST are: they count written just so, and beside technology."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and the other spellings."""
        return (self.name, *self.aka)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return named(data, "slug", data.get("name")) if isinstance(data, dict) else data


class Achievement(Part):
    """One thing that was achieved in a position: a sentence, or an object if something refers to it."""

    text: Annotated[Sentence, about("Cut average query latency by 40% with composite indexes.", room=_SENTENCE)]
    """The sentence; figures that it states may be shown large."""
    slug: Annotated[Slug, about("acme-query-latency", former=["id"])] = MADE
    """The name in addresses, and what a figure's `source` names; made from the position and the first words if none is
    given.
    """

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors of the bare sentence as well."""
        whole = handler(schema)
        sentence = {"type": "string", "minLength": 1, "description": "The sentence by itself."}
        sentence |= {ROOM: _SENTENCE, PROSE: "inline"}
        return {"anyOf": [sentence, handler.resolve_ref_schema(whole)], "description": cls.__doc__}


class Position(Part):
    """A role held at an employer. Both ends count; no `end` means that it is held today."""

    title: Annotated[Text, about("Backend Engineer", room=70, resume=["position", "title", "role", "jobTitle"])]
    """What the role was called."""
    slug: Annotated[Slug, about("acme-backend-engineer")] = MADE
    """The name in addresses, and what a project's `position` names; made from employer and title if none is given."""
    location: Annotated[Text, about("Lisbon", room=60, resume=["location", "jobLocation"])] | None = None
    """The town, or `Remote`."""
    start: Annotated[Date, about("2020-03", resume=["startDate", "start", "from"])]
    """When the position began."""
    end: Annotated[Date | None, about("2022-11", resume=["endDate", "end", "to"])] = None
    """When the position ended; left out of the one that is held today."""
    engagement: Annotated[Text, about("Freelance", room=40, resume=["engagement"])] | None = None
    """The kind of engagement, where it was not the usual one: `Freelance`, `Internship`, `Fixed term`."""
    share: Annotated[int, Field(ge=1, le=100), about(60, resume=["share"])] | None = None
    """How much of full time, in percent from 1 to 100; left out, it counts as full time, and nothing is said of it."""
    summary: (
        Annotated[Summary, about("Kept the payments backend fast and boring.", room=400, resume=["summary"])] | None
    ) = None
    """The position in one sentence or two."""
    achievements: Annotated[
        Many[Achievement],
        about(
            ["Cut average query latency by 40%."],
            room=_SENTENCE,
            resume=["highlights", "achievements", "responsibilities"],
        ),
    ] = ()
    """What was achieved, most telling first."""
    technologies: Annotated[
        Many[Wording], about(["Go", "PostgreSQL"], room=60, resume=["technologies", "keywords"])
    ] = ()
    """What the work was done with, in your own wording; the vocabulary says what each stands for."""

    @property
    def span(self) -> Span:
        """When the position was held."""
        return Span(self.start, self.end)

    @property
    def spoken_share(self) -> str | None:
        """The share of full time as a person would say it: `60% of full time`."""
        return None if self.share is None else "Full time" if self.share == 100 else f"{self.share}% of full time"

    def months(self, today: Month) -> int:
        """Return how many months the position was held at least, both ends counted, up to the month `today`."""
        return self.span.months(today)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return with_achievements(data)


def with_achievements(data: Any) -> Any:
    """Give each achievement of what may be a position a slug, made from the position's and its first words."""
    if not isinstance(data, dict) or not isinstance(data.get("achievements"), list):
        return data
    entries = [_as_achievement(written) for written in data["achievements"]]
    return data | {"achievements": [named(a, "slug", data.get("slug"), _opening(a)) for a in entries]}


def _as_achievement(written: Any) -> Any:
    """Take a bare sentence for an achievement without a slug of the owner's."""
    return {"text": written} if isinstance(written, str) else written


def _opening(achievement: Any) -> Any:
    """Return the first words of an achievement that may not be one yet."""
    text = achievement.get("text") if isinstance(achievement, dict) else None
    return first_words(prose.read(text, "inline")) if isinstance(text, str) else None


class Employer(Part):
    """Somebody you worked for, with one position or several."""

    name: Annotated[Text, about("Acme", room=60, resume=["name", "company", "organization", "employer"])]
    """The employer's name."""
    url: Annotated[LinkUrl, about("https://acme.example/about", resume=["url", "website", "companyUrl"])] | None = None
    """Where to read about the employer."""
    description: Annotated[Text, about("Card payments for 40 countries", room=140, resume=["description"])] | None = (
        None
    )
    """What they do, in one line."""
    positions: Annotated[Many[Position], Field(min_length=1)]
    """The roles held there, newest first."""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("positions"), list):
            return data
        entries = [(entry, entry.get("title") if isinstance(entry, dict) else None) for entry in data["positions"]]
        return data | {"positions": [named(entry, "slug", data.get("name"), title) for entry, title in entries]}


class Project(Part):
    """A project worth a page of its own. It names the position it was done in; a project of your own names none."""

    title: Annotated[Text, about("Payments Ledger", room=70, resume=["name", "title"])]
    """What the project is called."""
    slug: Annotated[Slug, about("payments-ledger")] = MADE
    """The name in addresses, and what a figure's `source` names; made from `title` if none is given."""
    position: Annotated[Slug, about("acme-backend-engineer")] | None = None
    """The slug of the position, or volunteering, that the project was done in; left out of a project of one's own."""
    start: Annotated[Date | None, about("2021-04", resume=["startDate", "start", "from"])] = None
    """When the project began."""
    end: Annotated[Date | None, about("2022", resume=["endDate", "end", "to"])] = None
    """When the project ended; left out of what goes on today. What was made at once has the same `start` and `end`."""
    role: Annotated[Text, about("Tech lead", room=70, resume=["role"])] | None = None
    """What you were in it."""
    team: Annotated[Text, about("Four engineers and a designer", room=100, resume=["team"])] | None = None
    """With whom you did it."""
    links: Annotated[Many[Link], about(resume=["links"])] = ()
    """Where it can be seen: the site, the code, an article."""
    impact: Annotated[Text, about("99.99% uptime; settlement 3x faster.", room=140, resume=["impact"])] | None = None
    """The outcome in one line, figures first."""
    summary: (
        Annotated[
            Summary, about("A double-entry ledger for card payments.", room=500, resume=["description", "summary"])
        ]
        | None
    ) = None
    """What the project is, in a few sentences."""
    challenge: (
        Annotated[Sentence, about("Money may be moved once, never twice.", room=500, resume=["challenge"])] | None
    ) = None
    """What made the project hard."""
    solutions: Annotated[
        Many[Sentence], about(["Idempotent postings keyed by payment."], room=_SENTENCE, resume=["highlights"])
    ] = ()
    """What was done about the challenge, one sentence each."""
    technologies: Annotated[Many[Wording], about(["Go", "PostgreSQL"], room=60, resume=["keywords"])] = ()
    """What the project is built with, in your own wording."""
    pictures: Many[Picture] = ()
    """Pictures of it, in the order to show them; the first stands on the front page too."""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return named(data, "slug", data.get("title")) if isinstance(data, dict) else data
