import string
import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portfolio.evidence.index import Index

TEXTS = [
    "Cut the tail latency of queries by 40%.",
    "Latency had to stay low, and the tail wagged.",
    "Mentored five juniors; on-call rota for e-commerce.",
    "Wrote C++, C# and C.",
    "Cut latency at the tail, and tail latency besides.",
]


def said(query: str) -> list[int]:
    return [saying.number for saying in Index(TEXTS, "en").find(query)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("latency", [0, 1, 4]),
        ("tail latency", [0, 4, 1]),
        ("latency tail", [0, 1, 4]),
        ("tail-latency", [0, 4]),
        ("taillatency", []),
        ("queries tail", [0]),
        ("mentoring", [2]),
        ("on call", [2]),
        ("oncall", [2]),
        ("call on", [2]),
        ("ecommerce rotas", [2]),
        ("C++", [3]),
        ("c#", [3]),
        ("C", [3]),
        ("40%", [0]),
        ("40% – queries", [0]),
        ("latency cobol", []),
        ("--", []),
        ("", []),
        ("a" * 100, []),
    ],
)
def test_all_words_must_be_said_and_those_together_come_first(query: str, numbers: list[int]) -> None:
    assert said(query) == numbers


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("tail latency", ["latency", "tail", "tail", "latency"]),
        ("latency latency", ["latency", "latency"]),
        ("tail-latency latency", ["latency", "tail latency"]),
    ],
)
def test_what_is_said_is_marked_once(query: str, marked: list[str]) -> None:
    [saying] = [saying for saying in Index(TEXTS, "en").find(query) if saying.number == 4]

    assert [TEXTS[4][start:end] for start, end in saying.spans] == marked


def test_what_is_joined_is_marked_as_it_is_written() -> None:
    [saying] = Index(TEXTS, "en").find("oncall ecommerce")

    assert [TEXTS[2][start:end] for start, end in saying.spans] == ["on-call", "e-commerce"]


words = some.text(
    some.sampled_from(string.ascii_letters + "éßİǅ字नि'’-\u00ad\u0301+#.,/ \u200b٣"), min_size=1, max_size=12
)


@given(some.lists(some.lists(words, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4))
def test_every_word_of_every_text_finds_it(texts: list[str]) -> None:
    index = Index(texts, "en")
    for number, text in enumerate(texts):
        for word in text.split():
            if Index([word], "en").find(word):  # A word of marks alone is none.
                assert number in [saying.number for saying in index.find(word)], (word, text)


@given(some.text(max_size=100), some.text(max_size=300))
def test_no_question_and_no_text_breaks_it(query: str, text: str) -> None:
    for saying in Index([text, query], "fr").find(query):
        assert all(0 <= start < end <= len((text, query)[saying.number]) for start, end in saying.spans)
        assert list(saying.spans) == sorted(saying.spans)


@pytest.mark.slow
@pytest.mark.parametrize(
    "query", ["a " * 20, "a-" * 50, "a b " * 8, "a'" * 50, "a+" * 50, "ﷺ" * 100, "字" * 100, "e\u0301" * 50]
)
def test_time_grows_with_the_text_and_no_faster(query: str) -> None:
    short, long = (min(seconds(indexes()[times], query[:100]) for _ in range(3)) for times in (2, 16))

    assert long < 24 * short + 0.05


@cache
def indexes() -> dict[int, Index]:
    return {times: Index(["a b a-b 字 " * 200] * times, "en") for times in (2, 16)}


def seconds(index: Index, query: str) -> float:
    started = time.process_time()
    index.find(query)
    return time.process_time() - started
