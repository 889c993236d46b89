"""Reading costs about as much as the file is long, whatever somebody's hand slipped on."""

from pathlib import Path

import pytest

from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError
from tests import effort

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
    "brackets that close nothing": ('{"person":', "]}", ""),
    "brackets in place of keys": ('{"a": 1,', "{", ""),
    "quotation marks within a text": ('{"a": "', 'x " y ', ""),
    "keys of entries without brackets": ('{"employers": [', '"name": "x"}, ', ""),
    "words without an end": ("[", "word", '"]'),
    "line ends of three kinds": ('{"a": "x', "\r\n\r\n \n", "y"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_four_times_as_much_takes_about_four_times_as_long(name: str) -> None:
    first, piece, last = SHAPES[name]
    times = 12_000 // len(piece)

    def read(times: int) -> None:
        with pytest.raises(ContentError):
            loading.parse(f"{first}{piece * times}{last}".encode(), Path("portfolio.json"))

    # The square would be 16 times as much.
    assert effort.ratio(lambda: read(times), lambda: read(4 * times)) < 8
