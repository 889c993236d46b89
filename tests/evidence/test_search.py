"""A word is looked for in every text that a visitor reads, whichever field holds it."""

import json
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.evidence import record, search, texts
from portfolio.evidence.search import Concordance
from tests.conftest import everything
from tests.paths import ENGINEER


def concordance_of(portfolio: Portfolio) -> Concordance:
    return Concordance(portfolio, record.gather(portfolio))


@pytest.fixture(scope="module")
def owners() -> Concordance:
    return concordance_of(loading.load(ENGINEER))


def parsed(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"))


@pytest.mark.parametrize(
    ("query", "technologies", "sentences", "shorter"),
    [
        ("latency", ["High Throughput & Low Latency"], 9, 3),
        ("mentoring", [], 1, 1),
        ("Mentored", [], 1, 1),
        ("rust", ["Rust"], 0, 1),
        ("golang", ["Go"], 0, 0),
        ("kafka latency", ["Kafka"], 1, 0),
        ("tail latency", [], 3, 1),
        ("faulttolerant", ["Fault Tolerance"], 1, 2),
        ("C++", ["C++"], 0, 3),
        ("cobol", [], 0, 0),
        ("Data-Intensive Applications", [], 0, 1),
        ("Kleppmann", [], 0, 1),
        ("<mark>", [], 0, 0),
        ("…", [], 0, 0),
    ],
)
def test_the_owners_words(
    owners: Concordance, query: str, technologies: list[str], sentences: int, shorter: int
) -> None:
    answer = owners.answer(query)

    assert [technology.name for technology in answer.technologies] == technologies
    found = sum(said.page_text.is_sentence for said in answer.said)
    assert (found, answer.count - found) == (sentences, shorter)


def test_sentences_come_before_titles_and_entries_of_lists(owners: Concordance) -> None:
    order = [said.page_text.is_sentence for said in owners.answer("latency").said]

    assert order == sorted(order, reverse=True)


def test_what_stands_nowhere_has_the_nearest_names(owners: Concordance) -> None:
    assert [technology.name for technology in owners.answer("kafak").nearest] == ["Kafka"]
    assert owners.answer("zzzzzz").nearest == owners.answer("latency").nearest == ()


def test_every_word_of_every_text_finds_that_text(owners: Concordance) -> None:
    for page_text in owners.page_texts:
        for word in page_text.text.split():
            if any(character.isalnum() for character in word):
                assert page_text in [said.page_text for said in found(owners, word)], word


def found(one: Concordance, word: str) -> list[search.Said]:
    """All of it, however much there is."""
    return one._said(search.cleaned(word))


def test_every_text_of_the_file_is_looked_through() -> None:
    """Also that of fields which nobody has thought of here; the vocabulary is found as technologies.

    What is for audiences is for nobody else, and what was acknowledged is between the owner and `check`.
    """
    written = everything()
    one = concordance_of(parsed(written))

    missed = {
        value
        for value in leaves(
            {
                name: part
                for name, part in written.items()
                if name not in {"technologies", "$schema", "acknowledged", "audiences"}
            }
        )
        if " " in value and not any(said.page_text.text == value for said in found(one, value))
    }

    assert missed == set()
    assert len(one.page_texts) > 60


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        return [leaf for one in (value.values() if isinstance(value, dict) else value) for leaf in leaves(one)]
    return [value] if isinstance(value, str) else []


def test_what_is_for_machines_is_no_text(written: dict[str, Any]) -> None:
    written["links"] = [{"label": "Code", "url": "https://code.example/ada"}]
    written["projects"][0]["slug"] = "engine-of-secrets"

    said = {page_text.text for page_text in texts.page_texts(parsed(written))}

    assert "Code" in said
    assert not [text for text in said if "example/ada" in text or "secrets" in text or text in {"en", "#1f4fd8"}]


def test_a_text_is_read_in_the_language_of_the_file(written: dict[str, Any]) -> None:
    written["language"] = "de"
    written["employers"][0]["positions"][0]["summary"] = "Führte drei Teams durch den Umbau der Häuser."

    [said] = concordance_of(parsed(written)).answer("haus").said

    assert [said.page_text.text[start:end] for start, end in said.spans] == ["Häuser"]


def test_nothing_is_read_before_the_first_question(owners: Concordance) -> None:
    assert "_index" not in vars(concordance_of(owners.portfolio))


def test_an_answer_of_too_many_texts_says_how_many(written: dict[str, Any]) -> None:
    written["employers"][0]["positions"][0]["achievements"] = [f"Did widget number {n}." for n in range(150)]

    answer = concordance_of(parsed(written)).answer("widget")

    assert (len(answer.said), answer.count) == (search.MOST_PASSAGES, 150)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("  tail \n latency ", "tail latency"),
        ("\u202eyc\u2066netal\u2069", "ycnetal"),
        ("a\x00b\x1b[1m", "ab[1m"),
        ("\ud800", ""),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_question_is_cleaned_of_what_shows_nothing(typed: str, asked: str) -> None:
    assert search.cleaned(typed) == asked


@pytest.mark.parametrize(
    ("name", "is_said"),
    [("Mentored", True), ("mentored", False), ("Mento", False), ("C+", False), ("C++", True), ("Zwiebelturm", False)],
)
def test_a_name_is_said_as_it_is_written_and_whole(owners: Concordance, name: str, is_said: bool) -> None:
    assert owners.says(name) == is_said
