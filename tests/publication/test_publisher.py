import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request

from portfolio import publication
from portfolio.publication.publisher import Publisher
from tests.conftest import Clock

Save = Callable[[dict[str, Any]], Path]


@pytest.fixture
def publisher(edited_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    monkeypatch.setattr("portfolio.publication.publisher._REST", 0)
    return publication.of(edited_app)


@pytest.fixture
def asked(edited_app: Flask) -> list[str]:
    """What Flask was asked for."""
    asked: list[str] = []
    edited_app.before_request(lambda: asked.append(request.full_path.rstrip("?")))
    return asked


def body(publisher: Publisher, path: str, query: str = "") -> bytes:
    answer = publisher.answer(path, query, "identity")
    assert answer is not None
    return answer.body


def test_flask_is_asked_once_for_each_address_and_encoding(publisher: Publisher, asked: list[str]) -> None:
    for accepted in ("br", "identity", "br"):
        publisher.answer("/", "", accepted)

    assert asked == ["/", "/"]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("utm_source=x&gclid=1", ""),
        ("tech=", ""),
        ("tech=%20&tech=steam", "tech=steam"),
        ("tech=water&tech=steam", "tech=steam&tech=water"),
        ("tech=water&utm_source=x&tech=steam&tech=water&category=heat", "tech=steam&tech=water"),
        ("tech=c%2B%2B", "tech=c%2B%2B"),
        ("&&=&tech", ""),
    ],
)
def test_order_repeats_and_foreign_parameters_make_no_new_address(
    publisher: Publisher, query: str, canonical: str
) -> None:
    assert publisher.address("/", query) == ("/", canonical)
    assert publisher.address("/fragments/evidence", query) == ("/fragments/evidence", canonical)


@pytest.mark.parametrize(
    ("query", "canonical"),
    [("category=heat&category=steam-power", "category=heat"), ("category=&category=heat", ""), ("tech=steam", "")],
)
def test_of_several_categories_the_first_counts(publisher: Publisher, query: str, canonical: str) -> None:
    assert publisher.address("/books", query) == ("/books", canonical)


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("tech=b&left_out=2&tech=a&left_out=9&utm_source=x", "left_out=2&tech=a&tech=b"),
        ("also=&also=B&also=+A++C+&tech=&also=B", "also=A+C&also=B"),
        ("left_out=&category=heat", ""),
        ("left_out=&left_out=007&left_out=9", "left_out=7"),
        ("left_out=00", "left_out=0"),
    ],
)
def test_a_shared_fit_has_one_address(publisher: Publisher, query: str, canonical: str) -> None:
    assert publisher.address("/fit", query) == ("/fit", canonical)
    assert publisher.address("/", query).query == "&".join(p for p in canonical.split("&") if p.startswith("tech="))


def test_names_that_somebody_wrote_are_kept_for_nobody_and_keep_nothing_else_from_being_kept(
    publisher: Publisher, asked: list[str]
) -> None:
    for address in ("also=GraphQL&tech=steam", "also=Terraform&tech=steam"):
        assert publisher.answer("/fit", address, "identity") is None
    asked.clear()

    assert publisher.answer("/fit", "also=Elixir&tech=steam", "identity") is None
    assert publisher.edition().size == 0
    for _ in range(2):
        body(publisher, "/fit")
        body(publisher, "/fit", "tech=steam&left_out=3")
    assert asked == ["/fit", "/fit?left_out=3&tech=steam"]


def test_a_query_that_nobody_reads_makes_no_new_address(publisher: Publisher) -> None:
    assert publisher.address("/projects/the-engine", "tech=steam") == ("/projects/the-engine", "")
    assert publisher.address("/contact", "category=heat") == ("/contact", "")


