"""The words before a name that lead to a technology: "experience with", "written in", "frameworks such as"."""

import re

from portfolio.evidence import company
from portfolio.evidence.tokens import Tokens

_EXAMPLE = re.compile(r"(?:\be\.?\s?g\.?|\bz\.\s?B\.|\bp\.\s?ex\.|\bi\.\s?e\.),?\s*$")
# As many words as may lie between what is done and the tool: "wrote the valve control of a hundred pumps in".
_FAR = 10


def is_led_to(tokens: Tokens, first: int, last: int, depth: int = 4) -> bool:
    """Say whether the words before token `first` lead to a technology, where it ends the phrase."""
    n = first - 2 if tokens.written(first - 1).casefold() in company.FILLERS else first - 1
    before = tokens.written(n)
    if before.casefold() in company.LEADS | company.CLASSES | company.TITLES:
        return not tokens.breaks(first)
    if before == ":":
        return tokens.written(n - 1).casefold() in company.LABELS
    if before == "(" and tokens.written(n - 1).casefold() in company.GOVERNORS | company.CLASSES:
        return True
    if not before[:1].isalpha() and tokens.written(n - 1).casefold() in company.TITLES:
        return tokens.ends_entry(last)
    if _is_governed(tokens, n) or _is_an_example(tokens, first) or _is_ruled_out(tokens, n, last):
        return True
    return _is_led_to_abroad(tokens, first, n) or _follows_an_entry(tokens, first, depth)


def _is_ruled_out(tokens: Tokens, n: int, last: int) -> bool:
    return tokens.written(n).casefold() in company.DENIALS and tokens.ends_entry(last)


def _is_led_to_abroad(tokens: Tokens, first: int, n: int) -> bool:
    """Say whether a preposition of another language stands at token `n`, and no person is named behind."""
    is_person = tokens.written(first).casefold() in company.PEOPLE
    return tokens.written(n).casefold() in company.FOREIGN - {"met"} and not is_person


def _follows_an_entry(tokens: Tokens, first: int, depth: int) -> bool:
    """Say whether unknown entries before token `first` are led to, as Ray in "used Ray or Spark"."""
    if depth == 0 or tokens.written(first - 1).casefold() not in company.LISTING or not tokens.at(first - 2):
        return False
    other = tokens.written(first - 2)
    return len(other) > 1 and other[0].isupper() and is_led_to(tokens, first - 2, first - 2, depth - 1)


def _is_governed(tokens: Tokens, n: int) -> bool:
    """Say whether token `n` is a preposition, and stands behind what technologies follow."""
    if tokens.written(n) in {"'", "\u2019"}:  # The apostrophe of "maîtrise d'Express".
        n -= 1
    governor, preposition = tokens.written(n - 1).casefold(), tokens.written(n).casefold()
    if governor in {"it", "them", "everything"}:
        governor = tokens.written(n - 2).casefold()
    if governor in company.MOVED and preposition in company.WHITHER:
        return True
    if governor in {"run", "runs", "running"}:  # "Our services run on".
        governor = tokens.written(n - 2).casefold()
    if preposition in company.PREPOSITIONS and governor in company.GOVERNORS:
        return True
    if preposition in {"to", "onto"} and _is_moved_from_a_name(tokens, n):
        return True
    deeds = company.WRITTEN if preposition == "in" else company.DONE
    return preposition in {"in", "with", "using", "on"} and _is_done(tokens, n, deeds)


def _is_moved_from_a_name(tokens: Tokens, n: int) -> bool:
    """Say whether something is moved from what no plain word looks like, as in `moved the engine from RxSwift to`."""
    origin, preposition = tokens.written(n - 1), tokens.written(n - 2)
    is_name = len(origin) > 1 and not origin[1:].islower() and not origin.isdigit()
    return preposition in {"from", "off"} and is_name and _is_done(tokens, n - 2, company.MOVED)


def _is_done(tokens: Tokens, n: int, deeds: frozenset[str]) -> bool:
    """Say whether one of `deeds` is done in the few words before token `n`, in the same sentence."""
    for before in range(n - 1, max(-1, n - _FAR), -1):
        if tokens.written(before).casefold() in deeds:
            return True
        if tokens.written(before) in {".", "!", "?", ";", ":"} or tokens.breaks(before + 1):
            return False
    return False


def _is_an_example(tokens: Tokens, first: int) -> bool:
    """Say whether what begins at token `first` is named as an example: `frameworks such as`, `e.g.`."""
    before = tokens.text[max(0, tokens.all[first].start - 12) : tokens.all[first].start]
    if _EXAMPLE.search(before):
        return True
    if tokens.written(first - 1).casefold() not in company.EXAMPLES:
        return False
    n = first - 2
    while n > first - 5 and tokens.at(n) and (not tokens.all[n].is_word or tokens.written(n) == "such"):
        n -= 1
    return tokens.written(n).casefold() in company.CLASSES
