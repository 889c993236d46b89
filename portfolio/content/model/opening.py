"""What a page opens with: whom it is about, and the few things to remember."""

from typing import Annotated

from portfolio.content.model import contrast
from portfolio.content.model.pictures import Portrait
from portfolio.content.model.words import Accent, Part, Sentence, Slug, Text, TimeZone, about


class Person(Part):
    """Whom the page is about."""

    name: Annotated[Text, about("Ada Example", room=50, resume=["name"])]
    """Your name, as every page shows it."""
    role: Annotated[Text, about("Senior Backend Engineer", room=70, resume=["label", "headline", "title", "jobTitle"])]
    """Your role as a heading says it."""
    pitch: Annotated[
        Sentence,
        about(
            "I build systems that stay up, and teams that can mend them.",
            room=400,
            resume=["summary", "about", "objective"],
        ),
    ]
    """One to three sentences; also the page's description for search engines."""
    location: Annotated[Text, about("Lisbon, Portugal", room=60, resume=["location"])] | None = None
    """Where you live or work from."""
    time_zone: Annotated[TimeZone, about("Europe/Lisbon", resume=["timeZone"])] | None = None
    """The time zone that you work in, as the tz database names it: the page says `Lisbon time`."""
    availability: Annotated[Text, about("Open to offers from March", room=80, resume=["availability"])] | None = None
    """Whether and from when you are free, and for what."""
    portrait: Portrait | None = None
    """A picture of yourself."""

    @property
    def initials(self) -> str:
        """The first letters of the first two words of the name."""
        return "".join(word[0] for word in self.name.split()[:2])

    @property
    def spoken_time_zone(self) -> str | None:
        """The time zone as a person would say it: `Los Angeles time`."""
        region, _, town = (self.time_zone or "").rpartition("/")
        name = town.replace("_", " ")
        return f"{name} time" if region and region != "Etc" else self.time_zone


class Theme(Part):
    """The one color that you choose."""

    accent: Annotated[Accent, about(contrast.SHIPPED)] = contrast.SHIPPED
    """Figures, links, marks and focus; written as `#rrggbb`, and readable in both themes."""


class Highlight(Part):
    """One of the few things to remember."""

    title: Annotated[Text, about("High Performance", room=40)]
    """What to remember, in two or three words."""
    detail: Annotated[Text, about("Millions of requests", room=80)]
    """What stands behind the title, in one line."""


class Figure(Part):
    """A number worth showing large, and where it was earned."""

    value: Annotated[Text, about("40%", room=10)]
    """The number as it stands in the text that it comes from: `10M+`, `60%`."""
    measures: Annotated[Text, about("less query latency", room=60)]
    """What the number counts, without the number: `requests per second`."""
    source: Annotated[Slug, about("acme-query-latency")]
    """The slug of the achievement or project that states it."""
