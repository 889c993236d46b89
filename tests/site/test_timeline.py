import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from portfolio.content.file import loading
from portfolio.content.model.dates import Month
from portfolio.evidence import record as recording
from portfolio.evidence import selection as selecting
from portfolio.site import timeline
from portfolio.site.timeline import Bar, Timeline
from tests.page import Page

TODAY = Month(2026, 11)


def drawn(*held: tuple[str, str | None, list[str]], chosen: tuple[str, ...] = ()) -> Timeline | None:
    """The drawing of positions that are label as start, end and technologies."""
    employers = [
        {"name": f"E{n}", "positions": [{"title": "Cook", "start": start, "end": end, "technologies": names}]}
        for n, (start, end, names) in enumerate(held)
    ]
    written = {
        "person": {"name": "A", "role": "B", "pitch": "C"},
        "contact": {"invitation": "D"},
        "employers": employers,
    }
    record = recording.gather(loading.parse(json.dumps(written).encode(), Path("portfolio.json")))
    return timeline.draw(record, selecting.choose(record, chosen), TODAY)


def with_breaks(*breaks: tuple[str, str | None], chosen: tuple[str, ...] = ()) -> Timeline | None:
    """The drawing of one position from 2020 to 2021, and breaks that are start and end."""
    written = {
        "person": {"name": "A", "role": "B", "pitch": "C"},
        "contact": {"invitation": "D"},
        "employers": [
            {
                "name": "E",
                "positions": [{"title": "Cook", "start": "2020-01", "end": "2021-12", "technologies": ["Salt"]}],
            }
        ],
        "breaks": [{"title": f"Break {n}", "start": start, "end": end} for n, (start, end) in enumerate(breaks)],
    }
    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    record = recording.gather(portfolio)
    return timeline.draw(record, selecting.choose(record, chosen), TODAY, portfolio.breaks)


def test_a_break_has_a_row_and_the_line_reaches_as_far() -> None:
    drawing = with_breaks(("2022-01", "2023-12"), ("2019-01", "2019-12"))

    assert drawing
    # 60 months from January 2019 to December 2023.
    assert [row.bars for row in drawing.held.shown] == [(Bar(20, 40),)]
    assert [(row.title, row.bars, row.label) for row in drawing.breaks] == [
        ("Break 0", (Bar(60, 40),), "from January 2022 to December 2023"),
        ("Break 1", (Bar(0, 20),), "from January 2019 to December 2019"),
    ]


def test_a_break_is_never_counted_and_says_nothing_of_a_choice() -> None:
    without, drawing = with_breaks(chosen=("salt",)), with_breaks(("2020-01", None), chosen=("salt",))

    assert drawing
    assert without
    assert drawing.breaks == ()
    assert [row.label for row in drawing.held.shown] == ["from January 2020 to December 2021"]
    assert drawing.rows["salt"].label == without.rows["salt"].label


def test_a_break_that_has_not_begun_or_names_no_year_is_not_drawn() -> None:
    drawing = with_breaks(("2028-01", None), ("long ago", None), ("2026-11", None))

    assert drawing
    assert [row.title for row in drawing.breaks] == ["Break 2"]


def rows(drawing: Timeline | None) -> dict[str, tuple[Bar, ...]]:
    assert drawing
    technologies = [option.technology for group in drawing.named for option in group.options]
    return {technology.name: drawing.rows[technology.slug].bars for technology in technologies}


def test_bars_stand_where_the_months_are() -> None:
    drawing = drawn(("2024-01", None, ["Salt"]), ("2020-01", "2023-12", []))

    assert drawing
    # 83 months from January 2020 to November 2026, of which 48 are the first position's.
    assert [row.bars for row in drawing.held.shown] == [(Bar(57.8, 42.2),), (Bar(0, 57.8),)]
    assert rows(drawing) == {"Salt": (Bar(57.8, 42.2),)}


def test_a_technology_has_a_bar_for_each_stretch_and_says_so() -> None:
    drawing = drawn(
        ("2024-01", None, ["Salt"]),
        ("2022-01", "2023-12", []),
        ("2020-01", "2020-12", ["Salt"]),
        ("2021-01", "2021-12", ["Salt"]),
    )

    assert drawing
    assert rows(drawing)["Salt"] == (Bar(0, 28.9), Bar(57.8, 42.2))
    assert drawing.rows["salt"].label == "from January 2020 to December 2021 and from January 2024 to today"


def test_what_may_have_been_is_drawn_thinner_beneath_what_is_certain() -> None:
    drawing = drawn(("2024", None, ["Salt"]), ("2020-01", "2021", []), ("2022", "2022", ["Salt"]))

    assert drawing
    # 83 months from January 2020 to November 2026; from December 2024 on is certain, and of 2022 no month.
    assert [row.bars for row in drawing.held.shown] == [
        (Bar(57.8, 42.2, is_certain=False), Bar(71.1, 28.9)),
        (Bar(0, 28.9, is_certain=False), Bar(0, 15.7)),
        (Bar(28.9, 14.5, is_certain=False),),
    ]
    assert [row.label for row in drawing.held.shown] == ["from 2024 to today", "from January 2020 to 2021", "in 2022"]
    assert drawing.rows["salt"].label == "in 2022 and from 2024 to today"


def test_what_names_no_year_is_not_drawn() -> None:
    drawing = drawn(("2024-01", None, []), ("2020-01", "the fire", ["Salt"]))

    assert drawing
    assert [row.bars for row in drawing.held.shown] == [(Bar(0, 100),), ()]
    assert drawn(("long ago", "the fire", ["Salt"])) is None


