import html
import logging
import re
from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pytest
from flask.testing import FlaskClient

from portfolio import create_app, current
from portfolio.site.fit import MOST_CHARACTERS
from tests.conftest import usual_settings
from tests.page import Page
from tests.paths import DATA

AD = (DATA / "job_descriptions/startup.txt").read_text()


def test_the_form_is_there_for_everybody(client: FlaskClient) -> None:
    answer = client.get("/fit")

    assert "text" in [field["name"] for field in Page(answer.text).all("textarea", name="text")]
    assert answer.headers["Cache-Control"].startswith("public")
    assert "It is not stored and stands in no log." in Page(answer.text).text


def answer(client: FlaskClient, text: str) -> Page:
    return Page(client.post("/fit", data={"text": text}).text)


def test_a_job_description_is_answered_with_evidence(client: FlaskClient) -> None:
    answer = client.post("/fit", data={"text": AD})
    page = Page(answer.text)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert page.text_of("fit-answer") == "13 evidenced · 2 listed without evidence · 2 not on this page"
    assert "Not on this page: GitHub Actions and Elixir." in page.text
    assert "positions held from June 2019 to today, 7 years 6 months" in page.text
    assert "named in 2 positions, in one only through its project" in page.text
    assert page.link("Kafka") == "/?tech=kafka#evidence"
    assert "Senior Backend Engineer, Meta, May 2022 – Present 4 years 7 months in 1 achievement" in page.text
    assert "Rust listed as a skill, without evidence here Elixir not on this page" in page.text
    assert "issing" not in page.text


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Kafka", "1 evidenced"),
        ("Kafka, Go and Rust", "2 evidenced · 1 listed without evidence"),
        ("Rust", "0 evidenced · 1 listed without evidence"),
        ("PyTorch, CUDA, TensorRT", "0 evidenced · 3 not on this page"),
        ("PyTorch, CUDA, TensorRT, Kafka", "1 evidenced · 3 not on this page"),
        ("Kafka, KAFKA, Apache Kafka, PyTorch, pytorch", "1 evidenced · 1 not on this page"),
        ("Kafka; no PyTorch", "1 evidenced"),
        ("no PyTorch", "No technology but what it rules out was found in the text"),
        ("We rest assured that you go above and beyond.", "No technology was found in the text"),
    ],
)
def test_the_headline_cannot_flatter(client: FlaskClient, text: str, headline: str) -> None:
    assert answer(client, text).text_of("fit-answer") == headline


def test_the_answer_stands_in_the_order_of_the_advertisement(client: FlaskClient) -> None:
    page = answer(
        client, "Java\n\n## Requirements\n- At least 5 years of Kafka, not PHP\n\n## Nice to have\n- Rust or Kafka"
    )

    assert page.texts("h3")[:4] == [
        "Under no heading",
        "Requirements",
        "Nice to have",
        "Ruled out by the text, and not counted",
    ]
    assert page.texts("q")[:3] == ["Java", "At least 5 years of Kafka, not PHP", "Rust or Kafka"]
    assert page.texts("mark") == ["Java", "Kafka"]
    assert page.texts("u") == ["Rust", "PHP"]
    assert (
        "the line asks for at least 5 years · positions held from June 2019 to today, 7 years 6 months also under “Nice to have”"
        in page.text
    )
    assert "PHP named after “not”" in page.text


def test_what_is_quoted_is_text_and_no_markup(client: FlaskClient) -> None:
    answer = client.post("/fit", data={"text": '<i>Kafka</i> & "<script>alert(1)</script>" Kafka</q></textarea><u>'})

    assert "<script>alert" not in answer.text
    assert "</textarea><u>" not in answer.text


