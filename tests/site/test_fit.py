import logging

import pytest
from flask.testing import FlaskClient

from portfolio.site.fit import MOST_CHARACTERS
from tests.page import Page
from tests.paths import DATA

AD = (DATA / "job_descriptions/startup.txt").read_text()


def test_the_form_is_there_for_everybody(client: FlaskClient) -> None:
    answer = client.get("/fit")

    assert "text" in [field["name"] for field in Page(answer.text).all("textarea", name="text")]
    assert answer.headers["Cache-Control"].startswith("public")
    assert "It is not stored and stands in no log." in Page(answer.text).text


def test_a_job_description_is_answered_with_evidence(client: FlaskClient) -> None:
    answer = client.post("/fit", data={"text": AD})
    page = Page(answer.text)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert page.text_of("fit-answer") == "13 of 15 recognized technologies are evidenced here"
    assert (
        "Kafka is named in 2 positions and 2 projects, in positions from June 2019 to today (7 years 6 months)."
        in page.text
    )
    assert page.link("Kafka") == "/?tech=kafka#evidence"
    assert "Senior Backend Engineer, Meta, May 2022 – Present 4 years 7 months in 1 achievement" in page.text
    assert "Listed as a skill, without evidence here Ruby on Rails Rust Not recognized" in page.text
    assert "Elixir" in page.text
    assert "issing" not in page.text


def test_what_was_pasted_stays_in_the_form_and_nowhere_else(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = client.post("/fit", data={"text": "Kafka, <b>zymurgy</b> & Rust"})

    assert answer.text.count("zymurgy") == 1
    assert "&lt;b&gt;zymurgy&lt;/b&gt; &amp; Rust</textarea>" in answer.text
    assert "zymurgy" not in str(answer.headers)
    assert "zymurgy" not in caplog.text


def test_the_address_to_share_holds_the_technologies_and_gives_the_same_answer(client: FlaskClient) -> None:
    page = Page(client.post("/fit", data={"text": "rust, kafka & golang; Terraform"}).text)
    link = page.link("its address") or ""
    shared, place = link.split("#")

    assert shared == "/fit?tech=go&tech=kafka&tech=rust"
    assert place in page.ids
    answer = client.get(shared)
    assert (
        Page(answer.text).text_of("fit-answer")
        == page.text_of("fit-answer")
        == "2 of 3 recognized technologies are evidenced here"
    )
    assert "Terraform" not in answer.text
    assert Page(answer.text).all("meta", name="robots", content="noindex")
    assert f'rel="canonical" href="http://127.0.0.1:8000{shared.replace("&", "&amp;")}"' in answer.text


def test_order_repeats_and_spellings_change_nothing(client: FlaskClient) -> None:
    plain = client.get("/fit?tech=go&tech=kafka").data

    assert client.get("/fit?tech=Kafka&utm_source=x&tech=golang&tech=kafka&tech=").data == plain


def test_an_unknown_technology_in_the_address_is_told(client: FlaskClient) -> None:
    answer = client.get("/fit?tech=kafka&tech=cobol")

    assert answer.status_code == 404
    assert "names “cobol”. These are named" in Page(answer.text).text


def test_nothing_recognized_is_said(client: FlaskClient) -> None:
    page = Page(client.post("/fit", data={"text": "We rest assured that you go above and beyond."}).text)

    assert page.text_of("fit-answer") == "No technology of this vocabulary is named there"
    assert page.link("its address") is None


@pytest.mark.parametrize("text", ["", "  \r\n "])
def test_an_empty_form_says_what_to_do(client: FlaskClient, text: str) -> None:
    answer = client.post("/fit", data={"text": text})
    page = Page(answer.text)

    assert answer.status_code == 422
    assert answer.headers["Form-Again"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert page.title.startswith("Error: ")
    assert page.text_of("fit-text-error") == "Paste a job description, or a list of technologies."
    assert page.link("Paste a job description, or a list of technologies.") == "#fit-text"
    assert page.attribute("fit-text", "aria-describedby") == "fit-text-error"


def test_what_is_too_long_is_told_and_kept(client: FlaskClient) -> None:
    longest = "Kafka\r\n" * (MOST_CHARACTERS // 6)

    assert client.post("/fit", data={"text": longest}).status_code == 200
    answer = client.post("/fit", data={"text": longest + "and so on"})
    assert answer.status_code == 422
    assert "Shorten the text to 20,000 characters at most" in answer.text
    assert "and so on</textarea>" in answer.text


@pytest.mark.parametrize(("length", "status"), [(MOST_CHARACTERS, 200), (MOST_CHARACTERS + 1, 422)])
def test_a_character_counts_once_whatever_its_bytes(client: FlaskClient, length: int, status: int) -> None:
    assert client.post("/fit", data={"text": "🚀" * length}).status_code == status


@pytest.mark.parametrize(
    "body", [b"text=%00Kafka%00", b"text=%ED%A0%80+Kafka", b"text=%FF,Kafka", b"text=Kafka&text=Rust"]
)
def test_bytes_that_are_no_text_do_no_harm(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/fit", data=body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 200
    assert Page(answer.text).text_of("fit-answer") == "1 of 1 recognized technology is evidenced here"


def test_more_than_any_form_holds_is_refused_unread(client: FlaskClient) -> None:
    assert client.post("/fit", data={"text": "a" * 255_000}).status_code == 422
    assert client.post("/fit", data={"text": "a" * 263_000}).status_code == 413


def test_another_site_cannot_send_the_form(client: FlaskClient) -> None:
    answer = client.post("/fit", data={"text": "Kafka"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "send it again from here" in answer.text
    assert "Kafka</textarea>" in answer.text
