"""Practices whose names are plain words: resilience of services and monitoring of systems, not of people."""

from portfolio.evidence import company
from portfolio.evidence.tokens import Tokens


def is_of_a_system(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether the practice that tokens `first` to `last` name is one of systems, not of people."""
    if tokens.is_whole(first, last):
        return True
    before, after = tokens.written(first - 1).casefold(), tokens.written(last + 1).casefold()
    if not tokens.breaks(last + 1) and after in company.SYSTEMS | company.METHODS:
        return True
    if before in company.SYSTEMS and not tokens.breaks(first):
        return True
    return _is_tied_to_a_system(tokens, first) or _is_near_a_system(tokens, last)


def _is_tied_to_a_system(tokens: Tokens, first: int) -> bool:
    """Say whether a compound before token `first` begins with a system: "query-level caching"."""
    if not tokens.at(first - 2) or not tokens.all[first - 2].is_hyphen:
        return False
    return tokens.written(first - 3).casefold() in company.SYSTEMS | company.NOUNS


def _is_near_a_system(tokens: Tokens, last: int) -> bool:
    """Say whether `of` or `and` leads from token `last` to a system within a few words."""
    if tokens.written(last + 1).casefold() not in company.OF_SYSTEMS:
        return False
    for n in range(last + 2, last + 5):
        if not tokens.at(n) or not tokens.all[n].is_word or tokens.breaks(n):
            return False
        word = tokens.written(n).casefold()
        if word in company.SYSTEMS:
            return True
        if word in company.AFTER:
            return False
    return False
