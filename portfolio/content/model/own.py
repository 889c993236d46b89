"""Sections of the owner's own, for what nobody else has thought of."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from portfolio.content.model.dates import Date
from portfolio.content.model.words import MADE, LinkUrl, Many, Part, Slug, Summary, Text, Wording, about, named


class OwnEntry(Part):
    """One entry of a section of your own."""

    title: Annotated[Text, about("Paper Boats", room=100, resume=["title", "name"])]
    """What the entry is about."""
    subtitle: Annotated[Text, about("Town museum", room=100, resume=["subtitle"])] | None = None
    """Where, with whom, or in which role."""
    when: Annotated[Date | None, about("2019", resume=["date"])] = None
    """When it was."""
    url: Annotated[LinkUrl, about("https://museum.example/boats", resume=["url"])] | None = None
    """Where to see more."""
    text: Annotated[Summary, about("Forty boats, folded by visitors.", room=500, resume=["summary"])] | None = None
    """What there is to say."""


class OwnSection(Part):
    """A section of your own, under the title that you give it."""

    title: Annotated[Wording, about("Exhibitions", room=40, resume=["title"])]
    """The heading."""
    slug: Annotated[Slug, about("exhibitions", resume=["slug"])] = MADE
    """The name in addresses and in `order`; made from `title` if none is given."""
    entries: Annotated[Many[OwnEntry], Field(min_length=1), about(resume=["entries"])]
    """What stands in the section, in order."""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        return named(data, "slug", data.get("title")) if isinstance(data, dict) else data
