"""The only inline code of a page: one style sheet and one small script in the head.

Every page carries the same bytes of both, because htmx swaps bodies and leaves heads; the content policy names each
by its hash.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from portfolio.assets import script_file
from portfolio.assets.script_file import STATIC
from portfolio.content.model import Theme

# The layers open in tokens.css; within a layer the order of files does not matter, and paper has the last word.
_FIRST, _LAST = ("tokens", "reset", "base", "layout"), ("utilities", "print")


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
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(": ", ":").replace(";}", "}").strip()


@cache
def style(theme: Theme) -> Inline:
    """Return the style sheet with the owner's accent in it."""
    components = sorted(path.stem for path in (STATIC / "css/components").glob("*.css"))
    names = [*_FIRST, *(f"components/{name}" for name in components), *_LAST]
    sheet = "".join(plain((STATIC / f"css/{name}.css").read_text()) for name in names)
    return _inline(f"{sheet}@layer tokens{{:root{{--accent-chosen:{theme.accent}}}}}")


@cache
def script() -> Inline:
    """Return the head's script, with the address of the file that it fetches."""
    text = (STATIC / "js/head.js").read_text().replace("script.js", script_file.name())
    return _inline(re.sub(r"^\s*(//.*\n\s*)*", "", text, flags=re.MULTILINE))  # Comments and indents are for people.
