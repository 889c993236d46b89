"""Careers to draw: each is written as a file would be, and read as one."""

import json
from pathlib import Path
from typing import Any

from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.evidence import record as recording
from portfolio.evidence import selection as selecting
from portfolio.site import timeline
from portfolio.site.timeline import Timeline

TODAY = Month(2026, 11)
HeldInShort = tuple[str, str | None, list[str]]
"""Start, end and technologies."""


def portfolio(*held: HeldInShort, **more: Any) -> Portfolio:
    """A portfolio of positions, each with an employer of its own."""
    employers = [
        {"name": f"E{n}", "positions": [{"title": "Cook", "start": start, "end": end, "technologies": names}]}
        for n, (start, end, names) in enumerate(held)
    ]
    person, contact = {"name": "A", "role": "B", "pitch": "C"}, {"invitation": "D"}
    written = {"person": person, "contact": contact, "employers": employers, **more}
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"))


def drawing(read: Portfolio, *chosen: str) -> Timeline | None:
    """What is drawn of a portfolio, and of what is chosen."""
    record = recording.gather(read)
    return timeline.draw(read, record, selecting.choose(record, chosen), TODAY)
