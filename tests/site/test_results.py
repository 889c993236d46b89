"""The figure that stands large on a project is the owner's, and the words around it are all there, in order."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portfolio.content.model import Figure, Project
from portfolio.site.results import Result, result


def of(impact: str | None, *figures: Figure) -> Result | None:
    return result(Project.model_validate({"title": "The Engine", "impact": impact}), figures)


def earned(value: str, source: str = "the-engine") -> Figure:
    return Figure.model_validate({"value": value, "measures": "of something", "source": source})


@pytest.mark.parametrize(
    ("impact", "parts"),
    [
        ("Tail latency cut by 60%; 2B+ a day.", {"lead": "Tail latency cut by", "value": "60%", "stop": ";", "rest": "2B+ a day."}),
        ("99.9% uptime.", {"value": "99.9%", "rest": "uptime."}),
        ("Cost down by $1.2M.", {"lead": "Cost down by", "value": "$1.2M", "stop": "."}),
        ("About ~40% less.", {"lead": "About", "value": "~40%", "rest": "less."}),
        ("Cut from 5 s to 200 ms: 25x.", {"lead": "Cut", "earlier": "from 5 s to", "value": "200 ms", "stop": ":", "rest": "25x."}),
        ("9% more; 4 minutes, down from 40.", {"lead": "9% more;", "value": "4 minutes", "formerly": ", down from 40", "stop": "."}),
        ("Steadier (by 40%), and 3x faster.", {"lead": "Steadier (by 40%), and", "value": "3x", "rest": "faster."}),
    ],
)  # fmt: skip
def test_the_first_figure_that_stands_free_is_large(impact: str, parts: dict[str, Any]) -> None:
    assert of(impact) == Result(**parts)


@pytest.mark.parametrize(
    "impact",
    ["Steadier.", "Cut by 5–10%.", "10x-faster builds.", "10M/s served.", "Fast (3x).", "Version 2 of 3.", "In 2019.", "3万字の対応表。", "p99 halved."],
)  # fmt: skip
def test_a_piece_of_a_figure_and_a_bare_number_are_not_shown_large(impact: str) -> None:
    assert of(impact) is None


def test_the_owners_choice_among_the_figures_comes_before_the_first() -> None:
    impact = "99.9% uptime; deployments 10x faster."

    assert of(impact, earned("10x")) == Result("10x", lead="99.9% uptime; deployments", rest="faster.")
    assert of(impact, earned("10x", "elsewhere")) == Result("99.9%", rest="uptime; deployments 10x faster.")


@pytest.mark.parametrize(("value", "impact"), [("11,400", "11,400 leaves saved."), ("1 in 3", "1 in 3 ask no more.")])
def test_a_figure_of_the_owners_needs_no_unit(value: str, impact: str) -> None:
    assert of(impact) is None
    assert of(impact, earned(value)) == Result(value, rest=impact.removeprefix(value).strip())


def test_without_an_impact_a_figure_earned_here_stands_with_what_it_measures() -> None:
    assert of(None, earned("7x", "elsewhere"), earned("4x")) == Result("4x", rest="of something")
    assert of(None) is None


AMOUNTS = some.sampled_from(
    ["5 s", "200 ms", "40%", "10x", "$3M", "2019", "a day", "3 steps", "12", "1,200 ms", "1.2.3 s", "1.200,5 s"]
)
WORDS = some.sampled_from(["cut", "from", "to", "→", "down", ";", ",", "(", ")", "instead of", "Builds", "uptime", "."])


@given(some.lists(AMOUNTS | WORDS, min_size=1, max_size=12))
def test_no_word_is_lost_added_or_moved(words: list[str]) -> None:
    impact = " ".join(words)

    found = of(impact)

    if found:
        told = (found.lead, found.earlier, found.value, found.formerly, found.stop, found.rest)
        assert "".join(told).replace(" ", "") == impact.replace(" ", "")
