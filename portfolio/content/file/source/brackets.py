"""Which bracket is wrong, where one does not fit: whatever lets the rest of the file fit together best."""

import re
from collections.abc import Iterable
from enum import Enum
from itertools import islice
from typing import NamedTuple

CLOSING = {"{": "}", "[": "]"}
OPENING = {closing: opening for opening, closing in CLOSING.items()}
# A text that is not closed in its line ends with it: brackets within texts open and close nothing.
_MARKS = re.compile(r'"(?:[^"\\\r\n]|\\.)*+"?|[\[\]{}]')
# So many characters, texts and brackets, and open brackets are looked at: what fits together for so long is right.
_FAR, _MOST, _DEEP = 40_000, 6_000, 100


class Repair(Enum):
    """What may be wrong where a bracket does not fit."""

    OPENING = "an opening bracket is missing before the last value"
    CLOSING = "a closing bracket is missing before this one"
    SURPLUS = "this one is too many"
    ANOTHER = "another one is meant"


class Hypothesis(NamedTuple):
    """What may be wrong, from where reading would go on, and which brackets would be open then, the innermost last."""

    repair: Repair
    at: int
    wanted: list[str]


def best(text: str, hypotheses: Iterable[Hypothesis]) -> Repair:
    """Return the repair after which most of the rest of `text` fits; of equals, the first."""
    return max(hypotheses, key=lambda one: fits(text, one.at, one.wanted)).repair


def fits(text: str, at: int, wanted: list[str]) -> tuple[int, int]:
    """Return up to where brackets fit from `at` on, where `wanted` are to come; and how many stay open, below zero."""
    stack, end = list(wanted), min(len(text), at + _FAR)
    for found in islice(_MARKS.finditer(text, at, end), _MOST):
        mark = found[0]
        if len(stack) > _DEEP:
            return found.start(), 0
        if mark in CLOSING:
            stack.append(CLOSING[mark])
        elif mark in OPENING and (not stack or stack.pop() != mark):
            return found.start(), 0
    return end, -len(stack)
