import pytest

from portfolio.english import enumeration, plural


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [(1, "project", "1 project"), (2, "project", "2 projects"), (0, "day", "0 days"), (3, "technology", "3 technologies"), (5000, "message", "5,000 messages")],
)  # fmt: skip
def test_things_are_counted(count: int, noun: str, said: str) -> None:
    assert plural(count, noun) == said


def test_lists_read_as_sentences() -> None:
    assert [enumeration(list(words)) for words in ("", "A", "AB", "ABC")] == ["", "A", "A and B", "A, B and C"]
