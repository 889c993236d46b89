"""What the site tells the machines that watch over it."""

import hmac
import logging
from ipaddress import ip_address

from flask import Blueprint, Flask, current_app, request
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.contact import condition, probe
from portfolio.english import plural
from portfolio.publication import PRIVATE

bp = Blueprint("health", __name__)
log = logging.getLogger(__name__)

_FORWARDING = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


def init_app(app: Flask) -> None:
    """Serve the address that watchers ask."""
    app.register_blueprint(bp)


@bp.get("/healthz")
def show() -> ResponseReturnValue:
    """Tell machines whether all is well, with no word of any visitor's.

    Those of the operator's hear what is not, and whom the site takes them for. The status is 200 even so: whatever
    waits for its owner, the pages are there, and no balancer shall take them away.
    """
    (content, *wrong), (messages, *more) = _content(), _messages()
    reasons = [*wrong, *more]
    told: dict[str, object] = {"status": "degraded" if reasons else "ok"}
    if _is_operators():
        told |= {"content": content, "messages": messages, "reasons": reasons, "visitor": request.remote_addr}
    return told, {"Cache-Control": PRIVATE}


def _content() -> tuple[str, ...]:
    """Return which content is shown, and why it is not the current one."""
    current.portfolio()  # Looks at the file, if the last look was long ago.
    error = current.live().error
    if error is None:
        return ("current",)
    found = plural(len(error.problems), "problem")
    return "last good", f"{current.settings().PORTFOLIO_FILE.name} has {found}, so its last good version is shown."


def _messages() -> tuple[str, ...]:
    """Return how messages fare, and what is wrong with them."""
    has_mail_server = bool(current.settings().MAIL_SERVER)
    looking = probe.of(current_app)
    found = condition.of_messages(current.engine(), looking, current.now(), has_mail_server=has_mail_server)
    if found.word == "cannot be kept":
        log.error("%s", " ".join(found.wrong.values()))
    return found.word, *found.wrong.values()


def _is_operators() -> bool:
    """Say whether whoever asks may know more: a program here that speaks for nobody else, or who has the token."""
    token = current.settings().HEALTH_TOKEN
    said = request.headers.get("Authorization", "")
    if token and hmac.compare_digest(said.encode(), f"Bearer {token}".encode()):
        return True
    if any(name in request.headers for name in _FORWARDING):
        return False
    address = request.environ.get("werkzeug.proxy_fix.orig", request.environ).get("REMOTE_ADDR") or ""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
