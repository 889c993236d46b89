"""The blueprint of pictures that stand for the site elsewhere."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portfolio import current
from portfolio.resume import preview_picture
from portfolio.resume.formats import FONTS

bp = Blueprint("preview_picture", __name__)


@bp.get("/preview.png")
@bp.get("/for/<audience>/preview.png")
def person(audience: str | None = None) -> ResponseReturnValue:
    """Draw what chats show of a link to the front page, or to that of an audience."""
    portfolio = current.read_by(audience).portfolio
    return _shared(preview_picture.person(portfolio, current.settings().PORTFOLIO_FILE.parent / FONTS))


@bp.get("/projects/<slug>/preview.png")
def project(slug: str) -> ResponseReturnValue:
    """Draw what chats show of a link to a project."""
    project = current.portfolio().project(slug)
    if project is None:
        raise NotFound
    fonts = current.settings().PORTFOLIO_FILE.parent / FONTS
    return _shared(preview_picture.project(current.portfolio(), project, fonts))


@bp.get("/apple-touch-icon.png")
def icon() -> ResponseReturnValue:
    """Draw the owner's initials for home screens; telephones ask for this address without being told."""
    png = preview_picture.icon(current.portfolio(), current.settings().PORTFOLIO_FILE.parent / FONTS)
    return Response(png, content_type="image/png")


def _shared(png: bytes) -> Response:
    """Return an answer that other sites may show; search engines shall find the page instead."""
    headers = {"Cross-Origin-Resource-Policy": "cross-origin", "X-Robots-Tag": "noindex"}
    return Response(png, content_type="image/png", headers=headers)
