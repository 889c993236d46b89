"""A project's drawing says what each solution names, and nothing besides."""

import pytest

from portfolio.site.branches import Branching, branching, everything
from tests.evidence.test_proofs import told


def drawn(technologies: list[str], *solutions: str, listed_elsewhere: tuple[str, ...] = ()) -> Branching:
    record = told(
        {"technologies": list(listed_elsewhere)}, {"technologies": technologies, "solutions": list(solutions)}
    )
    return branching(record, record.projects[0].project)


def words(drawing: Branching) -> tuple[list[str], list[list[str]]]:
    return [name.wording for name in drawing.trunk], [[name.wording for name in b.named] for b in drawing.branches]


def test_each_name_stands_on_the_solutions_that_name_it_else_on_the_trunk() -> None:
    drawing = drawn(["Go", "Kafka", "gRPC"], "Moved it to Kafka.", "Kafka again, behind gRPC.")

    assert words(drawing) == (["Go"], [["Kafka"], ["Kafka", "gRPC"]])
    assert drawing.is_drawn


def test_names_are_worded_as_the_project_lists_them_and_told_once() -> None:
    drawing = drawn(["Kubernetes (EKS)", "Event log (Kafka)"], "Kafka to Kafka, through Kafka.")

    assert words(drawing) == (["Kubernetes (EKS)"], [["Event log (Kafka)"]])


@pytest.mark.parametrize(("elsewhere", "named"), [((), []), (("Redis",), ["Redis"])])
def test_what_the_owner_lists_nowhere_is_not_shown(elsewhere: tuple[str, ...], named: list[str]) -> None:
    assert words(drawn(["Go"], "Moved it to Redis.", listed_elsewhere=elsewhere)) == (["Go"], [named])


@pytest.mark.parametrize("solutions", [[], ["Thought hard."]])
def test_where_no_solution_names_anything_there_is_no_drawing(solutions: list[str]) -> None:
    drawing = drawn(["Go", "Kafka"], *solutions)

    assert not drawing.is_drawn
    assert words(drawing)[0] == ["Go", "Kafka"]


def test_what_is_not_drawn_is_listed_with_what_only_a_solution_names() -> None:
    record = told(
        {"technologies": ["gRPC"]}, {"technologies": ["Go", "Kafka"], "solutions": ["Moved Kafka behind gRPC."]}
    )
    project = record.projects[0].project

    assert [name.wording for name in everything(record, project)] == ["Go", "Kafka", "gRPC"]
    assert not branching(record, project).has_branches
