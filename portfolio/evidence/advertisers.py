"""Names that an advertisement uses as its own: who advertises, not what is worked with."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from portfolio.evidence import company
from portfolio.evidence.abbreviations import BEFORE_COMPANIES, DEEDS, LEGAL_FORMS
from portfolio.evidence.tokens import Tokens


def named(candidates: Iterable[str], text: str, tokens: Tokens) -> frozenset[str]:
    """Return the ones of `candidates` by which `text` calls whoever advertises."""
    return frozenset(name for name in candidates if _is_own(name, text, tokens))


def _is_own(name: str, text: str, tokens: Tokens) -> bool:
    """Say whether an address bears the name, or some sentence speaks of it as of a company."""
    if re.search(rf"[@./]{re.escape(name.casefold())}[-.]", text.casefold()):
        return True
    places = (found.start() for found in re.finditer(re.escape(name), tokens.text))
    return any(_is_a_company(bisect_left(tokens.all, place, key=lambda token: token.start), tokens) for place in places)


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
