"""The blueprint that visitors read."""

from typing import Any

from flask import Flask

from portfolio import current, inline
from portfolio.content.evidence import MOST_CHOSEN
from portfolio.content.months import spoken_length
from portfolio.content.naming import slugify
from portfolio.site import addresses
from portfolio.site.views import bp


def init_app(app: Flask) -> None:
    """Serve the site, and give every template what all pages show."""
    app.context_processor(_shared)
    app.add_template_filter(spoken_length)
    app.add_template_filter(slugify)
    app.add_template_filter(_plural, "plural")
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.register_blueprint(bp)


def _shared() -> dict[str, Any]:
    portfolio = current.portfolio()
    return {
        "portfolio": portfolio,
        "this_month": current.month(),
        "site_url": current.settings().site_url,
        "style": inline.style(portfolio.theme),
        "script": inline.script(),
        "addresses": addresses,
        "most_chosen": MOST_CHOSEN,
    }


def _plural(count: int, noun: str) -> str:
    """Say how many: `1 project`, `2 projects`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
