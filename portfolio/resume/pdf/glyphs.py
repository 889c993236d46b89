"""Characters that no font has: a warning for the owner, with the texts that hold them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from portfolio.content.file import schema
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath, TextRange, spoken
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.resume import outlining, pdf
from portfolio.resume.formats import FONTS

# What is on no sheet, or is a name within the file.
_ELSEWHERE = frozenset({"$schema", "technologies", "reading", "footer", "order", "acknowledged"})
_UNSEEN = frozenset({"slug", "source", "position", "portrait", "pictures", "invitation"})
_OF_AUDIENCES = frozenset({"role", "pitch"})


def remarks(portfolio: Portfolio, today: Month, fonts: Path) -> Iterator[Finding]:
    """Yield each text of `portfolio` with characters that no font has, neither a shipped one nor one in `fonts`.

    TypesettingError if that cannot be found out.
    """
    told = outlining.outline(portfolio, None, today)
    own = [text for audience in portfolio.audiences for text in (audience.role, audience.pitch) if text]
    told = replace(told, said=(*told.said, *own))
    missing = pdf.typeset(told, portfolio.theme.accent, portfolio.paper, fonts).missing
    if missing:
        one = f"(?:{'|'.join(map(re.escape, missing))})"
        yield from _findings(portfolio, re.compile(f"{one}(?:\\s?{one})*"))


def _findings(portfolio: Portfolio, missing: re.Pattern[str]) -> Iterator[Finding]:
    for path, text in _texts(portfolio.model_dump(mode="json", by_alias=True, exclude_unset=True)):
        if found := missing.search(text):
            sentence = (
                f"no font has {quoted(found[0])}, and the PDF shows □ there; put one that has it into the folder "
                "`fonts` beside this file"
            )
            yield Finding(
                path,
                sentence,
                within=TextRange(*found.span()),
                code=Code.MISSING_GLYPH,
                brief=f"{quoted(found[0][0])} ({spoken(path)})",
                of=(FONTS,),
            )


def _is_on_sheets(path: PartPath, key: str) -> bool:
    if path[:1] == ("audiences",):
        return key in _OF_AUDIENCES
    return key not in _UNSEEN and (bool(path) or key not in _ELSEWHERE)


def _texts(written: Any, path: PartPath = ()) -> Iterator[tuple[PartPath, str]]:
    """Yield the texts that stand on sheets, as they are written."""
    if isinstance(written, dict):
        for key, value in written.items():
            if _is_on_sheets(path, key):
                yield from _texts(value, (*path, key))
    elif isinstance(written, list):
        for n, value in enumerate(written):
            yield from _texts(value, (*path, n))
    elif isinstance(written, str) and "format" not in schema.at(path):
        yield path, written
