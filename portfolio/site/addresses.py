"""The addresses of pages and fragments that depend on what was chosen."""

from collections.abc import Iterable

from flask import url_for


def evidence(slugs: Iterable[str] = ()) -> str:
    """Return the page that shows what names all of `slugs`; the order in it is the canonical one."""
    return url_for("site.index", tech=sorted(slugs))


def evidence_fragment(slugs: Iterable[str] = ()) -> str:
    """Return the fragment of that page."""
    return url_for("site.evidence_fragment", tech=sorted(slugs))


def books(category: str | None = None) -> str:
    """Return the page of the book list, narrowed to one category."""
    return url_for("site.books", category=category)


def books_fragment(category: str | None = None) -> str:
    """Return the fragment of that page."""
    return url_for("site.books_fragment", category=category)


def fit(slugs: Iterable[str] = ()) -> str:
    """Return the page that says how `slugs` fit."""
    return url_for("fit.show", tech=sorted(slugs))
