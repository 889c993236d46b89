"""The addresses of pages and fragments that depend on what was chosen."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlencode

from flask import g, url_for
from markupsafe import Markup, escape

from portfolio.content.model import Figure, Portfolio, Project


def evidence(slugs: Iterable[str] = ()) -> str:
    """Return the page that shows what names all of `slugs`; the order in it is the canonical one."""
    return _choosing("site.index", slugs)


def evidence_fragment(slugs: Iterable[str] = ()) -> str:
    """Return the fragment of that page."""
    return _choosing("site.evidence_fragment", slugs)


def evidence_link(slugs: Iterable[str]) -> Markup:
    """Return the attributes of a link to the evidence for `slugs`.

    A region that such links replace names its fragment; hundreds of links need not repeat that.
    """
    query = _query(slugs, "&amp;")
    rel = ' rel="nofollow"' if "&" in query else ""  # Combinations are not for search engines.
    return Markup(f'href="{_path("site.index")}{query}#evidence"{rel}')  # noqa: S704 - escaped, or ours.


def question(query: str, slugs: Iterable[str] = ()) -> str:
    """Return the page that says where the words of `query` stand, with `slugs` chosen."""
    return f"{_path('site.index')}?{urlencode([('q', query), *(('tech', slug) for slug in sorted(slugs))])}"


def project_link(project: Project) -> Markup:
    """Return the attributes of a link that opens `project`; by its address script knows what to fetch, and where to."""
    return Markup(f'href="{_with_slug("site.project", project.slug)}"')  # noqa: S704 - escaped.


def source_link(portfolio: Portfolio, figure: Figure) -> Markup:
    """Return the attributes of a link to what states `figure`: a project, or an achievement on the front page."""
    if project := portfolio.project(figure.source):
        return project_link(project)
    return Markup('href="{}#achievement-{}"').format(_path("site.index"), figure.source)


def books(category: str | None = None) -> str:
    """Return the page of the book list, narrowed to one category."""
    return url_for("site.books", category=category)


def books_fragment(category: str | None = None) -> str:
    """Return the fragment of that page."""
    return url_for("site.books_fragment", category=category)


def fit(slugs: Iterable[str] = (), others: Iterable[str] = (), left_out: int | None = None) -> str:
    """Return the page that says how `slugs` fit, beside the names `others` and as many as are left out."""
    pairs = [("also", name) for name in sorted(others)]
    pairs += [("left_out", str(left_out))] * (left_out is not None)
    pairs += [("tech", slug) for slug in sorted(slugs)]
    return _path("fit.show") + (f"?{urlencode(pairs)}" if pairs else "")


# A page holds hundreds of these addresses, and most of the time of drawing it would go into `url_for`: here the path is
# asked for once in a request, and the query put together by hand.
def _with_slug(endpoint: str, slug: str) -> Markup:
    return escape(url_for(endpoint, slug=slug))


def _choosing(endpoint: str, slugs: Iterable[str]) -> str:
    return _path(endpoint) + _query(slugs)


def _path(endpoint: str) -> str:
    paths: dict[str, str] = g.setdefault("paths", {})
    if endpoint not in paths:
        paths[endpoint] = url_for(endpoint)
    return paths[endpoint]


def _query(slugs: Iterable[str], ampersand: str = "&") -> str:
    query = ampersand.join(map(_parameter, sorted(slugs)))
    return query and f"?{query}"


@lru_cache(maxsize=4096)
def _parameter(slug: str) -> str:
    return urlencode({"tech": slug})
