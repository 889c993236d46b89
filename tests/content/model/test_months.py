from datetime import date

import pytest

from portfolio.content.model.months import Month, Span, length, merged, spoken_length


def test_both_end_months_count() -> None:
    assert length(Month(2022, 5), Month(2026, 11)) == 55
    assert length(Month(2022, 5), Month(2022, 5)) == 1


@pytest.mark.parametrize(
    ("months", "spoken"),
    [
        (0, "0 months"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (13, "1 year 1 month"),
        (55, "4 years 7 months"),
    ],
)
def test_a_length_is_said_as_people_say_it(months: int, spoken: str) -> None:
    assert spoken_length(months) == spoken


def test_a_month_is_read_and_written_alike() -> None:
    assert str(Month.parse("2022-05")) == "2022-05"
    assert Month.of(date(2022, 5, 31)) == Month(2022, 5)
    assert Month(2022, 5).spoken == "May 2022"


@pytest.mark.parametrize(
    "written",
    [
        "2022-13",
        "2022-5",
        "May 2022",
        "2022",
        "",
        "2022-05\n",
        "\n2022-05",
        "2022-05 ",
        "２０２２-05",
        "٢٠٢٢-٠٥",
        "2022-0٥",
    ],
)
def test_what_is_not_a_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        Month.parse(written)


def spans(*written: tuple[str, str | None]) -> list[Span]:
    return [Span(Month.parse(start), Month.parse(end) if end else None) for start, end in written]


@pytest.mark.parametrize(
    ("given", "expected", "months"),
    [
        ([], [], 0),
        ([("2020-01", "2020-01")], [("2020-01", "2020-01")], 1),
        # What follows at once is one, whatever the order; a month between is a gap.
        ([("2022-05", None), ("2019-06", "2022-04")], [("2019-06", None)], 90),
        ([("2019-06", "2022-03"), ("2022-05", None)], [("2019-06", "2022-03"), ("2022-05", None)], 89),
        # Overlaps count once, and one inside another not at all.
        ([("2020-01", "2020-12"), ("2020-06", "2021-06")], [("2020-01", "2021-06")], 18),
        ([("2020-01", "2020-12"), ("2020-03", "2020-04")], [("2020-01", "2020-12")], 12),
        ([("2020-01", None), ("2021-01", None)], [("2020-01", None)], 83),
        ([("2020-01", None), ("2021-01", "2021-06")], [("2020-01", None)], 83),
        # Up to this month, and going on.
        ([("2020-01", "2026-11"), ("2026-01", None)], [("2020-01", None)], 83),
        # An agreed end ahead; a beginning ahead has not happened.
        ([("2026-10", "2027-01")], [("2026-10", "2027-01")], 4),
        ([("2027-01", None), ("2026-11", None)], [("2026-11", None)], 1),
        ([("2027-01", None)], [], 0),
    ],
)  # fmt: skip
def test_spans_are_merged(
    given: list[tuple[str, str | None]], expected: list[tuple[str, str | None]], months: int
) -> None:
    found = merged(spans(*given), Month(2026, 11))

    assert list(found) == spans(*expected)
    assert sum(span.months(Month(2026, 11)) for span in found) == months
