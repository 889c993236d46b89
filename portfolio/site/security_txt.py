"""Whom to tell of a hole in the site, as researchers look for it: RFC 9116."""

from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month

# Less than a year, as the RFC recommends; counted from a month's beginning, so that a month's readers get one text.
_HOLDS_FOR_MONTHS = 6


def contacts(portfolio: Portfolio) -> list[str]:
    """Return the owner's mail addresses as URIs; without one, the owner's encrypted places elsewhere."""
    urls = [str(link.url) for link in portfolio.links]
    addresses = [url for url in urls if url.startswith("mailto:")]
    return addresses or [url for url in urls if url.startswith("https:")]


def text(portfolio: Portfolio, month: Month, address: str) -> str:
    """Return the file that stands at `address`; after `month` it holds for at least five months more.

    Where `address` is not https, the file does not name it: the RFC wants it so.
    """
    until = Month(*divmod(month.ordinal + _HOLDS_FOR_MONTHS, 12))
    lines = [f"Contact: {contact}" for contact in contacts(portfolio)]
    lines.append(f"Expires: {until.year:04}-{until.month + 1:02}-01T00:00:00Z")
    lines.append(f"Preferred-Languages: {portfolio.language}")
    if address.startswith("https:"):
        lines.append(f"Canonical: {address}")
    return "\n".join([*lines, ""])
