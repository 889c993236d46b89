"""What `check` remarks on technologies, and the entries that it offers."""

import json
import re
from typing import Any

import pytest

from portfolio.content.file import loading
from portfolio.content.file.gathering import gathered
from portfolio.content.model import Portfolio
from portfolio.evidence.remarks import remarks
from tests.paths import DATA, ENGINEER


def parsed(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), DATA / "portfolio.json")


def told(written: dict[str, Any], *about: str) -> list[str]:
    """The remarks on `written` that hold one of the words in `about`."""
    sentences = [f"{finding.path}: {finding.sentence}" for finding in remarks(parsed(written))]
    return [sentence for sentence in sentences if any(word in sentence for word in about)]


def entry(remark: str) -> dict[str, Any]:
    """The entry that a remark offers, as the file would read it."""
    [found] = re.findall(r"\{.*\}", remark)
    offered: dict[str, Any] = json.loads(found)
    parsed(
        {
            "person": {"name": "N", "role": "R", "pitch": "P."},
            "contact": {"invitation": "I."},
            "technologies": [offered],
        }
    )
    return offered


@pytest.mark.parametrize(
    ("wording", "meant"),
    [
        ("Kuberntes", "Kubernetes"),
        ("Postgressql", "PostgreSQL"),
        ("Terrafrom", "Terraform"),
        ("Elasticserch", "Elasticsearch"),
        ("Javascrip", "JavaScript"),
        ("TypeSript", "TypeScript"),
    ],
)
def test_a_slip_is_asked_about(written: dict[str, Any], wording: str, meant: str) -> None:
    written["projects"][0]["technologies"] = [wording]

    [remark] = told(written, wording)

    assert f'did you mean "{meant}"?' in remark
    assert entry(remark) == {"name": wording}


@pytest.mark.parametrize("wording", ["Kubernetes", "k8s", "typescript", "Node.js", "STATA", "React Native", "C++"])
def test_what_is_shipped_is_remarked_on_by_nobody(written: dict[str, Any], wording: str) -> None:
    written["projects"][0]["technologies"] = [wording]

    assert told(written, wording) == []


def test_all_that_neither_vocabulary_knows_is_one_remark(written: dict[str, Any]) -> None:
    written["technologies"] = [{"name": "Steam"}]
    written["projects"][0]["technologies"] = ["Kotlin", "Anvil", "Bellows", "Crane", "Derrick", "Forge"]
    written["employers"] = []
    del written["projects"][0]["position"]

    [remark] = [finding.sentence for finding in gathered(remarks(parsed(written))) if "unknown" in finding.sentence]

    assert remark.startswith('"Anvil", "Bellows", "Crane", "Derrick" and "Forge" are unknown to the vocabulary')
    assert entry(remark) == {"name": "Anvil", "group": "Languages"}


def test_who_keeps_no_vocabulary_is_asked_for_no_entries(written: dict[str, Any]) -> None:
    written["technologies"] = []
    written["projects"][0]["technologies"] = ["Kotlin", "Anvil", "Bellows"]

    assert told(written, "unknown") == []


def test_a_spelling_that_an_entry_leaves_out_is_offered_where_a_sentence_uses_it(written: dict[str, Any]) -> None:
    written["technologies"] = [
        {"name": "Kubernetes", "aka": ["Kube"], "group": "Mine"},
        {"name": "Go", "aka": ["Gopher"]},
    ]
    written["projects"][0] |= {"technologies": ["Kube", "Go"], "solutions": ["Moved to k8s.", "Kept on k8s and K8S."]}

    [remark] = told(written, "k8s")

    assert remark.startswith(
        "('technologies', 0, 'aka'): \"k8s\" and \"K8S\" in projects[0].solutions[0] is not counted"
    )
    assert entry(remark) == {"name": "Kubernetes", "aka": ["Kube", "k8s", "K8S"], "group": "Mine"}


def test_an_ordinary_word_that_became_evidence_is_quoted_with_the_cure(written: dict[str, Any]) -> None:
    written["projects"][0]["solutions"] = ["Wrote the valve control in Rust.", "A swift rollout."]

    [remark] = told(written, "ordinary")

    assert remark == (
        "('projects', 0, 'solutions', 0): \"Wrote the valve control in Rust.\" counts as evidence of \"Rust\", which is "
        "an ordinary word too; if the technology is meant, name it in the `technologies` there, and else say it otherwise"
    )


def test_several_sentences_are_one_remark_for_each_technology(written: dict[str, Any]) -> None:
    written["projects"][0]["solutions"] = [f"Wrote part {n} in Rust." for n in range(5)]

    [remark] = told(written, "ordinary")

    assert '"Wrote part 0 in Rust.", "Wrote part 1 in Rust.", "Wrote part 2 in Rust." and 2 more count' in remark


@pytest.mark.parametrize(
    "change",
    [{"technologies": ["Rust"]}, {"solutions": ["Wrote it in Rust, the Rust language."], "technologies": ["rust"]}],
)
def test_what_a_list_names_too_is_not_quoted(written: dict[str, Any], change: dict[str, Any]) -> None:
    written["projects"][0] |= {"solutions": ["Wrote it in Rust."]} | change

    assert told(written, "ordinary") == []


def test_the_first_owner_hears_of_nothing_but_skills() -> None:
    assert {finding.path[0] for finding in remarks(loading.load(ENGINEER))} == {"skills"}
