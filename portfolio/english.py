"""The grammar of the page's own words, which are English: numbers of things, lists, and days."""

import re
from collections.abc import Sequence
from datetime import date

# As CLDR has it: the United States with their islands, Canada and the Philippines.
_MONTH_FIRST = frozenset(("AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"))
_REGION = re.compile(r"en(?:-[a-z]{4})?-([a-z]{2}|[0-9]{3})\b", re.IGNORECASE)


def plural(count: int, noun: str) -> str:
    """Say how many: `1 project`, `2 projects`, `3 technologies`, `5,000 messages`."""
    several = re.sub(r"(?<=[^aeiou])y$", "ie", noun) + "s"
    return f"{count:,} {noun if count == 1 else several}"


def enumeration(words: Sequence[str]) -> str:
    """Return `words` as a sentence lists them: `A, B and C`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def day(moment: date, language: str) -> str:
    """Say a day as the English of `language` does, a tag such as `en-GB`: `26 November 2026`.

    A tag of no region, or of another language, stands for American English: `November 26, 2026`.
    """
    region = _REGION.match(language)
    is_day_first = region is not None and region[1].upper() not in _MONTH_FIRST
    return moment.strftime("%-d %B %Y" if is_day_first else "%B %-d, %Y")
