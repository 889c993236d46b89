"""The one file that pages fetch: our script, htmx and its preload extension, under an address that names its content.

One file is one request. The address changes with the content, so browsers keep the file for good.
"""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portfolio.publication import IMMUTABLE

bp = Blueprint("assets", __name__)

STATIC = Path(__file__).parents[1] / "static"
# Ours comes first: its guard must see a click before htmx does.
_PARTS = ("js/site.js", "vendor/htmx-4.0.1.min.js", "vendor/hx-preload-4.0.1.min.js")


@cache
def text() -> str:
    """Return what the file says."""
    return "\n".join((STATIC / part).read_text() for part in _PARTS)


@cache
def name() -> str:
    """Return the name that the file has while it says what it says."""
    return f"script-{hashlib.sha256(text().encode()).hexdigest()[:16]}.js"


@bp.get("/static/<filename>")
def show(filename: str) -> ResponseReturnValue:
    """Send the file; one of another content is not there any more."""
    if filename != name():
        raise NotFound
    return Response(text(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": IMMUTABLE})
