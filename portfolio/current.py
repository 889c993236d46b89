"""What belongs to the running app, for views to ask: the content, the outbox, the settings, the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask, current_app, g
from sqlalchemy import Engine

from portfolio.config import Settings
from portfolio.content.evidence.record import Record
from portfolio.content.live import Live, OnAir
from portfolio.content.model import Portfolio
from portfolio.content.months import Month

_KEY = "portfolio"


@dataclass(frozen=True, slots=True)
class Parts:
    """What `create_app` built an app from."""

    settings: Settings
    live: Live
    engine: Engine
    clock: Callable[[], datetime]


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


def on_air() -> OnAir:
    """Return the content that is on air; the same throughout a request, whatever the owner saves meanwhile."""
    if "on_air" not in g:
        g.on_air = of(current_app).live.on_air()
    found: OnAir = g.on_air
    return found


def portfolio() -> Portfolio:
    """Return what the owner wrote."""
    return on_air().portfolio


def record() -> Record:
    """Return who names what in it."""
    return on_air().record


def live() -> Live:
    """Return what keeps the content on air."""
    return of(current_app).live


def engine() -> Engine:
    """Return the outbox's engine."""
    return of(current_app).engine


def now() -> datetime:
    """Return the time, in UTC."""
    return of(current_app).clock().astimezone(UTC)


def month() -> Month:
    """Return the current month, in UTC."""
    return Month.of(now().date())
