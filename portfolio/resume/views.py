"""The blueprint of files to take away."""

from functools import partial

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.resume import file_names
from portfolio.resume.formats import FONTS, FORMATS, FileFormat, Occasion

bp = Blueprint("resume", __name__)


def give(form: FileFormat) -> ResponseReturnValue:
    """Give the portfolio as a file; search engines shall find the page instead."""
    portfolio = current.portfolio()
    settings = current.settings()
    occasion = Occasion(settings.site_url, current.month(), settings.PORTFOLIO_FILE.parent / FONTS)
    response = Response(form.write(portfolio, occasion))
    response.content_type = form.content_type
    response.headers["Content-Disposition"] = file_names.disposition(portfolio.person.name, form.name)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


for _form in FORMATS:
    bp.add_url_rule(f"/{_form.name}", _form.endpoint.removeprefix("resume."), partial(give, _form))
