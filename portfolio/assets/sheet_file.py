"""The style sheet of the one page that has rules of its own: role fit.

The page fetches the file, so that no other page carries those rules. The link stands in the page's body, where it
goes along when htmx swaps bodies and leaves heads.
"""

import hashlib
from functools import cache

from portfolio.assets import inline
from portfolio.assets.script_file import STATIC

# Paper has the last word.
_PARTS = ("fit", "fit_print")


@cache
def text() -> str:
    """Return what the file says."""
    sheet = "".join(inline.plain((STATIC / f"css/pages/{part}.css").read_text()) for part in _PARTS)
    return inline.with_short_names(sheet)


@cache
def name() -> str:
    """Return the name that the file has while it says what it says."""
    return f"fit-{hashlib.sha256(text().encode()).hexdigest()[:16]}.css"
