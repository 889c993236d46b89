"""The one file that pages fetch: our script, htmx and its preload extension, under an address that names its content.

One file is one request. The address changes with the content, so browsers keep the file for good.
"""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portfolio.publication import IMMUTABLE

bp = Blueprint("assets", __name__)

_STATIC = Path(__file__).parent / "static"
# Ours comes first: its guard must see a click before htmx does.
_PARTS = ("js/site.js", "vendor/htmx-4.0.1.min.js", "vendor/hx-preload-4.0.1.min.js")


def init_app(app: Flask) -> None:
    """Serve the file."""
    app.register_blueprint(bp)


@cache
def script() -> str:
    """Return the file's text."""
    return "\n".join((_STATIC / part).read_text() for part in _PARTS)


@cache
def script_name() -> str:
    """Return the name that the file has while it says what it says."""
    return f"script-{hashlib.sha256(script().encode()).hexdigest()[:16]}.js"


@bp.get("/static/<name>")
def show(name: str) -> ResponseReturnValue:
    """Send the file; one of another content is not there any more."""
    if name != script_name():
        raise NotFound
    return Response(script(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": IMMUTABLE})
