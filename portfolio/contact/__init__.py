"""The blueprint that visitors write to, and the life of what they write."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from flask_mail import Mail
from sqlalchemy import Engine

from portfolio import config, current
from portfolio.config import Settings
from portfolio.contact import outbox, probe
from portfolio.contact.alerts import Alerts
from portfolio.contact.delivery import lock
from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.deliverer import Deliverer
from portfolio.contact.form import ContactForm
from portfolio.contact.views import bp

mail = Mail()


def init_app(app: Flask) -> None:
    """Serve the form, and give every page an empty one."""
    mail.init_app(app)
    probe.bind(app)
    app.context_processor(_shared)
    app.register_blueprint(bp)


def mail_server(settings: Settings) -> MailServer | None:
    """Return how the mail server is reached, None if none is set. Flask-Mail reads the settings, and needs no app."""
    if not settings.MAIL_SERVER or not settings.CONTACT_RECIPIENT:
        return None
    read = mail.init_mail(config.for_flask(settings), debug=False, testing=False)
    return MailServer.from_flask_mail(read, settings.CONTACT_RECIPIENT)


def deliverer_for(settings: Settings, engine: Engine, now: Callable[[], datetime]) -> Deliverer:
    """Return what delivers the messages of `engine`; it does nothing until it is started."""
    return Deliverer(
        engine=engine,
        server=mail_server(settings),
        lock=lock.beside(engine),
        retention=timedelta(days=settings.MESSAGE_RETENTION),
        now=now,
    )


def alerts_for(app: Flask, deliverer: Deliverer | None, *, is_first: bool) -> Alerts:
    """Return what tells the operator of trouble with the messages of `app`.

    Of all processes the one that delivers tells; where none can, or another program delivers, the first of each server.
    """
    parts = current.of(app)

    def is_ours_to_tell() -> bool:
        return deliverer.is_holder or (deliverer.is_shut_out and is_first) if deliverer else is_first

    return Alerts(parts.settings, parts.engine, probe.of(app), is_ours_to_tell, parts.clock)


def _shared() -> dict[str, Any]:
    """Give every page an empty form, and what it promises: the days that messages and traces are kept."""
    settings = current.settings()
    return {
        "contact_form": ContactForm(formdata=None),
        "is_mailed": bool(settings.MAIL_SERVER),
        "retention": settings.MESSAGE_RETENTION,
        "held_for": outbox.HELD_FOR.days,
    }
