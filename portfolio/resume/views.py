"""The blueprint of files to take away: of the whole portfolio, and of what an audience reads of it."""

from functools import partial

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.resume import file_names
from portfolio.resume.formats import FONTS, FORMATS, FileFormat, Occasion

bp = Blueprint("resume", __name__)


def give(form: FileFormat, audience: str | None = None) -> ResponseReturnValue:
    """Give the portfolio as a file, or what an audience reads of it; search engines shall find the page instead."""
    selected = current.read_by(audience)
    settings = current.settings()
    occasion = Occasion(
        settings.site_url,
        current.month(),
        settings.PORTFOLIO_FILE.parent / FONTS,
        url_for("audience.show", audience=audience) if audience else "",
        selected.not_shown,
    )
    response = Response(form.write(selected.portfolio, occasion))
    response.content_type = form.content_type
    response.headers["Content-Disposition"] = file_names.disposition(selected.portfolio.person.name, form.name)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


for _form in FORMATS:
    _view = partial(give, _form)
    for _path in ("", "/for/<audience>"):
        bp.add_url_rule(f"{_path}/{_form.name}", _form.endpoint.removeprefix("resume."), _view)
