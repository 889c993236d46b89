"""Role fit: a job description is read, answered and forgotten. Nothing of it is stored, logged or put in an address."""

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from portfolio import current, security
from portfolio.evidence import fit_sentences, role_fit
from portfolio.evidence.role_fit import Fit
from portfolio.evidence.selection import UnknownTechnologyError
from portfolio.publication import PRIVATE
from portfolio.site import addresses, copying, query, sharing
from portfolio.site.sharing import Sharing

bp = Blueprint("fit", __name__)

MOST_CHARACTERS = 20_000


def _unified(text: str | None) -> str | None:
    """Unify line ends, so that a character counts once."""
    return text and text.replace("\r\n", "\n").replace("\r", "\n").strip()


class FitForm(FlaskForm):  # type: ignore[misc] # Flask-WTF ships no types.
    """The job description. The token is off: `portfolio/security.py` says why."""

    class Meta:
        """The form's own settings."""

        csrf = False

    text = TextAreaField(
        "Job description, or a list of technologies",
        id="fit-text",
        filters=[_unified],
        validators=[
            DataRequired("Paste a job description, or a list of technologies."),
            Length(
                max=MOST_CHARACTERS,
                message=f"Shorten the text to {MOST_CHARACTERS:,} characters at most; the requirements are enough.",
            ),
        ],
    )


@bp.get("/fit")
def show() -> ResponseReturnValue:
    """Show the empty form, or how the names in the address fit."""
    others, left_out = query.others(), query.left_out()
    if not (query.names() or others or left_out):
        return _page(FitForm(formdata=None), None)
    plain = sharing.shown(others)
    try:
        found = role_fit.of(current.record(), query.technologies(), plain, left_out, current.concordance().says)
    except UnknownTechnologyError as error:
        raise query.unknown() from error
    response = make_response(_page(FitForm(formdata=None), found.leaving_out(len(others) - len(plain))))
    if others:  # What somebody wrote into an address is shown to whoever opens it, and kept for nobody.
        response.headers["Cache-Control"] = PRIVATE
    return response


@bp.post("/fit")
def read() -> ResponseReturnValue:
    """Show how the text that was sent fits, and forget it."""
    form = FitForm(request.form)
    if security.is_cross_site():
        return _again(form, 403, security.CROSS_SITE)
    if not form.validate():
        return _again(form, 422)
    found = role_fit.read(current.record(), form.text.data or "", current.concordance().says)
    response = make_response(_page(form, found))
    response.headers["Cache-Control"] = PRIVATE
    return response


def _again(form: FitForm, status: int, sentence: str | None = None) -> Response:
    """Draw the form with the text still in it and what is wrong; the header tells script that this is the form."""
    return make_response(_page(form, None, sentence), status, {"Form-Again": "refused"})


def _page(form: FitForm, found: Fit | None, refusal: str | None = None) -> str:
    shared = sharing.of(current.record(), found) if found else None
    address = _address(found, shared)
    copied = (
        copying.text(current.portfolio(), found, current.settings().site_url + address, current.month())
        if found
        else ""
    )
    return render_template(
        "site/fit.html", form=form, fit=found, sharing=shared, copied=copied, refusal=refusal, address=address,
        fit_sentences=fit_sentences,
    )  # fmt: skip


def _address(found: Fit | None, shared: Sharing | None) -> str:
    """Return the address of an answer: that which was asked for, in its one spelling, or that which shares a text's."""
    if found and found.is_shared:
        return addresses.fit(found.slugs, (*found.said, *found.absent), found.left_out)
    return shared.bare if shared else addresses.fit()
