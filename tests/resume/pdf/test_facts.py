"""Everything that a person says is read back from the sheets, in order, by whoever reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from tests.resume.pdf import reading
from tests.resume.pdf.reading import FAITHFUL, READERS
from tests.resume.telling import HOSTILE, PEOPLE, hostile, outline_of, portfolio_of

# Poppler is asked here, and each set of sheets is read by five programs.
pytestmark = pytest.mark.slow

MARKUP = r'#panic("x") #read("/etc/passwd") #import "@preview/x:0.1.0": * $ sum_(k=1)^n $ @ref <label> // a /* b */ = c - d + e / f: g ~ \u{41} ` "'


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_fact_is_read_back_in_order(path: Path) -> None:
    portfolio = portfolio_of(path)

    made = reading.made(portfolio, portfolio.paper)

    assert made.missing == ()
    told = list(reading.facts(outline_of(portfolio)))
    assert {reader: reading.lost(made.made, reader, told) for reader in READERS} == {reader: [] for reader in READERS}


def test_what_looks_like_markup_is_text_in_every_field() -> None:
    short = [text for text in HOSTILE.values() if len(text) < 1000]

    told_and_read(hostile(" ".join([MARKUP, *short])))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["x" * 10_000, "x-" * 5_000, "word " * 2_000, "紙の国。" * 2_500], ids=lambda text: text[:5]
)
def test_whatever_is_long_is_on_some_sheet(written: dict[str, Any], text: str) -> None:
    written["person"] |= {"name": text, "role": text, "pitch": text}
    written["employers"][0]["positions"][0] |= {
        "slug": "acme-engineer",
        "title": text,
        "summary": text,
        "achievements": [text],
        "technologies": ["Steam", text],
    }
    written["employers"][0]["description"] = text

    told_and_read(loading.parse(json.dumps(written).encode(), Path("portfolio.json")))


def told_and_read(portfolio: Portfolio) -> None:
    made = reading.made(portfolio)

    assert made.missing == ()
    assert reading.lost(made.made, FAITHFUL, list(reading.facts(outline_of(portfolio))))[:3] == []
