from itertools import permutations

import pytest

from portfolio.evidence import selection
from portfolio.evidence.record import Record
from portfolio.evidence.selection import TooManyTechnologiesError, UnknownTechnologyError


def test_order_and_repeats_do_not_matter(small: Record) -> None:
    first, *others = [selection.choose(small, [*order, order[0]]) for order in permutations(["water", "steam"])]

    assert all(other == first for other in others)
    assert first.chosen_slugs == ("steam", "water")


def test_options_keep_their_order_whatever_is_chosen(owners: Record) -> None:
    orders = [
        [option.technology.slug for option in selection.choose(owners, chosen).options]
        for chosen in ([], ["grpc"], ["go"])
    ]

    assert orders[0] == orders[1] == orders[2]
    assert set(orders[0]) == set(owners.offered)


def test_the_most_named_stand_in_front_by_group(owners: Record) -> None:
    chosen = selection.choose(owners, [])

    assert [(group.name, [o.technology.name for o in group.options]) for group in chosen.most_named][:2] == [
        ("Languages", ["Java", "C++", "Go"]),
        ("APIs & Frameworks", ["gRPC", "REST"]),
    ]
    assert sum(group.size for group in chosen.most_named) == selection.SHOWN_AT_ONCE
    least = min(option.left for group in chosen.most_named for option in group.options)
    assert all(option.left <= least for group in chosen.others for option in group.options)


def test_a_few_technologies_need_no_disclosure(small: Record) -> None:
    chosen = selection.choose(small, [])

    assert chosen.others == ()
    assert [group.name for group in chosen.most_named] == ["Languages", None]
    assert [(o.technology.name, o.left) for o in chosen.options] == [("C++", 1), ("Steam", 2), ("Water", 1)]


def test_choosing_and_letting_go_are_inverse(small: Record) -> None:
    chosen = selection.choose(small, ["steam"])

    assert chosen.adding(["water"]) == ("steam", "water")
    assert chosen.without(["steam"]) == ()
    assert selection.choose(small, chosen.adding(["water"])).without(["water"]) == chosen.chosen_slugs


def test_nothing_left_is_no_error(owners: Record) -> None:
    assert selection.choose(owners, ["thrift", "rabbitmq"]).evidence.count == 0
    assert selection.choose(owners, ["rust"]).evidence.count == 0


def test_unknown_technologies_are_named(small: Record) -> None:
    with pytest.raises(UnknownTechnologyError) as caught:
        selection.choose(small, ["steam", "ether", "phlogiston"])

    assert caught.value.slugs == ("ether", "phlogiston")


def test_five_technologies_combine_and_six_do_not(owners: Record) -> None:
    slugs = list(owners.technologies)

    assert selection.choose(owners, slugs[:5]).is_full
    with pytest.raises(TooManyTechnologiesError):
        selection.choose(owners, slugs[:6])
