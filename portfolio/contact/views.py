"""The form: shown, sent, answered. A post is always answered by a whole page or a 303, with and without script."""

import logging

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, LengthRequired, NotFound, ServiceUnavailable

from portfolio import current, security
from portfolio.contact import outbox
from portfolio.contact.form import ContactForm
from portfolio.publication import PRIVATE

bp = Blueprint("contact", __name__)
log = logging.getLogger(__name__)

_CROSS_SITE = "Your browser says that another site sent this. If it was you, send it again from here."
_NOT_KEPT = (
    "The message could not be kept just now, so it was not sent. Your text is still here; try again in a minute."
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
        return _refuse(form, 403, _CROSS_SITE)
    if not form.validate():
        return _refuse(form, 422)
    try:
        receipt = outbox.accept(current.engine(), form.draft(), current.now())
    except outbox.OutboxError:
        log.exception("A message could not be kept; the visitor was told.")
        return _refuse(form, 503, _NOT_KEPT)
    return redirect(url_for("contact.thanks", reference=receipt.reference), code=303)


@bp.get("/contact/thanks/<reference>")
def thanks(reference: str) -> ResponseReturnValue:
    """Tell the visitor that the message is safe, and what it is called."""
    try:
        message = outbox.find(current.engine(), reference)
    except outbox.OutboxError as error:
        log.exception("A receipt could not be looked up.")
        raise ServiceUnavailable from error
    if message is None:
        raise NotFound
    page = render_template("contact/thanks.html", message=message, address=url_for("contact.show"))
    return page, {"Cache-Control": PRIVATE, "X-Robots-Tag": "noindex"}


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
