from typing import Any

import pytest
from flask.testing import FlaskClient

from portfolio.evidence.proofs import KindOfProof
from portfolio.site.proof_marks import SIGNS_AND_WORDS, proof_marks
from tests.evidence.test_proofs import told
from tests.page import Page

SAID, LISTED = {"summary": "On Kafka."}, {"technologies": ["Kafka"]}


@pytest.mark.parametrize(
    ("position", "project", "chosen", "marks"),
    [
        (SAID, None, ["kafka"], ["■ Named in the text"]),
        (LISTED, None, ["kafka"], ["□ Listed only"]),
        ({}, SAID, ["kafka"], ["→ Only in the project Ledger"]),
        ({}, LISTED, ["kafka"], ["→ Only in the project Ledger"]),
        (LISTED, SAID, ["kafka"], ["□ Listed, and named in the project Ledger"]),
        (LISTED, LISTED, ["kafka"], ["□ Listed only"]),
        (SAID | LISTED, SAID, ["kafka"], ["■ Named in the text"]),
        ({"technologies": ["Kafka", "Java"]}, SAID, ["java", "kafka"], ["□ Kafka: listed, and named in the project Ledger", "□ Java: listed only"]),
        (SAID, None, [], []),
        ({"technologies": ["Kafka", "Java"]}, None, ["java", "kafka"], ["□ Listed only"]),
        (SAID | {"technologies": ["Java"]}, None, ["java", "kafka"], ["■ Kafka: named in the text", "□ Java: listed only"]),
        ({"summary": "Java and SQL."}, LISTED, ["java", "sql", "kafka"], ["■ Java and SQL: named in the text", "→ Kafka: only in the project Ledger"]),
    ],
)  # fmt: skip
def test_each_kind_of_proof_has_a_sign_and_words(
    position: dict[str, Any], project: dict[str, Any] | None, chosen: list[str], marks: list[str]
) -> None:
    record = told(position, project)

    found = proof_marks(record.positions[0], [record.vocabulary.technologies[slug] for slug in chosen])

    assert [" ".join([m.sign, m.words, *(p.title for p in m.projects)]) for m in found] == marks


def test_every_kind_of_proof_has_a_sign_and_words_of_its_own() -> None:
    assert list(SIGNS_AND_WORDS) == sorted(KindOfProof, reverse=True)
    for told_of_all in zip(*SIGNS_AND_WORDS.values(), strict=True):
        assert len(set(told_of_all)) == len(KindOfProof)


def test_several_projects_are_all_named() -> None:
    record = told({}, LISTED, LISTED | {"position": "p"})

    (mark,) = proof_marks(record.positions[0], [record.technologies["kafka"]])

    assert (mark.words, [project.title for project in mark.projects]) == ("Only in the projects", ["Ledger", "Hobby"])


def test_a_project_is_marked_too() -> None:
    record = told({}, LISTED)

    assert [mark.words for mark in proof_marks(record.projects[0], [record.technologies["kafka"]])] == ["Listed only"]


def test_the_page_says_beside_each_proof_of_which_kind_it_is(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=kafka").text)

    marks = page.texts("p", **{"class": "proof-mark"})
    assert marks == [
        "■ Named in the text",
        "→ Only in the project Global Adaptive Streaming Platform",
        "■ Named in the text",
        "□ Listed only",
    ]
    assert page.all("span", **{"aria-hidden": "true"})
    assert page.text_of("achievement-meta-distributed-systems").startswith("Proof: Designed and built")


def test_without_a_choice_nothing_is_marked(client: FlaskClient) -> None:
    text = client.get("/").text

    assert '"proof-mark"' not in text
    assert "Proof: " not in text


def test_what_was_done_without_pay_is_marked_as_that_however_it_is_named() -> None:
    helped = {"organization": "O", "title": "Help", "start": "2020-01"}
    unpaid = [helped | SAID, helped | LISTED | {"title": "Aid"}]
    record = told({}, volunteering=unpaid)

    marks = [proof_marks(names, [record.technologies["kafka"]]) for names in record.volunteering]

    assert [[(mark.sign, mark.words) for mark in found] for found in marks] == [[("◇", "Named in volunteering")]] * 2
    assert record.of(["kafka"]).positions == ()
