import gzip
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from portfolio.assets import script_file, sheet_file
from tests.conftest import Clock

DECODE: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}

PUBLIC = ["/", "/?tech=kafka", "/projects/real-time-social-graph-engine", "/books", "/contact", "/fragments/books",
          "/fragments/evidence", "/robots.txt", "/sitemap.xml", "/favicon.svg", "/site.webmanifest"]  # fmt: skip


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
    assert plain.headers["Vary"] == "Accept-Encoding"


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


@pytest.mark.parametrize("name", [script_file.name(), sheet_file.name()])
def test_an_address_that_names_its_content_is_kept_for_good(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/static/{name}")

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["ETag"]


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
@pytest.mark.parametrize("address", PUBLIC)
def test_each_encoding_has_a_tag_of_its_own_and_says_the_same(client: FlaskClient, address: str, accepted: str) -> None:
    plain = client.get(address)
    answer = client.get(address, headers={"Accept-Encoding": accepted})

    used = answer.headers.get("Content-Encoding", "")
    assert DECODE[used](answer.data) == plain.data
    assert used in {accepted, ""}
    assert (answer.headers["ETag"] == plain.headers["ETag"]) == (used == "")
    assert int(answer.headers["Content-Length"]) == len(answer.data) <= len(plain.data)


def test_a_change_of_content_has_a_later_date(
    edited_app: Flask, save: Callable[[dict[str, Any]], Path], written: dict[str, Any], clock: Clock
) -> None:
    client = edited_app.test_client()
    first = client.get("/")
    clock.advance(minutes=5)
    written["person"]["pitch"] = "I build more."
    save(written)

    later = client.get("/", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    again = client.get("/", headers={"If-Modified-Since": later.headers["Last-Modified"]})

    assert first.last_modified is not None
    assert later.status_code == 200
    assert later.last_modified == first.last_modified + timedelta(minutes=5)
    assert again.status_code == 304
