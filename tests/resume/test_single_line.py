import pytest

from portfolio.resume.single_line import single_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n b\tc ", "a b c"),
        ("a\u2028b\u2029c\x85d\x0be", "a b c d e"),
        ("10\u00a0000 a\u202fb", "10\u00a0000 a\u202fb"),
        ("\u202eevil", "\u202eevil\u202c"),
        ("\u202aa\u202eb\u202c \u2067c", "\u202aa\u202eb\u202c \u2067c\u202c\u2069"),
        ("\u2067a\u2069", "\u2067a\u2069"),
        ("", ""),
    ],
)
def test_words_stand_on_one_line_and_turn_nothing_behind_them(text: str, line: str) -> None:
    assert single_line(text) == line
