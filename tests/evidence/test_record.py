from collections.abc import Callable
from typing import Any

import pytest

from portfolio.content.model.dates import Month
from portfolio.evidence.record import Record
from tests.evidence.by_hand import BY_HAND, KINDS_BY_HAND, TODAY, counted, kinds
from tests.evidence.conftest import gathered


def test_evidence_is_what_a_reader_counts(owners: Record) -> None:
    assert counted(owners) == BY_HAND


def test_each_proof_is_of_the_kind_that_a_reader_sees(owners: Record) -> None:
    assert kinds(owners) == KINDS_BY_HAND


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
        assert owners.slugs_of(name) == {"ci-cd"}
    assert owners.slugs_of("golang") == {"go"}
    assert owners.slugs_of("OpenTelemetry / Zipkin") == {"opentelemetry", "zipkin"}
    assert owners.slugs_of("Node.js") == {"node-js"}
    assert owners.slugs_of("Cobol!") == {"cobol"}


def test_an_unknown_name_has_neighbours(owners: Record) -> None:
    assert [technology.name for technology in owners.nearest("kafak")] == ["Kafka"]
    assert {technology.name for technology in owners.nearest("sql")} >= {"SQL", "MySQL", "PostgreSQL"}
    assert owners.nearest("cobol") == ()
    assert owners.nearest("--") == ()


def test_order_is_by_how_often_then_by_projects_and_then_by_name(owners: Record) -> None:
    names = [technology.name for technology in owners.technologies.values()]

    assert names[:5] == ["Java", "CI/CD", "Scalability", "Caching", "Circuit Breakers"]


def test_positions_that_have_not_begun_have_no_span(written: dict[str, Any], knowing: Callable[..., Record]) -> None:
    written["employers"][0]["positions"] = [{"title": "Next", "start": "2027-03", "technologies": ["Steam"]}]
    written["projects"] = []

    assert gathered(written).of(["steam"]).spans(Month(2026, 11)) == ()
