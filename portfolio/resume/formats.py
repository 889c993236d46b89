"""The files that leave the house: what each is called, what it is to programs, and who writes it.

Addresses, the command and the links on the page follow from this list.
"""

from collections.abc import Callable
from dataclasses import dataclass

from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.resume.json_resume import to_json_resume


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a file is written."""

    site_url: str
    """Where the pages are, without a slash at the end."""
    today: Month


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
    def endpoint(self) -> str:
        """What Flask calls the view of the file, within the blueprint."""
        return self.name.replace(".", "_")

    @property
    def ending(self) -> str:
        """What the name of such a file ends with: `json`."""
        return self.name.rpartition(".")[2]


def _json_resume(portfolio: Portfolio, occasion: Occasion) -> bytes:
    return to_json_resume.text(portfolio, f"{occasion.site_url}/resume.json").encode()


FORMATS = (FileFormat("resume.json", "application/json; charset=utf-8", _json_resume, "JSON"),)
