from typing import Any

import pytest
from flask.testing import FlaskClient

from portfolio.evidence import selection as selecting
from portfolio.site.axis import Bar
from portfolio.site.named_rows import NamedRow
from portfolio.site.timeline import Timeline
from tests.page import Page
from tests.site.drawn import HeldInShort, drawing, portfolio


def drawn(*held: HeldInShort, chosen: tuple[str, ...] = (), **more: Any) -> Timeline | None:
    return drawing(portfolio(*held, **more), *chosen)


def bars(found: Timeline | None) -> list[list[tuple[Bar, ...]]]:
    assert found
    return [[row.bars for row in rows.shown] for rows in found.held]


def names(rows: tuple[NamedRow, ...]) -> list[list[str]]:
    return [[option.technology.name for option in row.options] for row in rows]


def test_positions_stand_on_the_line_and_what_they_name_below() -> None:
    found = drawn(("2024-01", None, ["Salt"]), ("2020-01", "2023-12", []))

    assert found
    # 83 months from January 2020 to November 2026, of which 48 are the first position's.
    assert bars(found) == [[(Bar(57.8, 42.2),), (Bar(0, 57.8),)]]
    assert [(row.heading, row.bars) for row in found.named] == [("Since 2024", (Bar(57.8, 42.2),))]
    assert found.strips["salt"] == "□"
    assert found.legend == "□\u00a0listed"


def test_a_line_is_vague_where_the_dates_leave_open_whether_anything_was_held() -> None:
    exact, vague = drawn(("2024-01", None, ["Salt"])), drawn(("2024", None, ["Salt"]))

    assert exact
    assert vague
    assert (exact.is_vague, vague.is_vague) == (False, True)


def test_what_names_no_year_or_has_not_begun_is_not_drawn() -> None:
    assert bars(drawn(("2024-01", None, []), ("2020-01", "the fire", ["Salt"]))) == [[(Bar(0, 100),), ()]]
    assert bars(drawn(("2099-01", None, ["Salt"]), ("2020-01", None, []))) == [[(), (Bar(0, 100),)]]
    for held in ([("long ago", "the fire", ["Salt"])], [("2099-01", None, ["Salt"])], []):
        assert drawn(*held) is None


def test_of_a_choice_only_the_chosen_and_what_names_it_is_drawn_where_it_stood_before() -> None:
    held = (("2024-01", None, ["New"]), ("2020-01", "2023-12", ["Old"]))
    before, after = drawn(*held), drawn(*held, chosen=("new",))

    assert before
    assert after
    assert bars(after) == [bars(before)[0][:1]]
    assert names(after.chosen) == [["New"]]
    assert (after.named, after.further) == ((), ())
    assert after.years == before.years
    assert after.chosen[0].bars[0].x == before.named[1].bars[0].x
    assert drawn(*held, chosen=("new", "old")) is None


@pytest.mark.parametrize("is_paid", [True, False], ids=["positions", "volunteering"])
def test_rows_beyond_the_most_are_folded(is_paid: bool) -> None:
    held = [("2020-01", None, ["Salt"])] * 18
    helped = [{"title": f"H{n}", "organization": "O", "start": "2020-01", "technologies": ["Salt"]} for n in range(18)]

    for chosen, most in (((), 8), (("salt",), 3)):
        found = drawn(*held, chosen=chosen) if is_paid else drawn(chosen=chosen, volunteering=helped)
        assert found
        assert [(len(rows.shown), len(rows.further)) for rows in found.held] == [(most, 18 - most)]


def test_a_break_has_a_row_and_the_line_reaches_as_far() -> None:
    breaks = [("2022-01", "2023-12"), ("2019-01", "2019-12"), ("2028-01", None), ("long ago", None)]
    written = [{"title": f"Break {n}", "start": start, "end": end} for n, (start, end) in enumerate(breaks)]
    career: HeldInShort = ("2020-01", "2021-12", ["Salt"])

    found, chosen, without = (
        drawn(career, breaks=written),
        drawn(career, breaks=written, chosen=("salt",)),
        drawn(career),
    )

    assert found
    assert chosen
    assert without
    # 60 months from January 2019 to December 2023. What has not begun or names no year is not drawn.
    assert bars(found) == [[(Bar(20, 40),)], [(Bar(60, 40),), (Bar(0, 20),)]]
    assert [row.label for row in found.held[1].shown] == [
        "from January 2022 to December 2023",
        "from January 2019 to December 2019",
    ]
    assert [rows.noun for rows in chosen.held] == ["position"]
    assert found.named[0].label == without.named[0].label


