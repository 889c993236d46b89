"""The résumé as a PDF: an outline made plain values, a template that draws them, and a process that sets it."""

import logging
from pathlib import Path

from portfolio.content.model.words import PaperSize
from portfolio.resume.outline import Outline
from portfolio.resume.pdf import sheet, typesetting

log = logging.getLogger(__name__)


def written(told: Outline, accent: str, paper: PaperSize, fonts: Path | None) -> bytes:
    """Return what is `told` as a PDF: tagged (PDF/UA-1) unless a character is in no font; that is logged.

    `accent` is the owner's color, as `#rrggbb`, and `fonts` the folder of the owner's fonts, None if there cannot be
    one. TypesettingError if no PDF can be made.
    """
    made = typesetting.typeset(sheet.values(told, accent, paper), fonts)
    if made.missing:
        log.warning(
            "No font has %s, so the PDF has boxes for them; fonts are read from %s.", " ".join(made.missing), fonts
        )
    return made.pdf
