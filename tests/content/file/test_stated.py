"""Which figures a text states: a table of those that it does, and of those that are only pieces of them."""

import pytest

from portfolio.content.file.stated import states

STATED = [
    ("40%", "Cut latency by 40%."),
    ("40%", "Cut latency (40%) and cost."),
    ("40%", "Cut latency by 40 %."),
    ("40%", "Cut latency by 40\u202f%."),
    ("40 %", "Cut latency by 40\u00a0%."),
    ("40%", "40%"),
    ("40%", "First 40%, then 60%."),
    ("60%", "From 20% to 60% in a year."),
    ("40%", "Latency—40% less."),
    ("40%", "In 2019 – 40% less."),
    ("40%", "“40%” and '40%'"),
    ("40%", "Not 140%, only 40%."),
    ("40%", "延迟降低40%，成本下降"),
    ("40%", "40%の改善"),
    ("99.9%", "Held 99.9% uptime."),
    ("99", "Shipped version 99."),
    ("10M+", "10M+ requests a second."),
    ("2B+", "Shipped to 2B+ users."),
    ("10x", "10x faster."),
    ("10x", "Deployments are 10x, cost is half."),
    ("3.5x", "3.5x the traffic"),
    ("$1,000,000", "Saved $1,000,000 a year."),
    ("$5M", "Saved $5M."),
    ("€2.000", "Saved €2.000."),
    ("1,000,000", "Served 1,000,000 people."),
    ("10 000", "Served 10\u202f000 people."),
    ("1 000 000", "Served 1 000 000 people."),
    ("10 000", "Served 10\u00a0000 people."),
    ("4", "Down to 4 ms."),
    ("4 ms", "Down to 4\u00a0ms."),
    ("5", "Mentored 5 engineers."),
    ("10", "Led a 10-person team."),
    ("24/7", "On call 24/7."),
    ("v2.5.1", "Released v2.5.1 in time."),
    ("−40%", "Latency −40%"),
    ("~40%", "Cut by ~40%."),
    ("<100 ms", "Answers in <100 ms."),
    ("40–60%", "Cut by 40–60%."),
    ("2019", "Since 2019 200 people use it."),
    ("Zero", "Zero incidents."),
    ("No. 1", "It is No. 1 in its field."),
]
NOT_STATED = [
    ("99", "Held 99.9% uptime."),
    ("9%", "Held 99.9% uptime."),
    ("99.9", "Held 99.9% uptime."),
    ("1", "Saved $1,000,000."),
    ("1", "Saved 1,000,000."),
    ("1,000", "Served 1,000,000 people."),
    ("000,000", "Served 1,000,000 people."),
    ("1,000,000", "Saved $1,000,000."),
    ("1", "Served 1 000 000 people."),
    ("1 000", "Served 1 000 000 people."),
    ("000", "Served 10\u202f000 people."),
    ("10", "Served 10\u202f000 people."),
    ("1", "Served 1'000'000 people."),
    ("500", "Served 2 500 people."),
    ("3", "3.5x the traffic"),
    ("3.5", "3.5x the traffic"),
    ("5x", "3.5x the traffic"),
    ("3", "3 × the traffic"),
    ("40", "Cut by 40%."),
    ("40", "Cut by 40 %."),
    ("40", "Cut by 40\u00a0%."),
    ("40", "Cut by 40 percent."),
    ("40", "Um 40 Prozent gesenkt."),
    ("0%", "Cut by 40%."),
    ("40%", "Cut by 140%."),
    ("40%", "Cut by ~40%."),
    ("40%", "Latency −40%"),
    ("40%", "Latency -40%"),
    ("40", "Between 40–60%."),
    ("60%", "Between 40–60%."),
    ("60%", "Between 40% – 60%."),
    ("60%", "Between 40 - 60%."),
    ("40", "Between 40 – 60%."),
    ("40%", "Between 40%–60%."),
    ("10M", "10M+ requests"),
    ("10", "10M+ requests"),
    ("5", "Mentored 5+ engineers."),
    ("5M", "Saved $5M."),
    ("5", "Saved 5 €."),
    ("5", "Saved 5€."),
    ("4", "Down to 4ms."),
    ("100 ms", "Answers in <100 ms."),
    ("100 ms", "Answers in >=100 ms."),
    ("50 ms", "Answers in sub-50 ms."),
    ("2.5", "Released v2.5.1."),
    ("2.5", "Released 2.5.1."),
    ("24", "On call 24/7."),
    ("10", "At 10:30 sharp."),
    ("1", "It is #1."),
    ("20", "At 20°C."),
    ("2", "On 2² rows."),
    ("3", "增长3万"),
    ("40", "增长40%"),
    ("zero", "Zero incidents."),
    ("10X", "10x faster."),
    ("Top", "Topped it."),
]


@pytest.mark.parametrize(("value", "text"), STATED)
def test_a_figure_that_stands_by_itself_is_stated(value: str, text: str) -> None:
    assert states(text, value)


@pytest.mark.parametrize(("value", "text"), NOT_STATED)
def test_a_piece_of_another_figure_is_not_stated(value: str, text: str) -> None:
    assert not states(text, value)


def test_a_text_of_digits_is_read_in_no_time() -> None:
    assert not states("1 000 " * 20_000, "40%")
    assert not states("1 000 " * 2_000, "1")
