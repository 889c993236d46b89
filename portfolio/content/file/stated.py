"""Whether a text states a figure: as a whole, and not as a piece of a longer one."""

import re
from collections.abc import Iterator

# No space between words is written in these scripts, so that a letter of theirs before a figure is no part of it.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SPACE = re.compile("[\u00a0\u2007\u2009\u202f \t\n]")
_SPACES = re.compile(f"{_SPACE.pattern}+")
# What makes another figure of the digits behind it: a minus, a bound, a currency, a rank, a version.
_BEFORE = rf"""(?<!(?![{_UNSPACED}])[\w.,$\u20ac\u00a3\u00a5#~\u2248<>\u2264\u2265\u00b1+\u2212])
    (?<![<>]=)
    (?<![\w\ ]-)(?<!^-)              # "sub-50 ms", "-40%"
    (?<![\d%\ ][\u2013\u2014])(?<!^[\u2013\u2014])  # the end of a range, and a dash used as a minus
    (?<!\d[/:'\u2019])               # "24/7", "10:30", "1'000"
"""
# What makes another figure of the digits before it.
_AFTER = rf"""(?!(?![{_UNSPACED}])\w|[+\u00b2\u00b3])
    (?![.,/:'\u2019]\d)              # "99.9%", "1,000,000", "24/7"
    (?!\ ?[-\u2013\u2014]\d)         # the beginning of a range
    (?!\ ?[%\u2030\u00b0\u00d7$\u20ac\u00a3\u00a5])
    (?!\ (?:percent|per\ cent|prozent|pour\ cent|por\ ciento)\b)
"""
# "1 000 000" and "40 - 60%": what a space parts is one figure all the same.
_GROUPED_BEFORE, _GROUPED_AFTER = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})* $"), re.compile(r"(?: \d{3})+(?!\d)")
_RANGE_BEFORE, _RANGE_AFTER = re.compile(r"(?<![\d.,])\d{1,3}%? [-\u2013] $"), re.compile(r" [-\u2013] \d{1,3}(?!\d)")
# How much of the text before a figure is looked at.
_NEAR = 24


def states(text: str, value: str) -> bool:
    """Say whether `value` stands in `text` by itself: `40%` in "by 40%.", and not `0%` or `40`.

    All kinds of spaces are alike. A unit in letters that a space sets apart belongs to what is measured, so `4` stands
    in "4 ms"; signs belong to the figure, so `10M` does not stand in "10M+", nor `40` in "40 %".
    """
    return any(True for _ in places(_SPACES.sub(" ", text), value))


def places(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Yield where in `text` the value stands by itself: start and end, in order."""
    text, value = _SPACE.sub(" ", text), _SPACES.sub(" ", value).strip()
    figure = re.compile(_BEFORE + _written(value) + _after(value), re.VERBOSE | re.IGNORECASE)
    return (found.span() for found in figure.finditer(text) if not _is_grouped(text, *found.span()))


def _written(value: str) -> str:
    """Return the pattern for `value`, where a space may stand before a sign for percent, as many set it."""
    return re.sub(r"(?<=\d)(?:\\ )?(?=[%\u2030])", r"\\ ?", "(?-i:" + re.escape(value) + ")")


def _after(value: str) -> str:
    """Return what may not follow: behind digits, a letter of any script is a unit ("3万")."""
    return r"(?!\w)" + _AFTER if value[-1:].isdigit() else _AFTER


def _is_grouped(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` is one of several groups of digits, or one end of a range, that spaces part."""
    before = text[max(0, start - _NEAR) : start]
    begins, ends = text[start : start + 1].isdigit(), text[end - 1 : end].isdigit()
    is_group = begins and re.match(r"\d{3}(?!\d)", text[start:]) and _GROUPED_BEFORE.search(before)
    is_head = ends and re.fullmatch(r"\d{1,3}(?: \d{3})*", text[start:end]) and _GROUPED_AFTER.match(text, end)
    is_end = begins and _RANGE_BEFORE.search(before)
    return bool(is_group or is_head or is_end or (ends and _RANGE_AFTER.match(text, end)))
