"""The grammar of the page's own words, which are English: numbers of things, and lists."""

import re
from collections.abc import Sequence


def plural(count: int, noun: str) -> str:
    """Say how many: `1 project`, `2 projects`, `3 technologies`, `5,000 messages`."""
    several = re.sub(r"(?<=[^aeiou])y$", "ie", noun) + "s"
    return f"{count:,} {noun if count == 1 else several}"


def enumeration(words: Sequence[str]) -> str:
    """Return `words` as a sentence lists them: `A, B and C`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
