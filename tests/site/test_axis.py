import pytest

from portfolio.content.model.dates import Month, read
from portfolio.content.model.spans import Span
from portfolio.evidence.proofs import KindOfProof
from portfolio.site.axis import Axis, Bar

TODAY = Month(2026, 11)


def span(start: str, end: str | None) -> Span:
    return Span(read(start), read(end) if end else None)


def over(*spans: tuple[str, str | None]) -> Axis:
    axis = Axis.over([span(*one) for one in spans], TODAY)
    assert axis
    return axis


def test_bars_stand_where_the_months_are() -> None:
    axis = over(("2020-01", "2023-12"), ("2024-01", None))

    # 83 months from January 2020 to November 2026, of which 48 are the first span's.
    assert axis.bars([span("2020-01", "2023-12")]) == (Bar(0, 57.8),)
    assert axis.bars([span("2024-01", None)], KindOfProof.LIST) == (Bar(57.8, 42.2, kind=KindOfProof.LIST),)


def test_what_may_have_been_is_drawn_beside_what_was_and_not_through_it() -> None:
    axis = over(("2020-01", None))

    # From December 2024 on is certain, and of 2022 no month.
    assert axis.bars([span("2024", None), span("2022", "2022")]) == (
        Bar(57.8, 13.3, is_certain=False),
        Bar(28.9, 14.5, is_certain=False),
        Bar(71.1, 28.9),
    )
    # What is sure of one is not drawn as open in the other.
    assert axis.bars([span("2020", "2022-06"), span("2020-12", "2021-01")]) == (
        Bar(0, 13.3, is_certain=False),
        Bar(13.3, 22.9),
        Bar(13.3, 2.4),
    )
    assert axis.bars([span("2020", "2020"), span("2020-05", "2020-08")]) == (
        Bar(0, 4.8, is_certain=False),
        Bar(9.6, 4.8, is_certain=False),
        Bar(4.8, 4.8),
    )


def test_a_line_reaches_over_all_that_may_have_been_and_is_none_over_nothing() -> None:
    assert over(("2021", "2022-03"), ("2019-05", "2019-05")) == Axis(Month(2019, 5), Month(2022, 3), TODAY)
    assert Axis.over([span("long ago", "the fire")], TODAY) is None


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
    marks = over((start, None)).years()

    assert [year.number for year in marks] == years
    assert all(0 <= year.x <= 100 for year in marks)
