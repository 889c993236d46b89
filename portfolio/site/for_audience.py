"""The page of an audience: what is drawn is chosen, and what is counted is counted over the whole portfolio.

Nothing on the site leads here.
"""

from flask import Blueprint, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.content import audiences
from portfolio.evidence import selection
from portfolio.site import sections

bp = Blueprint("audience", __name__)


@bp.get("/for/<audience>")
def show(audience: str) -> ResponseReturnValue:
    """Show what an audience reads of the portfolio; search engines shall find the whole."""
    selected = current.read_by(audience)
    page = render_template(
        "site/audience.html",
        portfolio=selected.portfolio,
        audience=audience,
        not_shown=selected.not_shown,
        is_selection=bool(audiences.left_out(current.portfolio(), selected.portfolio)),
        selection=selection.shown_of(current.record(), selected.portfolio),
        groups=sections.shown_to_audience(selected.portfolio, [one.key for one in selected.not_shown]),
        address=url_for("audience.show", audience=audience),
    )
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
