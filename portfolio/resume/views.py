"""The blueprint of files that other programs read."""

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.resume.json_resume import to_json_resume

bp = Blueprint("resume", __name__)


@bp.get("/resume.json")
def json_resume() -> ResponseReturnValue:
    """Give the portfolio as a JSON Resume."""
    address = f"{current.settings().site_url}{url_for('resume.json_resume')}"
    text = to_json_resume.text(current.portfolio(), address)
    return Response(text, content_type="application/json; charset=utf-8")
