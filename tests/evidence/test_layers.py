"""The owner's vocabulary over the shipped one."""

from collections.abc import Callable
from typing import Any

import pytest

from portfolio.content.model import Technology
from portfolio.evidence import layers, role_fit, selection, shipped
from portfolio.evidence.record import Record
from portfolio.evidence.selection import UnknownTechnologyError
from tests.evidence.conftest import gathered


def entry(record: Record, slug: str) -> Technology:
    return record.vocabulary.technologies[slug]


def listing(written: dict[str, Any], *wordings: str, **more: Any) -> Record:
    """The record of the small file that lists `wordings` in its first position."""
    written["employers"][0]["positions"][0]["technologies"] = list(wordings)
    return gathered(written | more)


def test_a_list_alone_gives_shipped_names_groups_spellings_and_guards(written: dict[str, Any]) -> None:
    record = listing(written, "STATA", "k8s", "Rust")

    assert [entry(record, slug).name for slug in ("stata", "kubernetes", "rust")] == ["Stata", "Kubernetes", "Rust"]
    assert entry(record, "kubernetes").group == shipped.technologies()["kubernetes"].group
    assert record.vocabulary.named_in("Ran Stata on kubernetes; rust never sleeps.") == {"stata", "kubernetes"}
    assert {"stata", "kubernetes", "rust"} <= record.offered.keys()


def test_what_a_list_names_is_not_denied(written: dict[str, Any]) -> None:
    found = role_fit.read(listing(written, "Rust"), "Experience with Rust and STATA")

    assert [proof.technology.name for proof in found.proofs] == ["Rust"]
    assert found.absent == ("Stata",)


@pytest.mark.parametrize(
    ("own", "group", "aka", "ordinary"),
    [
        ({"name": "Go"}, "Languages", ("Golang",), ("Go",)),
        ({"name": "Go", "group": "Mine"}, "Mine", ("Golang",), ("Go",)),
        ({"name": "Go", "aka": []}, "Languages", (), ("Go",)),
        ({"name": "Go", "aka": ["Plan 9 C"]}, "Languages", ("Plan 9 C",), ("Go",)),
        ({"name": "Go", "ordinary_words": []}, "Languages", ("Golang",), ()),
        ({"name": "Golang", "slug": "golang"}, "Languages", ("Go",), ("Go",)),
        ({"name": "Hammer"}, None, (), ()),
    ],
)
def test_a_field_that_is_left_out_is_filled(
    own: dict[str, Any], group: str | None, aka: tuple[str, ...], ordinary: tuple[str, ...]
) -> None:
    [filled] = layers.declare([Technology.model_validate(own)]).technologies

    assert filled.name == own["name"]
    assert filled.group == group
    assert set(aka) <= set(filled.aka)
    assert bool(aka) == bool(filled.aka)
    assert filled.ordinary_words == ordinary


def test_a_kind_is_filled_too() -> None:
    [filled] = layers.declare([Technology(name="Monitoring")]).technologies

    assert filled.kind == "practice"


def test_a_spelling_that_the_owner_gives_to_another_entry_is_not_added() -> None:
    node, mine = layers.declare([Technology(name="Node.js"), Technology(name="NodeJS", aka=("Mine",))]).technologies

    assert "NodeJS" not in node.aka
    assert mine.aka == ("Mine",)


def test_spellings_that_the_owner_leaves_out_name_nothing(knowing: Callable[..., Record]) -> None:
    record = knowing({"name": "Kubernetes", "aka": []})

    assert record.vocabulary.named_in("k8s, K8s") == frozenset()
    assert record.vocabulary.named_in("kubernetes") == {"kubernetes"}


def test_in_a_text_of_somebody_else_the_shipped_spellings_stand_for_the_owners_entry(
    knowing: Callable[..., Record],
) -> None:
    record = knowing({"name": "Kubernetes", "aka": ["Kube"]}, {"name": "Go", "aka": []})

    assert record.vocabulary.named_in("k8s, Kube, golang") == {"kubernetes"}
    assert [mention.slugs for mention in record.vocabulary.mentions("k8s, Kube, golang")] == [{"kubernetes"}] * 2
    assert role_fit.read(record, "k8s").skills[0].name == "Kubernetes"


def test_what_the_owner_calls_otherwise_is_one_technology(knowing: Callable[..., Record]) -> None:
    record = knowing({"name": "K8s"})

    assert record.vocabulary.named_in("kubernetes and k8s") == {"k8s"}
    assert "kubernetes" not in record.vocabulary.technologies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SQL Server", {"sql-server"}),
        ("GitHub Actions", {"github-actions"}),
        ("Kafka Streams", {"kafka-streams"}),
        ("kafka streams", {"kafka-streams"}),
        ("SQL Sentry", {"sql-sentry"}),
        ("rest assured", set()),
        ("REST Assured", {"rest-assured"}),
        ("Apache Kafka", {"kafka"}),
        ("Kafka Broom", {"kafka-broom"}),
        ("Kafka and Kafka Broom", {"kafka", "kafka-broom"}),
        ("Resilience4J", {"resilience4j"}),
        ("through Kafka streams", {"kafka"}),
        ("Jenkins CI/CD pipelines", {"jenkins", "ci-cd"}),
        ("the Jenkins CI server", {"jenkins"}),
    ],
)
def test_the_longest_name_wins_whichever_layer_knows_it(
    knowing: Callable[..., Record], text: str, names: set[str]
) -> None:
    record = knowing({"name": "SQL"}, {"name": "GitHub"}, {"name": "Kafka"}, {"name": "Kafka Broom"}, {"name": "REST"})

    assert record.vocabulary.named_in(text) == names


def test_what_only_a_sentence_names_is_reached_and_not_offered(written: dict[str, Any]) -> None:
    written["projects"][0]["solutions"] = ["Rewrote the boiler control in Haskell."]
    record = gathered(written)

    assert record.of(["haskell"]).projects
    assert selection.choose(record, ["haskell"]).evidence.count == 1
    assert "haskell" not in {option.technology.slug for option in selection.choose(record, ["haskell"]).options}
    assert role_fit.read(record, "Haskell").absent == ()


def test_what_the_file_does_not_name_is_unknown_in_an_address(written: dict[str, Any]) -> None:
    with pytest.raises(UnknownTechnologyError):
        selection.choose(gathered(written), ["haskell"])


def test_the_shipped_spellings_are_learnt_once() -> None:
    assert shipped.spellings() is shipped.spellings()


def test_a_stranger_is_found_as_a_part_of_another_wording(written: dict[str, Any]) -> None:
    record = listing(written, "Boiler (Kafka)", "Boiler")

    assert record.stands_for("Boiler (Kafka)") == {"boiler", "kafka"}