def test_what_was_pasted_stays_in_the_page_and_nowhere_else(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = client.post("/fit", data={"text": "Kafka, <b>zymurgy</b> & Rust"})

    assert "&lt;b&gt;zymurgy&lt;/b&gt; &amp; Rust</textarea>" in answer.text
    assert "zymurgy" not in str(answer.headers)
    assert "zymurgy" not in caplog.text
    assert "zymurgy" not in "".join(address for address in addresses(answer.text))


def addresses(html: str) -> list[str]:
    return [
        value or ""
        for _, attributes, _ in Page(html).elements
        for name, value in attributes.items()
        if name in {"href", "action"}
    ]


def test_the_address_to_share_counts_what_it_leaves_out(client: FlaskClient) -> None:
    page = answer(client, "rust, kafka & golang; Terraform, GraphQL")
    link = page.link("its address") or ""
    shared, place = link.split("#")

    assert shared == "/fit?left_out=2&tech=go&tech=kafka&tech=rust"
    assert place in page.ids
    found = client.get(shared)
    headline = "2 evidenced · 1 listed without evidence · 2 not on this page"
    assert Page(found.text).text_of("fit-answer") == page.text_of("fit-answer") == headline
    assert "Not on this page: 2 names that the address leaves out." in Page(found.text).text
    assert "there are no headings and no quoted lines here" in Page(found.text).text
    assert "Terraform" not in found.text
    assert Page(found.text).all("meta", name="robots", content="noindex")
    assert found.headers["Cache-Control"].startswith("public")
    assert f'rel="canonical" href="http://127.0.0.1:8000{shared.replace("&", "&amp;")}"' in found.text


def test_the_sender_may_include_the_names(client: FlaskClient) -> None:
    page = answer(client, "rust, kafka & golang; Terraform, GraphQL")
    shared = (page.link("include the 2 names") or "").partition("#")[0]

    assert shared == "/fit?also=GraphQL&also=Terraform&left_out=0&tech=go&tech=kafka&tech=rust"
    found = client.get(shared)
    assert Page(found.text).text_of("fit-answer") == page.text_of("fit-answer")
    assert "Not on this page, named by whoever shared this address: GraphQL and Terraform." in Page(found.text).text
    assert Page(found.text).all("meta", name="robots", content="noindex")
    assert found.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Kafka, Terraform", "include its name"),
        ("Kafka, Terraform, GraphQL", "include the 2 names"),
        (f"Terraform, Zyq{'a' * 40}Lab", "include the one name that fits an address"),
    ],
)
def test_the_offer_to_include_names_reads_as_one_would_say_it(client: FlaskClient, text: str, offer: str) -> None:
    assert answer(client, text).link(offer)


def test_nothing_recognized_is_shared_as_well(client: FlaskClient) -> None:
    page = answer(client, "Terraform, GraphQL")

    found = client.get((page.link("its address") or "").partition("#")[0])
    assert Page(found.text).text_of("fit-answer") == "0 evidenced · 2 not on this page"


def test_twenty_names_travel_and_the_others_are_counted(client: FlaskClient) -> None:
    page = answer(client, "Kafka, " + ", ".join(f"Zyq{letter}Lab" for letter in ascii_uppercase[:23]))

    link = (page.link("include the 20 names that fit an address") or "").partition("#")[0]
    assert link.count("also=") == 20
    assert "left_out=3" in link
    assert Page(client.get(link).text).text_of("fit-answer") == "1 evidenced · 23 not on this page"


