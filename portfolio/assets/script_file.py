"""The one file that every page fetches: our script, htmx and its preload extension, named by its content.

One file is one request.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
# Ours comes first: its guard must see a click before htmx does.
_OWN = ("folds", "places", "clicks", "find", "copying", "site", "sections", "keys")
_OTHERS = ("vendor/htmx-4.0.1.min.js", "vendor/hx-preload-4.0.1.min.js")


@cache
def text() -> str:
    """Return what the file says."""
    own = [plain((STATIC / f"js/{part}.js").read_text()) for part in _OWN]
    return "\n".join([*own, *((STATIC / part).read_text() for part in _OTHERS)])


def plain(script: str) -> str:
    """Return `script` without lines of comment and indents: people read the file, browsers what is made of it."""
    return re.sub(r"^\s*(//.*\n\s*)*", "", script, flags=re.MULTILINE)


@cache
def name() -> str:
    """Return the name that the file has while it says what it says."""
    return f"script-{hashlib.sha256(text().encode()).hexdigest()[:16]}.js"
