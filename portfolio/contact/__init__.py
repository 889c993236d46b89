"""The blueprint that visitors write to, and the life of what they write."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from portfolio import current
from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.deliverer import Deliverer
from portfolio.contact.form import ContactForm
from portfolio.contact.views import bp


def init_app(app: Flask) -> None:
    """Serve the form, and give every page an empty one."""
    app.context_processor(_shared)
    app.register_blueprint(bp)


def deliverer_for(app: Flask) -> Deliverer:
    """Return what delivers the messages of `app`; it does nothing until it is started."""
    parts = current.of(app)
    settings = parts.settings
    server = None
    if settings.MAIL_SERVER and settings.CONTACT_RECIPIENT:
        server = MailServer.from_flask_mail(app.extensions["mail"], settings.CONTACT_RECIPIENT)
    return Deliverer(
        engine=parts.engine,
        server=server,
        lock_file=Path(f"{parts.engine.url.database}.lock"),
        retention=timedelta(days=settings.MESSAGE_RETENTION),
        now=parts.clock,
    )


def _shared() -> dict[str, Any]:
    return {"contact_form": ContactForm(formdata=None), "retention": current.settings().MESSAGE_RETENTION}
