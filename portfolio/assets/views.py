"""The files that pages fetch. Their addresses change with their content, so browsers keep them for good."""

from flask import Blueprint, Response, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portfolio import current
from portfolio.assets import picture_folder, renditions, script_file, sheet_file
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


@bp.get("/pictures/<filename>")
def picture(filename: str) -> ResponseReturnValue:
    """Send a picture in one width and kind."""
    found = picture_folder.of(current_app).made(filename, current.portfolio())
    if found is None:
        raise NotFound
    return _kept(found, renditions.CONTENT_TYPES[filename.rpartition(".")[2]])


def _kept(content: str | bytes, content_type: str) -> Response:
    return Response(content, content_type=content_type, headers={"Cache-Control": IMMUTABLE})
