"""The files that pages fetch. Their addresses change with their content, so browsers keep them for good."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portfolio.assets import script_file, sheet_file
from portfolio.publication import IMMUTABLE

bp = Blueprint("assets", __name__)


@bp.get("/static/<filename>")
def show(filename: str) -> ResponseReturnValue:
    """Send a file; one of another content is not there any more."""
    if filename == script_file.name():
        return _kept(script_file.text(), "text/javascript; charset=utf-8")
    if filename == sheet_file.name():
        return _kept(sheet_file.text(), "text/css; charset=utf-8")
    raise NotFound


def _kept(text: str, content_type: str) -> Response:
    return Response(text, content_type=content_type, headers={"Cache-Control": IMMUTABLE})
