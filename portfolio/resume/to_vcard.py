"""From a portfolio to a contact card: vCard 4.0 (RFC 6350), which telephones and address books take in."""

from collections.abc import Iterator

from portfolio.assets import renditions
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.resume import outlining
from portfolio.resume.single_line import single_line

# A line has so many bytes at most, its end not counted (RFC 6350, 3.2).
_LONGEST = 75


def text(portfolio: Portfolio, site_url: str | None, today: Month) -> str:
    """Return `portfolio` as a contact card; whoever employs the person in the month `today` is the organization.

    `site_url` is where everybody finds the pages, None if nobody else does: then the card leads to none of them.
    """
    properties = ["BEGIN:VCARD", "VERSION:4.0", *_properties(portfolio, site_url, today), "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in properties)


def _properties(portfolio: Portfolio, site_url: str | None, today: Month) -> Iterator[str]:
    person, contact = portfolio.person, portfolio.contact
    # Which word is the family's name, nobody can know; address books that ask for it show all words as they are.
    yield from ("KIND:individual", f"FN:{_value(person.name)}", f"N:;{_value(person.name)};;;")
    yield f"TITLE:{_value(person.role)}"
    if employer := _employer(portfolio, today):
        yield f"ORG:{_value(employer)}"
    yield from (f"EMAIL:{_value(address)}" for address in _addresses(portfolio))
    if contact.phone:
        yield f"TEL:{_value(contact.phone)}"
    if site_url:
        yield from _site(portfolio, site_url)
    for n, link in enumerate((link for link in portfolio.links if link.url.scheme != "mailto"), 1):
        # The group ties a label to its address, as address books have done since before the standard.
        yield from (f"link{n}.URL:{link.url}", f"link{n}.X-ABLabel:{_value(link.label)}")
    if person.location:
        yield f"ADR:;;;{_value(person.location)};;;"
    if person.time_zone:
        yield f"TZ:{_value(person.time_zone)}"
    yield from (f"LANG:{portfolio.language}", f"NOTE:{_value(person.pitch)}")


def _site(portfolio: Portfolio, site_url: str) -> Iterator[str]:
    portrait = renditions.portrait(portfolio.person.portrait.file) if portfolio.person.portrait else None
    if portrait:
        yield f"PHOTO:{site_url}{portrait.plain.address}"
    yield from (f"URL:{site_url}/", f"UID:{site_url}/", f"SOURCE:{site_url}/contact.vcf")


def _employer(portfolio: Portfolio, today: Month) -> str | None:
    """Return whom the person works for: the first in the file with a position that has begun and has no end."""
    return next(map(portfolio.where, portfolio.held(today)), None)


def _addresses(portfolio: Portfolio) -> list[str]:
    """Return the mail addresses that the owner wants public, each once."""
    linked = [outlining.lead(link).words for link in portfolio.links if link.url.scheme == "mailto"]
    return list(dict.fromkeys([*filter(None, [portfolio.contact.email]), *linked]))


def _value(text: str) -> str:
    """Return `text` as the value of a property, without what would part or end it."""
    escaped = single_line(text).replace("\\", "\\\\")
    return escaped.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Return `line` in lines that are short enough, none of which ends within a character."""
    lines, taken = [""], 0
    for character in line:
        size = len(character.encode())
        if taken + size > _LONGEST:
            lines.append("")
            taken = 1  # The space that says that the line goes on.
        lines[-1] += character
        taken += size
    return "\r\n ".join(lines)
