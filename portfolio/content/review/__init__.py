"""What a careful reader would remark on a file without errors. Remarks never keep a file from being shown."""

from collections.abc import Iterator
from typing import Any

from portfolio.content.consistency import Finding
from portfolio.content.evidence.record import Record
from portfolio.content.model import Portfolio
from portfolio.content.months import Month
from portfolio.content.review import prose, repeats, time, wordings


def remarks(portfolio: Portfolio, record: Record, written: Any, today: Month) -> Iterator[Finding]:
    """Yield every remark on `portfolio`, which was read from the parsed JSON `written`, in the month `today`."""
    yield from wordings.remarks(portfolio, record)
    yield from time.remarks(portfolio, today)
    yield from repeats.remarks(portfolio, record)
    yield from prose.remarks(written)