HOSTILE = [
    "<script>alert(1)</script>",
    "<b>GraphQL</b>",
    "&lt;b&gt;",
    "GraphQL\u202eecila",
    "\u2066GraphQL\u2069",
    "Graph\u200bQL",
    "GraphQL\x00",
    "https://evil.example/GraphQL",
    "www.evil.example",
    "evil.example/Java",
    "//evil.example",
    "mail@evil.example",
    "javascript:alert(1)",
    "Kyler Post is a fraud",
    "call 555 0100 now",
    "G" + "a" * 50 + "QL",
    "{{ 7 * 7 }}",
    "' OR 1=1 --",
    "GraphQL; rm -rf",
    "😀",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_name_is_counted_and_not_shown(client: FlaskClient, name: str) -> None:
    answer = client.get("/fit", query_string={"tech": "kafka", "also": [name, "GraphQL"]})

    page = Page(answer.text)
    assert page.text_of("fit-answer") == "1 evidenced · 2 not on this page"
    assert "named by whoever shared this address: GraphQL. The address leaves out 1 name more." in page.text
    assert name not in html.unescape(answer.text)
    assert not any(name in address for address in addresses(answer.text))


def test_a_shared_name_that_this_page_knows_is_told_with_its_evidence(client: FlaskClient) -> None:
    page = Page(client.get("/fit?also=Apache+Kafka&also=Rust&also=graphql").text)

    assert page.text_of("fit-answer") == "1 evidenced · 1 listed without evidence · 1 not on this page"
    assert page.all("link", rel="canonical", href="http://127.0.0.1:8000/fit?also=GraphQL&tech=kafka&tech=rust")


@pytest.mark.parametrize(
    "query",
    [
        "left_out=x",
        "left_out=-1",
        "left_out=99999",
        "left_out=1.5",
        "left_out=٣",
        "&".join(f"also=A{n}" for n in range(21)),
    ],
)
def test_an_address_that_nobody_was_given_is_refused(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/fit?tech=kafka&{query}")

    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("query", ["also=", "also=%20", "left_out=", "left_out=0", ""])
def test_an_address_of_nothing_shows_the_form(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/fit?{query}")

    assert answer.status_code == 200
    assert "fit-answer" not in Page(answer.text).ids


def test_an_address_that_does_not_say_what_it_leaves_out_is_told_as_such(client: FlaskClient) -> None:
    assert "whether the text named more, it does not say" in Page(client.get("/fit?tech=kafka").text).text
    assert "whether the text named more" not in Page(client.get("/fit?tech=kafka&left_out=0").text).text


def test_the_answer_is_there_as_text_with_the_owner_and_the_address(client: FlaskClient) -> None:
    answer = client.post("/fit", data={"text": "Requirements:\n- 5+ years of Kafka\n- Rust, Terraform, no PHP"})
    text = html.unescape(re.findall(r'<textarea id="fit-plain"[^>]*>(.*?)</textarea>', answer.text, re.DOTALL)[0])

    assert text.splitlines() == [
        "Kyler Post, Senior Backend Engineer",
        "http://127.0.0.1:8000/fit?left_out=1&tech=kafka&tech=rust",
        "",
        "Role fit: 1 evidenced · 1 listed without evidence · 1 not on this page",
        "Not on this page: Terraform.",
        "",
        "Requirements",
        "“5+ years of Kafka”",
        "- Kafka: named in 2 positions, in one only through its project; the line asks for 5+ years; positions held from June 2019 to today, 7 years 6 months",
        "“Rust, Terraform, no PHP”",
        "- Rust: listed as a skill, without evidence here",
        "- Terraform: not on this page",
        "",
        "Ruled out by the text",
        "- PHP: named after “no”: “Rust, Terraform, no PHP”",
    ]


def test_order_repeats_and_spellings_change_nothing(client: FlaskClient) -> None:
    plain = client.get("/fit?tech=go&tech=kafka").data

    assert client.get("/fit?tech=Kafka&utm_source=x&tech=golang&tech=kafka&tech=").data == plain


def test_how_a_count_is_written_changes_nothing(client: FlaskClient) -> None:
    plain = client.get("/fit?left_out=7&tech=kafka").data

    assert client.get("/fit?left_out=&tech=kafka&left_out=007&left_out=9").data == plain


def test_an_unknown_technology_in_the_address_is_told(client: FlaskClient) -> None:
    answer = client.get("/fit?tech=kafka&tech=cobol")

    assert answer.status_code == 404
    assert "names “cobol”. These are named" in Page(answer.text).text


def test_nothing_found_is_said(client: FlaskClient) -> None:
    page = answer(client, "We rest assured that you go above and beyond.")

    assert "such as Java, CI/CD and Scalability" in page.text
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
    assert Page(answer.text).text_of("fit-answer") == "1 evidenced"


def test_more_than_any_form_holds_is_refused_unread(client: FlaskClient) -> None:
    assert client.post("/fit", data={"text": "a" * 255_000}).status_code == 422
    assert client.post("/fit", data={"text": "a" * 263_000}).status_code == 413


def test_another_site_cannot_send_the_form(client: FlaskClient) -> None:
    answer = client.post("/fit", data={"text": "Kafka"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "send it again from here" in answer.text
    assert "Kafka</textarea>" in answer.text


def test_a_name_that_only_a_text_says_leads_to_it_and_travels_with_the_address(
    written: dict[str, Any], save: Callable[[dict[str, Any]], Path], tmp_path: Path
) -> None:
    """It is no technology of the file, but the page would contradict itself if it said that it does not stand there."""
    written["projects"][0]["summary"] = "Weighs a hive and says so over LoRa."
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=save(written)))
    client = app.test_client()

    page = answer(client, "Steam, LoRa, FPGA")
    shared = Page(client.get(page.link("its address").partition("#")[0]).text)
    current.of(app).engine.dispose()

    assert page.text_of("fit-answer") == "1 evidenced · 1 only said in a text · 1 not on this page"
    assert "Not on this page: FPGA." in page.text
    assert page.link("LoRa") == "/?q=LoRa#filter"
    assert shared.text_of("fit-answer") == page.text_of("fit-answer")
    assert "LoRa said in a text of this page, but not among its technologies" in shared.text
