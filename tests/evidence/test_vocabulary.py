from collections.abc import Callable
from typing import Any

import pytest

from portfolio.evidence.record import Record
from tests.evidence.by_hand import WORDINGS, meant
from tests.evidence.conftest import gathered


def test_every_wording_stands_for_what_a_person_agreed_to(owners: Record, skills: set[str]) -> None:
    assert meant(owners, skills) == WORDINGS


def test_the_vocabulary_knows_every_wording(owners: Record) -> None:
    assert set(owners.groups) == {
        "Languages", "APIs & Frameworks", "Data Stores", "Messaging & Streaming", "Infrastructure & Delivery", "Monitoring",
        "Architecture", "Practices",
    }  # fmt: skip


def test_every_technology_of_the_vocabulary_is_named_or_a_skill(owners: Record) -> None:
    assert owners.vocabulary.own == owners.offered.keys() | owners.skills


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("Node.js", "node-js"),
        ("A/B Testing Frameworks", "a-b-testing-frameworks"),
        ("CI/CD", "ci-cd"),
        ("SQL / NoSQL", "sql-nosql"),
    ],
)
def test_a_slug_is_made_from_the_name(knowing: Callable[..., Record], name: str, slug: str) -> None:
    record = knowing({"name": name})

    assert record.skills == {slug}
    assert record.vocabulary.technologies[slug].name == name


def test_an_unknown_wording_stands_for_itself_and_is_found_in_the_company_of_technologies(small: Record) -> None:
    assert small.vocabulary.technologies["steam"].name == "Steam"
    for named in ("Engines built with Steam.", "Steam services for mills.", "Steam, Kafka and Redis."):
        assert small.vocabulary.named_in(named) >= {"steam"}
    for plain in ("Let off steam.", "Steam works, he wrote of Steam.", "Meet our Steam Team", "In Steam we trust"):
        assert small.vocabulary.named_in(plain) == frozenset()


def test_an_unknown_wording_that_looks_like_no_word_is_found_as_it_is_written(written: dict[str, Any]) -> None:
    record = gathered(written | {"skills": [{"name": "All", "skills": ["OakStore", "QX9"]}]})

    assert record.vocabulary.named_in("OakStore held it, and QX9 counted.") == {"oakstore", "qx9"}
    assert record.vocabulary.named_in("An oakstore and qx9.") == frozenset()


def test_a_part_that_is_unknown_does_not_hide_the_others(knowing: Callable[..., Record]) -> None:
    record = knowing({"name": "Kafka"})

    assert record.vocabulary.resolve("Streaming (Kafka)") == {"kafka"}


def test_other_spellings_count(knowing: Callable[..., Record]) -> None:
    record = knowing(
        {"name": "Kubernetes", "aka": ["K8s"]}, {"name": "Go", "aka": ["Golang"], "ordinary_words": ["Go"]}
    )

    assert record.vocabulary.named_in("k8s and golang; we go on.") == {"kubernetes", "go"}
