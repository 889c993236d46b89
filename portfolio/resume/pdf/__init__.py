"""The résumé as a PDF: an outline made plain values, and a template that draws them."""

import logging
from pathlib import Path

from portfolio.content.model.words import PaperSize
from portfolio.resume import typesetting
from portfolio.resume.outline import Outline
from portfolio.resume.pdf import sheet
from portfolio.resume.typesetting import Typeset

log = logging.getLogger(__name__)

SIZES = (10.4, 9.8, 9.3, 8.8, 8.5)
"""The sizes of letters to choose from, in points."""
_TEMPLATE = Path(__file__).with_name("resume.typ")


def typeset(told: Outline, accent: str, paper: PaperSize, fonts: Path | None) -> Typeset:
    """Return what is `told` as a PDF: tagged (PDF/UA-1), unless it has placeholders for characters that no font has.

    `accent` is the owner's color, as `#rrggbb`, and `fonts` the folder of the owner's fonts, None if there cannot be
    one. TypesettingError if no PDF can be made.
    """
    return typesetting.pdf(_TEMPLATE, sheet.values(told, accent, paper), fonts, SIZES)


def written(told: Outline, accent: str, paper: PaperSize, fonts: Path | None) -> bytes:
    """Return the PDF alone; arguments and errors are those of `typeset`, and what no font has is logged."""
    pdf, missing = typeset(told, accent, paper, fonts)
    if missing:
        lacking = " ".join(missing)
        log.warning("No font has %s: the PDF shows boxes, by no standard. Fonts are read from %s.", lacking, fonts)
    return pdf
