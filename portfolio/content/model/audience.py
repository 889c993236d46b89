"""For whom a version of the portfolio is made, and what that version shows."""

from typing import Annotated

from portfolio.content.model.words import Key, Many, Part, Sentence, Slug, Text, about


class Audience(Part):
    """Readers for whom you make a version of the page: those of one opening, or one kind of client.

    The version is at `/for/<slug>`, its files at `/for/<slug>/resume.pdf` and so on. Each list says what is shown, and
    in which order; without the list, all is shown as it stands in the file, and `[]` shows nothing.
    """

    title: Annotated[Text, about("Museums with a paper lab", room=80)]
    """What you call these readers; only `portfolio check` shows it."""
    slug: Annotated[Slug, about("museums")]
    """The name in the address, which these readers see."""
    key: Annotated[Key, about("q7Xv2mKd9Rt4")] | None = None
    """What makes the address one that nobody guesses, `/for/<slug>-<key>`: 8 to 64 letters and digits.

    In a public repository it is no secret, for everybody can read the file there; nor is an address that is passed
    on.
    """
    role: Annotated[Text, about("Paper Conservator", room=70)] | None = None
    """Your role as these readers see it."""
    pitch: Annotated[Sentence, about("I keep paper readable.", room=400)] | None = None
    """What these readers see in place of `person.pitch`."""
    sections: Annotated[Many[Slug] | None, about(["employers", "skills"])] = None
    """Which sections are shown: keys of this file, and slugs of your own sections, as in `order`."""
    positions: Annotated[Many[Slug] | None, about(["acme-backend-engineer"])] = None
    """Slugs of the positions that are shown."""
    volunteering: Annotated[Many[Slug] | None, about(["repair-café-bicycle-mechanic"])] = None
    """Slugs of the volunteer roles that are shown."""
    achievements: Annotated[Many[Slug] | None, about(["acme-query-latency"])] = None
    """Slugs of the achievements that are shown. A position none of whose achievements is named shows all of its own."""
    projects: Annotated[Many[Slug] | None, about(["payments-ledger"])] = None
    """Slugs of the projects that are shown."""
    figures: Annotated[Many[Text] | None, about(["40%"], room=10)] = None
    """Values of the figures that are shown."""
    skills: Annotated[Many[Text] | None, about(["Languages"], room=40)] = None
    """Names of the groups of skills that are shown."""

    @property
    def name(self) -> str:
        """What stands in the address: the slug, and the key if there is one."""
        return f"{self.slug}-{self.key}" if self.key else self.slug
