"""How it is known that a position or project names a technology."""

from typing import Any

import pytest

from portfolio.evidence.proofs import KindOfProof
from portfolio.evidence.record import Record
from tests.evidence.conftest import gathered

SENTENCE, LIST, PROJECT = KindOfProof.SENTENCE, KindOfProof.LIST, KindOfProof.PROJECT


def told(
    position: dict[str, Any],
    project: dict[str, Any] | None = None,
    besides: dict[str, Any] | None = None,
    *,
    volunteering: list[dict[str, Any]] | None = None,
) -> Record:
    """The record of one position, a project done in it, a project done in none, and what was done without pay."""
    done = [{"title": "Ledger", "position": "p", **project}] if project is not None else []
    done += [{"title": "Hobby", **besides}] if besides is not None else []
    return gathered(
        {
            "person": {"name": "N", "role": "R", "pitch": "P."},
            "contact": {"invitation": "I."},
            "employers": [{"name": "E", "positions": [{"title": "Lead", "slug": "p", "start": "2020-01", **position}]}],
            "projects": done,
            "volunteering": volunteering or [],
        }
    )


@pytest.mark.parametrize(
    ("position", "project", "kind"),
    [
        ({"title": "Kafka Engineer"}, None, SENTENCE),
        ({"summary": "Kept Kafka fast."}, None, SENTENCE),
        ({"achievements": ["Kept Kafka fast."]}, None, SENTENCE),
        ({"technologies": ["Kafka"]}, None, LIST),
        ({"technologies": ["Kafka"], "achievements": ["Kept Kafka fast."]}, None, SENTENCE),
        ({}, {"technologies": ["Kafka"]}, PROJECT),
        ({}, {"solutions": ["Moved it to Kafka."]}, PROJECT),
        ({"technologies": ["Kafka"]}, {"solutions": ["Moved it to Kafka."]}, LIST),
        ({"achievements": ["Kept Kafka fast."]}, {"technologies": ["Kafka"]}, SENTENCE),
        ({"technologies": ["Java, Kafka"]}, None, LIST),
        ({"technologies": ["Event log (Kafka)"]}, {"summary": "On Kafka."}, LIST),
    ],
)
def test_a_position_knows_how_it_names_a_technology(
    position: dict[str, Any], project: dict[str, Any] | None, kind: KindOfProof
) -> None:
    (names,) = told(position, project).positions

    assert names.kinds["kafka"] is kind
    assert names.kinds.keys() == names.names


@pytest.mark.parametrize(
    ("project", "kind"),
    [
        ({"title": "The Kafka Move"}, SENTENCE),
        ({"impact": "Kafka, 3x faster."}, SENTENCE),
        ({"summary": "A log on Kafka."}, SENTENCE),
        ({"challenge": "Kafka was slow."}, SENTENCE),
        ({"solutions": ["Moved it to Kafka."]}, SENTENCE),
        ({"technologies": ["Kafka"]}, LIST),
        ({"technologies": ["Kafka"], "solutions": ["Moved it to Kafka."]}, SENTENCE),
    ],
)
def test_a_project_knows_how_it_names_a_technology(project: dict[str, Any], kind: KindOfProof) -> None:
    (names,) = told({}, project).projects

    assert names.kinds["kafka"] is kind
    assert names.kinds.keys() == names.names


@pytest.mark.parametrize(
    ("position", "project", "together"),
    [
        ({"achievements": ["Moved Kafka to Java."]}, None, True),
        ({"technologies": ["Kafka", "Java"]}, None, True),
        ({"title": "Java Engineer", "summary": "Kafka."}, None, False),
        ({"achievements": ["Moved to Kafka.", "Wrote it in Java."]}, None, False),
        ({"technologies": ["Kafka"], "achievements": ["Wrote it in Java."]}, None, False),
        ({"technologies": ["Kafka"]}, {"technologies": ["Java"]}, False),
        ({}, {"technologies": ["Java", "Kafka"]}, True),
        ({}, {"technologies": ["Java"], "solutions": ["Moved to Kafka."]}, False),
        ({"technologies": ["Kafka"]}, {"summary": "Kafka for Java."}, True),
    ],
)
def test_together_is_in_one_text_or_one_list(
    position: dict[str, Any], project: dict[str, Any] | None, together: bool
) -> None:
    evidence = told(position, project).of(["kafka", "java"])

    assert evidence.together == together
    assert evidence.count == 1


def test_a_position_and_its_projects_are_one_proof() -> None:
    evidence = told({"technologies": ["Kafka"]}, {"technologies": ["Kafka"]}, {"solutions": ["Kafka."]}).of(["kafka"])

    assert len(evidence.projects) == 2
    assert [names.project.title for names in evidence.besides] == ["Hobby"]
    assert evidence.count == 2


def test_what_is_listed_only_has_no_sentence_anywhere() -> None:
    assert told({"technologies": ["Kafka"]}, {"technologies": ["Kafka"]}).of(["kafka"]).is_listed_only
    assert not told({"technologies": ["Kafka"]}, {"summary": "On Kafka."}).of(["kafka"]).is_listed_only
    assert not told({"technologies": ["Kafka"]}, None, {"summary": "On Kafka."}).of(["kafka"]).is_listed_only
    assert told({"technologies": ["Kafka"]}, None, {"technologies": ["Kafka"]}).of(["kafka"]).is_listed_only


def test_what_a_skill_alone_names_is_bare() -> None:
    record = gathered(
        {
            "person": {"name": "N", "role": "R", "pitch": "P."},
            "contact": {"invitation": "I."},
            "employers": [{"name": "E", "positions": [{"title": "L", "start": "2020-01", "technologies": ["Kafka"]}]}],
            "skills": [{"name": "S", "skills": ["Kafka", "Rust"]}],
        }
    )

    assert record.of(["rust", "kafka"]).bare == {"rust"}
    assert record.of(["kafka"]).bare == frozenset()
    assert record.of(["cobol"]).bare == frozenset()
