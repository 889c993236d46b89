"""What a page opens with: whom it is about, and the few things to remember."""

from typing import Annotated

from portfolio.content.model.words import Accent, LinkUrl, Part, Slug, Text, example


class Person(Part):
    """Whom the page is about."""

    name: Annotated[Text, example("Ada Example")]
    """Your name, as every page shows it."""
    role: Annotated[Text, example("Senior Backend Engineer")]
    """Your role as a heading says it."""
    pitch: Annotated[Text, example("I build systems that stay up, and teams that can mend them.")]
    """One to three sentences; also the page's description for search engines."""


class Theme(Part):
    """The one color that the owner chooses."""

    accent: Annotated[Accent, example("#1f4fd8")] = "#1f4fd8"
    """Figures, links, marks and focus; written as `#rrggbb`, and readable in both themes."""


class Link(Part):
    """A place elsewhere that belongs to the owner."""

    label: Annotated[Text, example("Code")]
    """What the link reads."""
    url: Annotated[LinkUrl, example("https://code.example/ada")]
    """Where the link leads: https, http or mailto."""


class Highlight(Part):
    """One of the few things to remember."""

    title: Annotated[Text, example("High Performance")]
    """Two or three words."""
    detail: Annotated[Text, example("Millions of requests")]
    """What stands behind the title, in one line."""


class Figure(Part):
    """A number worth showing large, and where it was earned."""

    value: Annotated[Text, example("40%")]
    """The number as it stands in the text that it comes from: `10M+`, `60%`."""
    measures: Annotated[Text, example("less query latency")]
    """What the value says, without the value: `requests per second`."""
    source: Annotated[Slug, example("acme-query-latency")]
    """The id of the achievement, or the slug of the project, that states it."""
