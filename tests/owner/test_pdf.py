"""The owner's own résumé on sheets."""

import pytest

from portfolio.content.model import Portfolio
from portfolio.content.model.words import PaperSize
from tests.resume.pdf import reading
from tests.resume.pdf.reading import READERS
from tests.resume.telling import outline_of


@pytest.mark.slow  # Poppler is asked.
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_takes_two_sheets_that_every_reader_reads(portfolio: Portfolio, paper: PaperSize) -> None:
    pdf, missing = reading.made(portfolio, paper, fonts=None)

    assert missing == ()
    assert len(reading.document(pdf).pages) == 2
    told = list(reading.facts(outline_of(portfolio)))
    assert {reader: reading.lost(pdf, reader, told) for reader in READERS} == {reader: [] for reader in READERS}
