"""What the owner's order asks for, and the page does not do."""

from collections.abc import Iterator

from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining import quoted
from portfolio.content.model import TOGETHER, Portfolio
from portfolio.english import enumeration


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each name that the order sets apart from those that it stands together with on the page."""
    for together in TOGETHER:
        places = [n for n, name in enumerate(portfolio.order) if name in together]
        for n, before in zip(places[1:], places, strict=False):
            if n > before + 1:
                sentence = f"{quoted(portfolio.order[n])} stays beside {quoted(portfolio.order[before])} on the page: "
                yield Finding(("order", n), f"{sentence}{enumeration(together)} move together; name them in a row")
