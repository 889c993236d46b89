"""The blueprint that visitors read."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from portfolio import current, english
from portfolio.assets import inline
from portfolio.content.model.months import spoken_length
from portfolio.content.model.naming import slugify
from portfolio.evidence import sentences
from portfolio.evidence.selection import MOST_CHOSEN
from portfolio.publication.publisher import Addressing
from portfolio.site import addresses, canonical, fit, timeline
from portfolio.site.views import bp

ADDRESSING = Addressing(canonical.canonical, canonical.most_wanted)
_FIGURE = re.compile(r"(?<![\w.,])(\d[\d.,]*(?:%|[xX]\b|[KMB]?\+|[KMB]\b))")


def init_app(app: Flask) -> None:
    """Serve the site, and give every template what all pages show."""
    app.context_processor(_shared)
    app.add_template_filter(spoken_length)
    app.add_template_filter(slugify)
    app.add_template_filter(english.plural)
    app.add_template_filter(english.enumeration)
    app.add_template_filter(_marked, "marked")
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.register_blueprint(bp)
    app.register_blueprint(fit.bp)


def _shared() -> dict[str, Any]:
    portfolio = current.portfolio()
    return {
        "portfolio": portfolio,
        "record": current.record(),
        "this_month": current.month(),
        "site_url": current.settings().site_url,
        "style": inline.style(portfolio.theme),
        "script": inline.script(),
        "addresses": addresses,
        "most_chosen": MOST_CHOSEN,
        "claim": sentences.claim,
        "places": sentences.places,
        "timeline": timeline.draw,
    }


def _marked(text: str, slugs: Collection[str] = ()) -> Markup:
    """Set the figures in `text` apart, and mark the words that name one of the technologies `slugs`."""
    pieces, end = [], 0
    for mention in current.record().mentions(text) if slugs else ():
        if not mention.slugs.isdisjoint(slugs):
            pieces += [
                _figured(text[end : mention.start]),
                Markup("<mark>{}</mark>").format(text[mention.start : mention.end]),
            ]
            end = mention.end
    return Markup().join([*pieces, _figured(text[end:])])


@lru_cache(maxsize=4096)
def _figured(text: str) -> Markup:
    """Set each figure apart: numbers with a unit of their own, such as `40%`, `10M+` and `99.9%`."""
    parts = _FIGURE.split(text)
    return Markup().join(Markup("<b>{}</b>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts))
