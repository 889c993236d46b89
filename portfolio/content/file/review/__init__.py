"""What a careful reader would remark on a file without errors. Remarks never keep a file from being shown."""

from collections.abc import Iterator
from typing import Any

from portfolio.content.file.consistency import Finding
from portfolio.content.file.review import chronology, claims, foreign, order, phrases, repeats, strays, untraced
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month


def remarks(portfolio: Portfolio, written: Any, today: Month) -> Iterator[Finding]:
    """Yield every remark on `portfolio`, which was read from the parsed JSON `written`, in the month `today`."""
    yield from chronology.remarks(portfolio, today)
    yield from repeats.remarks(portfolio)
    yield from order.remarks(portfolio)
    yield from foreign.remarks(portfolio)
    yield from claims.remarks(portfolio)
    yield from untraced.remarks(portfolio)
    yield from phrases.remarks(written)
    yield from strays.remarks(written)
