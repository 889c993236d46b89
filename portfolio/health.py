"""What the site tells the machines that watch over it."""

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.publication import PRIVATE

bp = Blueprint("health", __name__)


def init_app(app: Flask) -> None:
    """Serve the address that watchers ask."""
    app.register_blueprint(bp)


@bp.get("/healthz")
def show() -> ResponseReturnValue:
    """Tell machines whether all is well, with no word of any visitor's."""
    current.portfolio()  # Looks at the file, if the last look was long ago.
    healthy = current.live().error is None
    answer = {"status": "ok" if healthy else "degraded", "content": "current" if healthy else "last good"}
    return answer, {"Cache-Control": PRIVATE}
