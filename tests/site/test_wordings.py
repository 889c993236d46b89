"""The owner's wordings of technologies as the page shows them."""

import pytest

from portfolio.site import wordings
from portfolio.site.wordings import Chip


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("", None),
        ("Java, Kafka, gRPC, Go, Rust, SQL", None),
        ("Java, Kafka, gRPC, Go, Rust, SQL, C++", "Java, Kafka, gRPC and 4\u00a0more"),
        (f"{'A' * 40}, {'B' * 20}, C, D, E, F, G", f"{'A' * 40}, {'B' * 20} and 5\u00a0more"),
        (f"{'A' * 40}, {'B' * 21}, C, D, E, F, G", f"{'A' * 40} and 6\u00a0more"),
        (f"{'A' * 80}, B, C, D, E, F, G", f"{'A' * 80} and 6\u00a0more"),
    ],
)
def test_a_long_list_begins_with_the_names_that_stand_on_two_lines_of_a_phone(listed: str, said: str | None) -> None:
    chips = [Chip(wording, is_chosen=False, link=None) for wording in listed.split(", ") if wording]

    assert wordings.beginning(chips) == said
