"""What stands in a file, shown as it is written there, and the known name that a slip of the pen is nearest to."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

_ALIKE = 0.6


def quoted(value: Any, most: int = 60) -> str:
    """Show a value as the file writes it, cut after `most` characters."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= most else f"{text[: most - 3]}…"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a cure for the unknown `name`: the nearest known one, or all of them."""
    known = list(known)
    if near := nearest(name, known):
        return f"did you mean {quoted(near)}?"
    return f"what may stand there: {', '.join(known)}." if known else "there is none yet."


def nearest(name: str, known: Iterable[str], alike: float = _ALIKE) -> str | None:
    """Return the one of `known` that `name` is a slip of the pen for, as far as two names are `alike`, from 0 to 1."""
    return _nearest(name, tuple(known), alike)


@lru_cache(maxsize=1024)  # A slip of the pen that is copied is made a hundred times.
def _nearest(name: str, known: tuple[str, ...], alike: float) -> str | None:
    lower = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), lower, n=1, cutoff=alike)
    return lower[near[0]] if near else None
