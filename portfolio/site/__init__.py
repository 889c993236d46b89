"""The blueprint that visitors read."""

from typing import Any

from flask import Flask, url_for

from portfolio import current, english
from portfolio.assets import inline, renditions, sheet_file
from portfolio.content import prose
from portfolio.content.model import periods
from portfolio.content.model.naming import slugify
from portfolio.evidence import sentences
from portfolio.evidence.selection import MOST_CHOSEN
from portfolio.publication.publisher import Addressing
from portfolio.site import (
    addresses,
    branches,
    canonical,
    fit,
    folding,
    for_audience,
    held_today,
    marking,
    proof_marks,
    results,
    structured_data,
    timeline,
    wordings,
)
from portfolio.site.trimming import Trimming
from portfolio.site.views import bp

ADDRESSING = Addressing(canonical.canonical, canonical.most_wanted)


def init_app(app: Flask) -> None:
    """Serve the site, and give every template what all pages show."""
    app.context_processor(_shared)
    for used in (
        slugify,
        english.plural,
        english.enumeration,
        english.day,
        marking.marked,
        prose.html,
        marking.name_alone,
        marking.quotation,
        marking.counted,
        marking.unbroken,
        marking.whole,
        structured_data.structured,
    ):
        app.add_template_filter(used)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension(Trimming)
    app.register_blueprint(bp)
    app.register_blueprint(fit.bp)
    app.register_blueprint(for_audience.bp)


def _shared() -> dict[str, Any]:
    portfolio = current.portfolio()
    return {
        "portfolio": portfolio,
        "whole": portfolio,
        "audience": None,
        "record": current.record(),
        "this_month": current.month(),
        "site_url": current.settings().site_url,
        "style": inline.style_of(portfolio),
        "script": inline.script(),
        "later_sheet": url_for("assets.show", filename=sheet_file.name()),
        "addresses": addresses,
        "most_chosen": MOST_CHOSEN,
        "claim": sentences.claim,
        "all_of": sentences.all_of,
        "counted": sentences.counted,
        "everything": sentences.everything,
        "proof_marks": proof_marks.proof_marks,
        "periods": periods,
        "held_today": held_today,
        "timeline": timeline.draw,
        "folding": folding,
        "pictures": renditions,
        "branches": branches,
        "results": results,
        "chips": wordings.chips,
        "beginning": wordings.beginning,
        "skill": wordings.skill,
    }
