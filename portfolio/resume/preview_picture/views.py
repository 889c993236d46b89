"""The blueprint of pictures that stand for the site elsewhere."""

from functools import partial

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portfolio import current
from portfolio.resume import preview_picture
from portfolio.resume.formats import FONTS
from portfolio.resume.preview_picture import web_manifest

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


def icon(side: int) -> ResponseReturnValue:
    """Draw the owner's initials for home screens."""
    fonts = current.settings().PORTFOLIO_FILE.parent / FONTS
    return Response(preview_picture.icon(current.portfolio(), side, fonts), content_type="image/png")


# Telephones ask for the first address without being told.
bp.add_url_rule("/apple-touch-icon.png", "touch_icon", partial(icon, preview_picture.TOUCH_ICON))
for _side in preview_picture.ICONS:
    bp.add_url_rule(f"/icon-{_side}.png", f"icon_{_side}", partial(icon, _side))


@bp.get("/site.webmanifest")
def manifest() -> ResponseReturnValue:
    """Tell browsers what to call the site on a home screen, and which icon stands for it there."""
    icons = {side: url_for(f"preview_picture.icon_{side}") for side in preview_picture.ICONS}
    text = web_manifest.text(current.portfolio(), url_for("site.index"), icons)
    return Response(text, content_type="application/manifest+json")


def _shared(png: bytes) -> Response:
    """Return an answer that other sites may show; search engines shall find the page instead."""
    headers = {"Cross-Origin-Resource-Policy": "cross-origin", "X-Robots-Tag": "noindex"}
    return Response(png, content_type="image/png", headers=headers)
