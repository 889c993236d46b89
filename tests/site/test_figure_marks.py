import pytest

from portfolio.content.model import Figure
from portfolio.site import figure_marks
from portfolio.site.axis import Bar
from portfolio.site.figure_marks import FigureMark

LONG, SHORT = Bar(40, 60), Bar(60, 3)


def placed(*values: str, bars: tuple[Bar, ...] = (LONG,)) -> FigureMark | None:
    return figure_marks.place([Figure(value=value, measures="less", source="a") for value in values], bars)


def test_figures_stand_in_the_bar_that_has_room_for_them() -> None:
    assert placed("40%", "2B+") == FigureMark(("40%", "2B+"), (), 40)
    assert placed() is None
    assert placed("40%", bars=()) is None


@pytest.mark.parametrize(
    ("values", "everywhere", "further"),
    [
        (("10M+", "2B+", "60%"), ("10M+", "2B+", "60%"), ()),
        (("10M+", "2B+", "60%", "40%", "12x", "9"), ("10M+", "2B+", "60%"), ("40%", "12x")),
        (("1.2億件件件件", "60%"), ("1.2億件件件件",), ("60%",)),  # Wide characters take twice the room.
    ],
)
def test_what_has_room_on_wide_pages_only_is_told_apart(
    values: tuple[str, ...], everywhere: tuple[str, ...], further: tuple[str, ...]
) -> None:
    mark = placed(*values, bars=(Bar(0, 45),))

    assert mark
    assert (mark.values, mark.further) == (everywhere, further)


@pytest.mark.parametrize(
    ("bars", "x", "is_before"),
    [
        ((SHORT,), 63, False),  # Behind it there is room.
        ((Bar(97, 3),), 97, True),  # At the end of the line there is room before it only.
        ((Bar(20, 60, is_certain=False),), 80, False),  # In a thin bar there is no room at all.
        ((Bar(50, 20, is_certain=False), Bar(58, 2)), 70, False),  # The text stands clear of both.
    ],
)
def test_beside_a_bar_without_room_they_stand_where_there_is_some(
    bars: tuple[Bar, ...], x: float, is_before: bool
) -> None:
    assert placed("120", bars=bars) == FigureMark(("120",), (), x, is_beside=True, is_before=is_before)


def test_a_figure_for_which_a_phone_has_no_room_anywhere_is_left_to_wide_pages() -> None:
    mark = placed("1234567890", bars=(Bar(27, 27), Bar(54, 26)))

    assert mark
    assert (mark.values, mark.further) == ((), ("1234567890",))
