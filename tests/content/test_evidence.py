import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from portfolio import config
from portfolio.content import evidence, loading
from portfolio.content.evidence import TooManyTechnologiesError, UnknownTechnologyError
from portfolio.content.model import Portfolio


@pytest.fixture
def owners() -> Portfolio:
    return loading.load(config.ROOT / "data/portfolio.json")


@pytest.fixture
def small(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"))


def left(portfolio: Portfolio, *slugs: str) -> tuple[list[str], list[str]]:
    selection = evidence.choose(portfolio, slugs)
    return [position.slug for position in selection.positions], [project.slug for project in selection.projects]


# Counted by hand in the owner's lists.
@pytest.mark.parametrize(
    ("slugs", "positions", "projects"),
    [
        ([], ["meta", "netflix", "pls-logistics"], 3),
        (["grpc"], ["meta", "netflix"], 2),
        (["java"], ["meta", "netflix", "pls-logistics"], 2),
        (["kafka"], [], 2),
        (["kubernetes"], ["meta", "netflix"], 1),
        (["c-plus-plus"], ["meta"], 1),
        (["go"], ["netflix"], 1),
        (["rabbitmq"], ["pls-logistics"], 1),
        (["grpc", "java"], ["meta", "netflix"], 1),
        (["docker", "jenkins"], ["pls-logistics"], 1),
        (["thrift", "titus"], [], 0),
    ],
)
def test_what_is_left_lists_all_that_is_chosen(
    owners: Portfolio, slugs: list[str], positions: list[str], projects: int
) -> None:
    assert left(owners, *slugs)[0] == positions
    assert len(left(owners, *slugs)[1]) == projects


def test_the_owners_file_names_83_technologies_66_of_them_once(owners: Portfolio) -> None:
    options = evidence.choose(owners, []).options

    assert len(options) == 83
    assert sum(option.everywhere == 1 for option in options) == 66


def test_a_technology_is_named_as_it_is_written_first(owners: Portfolio) -> None:
    # One position writes "A/B Testing Frameworks", one project "A/B testing frameworks".
    assert evidence.vocabulary(owners)["a-b-testing-frameworks"].name == "A/B Testing Frameworks"


def test_order_and_repeats_do_not_matter(small: Portfolio) -> None:
    first, *others = [evidence.choose(small, [*order, order[0]]) for order in permutations(["water", "steam"])]

    assert all(other == first for other in others)
    assert first.chosen_slugs == ("steam", "water")


def test_a_shown_count_is_what_choosing_gives(owners: Portfolio) -> None:
    for chosen in ([], ["grpc"], ["java", "docker"]):
        selection = evidence.choose(owners, chosen)
        for option in selection.options:
            further = evidence.choose(owners, selection.adding(option.technology.slug))
            assert option.left == len(further.positions) + len(further.projects)


def test_options_keep_their_order_whatever_is_chosen(owners: Portfolio) -> None:
    orders = [
        [option.technology.slug for option in evidence.choose(owners, chosen).options]
        for chosen in ([], ["grpc"], ["go"])
    ]

    assert orders[0] == orders[1] == orders[2]
    assert orders[0][:3] == ["java", "grpc", "docker"]


def test_choosing_and_letting_go_are_inverse(small: Portfolio) -> None:
    selection = evidence.choose(small, ["steam"])

    assert selection.adding("water") == ("steam", "water")
    assert selection.without("steam") == ()
    assert evidence.choose(small, selection.adding("water")).without("water") == selection.chosen_slugs


def test_nothing_left_is_said(owners: Portfolio) -> None:
    assert evidence.choose(owners, ["thrift", "titus"]).is_empty
    assert not evidence.choose(owners, ["thrift"]).is_empty


def test_unknown_technologies_are_named(small: Portfolio) -> None:
    with pytest.raises(UnknownTechnologyError) as caught:
        evidence.choose(small, ["steam", "ether", "phlogiston"])

    assert caught.value.slugs == ("ether", "phlogiston")


def test_five_technologies_combine_and_six_do_not(owners: Portfolio) -> None:
    slugs = list(evidence.vocabulary(owners))

    assert evidence.choose(owners, slugs[:5]).is_full
    with pytest.raises(TooManyTechnologiesError):
        evidence.choose(owners, slugs[:6])
