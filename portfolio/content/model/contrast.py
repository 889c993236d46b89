"""Whether the owner's accent can be read, in light and in dark, and the nearest color that can.

The papers and the lift are those of `static/css/tokens.css`; a test holds the two files to each other.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coloraide import Color

SHIPPED = "#1f4fd8"
"""The accent of whoever chooses none."""
# WCAG 2.2, success criterion 1.4.3.
LEAST = 4.5
PAPERS = {"light": "#fcfcfa", "dark": "#14161a"}
# How much white is mixed into the accent on dark paper.
LIFT = 0.55
_STEPS = 400


def against_paper(accent: str, theme: str) -> float:
    """Return the contrast of `accent`, written `#rrggbb`, to the paper of `theme` (`light`, `dark`)."""
    color = _toward(_read(accent), "white", LIFT) if theme == "dark" else _read(accent)
    return color.contrast(PAPERS[theme], method="wcag21")


def unreadable_in(accent: str) -> str | None:
    """Return the theme in which `accent` is no color for text, if there is one; there are never two."""
    if accent == SHIPPED:  # Known to read: what works it out is a tenth of all that a process would read at its start.
        return None
    return next((theme for theme in PAPERS if against_paper(accent, theme) < LEAST), None)


def nearest(accent: str, theme: str) -> str:
    """Return the color most like `accent` that reads in `theme`: mixed with just enough black or white."""
    color, end = _read(accent), "black" if theme == "light" else "white"

    def mixed(step: int) -> str:
        return _toward(color, end, step / _STEPS).to_string(hex=True)

    # Judged as it will be written: rounding may cost the last of the contrast.
    return mixed(bisect_left(range(_STEPS), True, key=lambda step: against_paper(mixed(step), theme) >= LEAST))


def _read(color: str) -> "Color":
    # Read where an accent is judged that was chosen.
    from coloraide import Color

    return Color(color)


def _toward(color: "Color", end: str, share: float) -> "Color":
    """Mix as the style sheet does."""
    return color.mix(end, share, space="oklab").convert("srgb").clip()
