"""The owner's preview: the site on loopback, its open pages following the file as it is saved.

Only `portfolio serve --preview` loads this room; the site itself has no route, script or header of it. A bar on top of
each page asks every moment what is served. When that has changed, the bar fetches the page's own address again, and
htmx morphs what differs: scroll, filter and what was typed stay.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from flask import Blueprint, Flask, Response, make_response, render_template
from flask.typing import ResponseReturnValue

from portfolio import config, create_app, current
from portfolio.assets import inline, sheet_text
from portfolio.publication import PRIVATE

bp = Blueprint("preview", __name__, url_prefix="/preview")

# How often the file is looked at; the bar of a page asks about as often.
_PAUSE_SECONDS = 0.2


class State(NamedTuple):
    """What a page shows, each part by a short name; a page tells which it has seen."""

    style: str
    content: str
    error: str

    def __str__(self) -> str:
        """Return the state as an address holds it."""
        return ".".join(self)


def create_preview() -> Flask:
    """Return the site as the environment asks for it, with the preview on every page."""
    app = create_app(config.read().on_loopback())
    current.of(app).live.pause_seconds = _PAUSE_SECONDS
    app.register_blueprint(bp)
    app.context_processor(_for_templates)
    app.after_request(_keep_nothing)
    return app


@bp.get("/bar.css")
def bar_style() -> ResponseReturnValue:
    """Send the style of the bar, in the colors of the page that it stands on."""
    css = (Path(__file__).parent / "static/preview.css").read_text()
    return Response(sheet_text.with_short_names(css), content_type="text/css; charset=utf-8")


@bp.get("/bar/<seen>")
def bar(seen: str) -> ResponseReturnValue:
    """Show what became of the last save, unless the page has `seen` it; let it fetch itself again if need be."""
    state = _state()
    if seen == str(state):
        return "", 204
    style, _, rest = seen.partition(".")
    response = make_response(render_template("preview/_bar.html", is_stale=rest.partition(".")[0] != state.content))
    if style != state.style:  # The content policy of a document takes one style sheet only.
        response.headers["HX-Refresh"] = "true"
    return response


def _for_templates() -> dict[str, object]:
    error = current.live().error
    return {
        "preview": _state(),
        "problems": error.problems if error else (),
        "is_stale": False,
        "file": current.settings().PORTFOLIO_FILE.name,
    }


def _state() -> State:
    portfolio, error = current.portfolio(), current.live().error
    content = f"{portfolio.model_dump_json()}{portfolio.picture_files}"  # Also what a picture of the same name shows.
    parts = (inline.style_of(portfolio).text, content, str(error or ""))
    return State(*(hashlib.sha256(part.encode()).hexdigest()[:12] for part in parts))


def _keep_nothing(response: Response) -> Response:
    """Let no browser answer from its cache: the same content may stand beside another error."""
    response.headers["Cache-Control"] = PRIVATE
    return response
