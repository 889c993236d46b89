"""The only inline code of a page: one style sheet and one small script in the head.

Every page carries the same bytes of both, because htmx swaps bodies and leaves heads; the content policy names each
by its hash.
"""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import count, product
from string import ascii_lowercase

from markupsafe import Markup

from portfolio.assets import script_file
from portfolio.assets.script_file import STATIC
from portfolio.content.model import Portfolio, Theme

# The layers open in tokens.css; within a layer the order of files does not matter.
_FIRST, _LAST = ("tokens", "reset", "base", "layout"), ("utilities",)
# A name of its own, not the second half of a class such as `chip--chosen`.
_PROPERTY = re.compile(r"(?<![\w-])--[\w-]+")


@dataclass(frozen=True, slots=True)
class Inline:
    """A text that stands between a pair of tags, and its hash as the content policy names it."""

    text: Markup
    hash: str


def _inline(text: str) -> Inline:
    digest = hashlib.sha256(text.encode()).digest()
    return Inline(Markup(text), f"'sha256-{base64.b64encode(digest).decode()}'")  # noqa: S704 - our own files.


def plain(css: str) -> str:
    """Return `css` without comments and the space that browsers skip: people read the file, browsers the page."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>/!]) ?", r"\1", css).replace(": ", ":").replace(";}", "}").strip()
    return re.sub(r"(?<![\w.])0(?=\.\d)", "", css)


def style_of(portfolio: Portfolio) -> Inline:
    """Return the style sheet of every page of `portfolio`."""
    needs = {"pictures": bool(portfolio.picture_files), "japanese": portfolio.language.partition("-")[0] == "ja"}
    return style(portfolio.theme, *(name for name, is_needed in needs.items() if is_needed))


@cache
def style(theme: Theme, *besides: str) -> Inline:
    """Return the style sheet with the owner's accent in it, and `besides` the files that only some portfolios need."""
    further = "".join(plain((STATIC / f"css/{name}.css").read_text()) for name in besides)
    return _inline(with_short_names(f"{_sheet()}{further}@layer tokens{{:root{{--accent-chosen:{theme.accent}}}}}"))


def with_short_names(css: str) -> str:
    """Return `css` with custom properties named as the style sheet of every page names them: `var(--a)`.

    KeyError if that sheet has no property of such a name.
    """
    return _PROPERTY.sub(lambda found: _short_names()[found[0]], css)


@cache
def script() -> Inline:
    """Return the head's script, with the address of the file that it fetches."""
    text = (STATIC / "js/head.js").read_text().replace("script.js", script_file.name())
    return _inline(script_file.plain(text))


@cache
def _sheet() -> str:
    components = sorted(path.stem for path in (STATIC / "css/components").glob("*.css"))
    names = [*_FIRST, *(f"components/{name}" for name in components), *_LAST]
    return "".join(plain((STATIC / f"css/{name}.css").read_text()) for name in names)


@cache
def _short_names() -> dict[str, str]:
    """Return a short name for each custom property: the most used get the shortest, and no two the same."""
    used = Counter(_PROPERTY.findall(_sheet()))
    ordered = sorted(used, key=lambda name: (-used[name], name))
    letters = ("".join(name) for length in count(1) for name in product(ascii_lowercase, repeat=length))
    return {name: f"--{letter}" for name, letter in zip(ordered, letters, strict=False)}
