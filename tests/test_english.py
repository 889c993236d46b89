from datetime import date

import pytest

from portfolio.english import day, enumeration, plural


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [(1, "project", "1 project"), (2, "project", "2 projects"), (0, "day", "0 days"), (3, "technology", "3 technologies"), (5000, "message", "5,000 messages")],
)  # fmt: skip
def test_things_are_counted(count: int, noun: str, said: str) -> None:
    assert plural(count, noun) == said


def test_lists_read_as_sentences() -> None:
    assert [enumeration(list(words)) for words in ("", "A", "AB", "ABC")] == ["", "A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("en en-US en-us en-PH en-Latn en-Latn-US de ja pt-BR", "November 6, 2026"),
        ("en-GB en-gb en-AU en-IN en-001 en-Latn-GB en-GB-oxendict", "6 November 2026"),
    ],
)
def test_a_day_is_said_as_where_the_reader_is(languages: str, said: str) -> None:
    assert {day(date(2026, 11, 6), language) for language in languages.split()} == {said}
