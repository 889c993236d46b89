"""Stable names made from the owner's words: slugs for addresses, ids for achievements."""

import re
import unicodedata

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
    """Return a slug of the first `count` words of `text`."""
    return slugify(" ".join(text.split()[:count]))
