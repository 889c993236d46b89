"""Pictures that stand for the site elsewhere, by Typst: 1200 by 630 pixels for chats, a square for home screens."""

from collections.abc import Sequence
from pathlib import Path

from portfolio.content.model import Figure, Portfolio, Project
from portfolio.resume import typesetting

WIDTH, HEIGHT = 1200, 630
TOUCH_ICON = 180
"""The pixels of each side of the icon that telephones of Apple ask for."""
ICONS = (192, 512)
"""The pixels of each side of the icons that a web manifest names."""
_TEMPLATE = Path(__file__).with_name("preview.typ")
_ICON = Path(__file__).with_name("icon.typ")
_MOST_FIGURES = 3


def person(portfolio: Portfolio, fonts: Path | None) -> bytes:
    """Return the picture of the front page, a PNG: name, role, and three figures, or else what the person says.

    `fonts` is the folder of the owner's fonts, None if there cannot be one; TypesettingError if it cannot be drawn.
    """
    who = portfolio.person
    return _drawn(
        portfolio, fonts, who.name, who.role, aside=who.location, figures=portfolio.figures, below=str(who.pitch)
    )


def project(portfolio: Portfolio, project: Project, fonts: Path | None) -> bytes:
    """Return the picture of `project`, a PNG: title, impact, where it was done, and by whom."""
    position = portfolio.position_of(project)
    where = f"{position.title}, {portfolio.where(position)}" if position else project.role
    who = portfolio.person
    return _drawn(portfolio, fonts, project.title, project.impact, aside=where, below=f"{who.name}, {who.role}")


def icon(portfolio: Portfolio, side: int, fonts: Path | None) -> bytes:
    """Return the icon for home screens, a PNG of `side` by `side` pixels; else arguments and errors are as in `person`.

    Nothing but its ground is lost where the edges are cut off: the initials lie within the circle of 80% of `side`.
    """
    values = {
        "side": side,
        **typesetting.spoken(portfolio.language),
        "accent": portfolio.theme.accent,
        "initials": portfolio.person.initials,
    }
    return typesetting.picture(_ICON, values, fonts)


def _drawn(
    portfolio: Portfolio,
    fonts: Path | None,
    title: str,
    subtitle: str | None,
    *,
    aside: str | None,
    below: str,
    figures: Sequence[Figure] = (),
) -> bytes:
    values = {
        **typesetting.spoken(portfolio.language),
        "accent": portfolio.theme.accent,
        "title": title,
        "subtitle": subtitle or "",
        "aside": aside or "",
        "figures": [{"value": figure.value, "measures": figure.measures} for figure in figures[:_MOST_FIGURES]],
        "below": below,
    }
    return typesetting.picture(_TEMPLATE, values, fonts)
