"""What was done where and when: employers, positions, projects, and the vocabulary of technologies."""

from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from portfolio.content.model.months import Month, Span
from portfolio.content.model.naming import first_words
from portfolio.content.model.words import MADE, Many, Part, Slug, Text, Wording, example, named


class Technology(Part):
    """An entry of the vocabulary: one technology or practice, and its other spellings."""

    name: Annotated[Wording, example("Go")]
    """The name that filter and evidence show."""
    slug: Annotated[Slug, example("go")] = MADE
    """The name in addresses; made from `name` if none is given: `C++` becomes `c-plus-plus`."""
    aka: Annotated[Many[Wording], example(["Golang"])] = ()
    """Other spellings, and longer wordings that stand for it. One wording may stand for several technologies."""
    group: Annotated[Text, example("Languages")] | None = None
    """The group that filter and timeline show the technology in: `Languages`, `Practices`."""
    ordinary_words: Annotated[Many[Wording], example(["Go"])] = ()
    """Spellings that are plain words too, as Go and REST are: a text names the technology only if written just so."""

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

    text: Annotated[Text, example("Cut average query latency by 40% with composite indexes.")]
    """The sentence; figures that it states may be shown large."""
    id: Annotated[Slug, example("acme-query-latency")] = MADE
    """The address on the page; made from the position and the first words if none is given."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors of the bare sentence as well."""
        whole = handler(schema)
        sentence = {"type": "string", "minLength": 1, "description": "The sentence by itself."}
        return {"anyOf": [sentence, handler.resolve_ref_schema(whole)], "description": cls.__doc__}


class Position(Part):
    """A role held at an employer. Months count at both ends; no `end` means that it is held today."""

    title: Annotated[Text, example("Backend Engineer")]
    """What the role was called."""
    slug: Annotated[Slug, example("acme-backend-engineer")] = MADE
    """The stable name; made from employer and title if none is given."""
    location: Annotated[Text, example("Lisbon")] | None = None
    """Where, or `Remote`."""
    start: Annotated[Month, example("2020-03")]
    """The first month, written `YYYY-MM`."""
    end: Annotated[Month, example("2022-11")] | None = None
    """The last month; left out of the position that is held today."""
    summary: Annotated[Text, example("Kept the payments backend fast and boring.")] | None = None
    """The position in one sentence or two."""
    achievements: Annotated[Many[Achievement], example(["Cut average query latency by 40%."])] = ()
    """What was achieved, most telling first."""
    technologies: Annotated[Many[Wording], example(["Go", "PostgreSQL"])] = ()
    """What the work was done with, in your own wording; the vocabulary says what each stands for."""

    def months(self, today: Month) -> int:
        """Return the length in months, both ends counted, up to the month `today`; 0 if that is before the start."""
        return Span(self.start, self.end).months(today)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("achievements"), list):
            return data
        entries = [_as_achievement(written) for written in data["achievements"]]
        return data | {"achievements": [named(a, "id", data.get("slug"), _opening(a)) for a in entries]}


def _as_achievement(written: Any) -> Any:
    """Take a bare sentence for an achievement without an id of the owner's."""
    return {"text": written} if isinstance(written, str) else written


def _opening(achievement: Any) -> Any:
    """Return the first words of an achievement that may not be one yet."""
    text = achievement.get("text") if isinstance(achievement, dict) else None
    return first_words(text) if isinstance(text, str) else None


class Employer(Part):
    """Somebody the owner worked for, with one position or several."""

    name: Annotated[Text, example("Acme")]
    """The employer's name."""
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
    """A featured project. It names the position it was done in; a project of one's own names none."""

    title: Annotated[Text, example("Payments Ledger")]
    """What the project is called."""
    slug: Annotated[Slug, example("payments-ledger")] = MADE
    """The name in addresses; made from `title` if none is given."""
    position: Annotated[Slug, example("acme-backend-engineer")] | None = None
    """The slug of the position that the project was done in; left out of a project of one's own."""
    impact: Annotated[Text, example("99.99% uptime; settlement 3x faster.")] | None = None
    """The outcome in one line, figures first."""
    summary: Annotated[Text, example("A double-entry ledger for card payments.")] | None = None
    """What the project is, in a few sentences."""
    challenge: Annotated[Text, example("Money may be moved once, never twice.")] | None = None
    """What made the project hard."""
    solutions: Annotated[Many[Text], example(["Idempotent postings keyed by payment."])] = ()
    """What was done about the challenge, one sentence each."""
    technologies: Annotated[Many[Wording], example(["Go", "PostgreSQL"])] = ()
    """What the project is built with, in your own wording."""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return named(data, "slug", data.get("title")) if isinstance(data, dict) else data
