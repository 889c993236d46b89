from pathlib import Path

import pytest

from portfolio.content.model import Portfolio
from portfolio.resume.text import wrapping
from tests.resume.telling import (
    HOSTILE,
    PEOPLE,
    facts,
    hostile,
    lost,
    outline_of,
    portfolio_of,
    proses,
    squeezed,
    written,
)


def without_addresses(portfolio: Portfolio, text: str) -> str:
    """The text without what is told behind links."""
    text = squeezed(text)
    for prose in proses(outline_of(portfolio)):
        for address in prose.addresses.values():
            text = text.replace(squeezed(f"({address.removeprefix('mailto:')})"), "")
    return text


def too_long(text: str) -> list[str]:
    """Lines of more columns than there are, though they could have ended before."""
    return [line for line in text.splitlines() if wrapping.width(line) > wrapping.WIDTH and " " in line.strip(" -“")]


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_fact_of_a_person_is_in_the_text_in_order(path: Path) -> None:
    portfolio = portfolio_of(path)
    text = written(portfolio, "txt")

    assert lost(facts(outline_of(portfolio)), without_addresses(portfolio, text)) == []
    assert too_long(text) == []
    assert text == "\n".join(line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n\n" not in text


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_written_reads_as_text(kind: str) -> None:
    portfolio = hostile(HOSTILE[kind])
    text = written(portfolio, "txt")

    assert lost(facts(outline_of(portfolio)), without_addresses(portfolio, text)) == []
    assert too_long(text) == []
    assert text.count("\u202e") == text.count("\u202c")
    assert text.count("\u2067") + text.count("\u2066") == text.count("\u2069")
