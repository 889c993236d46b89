"""Reading costs about as much as the file is long, whatever somebody's hand slipped on."""

import time
from pathlib import Path

import pytest

from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError

# Each piece is repeated; the beginning and the end stand once.
SHAPES = {
    "a text that is never closed": ('{"a": "', "word goes on\n", ""),
    "an unclosed text before empty lines": ('{"a": "x', "\n", "y"),
    "an unclosed text before lines of spaces": ('{"a": "x', "  \n", "y"),
    "unclosed texts": ("[", '"a\n', ""),
    "slips in one line": ("[", "1,,", "1]"),
    "comments": ("", "/* ", "{}"),
    "closed comments": ("", "/**/ ", "{}"),
    "single quotes": ("[", "'a', ", "'a']"),
    "texts without commas": ("[", '"a" ', "]"),
    "escapes that mean nothing": ('{"a": "', "\\q", '"}'),
    "halves of characters": ('{"a": "', "\\ud800", '"}'),
    "keys that nobody knows": ("{", '"nme": 1, ', '"z": 1}'),
    "entries with keys that nobody knows": ('{"employers": [', '{"nmae": "x"}, ', '{"nmae": "x"}]}'),
    "former keys": ('{"employers": [{"name": "x", "positions": [{"title": "y", "start": "2020-01", "achievements": [', '{"id": "a", "text": "b"}, ', '{"id": "c", "text": "d"}]}]}]}'),
    "empty lists": ("[", "[],", "[]]"),
    "numbers": ("[", "01, ", "1]"),
    "deep brackets": ("", "[", ""),
    "line ends of three kinds": ('{"a": "x', "\r\n\r\n \n", "y"),
}  # fmt: skip


def seconds(shape: tuple[str, str, str], times: int) -> float:
    first, piece, last = shape
    written = f"{first}{piece * times}{last}".encode()
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        with pytest.raises(ContentError):
            loading.parse(written, Path("portfolio.json"))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
def test_twice_as_much_takes_about_twice_as_long() -> None:
    slow = {}
    for name, shape in SHAPES.items():
        times = 12_000 // len(shape[1])
        once, fourfold = seconds(shape, times), seconds(shape, 4 * times)
        # The square would be 16 times as much; 0.05 is what else may happen on a machine.
        if fourfold > 8 * once + 0.05:
            slow[name] = (once, fourfold)

    assert slow == {}
