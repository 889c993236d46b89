"""Names that an advertisement uses as its own: who advertises, not what is worked with."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from portfolio.evidence import company
from portfolio.evidence.abbreviations import BEFORE_COMPANIES, DEEDS, LEGAL_FORMS
from portfolio.evidence.tokens import Tokens

# The names in an address of the web or of mail: the `foobar` of jobs@foobar.example.
_LABEL = re.compile(r"(?<=[@./])[\w-]+(?=\.\w)")


def named(places: Iterable[tuple[int, str]], text: str, tokens: Tokens) -> frozenset[str]:
    """Return the names by which `text` calls whoever advertises; `places` are where each that may be one stands."""
    hosts = frozenset(found[0].casefold() for found in _LABEL.finditer(text))
    starts = [token.start for token in tokens.all]
    return frozenset(
        name for start, name in places if name.casefold() in hosts or _is_a_company(bisect_left(starts, start), tokens)
    )


def _is_a_company(n: int, tokens: Tokens) -> bool:
    before, after = tokens.written(n - 1).casefold(), tokens.written(n + 1)
    if before in BEFORE_COMPANIES or (before == "a" and tokens.written(n - 2) in {"\u00danete", "\u00fanete"}):
        return True
    if after in LEGAL_FORMS or (tokens.written(n + 2) in LEGAL_FORMS and after == ","):
        return True
    if after in DEEDS and tokens.opens_sentence(n):
        return not _is_of_a_skill(n + 1, tokens)
    return False


def _is_of_a_skill(n: int, tokens: Tokens) -> bool:
    """Say whether the verb at token `n` leads to what is asked of a skill: `is a plus`."""
    while tokens.written(n).casefold() in company.BETWEEN:
        n += 1
    return tokens.written(n).casefold() in company.ASKED | {"nice", "key", "used", "helpful", "useful", "essential"}
