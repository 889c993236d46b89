"""The only inline code of a page: one style sheet and one small script in the head.

Every page carries the same bytes of both, because htmx swaps bodies and leaves heads; the content policy names each
by its hash.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from portfolio.assets import script_file, sheet_file, sheet_text
from portfolio.assets.script_file import STATIC
from portfolio.content.model import Portfolio, Theme


@dataclass(frozen=True, slots=True)
class Inline:
    """A text that stands between a pair of tags, and its hash as the content policy names it."""

    text: Markup
    hash: str


def _inline(text: str) -> Inline:
    digest = hashlib.sha256(text.encode()).digest()
    return Inline(Markup(text), f"'sha256-{base64.b64encode(digest).decode()}'")  # noqa: S704 - our own files.


def style_of(portfolio: Portfolio) -> Inline:
    """Return the style sheet of every page of `portfolio`."""
    needs = {"pictures": bool(portfolio.picture_files), "japanese": portfolio.language.partition("-")[0] == "ja"}
    return style(portfolio.theme, *(name for name, is_needed in needs.items() if is_needed))


@cache
def style(theme: Theme, *besides: str) -> Inline:
    """Return the style sheet with the owner's accent in it, and `besides` the files that only some portfolios need."""
    accent = f"@layer tokens{{:root{{--accent-chosen:{theme.accent}}}}}"
    return _inline(sheet_text.with_short_names(sheet_text.of_every_page() + sheet_text.of_files(besides) + accent))


@cache
def script() -> Inline:
    """Return the head's script, with the addresses of the two files that it fetches."""
    text = (STATIC / "js/head.js").read_text()
    for name, named in (("script.js", script_file.name()), ("later.css", sheet_file.name())):
        text = text.replace(name, named)
    return _inline(script_file.plain(text))
