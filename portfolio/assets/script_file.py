"""The one file that every page fetches: our script, htmx and its preload extension, named by its content.

One file is one request.
"""

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
# Ours comes first: its guard must see a click before htmx does.
_PARTS = ("js/site.js", "vendor/htmx-4.0.1.min.js", "vendor/hx-preload-4.0.1.min.js")


@cache
def text() -> str:
    """Return what the file says."""
    return "\n".join((STATIC / part).read_text() for part in _PARTS)


@cache
def name() -> str:
    """Return the name that the file has while it says what it says."""
    return f"script-{hashlib.sha256(text().encode()).hexdigest()[:16]}.js"
