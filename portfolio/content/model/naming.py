"""Stable names made from the owner's words: slugs for addresses, ids for achievements."""

import re
import unicodedata
from itertools import islice

from portfolio.content.letters import UNSPACED

# Where no space tells words apart, three letters are about as long as a word; brackets and commas are none.
_WORD = re.compile(rf"[{UNSPACED}]{{1,3}}|[^\s{UNSPACED}\u3000-\u303f\uff01-\uff0f]+")
# Marks that tell technologies apart; as bare punctuation they would vanish and C, C++ and C# become one.
_SPOKEN = {"+": " plus ", "#": " sharp ", "&": " and "}


def slugify(text: str) -> str:
    """Return `text` as a lower-case name of letters and digits joined by single hyphens.

    Letters of every script stay, accents are kept. `C++` becomes `c-plus-plus`, `.NET` `dot-net`,
    `CI/CD` `ci-cd`. The result is empty if `text` holds no letter and no digit.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"(?<!\w)\.(?=\w)", "dot ", text)
    for mark, word in _SPOKEN.items():
        text = text.replace(mark, word)
    return "-".join(re.findall(r"[^\W_]+", text))


def first_words(text: str, count: int = 5) -> str:
    """Return a slug of the first `count` words of `text`; in a script without spaces, three letters are a word."""
    ends = [found.end() for found in islice(_WORD.finditer(text), count)]
    return slugify(text[: ends[-1]]) if ends else ""
