import pytest

from portfolio.evidence.proofs import KindOfProof
from portfolio.site.axis import Bar
from portfolio.site.named_rows import NamedRow
from tests.site.drawn import HeldInShort, drawing, portfolio


def named(*held: HeldInShort) -> tuple[NamedRow, ...]:
    found = drawing(portfolio(*held))
    assert found
    return found.named


def names(row: NamedRow) -> list[str]:
    return [option.technology.name for option in row.options]


def test_what_was_named_at_the_same_times_shares_a_row_and_what_was_first_and_longest_stands_on_top() -> None:
    rows = named(("2024-01", None, ["New", "All", "Newer"]), ("2020-01", "2023-12", ["Old", "All"]))

    assert [(row.heading, names(row)) for row in rows] == [
        ("Since 2020", ["All"]),
        ("2020 to 2023", ["Old"]),
        ("Since 2024", ["New", "Newer"]),
    ]
    assert [row.size for row in rows] == [1, 1, 2]


def test_positions_that_follow_each_other_are_one_time_whichever_they_are() -> None:
    [row] = named(
        ("2022-01", "2022-12", ["Salt", "Oil"]),
        ("2021-01", "2021-12", ["Salt"]),
        ("2020-06", "2021-12", ["Oil", "Salt"]),
    )

    assert sorted(names(row)) == ["Oil", "Salt"]
    assert row.label == "from June 2020 to December 2022"


def test_a_technology_has_a_bar_for_each_stretch_and_says_so() -> None:
    [row] = named(
        ("2024-01", None, ["Salt"]),
        ("2022-01", "2023-12", []),
        ("2020-01", "2020-12", ["Salt"]),
        ("2021-01", "2021-12", ["Salt"]),
    )

    assert row.bars == (Bar(0, 28.9), Bar(57.8, 42.2))
    assert row.label == "from January 2020 to December 2021 and from January 2024 to today"
    assert row.heading == "2020 to 2021, since 2024"


@pytest.mark.parametrize(
    ("years", "heading"),
    [
        (["2020"], "2020"),
        (["2018", "2020"], "2018, 2020"),
        (["2014", "2016", "2018"], "2014 to 2018, 3 times"),
    ],
)
def test_a_heading_stays_short(years: list[str], heading: str) -> None:
    [row] = named(*((f"{year}-02", f"{year}-03", ["Salt"]) for year in years))

    assert row.heading == heading


def test_what_no_dated_position_names_stands_last_and_has_no_bar() -> None:
    rows = named(("2020-01", None, ["Oil"]), ("2099-01", None, ["Salt"]), ("the war", "the fire", ["Rye"]))

    assert [(row.heading, row.label, row.bars, names(row)) for row in rows[1:]] == [
        ("Outside these times", "outside these times", (), ["Rye", "Salt"])
    ]


def test_what_is_chosen_has_bars_by_the_kind_of_proof_the_strongest_over_the_others() -> None:
    told = portfolio(
        ("2020", "2022-12", ["Salt"]),
        volunteering=[{"title": "H", "organization": "O", "start": "2022-01", "technologies": ["Salt"]}],
    )
    found = drawing(told, "salt")

    assert found
    [row] = found.chosen
    assert [(bar.kind, bar.is_certain) for bar in row.bars] == [
        (KindOfProof.VOLUNTEERING, True),
        (KindOfProof.LIST, False),
        (KindOfProof.LIST, True),
    ]
    assert row.label == "listed from 2020 to December 2022, named in volunteering from January 2022 to today"
