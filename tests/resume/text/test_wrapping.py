import pytest

from portfolio.resume.text import wrapping


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("e\u0301", 1), ("日本", 4), ("ﾊﾝ", 2), ("한글", 4), ("a\u200bb", 2), ("\u202eab\u202c", 2), ("🙂", 2)],
)  # fmt: skip
def test_columns_are_counted_as_a_terminal_counts_them(text: str, width: int) -> None:
    assert wrapping.width(text) == width


def test_a_line_is_as_long_as_may_be_and_goes_on_indented() -> None:
    lines = wrapping.wrapped("word " * 40 + "end", "- ", "  ")

    assert " ".join(lines).split() == ["-", *["word"] * 40, "end"]
    assert all(line.startswith("  word") for line in lines[1:])
    assert all(67 < wrapping.width(line) <= 72 for line in lines[:-1])


def test_a_word_that_is_too_long_stays_whole() -> None:
    address = "https://example.org/" + "x" * 90

    assert wrapping.wrapped(f"see {address} there") == ["see", address, "there"]
    assert wrapping.wrapped(address, "- ", "  ") == [f"- {address}"]


def test_a_space_that_joins_two_words_keeps_them_together() -> None:
    assert wrapping.wrapped("x" * 70 + " 10\u00a0000")[1] == "10\u00a0000"


def test_letters_without_spaces_end_a_line_where_they_may() -> None:
    lines = wrapping.wrapped("紙を漉く人と、それを直す人のあいだで、" * 8)

    assert len(lines) > 3
    assert all(wrapping.width(line) <= 72 for line in lines)
    assert not any(line.startswith(("、", "。", "」")) for line in lines)
    assert wrapping.wrapped("紙" * 35 + "「漉く」") == ["紙" * 35, "「漉く」"]
    assert wrapping.wrapped("紙" * 34 + "Python3" + "漉") == ["紙" * 34, "Python3漉"]


def test_pictures_of_several_characters_stay_whole() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦👍🏽"

    assert wrapping.wrapped(family * 30) == [family * 30]