def test_what_began_first_and_lasted_longest_stands_on_top() -> None:
    drawing = drawn(("2024-01", None, ["New", "All"]), ("2020-01", "2023-12", ["Old", "All"]))

    assert list(rows(drawing)) == ["All", "Old", "New"]


def test_of_a_choice_only_the_chosen_and_what_names_it_is_drawn_where_it_stood_before() -> None:
    held = (("2024-01", None, ["New"]), ("2020-01", "2023-12", ["Old"]))
    before, after = drawn(*held), drawn(*held, chosen=("new",))

    assert before
    assert after
    assert after.held.shown == before.held.shown[:1]
    assert rows(after) == {"New": rows(before)["New"]}
    assert after.years == before.years
    assert drawn(*held, chosen=("new", "old")) is None


def test_rows_beyond_the_fifteenth_are_folded() -> None:
    drawing = drawn(*[("2020-01", None, ["Salt"])] * 18)

    assert drawing
    assert [len(drawing.held.shown), len(drawing.held.further)] == [15, 3]
    chosen = drawn(*[("2020-01", None, ["Salt"])] * 18, chosen=("salt",))
    assert chosen
    assert [len(chosen.held.shown), len(chosen.held.further)] == [3, 15]


@pytest.mark.parametrize(
    ("start", "years"),
    [
        ("2026-09", [2026]),
        ("2025-06", [2026]),
        ("2021-02", [2022, 2023, 2024, 2025, 2026]),
        ("2017-07", [2018, 2020, 2022, 2024, 2026]),
        ("2001-03", [2005, 2010, 2015, 2020, 2025]),
        ("1969-07", [1970, 1980, 1990, 2000, 2010, 2020]),
    ],
)
def test_as_many_years_are_written_as_a_phone_has_room_for(start: str, years: list[int]) -> None:
    drawing = drawn((start, None, []))

    assert drawing
    assert [year.number for year in drawing.years] == years
    assert all(0 <= year.x <= 100 for year in drawing.years)


def test_what_has_not_begun_is_not_drawn() -> None:
    drawing = drawn(("2099-01", None, ["Salt"]), ("2020-01", None, []))

    assert drawing
    assert [row.bars for row in drawing.held.shown] == [(), (Bar(0, 100),)]
    assert rows(drawing) == {"Salt": ()}
    assert drawn(("2099-01", None, ["Salt"])) is None
    assert drawn() is None


def test_rows_stand_by_the_groups_of_the_vocabulary_in_its_order(client: FlaskClient) -> None:
    text = client.get("/").text
    page = Page(
        text[text.index('<div class="timeline__named">') : text.index('<details class="fold" id="filter-more"')]
    )

    rows = [a["id"] for a in page.all("a")]
    assert rows.index("choose-java") < rows.index("choose-go") < rows.index("choose-grpc") < rows.index("choose-kafka")


def test_bars_are_drawn_with_presentation_attributes_and_read_as_text(client: FlaskClient) -> None:
    page = Page(client.get("/?tech=kafka").text)

    assert page.all("svg", role="img")[0]["aria-label"] == "from May 2022 to today"
    assert page.all("rect")[0] == {"x": "51.3%", "width": "48.7%"}
    assert [a["href"] for a in page.all("a", id="choose-kafka")] == ["/?tech=kafka#evidence"]


def test_every_technology_on_the_line_is_a_link_to_the_filter(client: FlaskClient) -> None:
    text = client.get("/").text
    page = Page(text[text.index('<div class="timeline">') : text.index('<details class="fold" id="filter-more"')])

    links = [a for a in page.all("a") if (a.get("id") or "").startswith("choose-")]
    assert len(links) == selecting.SHOWN_AT_ONCE
    assert all((a["href"] or "").startswith("/?tech=") for a in links)


def test_volunteering_has_rows_of_its_own_and_is_in_the_lines_of_what_it_names() -> None:
    helped = {
        "title": "Help",
        "organization": "O",
        "start": "2022-01",
        "end": "2023-12",
        "technologies": ["Salt", "Oil"],
    }
    person, contact = {"name": "A", "role": "B", "pitch": "C"}, {"invitation": "D"}
    cook = {"title": "Cook", "start": "2020-01", "end": "2021-12", "technologies": ["Salt"]}
    written = {"person": person, "contact": contact, "volunteering": [helped]}

    def drawing(chosen: list[str], **more: Any) -> Timeline | None:
        record = recording.gather(loading.parse(json.dumps(written | more).encode(), Path("portfolio.json")))
        return timeline.draw(record, selecting.choose(record, chosen), TODAY)

    employers = [{"name": "E", "positions": [cook]}]
    both, alone, chosen = drawing([], employers=employers), drawing([]), drawing(["oil"], employers=employers)
    assert both
    assert alone
    assert chosen
    # 48 months from January 2020 to December 2023.
    assert [row.bars for row in both.held.shown] == [(Bar(0, 50),)]
    assert [row.bars for row in both.unpaid] == [(Bar(50, 50),)]
    assert both.rows["salt"].bars == (Bar(0, 100),)
    assert [row.bars for row in alone.unpaid] == [(Bar(0, 100),)]
    assert alone.held.shown == chosen.held.shown == ()
    assert [row.bars for row in chosen.unpaid] == [(Bar(50, 50),)]
