"""What the owner's order asks for, and the page does not do."""

from collections.abc import Iterator

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.model import ORDERED, TOGETHER, Portfolio
from portfolio.english import enumeration


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each name in the order that the page does not follow: it has nothing to show, or stays beside others."""
    yield from _empty(portfolio)
    yield from _parted(portfolio)


def _empty(portfolio: Portfolio) -> Iterator[Finding]:
    for n, name in enumerate(portfolio.order):
        parts = (name, "soft_skills") if name == "skills" else (name,)
        if name in ORDERED and not any(getattr(portfolio, part) for part in parts):
            sentence = f"{quoted(name)} is empty in this file, and not on the page; fill it or remove it here"
            yield Finding(("order", n), sentence, code=Code.EMPTY_SECTION)


def _parted(portfolio: Portfolio) -> Iterator[Finding]:
    for together in TOGETHER:
        places = [n for n, name in enumerate(portfolio.order) if name in together]
        for n, before in zip(places[1:], places, strict=False):
            if n > before + 1:
                sentence = (
                    f"{quoted(portfolio.order[n])} stays beside {quoted(portfolio.order[before])} on the page: "
                    f"{enumeration(together)} move together; name them in a row"
                )
                yield Finding(("order", n), sentence, code=Code.SECTIONS_TOGETHER)
