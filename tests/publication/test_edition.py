from datetime import UTC, datetime
from typing import Any

import pytest

from portfolio.publication import edition as editions
from portfolio.publication.edition import MOST_BYTES, Address, Answer, Edition

INDEX = Address("/")


@pytest.fixture
def edition() -> Edition:
    content: Any = object()
    return Edition(content, (2026, 11), datetime(2026, 11, 24, tzinfo=UTC), [INDEX])


def answer(size: int) -> Answer:
    headers = [("ETag", '"a"'), ("Last-Modified", "Tue, 24 Nov 2026 09:30:00 GMT"), ("Content-Type", "text/html"),
               ("Content-Encoding", "br"), ("Content-Length", str(size)), ("Vary", "Accept-Encoding"), ("X-Ours", "yes")]  # fmt: skip
    return editions.answer("200 OK", headers, bytes(size))


def test_an_answer_is_found_under_its_address_and_encoding(edition: Edition) -> None:
    edition.keep(Address("/", "tech=go"), "br", answer(10))

    assert edition.find(Address("/", "tech=go"), "br")
    assert edition.find(Address("/", "tech=go"), "gzip") is None
    assert edition.find(INDEX, "br") is None


def test_what_is_kept_stays_within_its_bytes_and_what_was_asked_for_last_stays(edition: Edition) -> None:
    edition.keep(INDEX, "br", answer(10_000))
    most_wanted = edition.size
    for n in range(10_000):
        edition.keep(Address("/", f"tech={n}"), "br", answer(10_000))
        edition.find(Address("/", "tech=0"), "br")

    assert edition.size <= MOST_BYTES + most_wanted
    assert edition.size > MOST_BYTES * 0.9
    assert edition.find(INDEX, "br")
    assert edition.find(Address("/", "tech=0"), "br")
    assert edition.find(Address("/", "tech=1"), "br") is None


def test_what_is_larger_than_all_room_is_not_kept(edition: Edition) -> None:
    edition.keep(Address("/large"), "br", answer(MOST_BYTES))

    assert edition.find(Address("/large"), "br") is None


def test_the_304_says_what_still_holds_and_nothing_of_the_body(edition: Edition) -> None:
    assert [name for name, _ in answer(1).unchanged] == ["ETag", "Vary", "X-Ours"]


def test_an_address_is_most_wanted_with_its_query(edition: Edition) -> None:
    assert edition.is_most_wanted(INDEX)
    assert not edition.is_most_wanted(Address("/", "tech=go"))