def test_volunteering_has_rows_of_its_own_and_is_in_the_lines_of_what_it_names() -> None:
    helped = {
        "title": "Help",
        "organization": "O",
        "start": "2022-01",
        "end": "2023-12",
        "technologies": ["Salt", "Oil"],
    }
    career: HeldInShort = ("2020-01", "2021-12", ["Salt"])

    both, alone = drawn(career, volunteering=[helped]), drawn(volunteering=[helped])
    chosen = drawn(career, volunteering=[helped], chosen=("oil",))

    # 48 months from January 2020 to December 2023.
    assert bars(both) == [[(Bar(0, 50),)], [(Bar(50, 50),)]]
    assert both
    assert [(row.bars, names((row,))) for row in both.named] == [
        ((Bar(0, 100),), [["Salt"]]),
        ((Bar(50, 50),), [["Oil"]]),
    ]
    assert bars(alone) == [[(Bar(0, 100),)]]
    assert bars(chosen) == [[(Bar(50, 50),)]]


def test_only_so_many_rows_of_technologies_are_drawn_at_once_those_named_most() -> None:
    held: list[HeldInShort] = [(f"{2000 + n}-01", f"{2000 + n}-12", [f"T{n}", "Salt"]) for n in range(20)]

    found = drawn(*held)

    assert found
    assert len(found.named) == 12
    assert "Salt" in names(found.named)[0]
    drawn_once = [name for row in (*names(found.named), *names(found.further)) for name in row]
    assert sorted(drawn_once) == sorted(["Salt", *(f"T{n}" for n in range(20))])


def test_the_owners_technologies_are_all_in_the_drawing_each_once_and_lead_to_the_filter(client: FlaskClient) -> None:
    drawing, _, _ = client.get("/").text.partition('<div class="timeline">')[2].partition("</section>")
    links = [a["href"] for a in Page(drawing).all("a") if "tech=" in (a["href"] or "")]
    shown = Page(drawing.partition('id="filter-more"')[0])

    assert len(set(links)) == len(links) == 93
    assert all((href or "").startswith("/?tech=") for href in links)
    rows = [a["id"] for a in shown.all("a") if (a.get("id") or "").startswith("choose-")]
    assert len(rows) == selecting.SHOWN_AT_ONCE
    # What was named at the same times stands together, by the groups of the vocabulary.
    assert rows.index("choose-go") < rows.index("choose-grpc") < rows.index("choose-kafka")


def test_the_drawing_is_told_once_with_the_owners_figures(client: FlaskClient) -> None:
    drawing = Page(client.get("/").text.partition('<div class="timeline">')[2].partition('id="filter-more"')[0])
    told = [svg["aria-label"] for svg in drawing.all("svg", role="img")]

    assert told[2] == (
        "from July 2017 to May 2019, 99.9% uptime at millions of API requests a day, "
        "10x faster deployments after leaving the monolith"
    )
    # The bars of technologies are told by the lists that they stand over.
    assert len(told) == 3
    assert [ul["aria-label"] for ul in drawing.all("ul")] == [
        "Positions",
        "from July 2017 to today",
        "from July 2017 to April 2022",
        "from July 2017 to May 2019 and from May 2022 to today",
        "from June 2019 to today",
    ]


def test_kinds_of_proof_differ_in_shape(client: FlaskClient) -> None:
    """Read from the elements: none of them says its color."""
    page = Page(client.get("/?tech=kafka&tech=grpc").text.partition('timeline__chosen"')[2].partition("</section>")[0])

    assert [svg["aria-label"] for svg in page.all("svg", role="img")] == [
        "named in the text from May 2022 to today, listed from June 2019 to April 2022",
        "named in the text from May 2022 to today, only in the project from June 2019 to April 2022",
    ]
    assert [(bar["x"], bar.get("data-look")) for bar in page.all("rect")] == [
        ("20.4%", "list"),
        ("51.3%", "sentence"),
        ("51.3%", "sentence"),
    ]
    assert [(line["x1"], line["x2"], line["data-look"]) for line in page.all("line")] == [("20.4%", "51.4%", "project")]