def test_an_edit_is_shown_at_once_and_as_a_whole(publisher: Publisher, save: Save, written: dict[str, Any]) -> None:
    before = [body(publisher, path) for path in ("/", "/books", "/contact")]
    written["person"]["name"] = "Bea Example"
    save(written)

    after = [body(publisher, path) for path in ("/", "/books", "/contact")]

    assert all(b"Ada Example" in page and b"Bea Example" not in page for page in before)
    assert all(b"Bea Example" in page and b"Ada Example" not in page for page in after)


def test_a_bad_edit_changes_nothing(
    publisher: Publisher, save: Save, written: dict[str, Any], asked: list[str]
) -> None:
    before = body(publisher, "/")
    save({"person": {}})

    assert body(publisher, "/") == before
    assert asked == ["/"]


def test_a_new_month_is_a_new_edition(publisher: Publisher, clock: Clock) -> None:
    before = body(publisher, "/")
    clock.advance(days=6, hours=14)
    last_minutes = body(publisher, "/")
    clock.advance(hours=1)

    assert last_minutes == before
    assert body(publisher, "/") != before


def test_an_edit_amid_the_making_is_never_kept_as_the_old_edition(
    edited_app: Flask, publisher: Publisher, save: Save, written: dict[str, Any]
) -> None:
    old = publisher.edition()
    written["person"]["name"] = "Bea Example"
    edited_app.before_request(lambda: save(written) and None)

    body(publisher, "/")

    assert old.size == 0
    assert b"Bea Example" in body(publisher, "/")


def test_many_who_ask_at_once_wait_for_one_making(edited_app: Flask, publisher: Publisher, asked: list[str]) -> None:
    everybody = threading.Barrier(8)

    def ask(_: int) -> bytes:
        everybody.wait()
        return body(publisher, "/")

    with ThreadPoolExecutor(8) as readers:
        pages = set(readers.map(ask, range(8)))

    assert len(pages) == 1
    assert asked == ["/"]


def test_what_is_asked_for_most_is_made_ready_and_then_found(publisher: Publisher, asked: list[str]) -> None:
    publisher.make_ready(publisher.edition())
    made = set(asked)
    asked.clear()
    publisher.make_ready(publisher.edition())

    assert {"/", "/fragments/evidence?tech=steam", "/?tech=c-plus-plus", "/projects/the-engine", "/contact", "/fit",
            "/fragments/projects/the-engine", "/books", "/fragments/books?category=heat", "/sitemap.xml"} <= made  # fmt: skip
    assert asked == []


def test_a_warm_publisher_has_the_front_page(publisher: Publisher, asked: list[str]) -> None:
    publisher.warm()
    made, answer = asked.copy(), publisher.answer("/", "", "br")

    assert made == asked == ["/"]
    assert answer is not None


def test_making_ready_ends_when_the_edition_is_over(
    publisher: Publisher, save: Save, written: dict[str, Any], asked: list[str]
) -> None:
    over = publisher.edition()
    written["person"]["name"] = "Bea Example"
    save(written)

    publisher.make_ready(over)

    assert asked == []


@pytest.mark.parametrize("path", ["/healthz", "/nothing", "//", "/\xff"])
def test_what_is_not_for_everybody_is_left_to_flask(publisher: Publisher, path: str) -> None:
    assert publisher.answer(path, "", "br") is None
    assert publisher.edition().size == 0


@pytest.mark.parametrize("path", ["/projects/nothing", "/fragments/projects/nothing", "/contact/thanks/nothing"])
def test_a_refusal_is_asked_for_once_and_kept_for_nobody(publisher: Publisher, asked: list[str], path: str) -> None:
    answer = publisher.answer(path, "", "br")

    assert answer is not None
    assert answer.status == "404 NOT FOUND"
    assert dict(answer.headers)["Content-Encoding"] == "br"
    assert asked == [path]
    assert publisher.edition().size == 0


def test_what_is_for_one_reader_is_not_asked_for_in_vain_again(publisher: Publisher, asked: list[str]) -> None:
    publisher.answer("/healthz", "", "br")
    publisher.answer("/healthz", "", "br")

    assert asked == ["/healthz"]
