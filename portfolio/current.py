"""What belongs to the running app, for views to ask: the content, the outbox, the settings, the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from flask import Flask, current_app, g
from sqlalchemy import Engine
from werkzeug.exceptions import NotFound

from portfolio.config import Settings
from portfolio.content import audiences
from portfolio.content.audiences import Selected
from portfolio.content.last_good_copy import LastGoodCopy
from portfolio.content.live import Live
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.evidence import record as records
from portfolio.evidence.record import Record
from portfolio.evidence.search import Concordance

_KEY = "portfolio"


class CurrentContent(NamedTuple):
    """A portfolio, the record of who names what in it, and what looks through its texts; made once for each edit."""

    portfolio: Portfolio
    record: Record
    concordance: Concordance


@dataclass(frozen=True, slots=True)
class Parts:
    """What `create_app` built an app from."""

    settings: Settings
    live: Live[CurrentContent]
    engine: Engine
    clock: Callable[[], datetime]


def follow(settings: Settings, clock: Callable[[], datetime]) -> Live[CurrentContent]:
    """Return what keeps the content of PORTFOLIO_FILE current; ContentError if there is neither it nor a good copy."""
    path = settings.PORTFOLIO_FILE
    copy = LastGoodCopy(settings.INSTANCE_DIR, path)
    return Live(path, _prepare, copy, today=lambda: _month(clock()))


def bind(app: Flask, parts: Parts) -> None:
    """Make `parts` those of `app`."""
    app.extensions[_KEY] = parts


def of(app: Flask) -> Parts:
    """Return the parts of `app`."""
    parts: Parts = app.extensions[_KEY]
    return parts


def settings() -> Settings:
    """Return the settings."""
    return of(current_app).settings


def content() -> CurrentContent:
    """Return the current content; the same throughout a request, whatever the owner saves meanwhile."""
    if "content" not in g:
        g.content = live().current_content()
    found: CurrentContent = g.content
    return found


def portfolio() -> Portfolio:
    """Return what the owner wrote."""
    return content().portfolio


def read_by(audience: str | None) -> Selected:
    """Return what the `audience` of an address reads, everything if the address names none.

    Whoever asks for an audience that there is not gets a 404, and does not learn whether a key alone was wrong.
    """
    if audience is None:
        return Selected(portfolio(), ())
    found = audiences.find(portfolio(), audience)
    if found is None:
        raise NotFound
    return audiences.portfolio_for(portfolio(), found)


def record() -> Record:
    """Return who names what in the owner's words."""
    return content().record


def concordance() -> Concordance:
    """Return what looks through all texts of the page."""
    return content().concordance


def live() -> Live[CurrentContent]:
    """Return what keeps the content current."""
    return of(current_app).live


def modified() -> date | None:
    """Return the day on which the content became what it is, in UTC; None if that is not known."""
    known = live().modified
    return known and known.date()


def engine() -> Engine:
    """Return the outbox's engine."""
    return of(current_app).engine


def now() -> datetime:
    """Return the time, in UTC."""
    return of(current_app).clock().astimezone(UTC)


def month() -> Month:
    """Return the current month, in UTC."""
    return _month(now())


def _month(time: datetime) -> Month:
    return Month.of(time.astimezone(UTC).date())


def _prepare(portfolio: Portfolio) -> CurrentContent:
    record = records.gather(portfolio)
    return CurrentContent(portfolio, record, Concordance(portfolio, record))
