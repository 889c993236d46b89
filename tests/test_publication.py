import pytest
from flask.testing import FlaskClient

PUBLIC = ["/", "/?tech=kafka", "/projects/real-time-social-graph-engine", "/books", "/contact", "/fragments/books",
          "/fragments/evidence", "/robots.txt", "/sitemap.xml", "/favicon.svg"]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_answer_may_be_kept_and_asked_for_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=60"
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", PUBLIC)
def test_one_address_has_one_answer(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    asked_by_htmx = client.get(
        address,
        headers={"HX-Request": "true", "HX-Target": "main", "HX-History-Restore-Request": "true", "Cookie": "a=b"},
    )

    assert asked_by_htmx.data == plain.data
    assert "Vary" not in plain.headers


def test_another_tag_gets_the_whole_answer(client: FlaskClient) -> None:
    assert client.get("/", headers={"If-None-Match": '"old"'}).status_code == 200


def test_head_says_what_get_would(client: FlaskClient) -> None:
    head, get = client.head("/"), client.get("/")

    assert head.data == b""
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


@pytest.mark.parametrize("address", ["/healthz", "/nothing", "/contact/thanks/nothing"])
def test_what_is_not_for_all_is_not_kept(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_an_answer_to_a_post_is_not_kept(client: FlaskClient) -> None:
    assert client.post("/contact", data={}).headers["Cache-Control"] == "no-store"


def test_script_files_are_asked_for_again(client: FlaskClient) -> None:
    first = client.get("/static/js/site.js", buffered=True)
    again = client.get("/static/js/site.js", buffered=True, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
