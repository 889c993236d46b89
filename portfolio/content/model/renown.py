"""What others printed, heard, gave and said: publications, talks, awards, certificates, recommendations."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from portfolio.content.model import ongoing
from portfolio.content.model.dates import Date
from portfolio.content.model.words import LinkUrl, Part, Sentence, Summary, Text, about


def _coming(date: Date) -> Date:
    """Return `date`; a PydanticCustomError if it says that it never comes."""
    if ongoing.is_never(str(date)):
        raise PydanticCustomError("date_never", "says that nothing ends")
    return date


# What those call it who add it to a JSON Resume, which has no name for it.
_EXPIRY = ("expirationDate", "expiryDate", "expiration", "expiry", "validUntil", "validTo")
Expiry = Annotated[Date, AfterValidator(_coming)]


class Certificate(Part):
    """What somebody examined, and vouches for."""

    name: Annotated[Text, about("Certified Kubernetes Administrator", room=100, resume=["name", "title"])]
    """What the certificate is called."""
    issuer: Annotated[Text, about("The Linux Foundation", room=80, resume=["issuer"])] | None = None
    """Who gave it."""
    number: (
        Annotated[Text, about("LF-2tcgq1sd9x", room=40, resume=["number", "licenseNumber", "credentialId"])] | None
    ) = None
    """The number of the license or the credential, by which it can be looked up."""
    date: Annotated[Date | None, about("2023-02", resume=["date", "issueDate", "startDate"])] = None
    """When it was given."""
    expires: Annotated[Expiry | None, about("2027-03", resume=["expires", *_EXPIRY, "endDate"])] = None
    """Until when it is valid; left out of what does not expire. Once that has passed, the page says that it expired."""
    url: Annotated[LinkUrl, about("https://certificates.example/ada", resume=["url"])] | None = None
    """Where it can be verified."""

    @property
    def spoken_number(self) -> str | None:
        """The number as a person would say it: `No. 12-345`."""
        return f"No. {self.number}" if self.number else None


class Publication(Part):
    """Something of yours that was published."""

    title: Annotated[Text, about("Ledgers That Cannot Forget", room=150, resume=["name", "title"])]
    """The title of the publication."""
    authors: Annotated[Text, about("A. Example, B. Friend", room=200, resume=["authors"])] | None = None
    """Everybody who wrote it, in the order of the publication."""
    publisher: Annotated[Text, about("Journal of Examples", room=100, resume=["publisher"])] | None = None
    """The journal, publisher or site that it came out with."""
    date: Annotated[Date | None, about("2021-09", resume=["releaseDate", "date"])] = None
    """When it came out."""
    url: Annotated[LinkUrl, about("https://journal.example/ledgers", resume=["url", "website"])] | None = None
    """Where it can be read."""
    summary: Annotated[Summary, about("Why postings are never changed.", room=400, resume=["summary"])] | None = None
    """What it says, in a sentence or two."""


class Talk(Part):
    """Something that you said in front of others."""

    title: Annotated[Text, about("Moving Money Once", room=150, resume=["title", "name"])]
    """What the talk was called."""
    event: Annotated[Text, about("Example Conference", room=80, resume=["event"])] | None = None
    """The conference or evening that you gave it at."""
    location: Annotated[Text, about("Porto", room=60, resume=["location"])] | None = None
    """The place of the event."""
    date: Annotated[Date | None, about("2022-10", resume=["date"])] = None
    """When you gave it."""
    url: Annotated[LinkUrl, about("https://talks.example/moving-money", resume=["url"])] | None = None
    """Where it can be seen, or its slides."""
    summary: Annotated[Summary, about("Idempotence, told with coins.", room=400, resume=["summary"])] | None = None
    """What it was about, in a sentence or two."""


class Award(Part):
    """Something that you were given for your work."""

    title: Annotated[Text, about("Engineer of the Year", room=100, resume=["title", "name"])]
    """What the award is called."""
    awarder: Annotated[Text, about("Example Society", room=80, resume=["awarder"])] | None = None
    """Who gave it."""
    date: Annotated[Date | None, about("2020", resume=["date"])] = None
    """When it was given."""
    url: Annotated[LinkUrl, about("https://awards.example/2020", resume=["url"])] | None = None
    """Where to read about it."""
    summary: Annotated[Summary, about("For the ledger.", room=400, resume=["summary"])] | None = None
    """What it was given for, in a sentence or two."""


class Recommendation(Part):
    """What somebody says of you, in their own words and with their consent."""

    text: Annotated[Sentence, about("Ada explains until it is simple.", room=600, resume=["reference", "summary"])]
    """What they say."""
    name: Annotated[Text, about("Grace Sample", room=60, resume=["name"])]
    """Who says it."""
    role: Annotated[Text, about("Head of Engineering, Acme", room=100, resume=["role"])] | None = None
    """What they do, or who they are to you."""
    url: Annotated[LinkUrl, about("https://grace.example/letters", resume=["url"])] | None = None
    """Where they said it, or where to find them."""
