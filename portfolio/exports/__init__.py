"""The blueprint of files that other programs read, derived from the content like every page."""

import json

from flask import Blueprint, Flask, Response, url_for
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.content.resume import exporting

bp = Blueprint("exports", __name__)


def init_app(app: Flask) -> None:
    """Serve the exports."""
    app.register_blueprint(bp)


@bp.get("/resume.json")
def resume() -> ResponseReturnValue:
    """Give the portfolio as a JSON Resume."""
    address = f"{current.settings().site_url}{url_for('exports.resume')}"
    text = json.dumps(exporting.resume(current.portfolio(), address), ensure_ascii=False, indent=2)
    return Response(f"{text}\n", content_type="application/json; charset=utf-8")
