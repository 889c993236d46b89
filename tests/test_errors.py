from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.page import Page


@pytest.mark.parametrize(
    ("address", "status", "said", "known"),
    [
        ("/nothing", 404, "There is no such page", None),
        ("/projects/nothing", 404, "These are the projects:", "/projects/real-time-social-graph-engine"),
        ("/fragments/projects/nothing", 404, "These are the projects:", "/projects/real-time-social-graph-engine"),
        ("/?tech=cobol", 404, "No position or project names “cobol”. These are named:", "/?tech=c-plus-plus"),
        ("/fragments/evidence?tech=cobol", 404, "names “cobol”", "/?tech=kafka"),
        ("/books?category=poems", 404, "These are the categories:", "/books?category=devops"),
        ("/fragments/books?category=poems", 404, "These are the categories:", "/books?category=system-design"),
        (
            "/?tech=java&tech=grpc&tech=go&tech=kafka&tech=redis&tech=docker",
            400,
            "At most 5 technologies combine.",
            None,
        ),
        ("/contact/thanks", 404, "There is no such page", None),
    ],
)
def test_what_is_not_there_says_what_is(
    client: FlaskClient, address: str, status: int, said: str, known: str | None
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    assert said in Page(answer.text).text
    assert answer.headers["Cache-Control"] == "no-store"
    if known:
        assert client.get(known).status_code == 200
        assert Page(answer.text).all("a", href=known)


def test_nothing_is_offered_where_there_is_nothing(edited_app: Flask, save: Callable[[dict[str, Any]], Path]) -> None:
    """Of somebody without technologies, projects and books."""
    save(
        {"person": {"name": "Ada", "role": "Engineer", "pitch": "I build."}, "contact": {"invitation": "Write to me."}}
    )
    client = edited_app.test_client()
    sought = ("/?tech=latency", "/fit?tech=latency", "/projects/nothing", "/books?category=poems")
    fit = Page(client.post("/fit", data={"text": "We rest assured."}).text)

    said = {address: Page(client.get(address).text).texts("p", **{"class": "lead"})[0] for address in sought}
    assert said == {
        "/?tech=latency": "No position or project names “latency”.",
        "/fit?tech=latency": "No position or project names “latency”.",
        "/projects/nothing": "There is no project of that name.",
        "/books?category=poems": "There is no such category of books.",
    }
    assert "or name a few technologies." in fit.text


def test_what_a_stranger_writes_in_an_address_is_only_text(client: FlaskClient) -> None:
    answer = client.get("/?tech=<script>alert(1)</script>")

    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_a_page_does_not_take_a_post(client: FlaskClient) -> None:
    answer = client.post("/")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.fixture
def breaking(app: Flask) -> Flask:
    @app.get("/breaks")
    def breaks() -> str:
        raise RuntimeError("secret detail")

    return app


def test_a_fault_of_ours_is_written_down_and_told_without_details(
    breaking: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    answer = breaking.test_client().get("/breaks")

    assert answer.status_code == 500
    assert Page(answer.text).texts("h1") == ["Something broke on this side"]
    assert "secret detail" not in answer.text
    assert "secret detail" in caplog.text
    assert "GET /breaks failed." in caplog.text


def test_when_the_error_page_breaks_as_well_a_sentence_is_left(
    breaking: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    breaking.context_processor(lambda: 1 / 0)

    answer = breaking.test_client().get("/breaks")

    assert answer.status_code == 500
    assert answer.text == "Something broke on this side. It has been written down. Try again in a moment.\n"
    assert "The error page failed as well." in caplog.text
