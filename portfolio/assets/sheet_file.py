"""The style sheet that stands in a file of its own: what the first look at a page can do without.

The rules of paper come with those of what only script shows and of what a form answers: the head's script fetches them
once the page is painted, a page without script for its paper alone, and the page of an answer at once.
"""

import hashlib
from functools import cache

from portfolio.assets import sheet_text

_PARTS = ("scripted/status", "scripted/dialog", "scripted/answers", "scripted/fit")
# The last has the last word.
_ON_PAPER = ("print/blocks", "print/projects", "print/firefox", "print/paper", "print/fit")


@cache
def text() -> str:
    """Return what the file says."""
    sheet = f"{sheet_text.of_files(_PARTS)}@media print{{{sheet_text.of_files(_ON_PAPER)}}}"
    return sheet_text.with_short_names(sheet)


@cache
def name() -> str:
    """Return the name that the file has while it says what it says."""
    return f"later-{hashlib.sha256(text().encode()).hexdigest()[:16]}.css"
