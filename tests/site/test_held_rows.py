from typing import Any

from portfolio.site.held_rows import HeldRows
from tests.site.drawn import drawing, portfolio

HELPED = {"title": "Help", "organization": "O", "start": "2021-01", "end": "2022-12"}


def held(employers: list[dict[str, Any]], **more: Any) -> tuple[HeldRows, ...]:
    found = drawing(portfolio(employers=employers, **more))
    assert found
    return found.held


def cook(start: str, title: str = "Cook", **more: Any) -> dict[str, Any]:
    return {"title": title, "start": start, **more}


def test_a_row_is_called_as_its_employer_or_by_title_where_there_were_several() -> None:
    rows, helped = held(
        [
            {"name": "Inn", "positions": [cook("2024"), cook("2022", "Waiter")]},
            {"name": "Bar", "positions": [cook("2020")]},
        ],
        volunteering=[HELPED],
    )

    assert [(row.name, row.anchor) for row in (*rows.shown, *helped.shown)] == [
        ("Cook, Inn", "position-inn-cook"),
        ("Waiter, Inn", "position-inn-waiter"),
        ("Bar", "position-bar-cook"),
        ("Help, O", "position-o-help"),
    ]


def test_figures_stand_at_what_they_were_earned_in() -> None:
    soup = {"title": "Soup", "slug": "soup", "position": "inn-cook"}
    sources = {"12": "salted", "7": "soup", "3": "helped"}
    rows, helped = held(
        [{"name": "Inn", "positions": [cook("2020", achievements=[{"slug": "salted", "text": "Salted 12."}])]}],
        volunteering=[HELPED | {"achievements": [{"slug": "helped", "text": "Helped 3."}]}],
        projects=[soup | {"impact": "7 bowls."}],
        figures=[{"value": value, "measures": "bowls", "source": source} for value, source in sources.items()],
    )

    marks = [row.figures for row in (*rows.shown, *helped.shown)]
    assert [mark.values for mark in marks if mark] == [("12", "7"), ("3",)]
    assert rows.shown[0].label == "from 2020 to today, 12 bowls, 7 bowls"


def test_further_positions_are_called_earlier_where_all_are() -> None:
    newest_first = [{"name": f"E{n}", "positions": [cook(f"{2020 - n}")]} for n in range(10)]

    assert [(rows.rank, len(rows.further)) for rows in held(newest_first)] == [("earlier", 2)]
    assert [rows.rank for rows in held(newest_first[5:] + newest_first[:5])] == ["further"]
