"""Role fit: a job description is read, answered and forgotten. Nothing of it is stored, logged or put in an address."""

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from portfolio import current, security
from portfolio.evidence import role_fit
from portfolio.evidence.role_fit import Fit
from portfolio.evidence.selection import UnknownTechnologyError
from portfolio.publication import PRIVATE
from portfolio.site import addresses, query

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
    """Show the empty form, or how the technologies in the address role_fit."""
    if not query.names():
        return _page(FitForm(formdata=None), None)
    try:
        found = role_fit.of(current.record(), query.technologies())
    except UnknownTechnologyError as error:
        raise query.unknown() from error
    return _page(FitForm(formdata=None), found)


@bp.post("/fit")
def read() -> ResponseReturnValue:
    """Show how the text that was sent fits, and forget it."""
    form = FitForm(request.form)
    if security.is_cross_site():
        return _again(form, 403, security.CROSS_SITE)
    if not form.validate():
        return _again(form, 422)
    response = make_response(_page(form, role_fit.read(current.record(), form.text.data or "")))
    response.headers["Cache-Control"] = PRIVATE
    return response


def _again(form: FitForm, status: int, sentence: str | None = None) -> Response:
    """Draw the form with the text still in it and what is wrong; the header tells script that this is the form."""
    return make_response(_page(form, None, sentence), status, {"Form-Again": "refused"})


def _page(form: FitForm, found: Fit | None, refusal: str | None = None) -> str:
    address = addresses.fit(found.slugs if found else ())
    return render_template("site/fit.html", form=form, fit=found, refusal=refusal, address=address)
