"""Dates as people write them into resumes."""

import re
from datetime import datetime
from typing import Any

from portfolio.content.model.months import Month

_ONGOING = frozenset({"present", "now", "today", "current", "currently", "ongoing", "-", "\N{EN DASH}", "—"})
# What strptime cannot take apart by itself: 2014, 2014-06, 2014-06-29, 2014-06-29T00:00:00Z, 2014/06.
_NUMERIC = re.compile(r"([12]\d{3})(?:[-/.](\d{1,2})(?:[-/.]\d{1,2})?)?(?:[T ].*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.]([12]\d{3})")
_IN_WORDS = ("%B %Y", "%b %Y", "%B, %Y", "%b. %Y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y %B", "%Y %b")


class DateError(ValueError):
    """No month can be read from what is written."""


def is_ongoing(written: Any) -> bool:
    """Say whether an end that is written so is none."""
    return written is None or str(written).strip().casefold() in _ONGOING | {""}


def read(written: Any, assumed: str = "01") -> tuple[Month, bool]:
    """Return the month that is written, and whether it is the `assumed` one, because only the year is; or DateError."""
    text = " ".join(str(written).replace("Sept ", "Sep ").split())
    if match := _NUMERIC.fullmatch(text):
        return _month(match[1], match[2] or assumed, text), match[2] is None
    if match := _MONTH_FIRST.fullmatch(text):
        return _month(match[2], match[1], text), False
    for form in _IN_WORDS:
        try:
            return Month.of(datetime.strptime(text, form).date()), False  # noqa: DTZ007 - a month has no time zone.
        except ValueError:
            continue
    raise DateError(text)


def _month(year: str, month: str, text: str) -> Month:
    if not 1 <= int(month) <= 12:
        raise DateError(text)
    return Month(int(year), int(month))
