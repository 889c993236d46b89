"""What the site tells the machines that watch over it."""

import logging

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError
from portfolio.publication import PRIVATE

bp = Blueprint("health", __name__)
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Serve the address that watchers ask."""
    app.register_blueprint(bp)


@bp.get("/healthz")
def show() -> ResponseReturnValue:
    """Tell machines whether all is well, with no word of any visitor's.

    The status is 200 even so: whatever waits for its owner, the pages are there, and no balancer shall take them away.
    """
    content, messages = _content(), _messages()
    is_well = (content, messages) == ("current", "on their way")
    return {"status": "ok" if is_well else "degraded", "content": content, "messages": messages}, {
        "Cache-Control": PRIVATE
    }


def _content() -> str:
    current.portfolio()  # Looks at the file, if the last look was long ago.
    return "current" if current.live().error is None else "last good"


def _messages() -> str:
    try:
        waiting = outbox.waiting(current.engine())
    except OutboxError as error:
        log.error("%s", error)  # noqa: TRY400 - one line tells all.
        return "cannot be kept"
    # While no mail server is set, messages wait as they should.
    is_late = current.settings().MAIL_SERVER and waiting.is_late(current.now())
    return "late" if is_late or waiting.is_overlooked(current.now()) else "on their way"
