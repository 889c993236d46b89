from typing import Any

import pytest

from portfolio.content.model.months import Month, Span
from portfolio.evidence import sentences
from portfolio.evidence.record import Record
from tests.evidence.by_hand import TODAY
from tests.evidence.conftest import gathered


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [
        (["kafka"], "Kafka is named in 2 positions and 2 projects, in positions from June 2019 to today (7 years 6 months)."),
        (["docker"], "Docker is named in 2 positions and 1 project, in positions from July 2017 to May 2019 and from May 2022 to today (6 years 6 months)."),
        (["zuul"], "Zuul is named in 1 position, held from June 2019 to April 2022 (2 years 11 months)."),
        (["zipkin"], "Zipkin is named in 1 position and 1 project, in a position from June 2019 to April 2022 (2 years 11 months)."),
        (["event-driven-architecture"], "Event-Driven Architecture is named in 2 positions, held from July 2017 to May 2019 and from May 2022 to today (6 years 6 months)."),
        (["grpc", "java"], "Java and gRPC are named together in 2 positions and 1 project, in positions from June 2019 to today (7 years 6 months)."),
        (["thrift", "titus"], "Nothing here names Thrift and Titus together."),
        (["rust"], "Nothing here names Rust."),
    ],
)  # fmt: skip
def test_a_claim_says_where_and_when(owners: Record, slugs: list[str], sentence: str) -> None:
    technologies = [technology for slug, technology in owners.vocabulary.technologies.items() if slug in slugs]

    assert sentences.claim(technologies, owners.of(slugs), TODAY) == sentence


def test_a_project_of_ones_own_says_no_time(written: dict[str, Any]) -> None:
    del written["projects"][0]["position"]
    record = gathered(written)

    assert (
        sentences.claim([record.technologies["water"]], record.of(["water"]), TODAY) == "Water is named in 1 project."
    )


def test_a_single_month_is_said_once() -> None:
    first, last = Month(2015, 10), Month(2016, 2)

    assert (
        sentences.stretches([Span(first, first), Span(last, None)]) == "in October 2015 and from February 2016 to today"
    )
