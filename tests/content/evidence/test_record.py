from collections.abc import Callable
from typing import Any

import pytest

from portfolio.content.evidence.record import Record
from portfolio.content.months import Month, spoken_length
from tests.content.evidence.conftest import TODAY, gathered

GRAPH, STREAMING, MIGRATION = (
    "real-time-social-graph-engine",
    "global-adaptive-streaming-platform",
    "monolith-to-microservices-migration",
)

# Counted by hand in the owner's file: positions, projects, achievements, solutions, and the positions' span.
BY_HAND = {
    "kafka": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-distributed-systems"], 1, "7 years 6 months"),
    "grpc": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-distributed-systems"], 1, "7 years 6 months"),
    "java": (["meta", "netflix", "pls-logistics"], [STREAMING, MIGRATION], [], 0, "9 years 5 months"),
    "go": (["meta", "netflix"], [GRAPH], [], 0, "7 years 6 months"),
    "c-plus-plus": (["meta", "netflix"], [STREAMING], [], 0, "7 years 6 months"),
    "kubernetes": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-kubernetes"], 0, "7 years 6 months"),
    "docker": (["meta", "pls-logistics"], [MIGRATION], ["pls-continuous-delivery"], 1, "6 years 6 months"),
    "rabbitmq": (["pls-logistics"], [MIGRATION], ["pls-event-driven"], 1, "1 year 11 months"),
    "prometheus": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-observability"], 0, "7 years 6 months"),
    "sql": (["meta"], [GRAPH], ["meta-query-latency"], 0, "4 years 7 months"),
    "hibernate": (["pls-logistics"], [MIGRATION], [], 0, "1 year 11 months"),
    "rest": (["netflix", "pls-logistics"], [MIGRATION], [], 0, "4 years 10 months"),
    "circuit-breakers": (["meta", "netflix"], [GRAPH, STREAMING], ["netflix-fault-tolerance"], 2, "7 years 6 months"),
    "zipkin": (["netflix"], [STREAMING], [], 0, "2 years 11 months"),
    "python": (["netflix"], [], [], 0, "2 years 11 months"),
    "load-balancing": (["netflix"], [], ["netflix-edge-caching"], 0, "2 years 11 months"),
    "strangler-fig": (["pls-logistics"], [MIGRATION], [], 1, "1 year 11 months"),
    "a-b-testing": (["netflix"], [STREAMING], ["netflix-ab-testing"], 1, "2 years 11 months"),
}  # fmt: skip


@pytest.mark.parametrize("slug", BY_HAND)
def test_evidence_is_what_a_reader_counts(owners: Record, slug: str) -> None:
    evidence = owners.of([slug])
    achievements = [a.id for p in evidence.positions for a in p.achievements_naming([slug])]
    solutions = [solution for p in evidence.projects for solution in p.solutions_naming([slug])]

    found = (
        [p.position.slug for p in evidence.positions],
        [p.project.slug for p in evidence.projects],
        achievements,
        len(solutions),
        spoken_length(sum(span.months(TODAY) for span in evidence.spans(TODAY))),
    )

    assert found == BY_HAND[slug]


@pytest.mark.parametrize(
    "slug", ["node-js", "rust", "fastapi", "flask", "ruby", "ruby-on-rails", "nosql", "performance-tuning"]
)
def test_a_skill_without_evidence_has_none(owners: Record, slug: str) -> None:
    assert slug in owners.skills
    assert slug not in owners.technologies
    assert owners.of([slug]).count == 0


def test_a_project_belongs_to_its_position(small: Record) -> None:
    engineer, lead = small.positions

    assert engineer.own == {"steam", "c-plus-plus"}
    assert engineer.names == {"steam", "c-plus-plus", "water"}
    assert [project.slug for project in engineer.projects_naming(["water"])] == ["the-engine"]
    assert engineer.projects_naming(["steam"]) == ()
    assert lead.names == {"steam"}


def test_a_project_of_ones_own_has_no_span(written: dict[str, Any]) -> None:
    del written["projects"][0]["position"]
    record = gathered(written)

    evidence = record.of(["water"])

    assert evidence.count == 1
    assert evidence.spans(TODAY) == ()


def test_evidence_of_several_names_all_of_them(owners: Record) -> None:
    evidence = owners.of(["docker", "grpc"])

    assert [p.position.slug for p in evidence.positions] == ["meta"]
    assert evidence.projects == ()


def test_every_sentence_counts(written: dict[str, Any]) -> None:
    written["technologies"] = [
        {"name": name} for name in ("Anvil", "Bellows", "Crane", "Derrick", "Engine Oil", "Forge", "Gantry")
    ]
    written["employers"][0]["positions"][1] |= {
        "title": "Anvil Lead",
        "summary": "Bellows.",
        "achievements": ["A crane."],
    }
    written["projects"][0] |= {
        "title": "The Derrick", "impact": "Engine oil.", "challenge": "A forge.", "solutions": ["Gantries."], "position": "acme-engineer",
    }  # fmt: skip
    record = gathered(written)

    assert record.positions[1].own >= {"anvil", "bellows", "crane"}
    assert record.projects[0].names >= {"derrick", "engine-oil", "forge", "gantry"}


def test_an_address_may_say_a_slug_or_any_spelling(owners: Record) -> None:
    for name in ("ci-cd", "CI/CD", "ci/cd pipelines", "CI-CD"):
        assert owners.asked(name) == {"ci-cd"}
    assert owners.asked("golang") == {"go"}
    assert owners.asked("OpenTelemetry / Zipkin") == {"opentelemetry", "zipkin"}
    assert owners.asked("Node.js") == {"node-js"}
    assert owners.asked("Cobol!") == {"cobol"}


def test_an_unknown_name_has_neighbours(owners: Record) -> None:
    assert [technology.name for technology in owners.nearest("kafak")] == ["Kafka"]
    assert {technology.name for technology in owners.nearest("sql")} >= {"SQL", "MySQL", "PostgreSQL"}
    assert owners.nearest("cobol") == ()
    assert owners.nearest("--") == ()


def test_order_is_by_how_often_and_then_by_name(owners: Record) -> None:
    names = [technology.name for technology in owners.technologies.values()]

    assert names[:5] == ["Java", "Caching", "CI/CD", "Circuit Breakers", "gRPC"]


def test_positions_that_have_not_begun_have_no_span(written: dict[str, Any], knowing: Callable[..., Record]) -> None:
    written["employers"][0]["positions"] = [{"title": "Next", "start": "2027-03", "technologies": ["Steam"]}]
    written["projects"] = []

    assert gathered(written).of(["steam"]).spans(Month(2026, 11)) == ()
