"""What an order of sections asks for, and the page does not do: the owner's, and those of audiences."""

from collections.abc import Iterator

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import ORDERED, TOGETHER, Portfolio
from portfolio.english import enumeration


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each name in an order that the page does not follow: it has nothing to show, or stays beside others."""
    yield from _ordered(portfolio, ("order",), portfolio.order)
    for n, audience in enumerate(portfolio.audiences):
        yield from _ordered(portfolio, ("audiences", n, "sections"), audience.sections or ())


def _ordered(portfolio: Portfolio, path: PartPath, order: tuple[str, ...]) -> Iterator[Finding]:
    yield from _empty(portfolio, path, order)
    yield from _parted(path, order)


def _empty(portfolio: Portfolio, path: PartPath, order: tuple[str, ...]) -> Iterator[Finding]:
    for n, name in enumerate(order):
        parts = (name, "soft_skills") if name == "skills" else (name,)
        if name in ORDERED and not any(getattr(portfolio, part) for part in parts):
            sentence = f"{quoted(name)} is empty in this file, and not on the page; fill it or remove it here"
            yield Finding((*path, n), sentence, code=Code.EMPTY_SECTION)


def _parted(path: PartPath, order: tuple[str, ...]) -> Iterator[Finding]:
    for together in TOGETHER:
        places = [n for n, name in enumerate(order) if name in together]
        for n, before in zip(places[1:], places, strict=False):
            if n > before + 1:
                sentence = (
                    f"{quoted(order[n])} stays beside {quoted(order[before])} on the page: "
                    f"{enumeration(together)} move together; name them in a row"
                )
                yield Finding((*path, n), sentence, code=Code.SECTIONS_TOGETHER)
