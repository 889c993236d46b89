"""The files that leave the house: what each is called, what it is to programs, and who writes it.

Addresses, the command and the links on the page follow from this list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from portfolio.config import LOOPBACK
from portfolio.content.audiences import NotShown
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.content.model.words import PaperSize
from portfolio.resume import outlining, pdf, to_vcard
from portfolio.resume.json_resume import for_an_audience, to_json_resume
from portfolio.resume.markdown import to_markdown
from portfolio.resume.outline import Outline
from portfolio.resume.text import to_text

FONTS = "fonts"
"""The folder of the owner's fonts, beside the file."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a file is written."""

    site_url: str
    """Where the pages are, without a slash at the end."""
    today: Month
    fonts: Path | None = None
    """The owner's folder of fonts, whether it is there or not; None for those that are shipped alone."""
    path: str = ""
    """What stands in the address before the name of the file: `/for/museums`."""
    not_shown: tuple[NotShown, ...] = ()
    """What the file leaves out because it is for an audience."""

    @property
    def public_url(self) -> str | None:
        """Where everybody finds the pages; None while that is this machine alone: a file goes to others."""
        return None if urlsplit(self.site_url).hostname in LOOPBACK else self.site_url


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One of the files."""

    name: str
    """The last part of the address: `resume.json`."""
    content_type: str
    write: Callable[[Portfolio, Occasion], bytes]
    label: str | None = None
    """What the page calls the file; None if the page has no link to it."""

    @property
    def media_type(self) -> str:
        """What the file is, without how its letters are written: `text/plain`."""
        return self.content_type.partition(";")[0]

    @property
    def endpoint(self) -> str:
        """What Flask calls the view of the file."""
        return "resume." + self.name.replace(".", "_").replace("-", "_")

    @property
    def ending(self) -> str:
        """What the name of such a file ends with: `json`."""
        return self.name.rpartition(".")[2]


def _json_resume(portfolio: Portfolio, occasion: Occasion) -> bytes:
    resume = to_json_resume.resume(portfolio, f"{occasion.site_url}/resume.json")
    if occasion.path:
        address = f"{occasion.site_url}{occasion.path}/resume.json"
        resume = for_an_audience.resume(resume, address, occasion.not_shown, occasion.today)
    return to_json_resume.text(resume).encode()


def _pdf(portfolio: Portfolio, occasion: Occasion, paper: PaperSize | None = None) -> bytes:
    told = _outline(portfolio, occasion)
    return pdf.written(told, portfolio.theme.accent, paper or portfolio.paper, occasion.fonts)


def _text(portfolio: Portfolio, occasion: Occasion) -> bytes:
    return to_text.text(_outline(portfolio, occasion)).encode()


def _markdown(portfolio: Portfolio, occasion: Occasion) -> bytes:
    return to_markdown.text(_outline(portfolio, occasion)).encode()


def _contact_card(portfolio: Portfolio, occasion: Occasion) -> bytes:
    return to_vcard.text(portfolio, occasion.public_url, occasion.today).encode()


def _outline(portfolio: Portfolio, occasion: Occasion) -> Outline:
    return outlining.outline(portfolio, occasion.public_url, occasion.today, occasion.not_shown)


FORMATS = (
    FileFormat("resume.pdf", "application/pdf", _pdf, "PDF"),
    FileFormat("resume-letter.pdf", "application/pdf", partial(_pdf, paper="letter")),
    FileFormat("resume-a4.pdf", "application/pdf", partial(_pdf, paper="a4")),
    FileFormat("resume.txt", "text/plain; charset=utf-8", _text, "Text"),
    FileFormat("resume.md", "text/markdown; charset=utf-8", _markdown),
    FileFormat("resume.json", "application/json; charset=utf-8", _json_resume, "JSON"),
    FileFormat("contact.vcf", "text/vcard; charset=utf-8", _contact_card, "Contact card"),
)

ENDINGS = tuple(dict.fromkeys(form.ending for form in FORMATS))
"""What the name of a file that can be written may end with."""


def of_ending(ending: str) -> FileFormat | None:
    """Return the first of the formats whose files end with `ending`, such as `txt`."""
    return next((form for form in FORMATS if form.ending == ending), None)
