"""What stands beside the career: work that nobody paid, and time that no position filled."""

from typing import Annotated, Any

from pydantic import model_validator

from portfolio.content.model.career import Position, with_achievements
from portfolio.content.model.dates import Date
from portfolio.content.model.spans import Span
from portfolio.content.model.words import MADE, LinkUrl, Part, Slug, Summary, Text, about, named


class Volunteering(Position):
    """A role held without pay. It counts as evidence, and the page says that it was volunteering."""

    title: Annotated[Text, about("Bicycle Mechanic", room=70, resume=["position", "title"])]
    """What the role was called."""
    slug: Annotated[Slug, about("repair-café-bicycle-mechanic")] = MADE
    """The name in addresses, and what a project's `position` names; made from organization and title if none is
    given.
    """
    organization: Annotated[Text, about("Repair Café", room=60, resume=["organization", "company", "name"])]
    """Whom you did it for."""
    url: Annotated[LinkUrl, about("https://repair.example/lisbon", resume=["url", "website"])] | None = None
    """Where to read about them."""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return with_achievements(named(data, "slug", data.get("organization"), data.get("title")))


class Break(Part):
    """A time that no position filled: parental leave, care, illness, travel. Never counted as a position."""

    title: Annotated[Text, about("Parental leave", room=70, resume=["title", "name"])]
    """What the break was for."""
    start: Annotated[Date, about("2022-12", resume=["startDate", "start", "from"])]
    """When the break began."""
    end: Annotated[Date | None, about("2023-08", resume=["endDate", "end", "to"])] = None
    """When the break ended; left out of one that goes on today."""
    text: Annotated[Summary, about("Two children, and a garden.", room=300, resume=["summary"])] | None = None
    """What you want to say about it; nothing has to be said."""

    @property
    def span(self) -> Span:
        """When the break was."""
        return Span(self.start, self.end)
