"""The style sheets that stand in files of their own: what most pages, or the first look at them, can do without.

The rules of role fit are fetched by its page alone; that link stands in the page's body, where it goes along when htmx
swaps bodies and leaves heads. The rules of paper come with those of what only script shows and of what a form answers:
the head's script fetches them once the page is painted, a page without script for its paper alone, and the page of an
answer at once.
"""

import hashlib
from dataclasses import dataclass
from functools import cache

from portfolio.assets import sheet_text


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A style sheet that is fetched: parts below `static/css`, the last of them with the last word."""

    stem: str
    parts: tuple[str, ...]
    on_paper: tuple[str, ...] = ()
    """Parts that hold on paper only, wherever the file itself may."""

    @property
    def text(self) -> str:
        """What the file says."""
        return _text(self.parts) + (f"@media print{{{_text(self.on_paper)}}}" if self.on_paper else "")

    @property
    def name(self) -> str:
        """The name that the file has while it says what it says."""
        return f"{self.stem}-{hashlib.sha256(self.text.encode()).hexdigest()[:16]}.css"


@cache
def _text(parts: tuple[str, ...]) -> str:
    return sheet_text.with_short_names(sheet_text.of_files(parts))


FIT = SheetFile("fit", ("pages/fit", "pages/fit_print"))
LATER = SheetFile(
    "later",
    ("scripted/status", "scripted/dialog", "scripted/answers"),
    ("print/blocks", "print/projects", "print/firefox", "print/paper"),
)


@cache
def by_name() -> dict[str, SheetFile]:
    """Return each file under the name that it has now."""
    return {sheet.name: sheet for sheet in (FIT, LATER)}
