"""The form: shown, sent, answered. A post is always answered by a whole page or a 303, with and without script."""

import logging
import math
from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, LengthRequired, NotFound, ServiceUnavailable

from portfolio import current, security
from portfolio.contact import network, outbox, probe, secret
from portfolio.contact.form import ContactForm
from portfolio.contact.outbox import AcceptanceRules, Draft, LimitError, OutboxError, Receipt
from portfolio.english import plural
from portfolio.publication import PRIVATE

bp = Blueprint("contact", __name__)
log = logging.getLogger(__name__)

_TOO_OFTEN = (
    "Several messages came from your network already, so this one was not sent. Your text is still here; "
    "send it again in {}."
)
_NOT_KEPT = (
    "The message could not be kept just now, so it was not sent. Your text is still here; try again in a minute{}."
)


@bp.get("/contact")
def show() -> ResponseReturnValue:
    """Show the empty form."""
    return render_template("contact/show.html", address=url_for("contact.show"))


@bp.post("/contact")
def submit() -> ResponseReturnValue:
    """Keep the visitor's message and lead on to the thank-you page."""
    form = ContactForm(_whole_body())
    if security.is_cross_site():
        return _refuse(form, 403, security.CROSS_SITE)
    if not form.validate():
        return _refuse(form, 422)
    try:
        receipt = _accept(form.draft())
    except LimitError as error:
        return _put_off(form, error.wait)
    except (OutboxError, OSError) as error:
        log.error("A message could not be kept; the visitor was told. %s", error)  # noqa: TRY400 - one line tells all.
        probe.of(current_app).reason = str(error)
        other_way = ", or use one of the links beside the form" if current.portfolio().links else ""
        return _refuse(form, 503, _NOT_KEPT.format(other_way))
    probe.of(current_app).reason = None
    return redirect(url_for("contact.thanks", reference=receipt.reference), code=303)


@bp.get("/contact/thanks/<reference>")
def thanks(reference: str) -> ResponseReturnValue:
    """Tell the visitor that the message is safe, and what it is called."""
    try:
        message = outbox.find(current.engine(), reference)
    except OutboxError as error:
        log.error("A receipt could not be looked up. %s", error)  # noqa: TRY400 - one line tells all.
        raise ServiceUnavailable from error
    if message is None:
        raise NotFound
    page = render_template("contact/thanks.html", message=message, address=url_for("contact.show"))
    return page, {"Cache-Control": PRIVATE, "X-Robots-Tag": "noindex"}


def _accept(draft: Draft) -> Receipt:
    """Keep `draft` as the settings ask; the errors of `outbox.accept`, and OSError if there is no secret key."""
    settings = current.settings()
    domain = (settings.sender or "").rpartition("@")[2] or urlsplit(settings.site_url).hostname or "localhost"
    rules = AcceptanceRules(settings.contact_limit, settings.contact_flood, domain)
    where_from = network.pseudonyms(request.remote_addr, secret.key(settings))
    if where_from.network is None:
        log.warning("Whom the proxy speaks for cannot be read, so CONTACT_LIMIT does not count this message.")
    return outbox.accept(current.engine(), draft, current.now(), rules, *where_from)


def _put_off(form: ContactForm, wait: timedelta) -> Response:
    """Ask for patience, and say for how long."""
    seconds = max(1, math.ceil(wait.total_seconds()))
    response = _refuse(form, 429, _TOO_OFTEN.format(_spoken(seconds)))
    response.headers["Retry-After"] = str(seconds)
    return response


def _spoken(seconds: int) -> str:
    """Say how long to wait, in whole minutes or hours, rather too long than too short."""
    minutes = math.ceil(seconds / 60)
    return plural(minutes, "minute") if minutes <= 90 else plural(math.ceil(minutes / 60), "hour")


def _whole_body() -> MultiDict[str, str]:
    """Return the fields that were sent, if all of them arrived; a message cut off on its way is none.

    The server passes on what came before a connection broke as if it were all, so the length is compared here.
    """
    if request.content_length is None:
        raise LengthRequired
    if len(request.get_data()) != request.content_length:
        raise BadRequest
    return request.form


def _refuse(form: ContactForm, status: int, sentence: str | None = None) -> Response:
    """Draw the form with everything typed in it and what is wrong; `sentence` if that is not about a field.

    The header tells the page's script that this is the form again, and not somebody's bare error page.
    """
    page = render_template("contact/show.html", contact_form=form, refusal=sentence, address=url_for("contact.show"))
    return make_response(page, status, {"Form-Again": "refused"})
