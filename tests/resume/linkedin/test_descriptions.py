import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.resume.linkedin import descriptions


@pytest.mark.parametrize(
    ("text", "prose", "points", "tools"),
    [
        ("Built things.", ["Built things."], [], []),
        ("Built things.\n\nMended others.", ["Built things.", "Mended others."], [], []),
        ("- One\n- Two", [], ["One", "Two"], []),
        ("Led a team.\n* One\n* Two", ["Led a team."], ["One", "Two"], []),
        ("• One • Two   •Three", [], ["One", "Two", "Three"], []),
        ("1. One\n2) Two", [], ["One", "Two"], []),
        ("- Ran tests\n  on wards\n- Next", [], ["Ran tests on wards", "Next"], []),
        ("- Ran tests\nand told of it", [], ["Ran tests and told of it"], []),
        ("- One\nAfterwards, another.", ["Afterwards, another."], ["One"], []),
        ("Well-known - and liked - by all", ["Well-known - and liked - by all"], [], []),
        ("-40% of costs", ["-40% of costs"], [], []),
        ("Grew by 3.5 percent", ["Grew by 3.5 percent"], [], []),
        ("Tech stack: Go, C++ (Boost, Qt); Kafka.", [], [], ["Go", "C++ (Boost, Qt)", "Kafka"]),
        ("Sold Hand Tools: hammers.", ["Sold Hand Tools: hammers."], [], []),
        ("• Kafka Technologies used: Go, SQL", [], ["Kafka"], ["Go", "SQL"]),
        ("Did it. Tools: Figma · Maze", ["Did it."], [], ["Figma", "Maze"]),
        ("Tools: all that the ward had. Most were pencils.", ["Tools: all that the ward had. Most were pencils."], [], []),
    ],
)  # fmt: skip
def test_prose_points_and_tools_are_told_apart(
    text: str, prose: list[str], points: list[str], tools: list[str]
) -> None:
    found = descriptions.read(text)

    assert (found.prose, found.points, found.tools, found.headings) == (prose, points, tools, [])


def test_a_line_that_only_says_that_a_list_follows_is_none_of_the_prose() -> None:
    found = descriptions.read("Led a team.\nKey achievements:\n• One")

    assert (found.prose, found.headings) == (["Led a team."], ["Key achievements:"])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["Word", "lower", "- ", "• ", "\n", " ", "Tools: ", "a, b", "Heading:", "1. ", "·", ". "]))
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)

    found = descriptions.read(text)

    said = " ".join([*found.prose, *found.points, *found.headings, *found.tools, "Tools"])
    assert set(re.findall(r"[^\W\d]+", text)) <= set(re.findall(r"[^\W\d]+", said))
