"""Practices whose names are plain words: what is said of systems, and what of people."""

from typing import Any

import pytest

from portfolio.evidence import shipped
from portfolio.evidence.record import Record
from portfolio.evidence.spelling import Speller
from portfolio.evidence.spellings import Spellings
from tests.evidence.conftest import gathered

SPELLER = Speller(Spellings(), shipped.spellings())


def practices(text: str) -> set[str]:
    return {
        slug
        for mention in SPELLER.mentions(text)
        for slug in mention.slugs
        if shipped.technologies()[slug].kind == "practice"
    }


@pytest.mark.parametrize(
    "text",
    [
        "resilience under pressure",
        "Resilience and a sense of humor",
        "monitoring of patients",
        "Monitoring our interns is part of the job",
        "logging of hours",
        "Logging your working time is easy with us",
        "caching in on new markets",
        "alerting the fire brigade",
        "a scalability of ambitions",
        "the scalability of our kitchens",
        "You are resilient, curious and kind.",
        "- Resilience\n- Teamwork\n- Empathy",
        "We value resilience, courage and honesty.",
        "emotional resilience",
        "monitoring children on the playground",
        "lean back and enjoy an agile body",
        "statistics show that we are the best employer",
        "accessibility by public transport",
    ],
)
def test_a_plain_word_is_no_practice_of_people(text: str) -> None:
    assert practices(text) == set()


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("resilience of distributed systems", {"resilience", "distributed-systems"}),
        ("resilience of our services", {"resilience"}),
        ("logging pipelines", {"logging"}),
        ("monitoring of services", {"monitoring"}),
        ("monitoring and alerting", {"monitoring", "alerting"}),
        ("Monitoring, Logging, Alerting", {"monitoring", "logging", "alerting"}),
        ("- Monitoring\n- Docker\n- Caching", {"monitoring", "caching"}),
        ("Prometheus, Grafana and monitoring", {"monitoring"}),
        ("monitoring with Prometheus", {"monitoring"}),
        ("Kubernetes monitoring", {"monitoring"}),
        ("caching (Redis)", {"caching"}),
        ("HTTP caching in depth", {"caching"}),
        ("query-level caching", {"caching"}),
        ("server-side caching with Varnish", {"caching"}),
        ("scalability and performance of our APIs", {"scalability"}),
        ("application monitoring", {"monitoring"}),
        ("structured logging", {"logging"}),
        ("raised resilience and throughput", {"resilience"}),
        ("Skalierbarkeit der Systeme", {"scalability"}),
        ("agile methods such as Scrum", {"agile", "scrum"}),
        ("Scrum, Kanban, TDD", {"scrum", "kanban", "tdd"}),
        ("Monitoring", {"monitoring"}),
    ],
)
def test_a_practice_is_one_of_systems(text: str, slugs: set[str]) -> None:
    assert practices(text) >= slugs


@pytest.mark.parametrize(
    ("sentence", "is_evidence"),
    [
        ("Raised the resilience of the booking services.", True),
        ("Set up monitoring with Prometheus.", True),
        ("Showed resilience under pressure.", False),
        ("Was in charge of monitoring of patients.", False),
    ],
)
def test_the_owners_sentences_are_read_with_the_same_guard(
    written: dict[str, Any], sentence: str, is_evidence: bool
) -> None:
    written["technologies"] = [{"name": "Resilience"}, {"name": "Monitoring"}]
    written["projects"][0]["solutions"] = [sentence]
    record: Record = gathered(written)

    assert bool({"resilience", "monitoring"} & record.technologies.keys()) == is_evidence
