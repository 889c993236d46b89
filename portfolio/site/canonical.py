"""Which of the site's addresses are one and the same, and which are asked for most."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode

from flask import url_for

from portfolio.current import CurrentContent
from portfolio.evidence import search
from portfolio.site import addresses, shelf

Pairs = list[tuple[str, str]]


def _technologies(pairs: Pairs) -> Pairs:
    """Keep the technologies: their order and repeats change nothing, and an empty one is none."""
    return sorted({(name, value) for name, value in pairs if name == "tech" and value.strip()})


def _question(pairs: Pairs) -> Pairs:
    """Keep the first question that asks for something, and the technologies."""
    asked = [(name, search.cleaned(value)) for name, value in pairs if name == "q"]
    return [pair for pair in asked if pair[1]][:1] + _technologies(pairs)


def _category(pairs: Pairs) -> Pairs:
    """Keep the first category; an empty one is none."""
    return [pair for pair in [p for p in pairs if p[0] == "category"][:1] if pair[1]]


def _shared_fit(pairs: Pairs) -> Pairs:
    """Keep the technologies, other names, and how many more are left out: the first that says so."""
    others = {(name, words) for name, value in pairs if name == "also" and (words := " ".join(value.split()))}
    counts = [value.strip() for name, value in pairs if name == "left_out" and value.strip()][:1]
    left_out = [("left_out", count.lstrip("0") or "0") for count in counts]
    return [*sorted(others), *left_out, *_technologies(pairs)]


# What each view reads of its query. A view that is not named here reads nothing of it.
_READ: Mapping[str, Callable[[Pairs], Pairs]] = {
    "site.index": _question,
    "site.evidence_fragment": _technologies,
    "site.found_fragment": _question,
    "site.books": _category,
    "site.books_fragment": _category,
    "fit.show": _shared_fit,
}


def canonical(endpoint: str, query: str) -> str:
    """Return the one spelling of `query`, as WSGI has it, with only what the view of `endpoint` reads."""
    if endpoint not in _READ:
        return ""
    # As Flask reads it, so that both mean the same.
    text = query.encode("latin-1").decode(errors="replace")
    return urlencode(_READ[endpoint](parse_qsl(text, keep_blank_values=True, errors="werkzeug.url_quote")))


def most_wanted(content: CurrentContent) -> list[str]:
    """Return the addresses that are asked for most, the most wanted first."""
    portfolio, record = content.portfolio, content.record
    categories = [category.slug for category in shelf.categories(portfolio)]
    return [
        addresses.evidence(),
        addresses.evidence_fragment(),
        *(url_for(view, slug=p.slug) for p in portfolio.projects for view in ("site.project", "site.project_fragment")),
        *(address(slug) for slug in [None, *categories] for address in (addresses.books, addresses.books_fragment)),
        *(url_for(view) for view in ("contact.show", "fit.show", "site.favicon", "preview_picture.manifest")),
        *(url_for(view) for view in ("site.robots", "site.sitemap")),
        *(view([t]) for t in record.offered for view in (addresses.evidence, addresses.evidence_fragment)),
    ]
