import gc
import random
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, request
from werkzeug.test import Client, TestResponse

from portfolio import current, publication
from portfolio.assets import script_file, sheet_file
from portfolio.publication.edge import Edge
from tests.paths import ROOT

ENCODINGS = ["br", "gzip", "", "gzip, deflate, br, zstd", "br;q=0.1, gzip;q=0.9", "identity;q=0", "zstd"]
PUBLIC = [
    "/", "/?tech=kafka", "/?tech=kafka&tech=grpc", "/fragments/evidence?tech=java", "/fit?tech=rust", "/books?category=devops",
    "/projects/real-time-social-graph-engine", "/fragments/projects/real-time-social-graph-engine", "/contact",
]  # fmt: skip
PRIVATE = ["/nothing", "/?tech=nothing", "/?tech=a&tech=b&tech=c", "/books?category=none", "/healthz", "/contact/thanks/x",
           "/books/", "//", "/%3Ftech=kafka", "/static/site.js", "/?tech=grpc&tech=java&tech=docker&tech=kafka&tech=sql&tech=go"]  # fmt: skip


def edge_of(app: Flask) -> Client:
    return Client(Edge(app, publication.of(app), current.of(app).settings.hosts))


@pytest.fixture
def edge(app: Flask) -> Client:
    return edge_of(app)


@pytest.fixture
def asked(app: Flask) -> list[str]:
    """What Flask was asked for."""
    asked: list[str] = []
    app.before_request(lambda: asked.append(request.full_path.rstrip("?")))
    return asked


def whole(answer: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    return answer.status, sorted(answer.headers.items()), answer.data


def assert_alike(edge: Client, app: Flask, address: str, method: str = "GET", **headers: str) -> TestResponse:
    """The edge, asked twice, and Flask give the same status, headers and bytes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    flask = Client(app).open(address, method=method, headers=named)
    for _ in range(2):
        assert whole(edge.open(address, method=method, headers=named)) == whole(flask)
    return flask


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_public_address_has_the_same_bytes_with_the_edge_and_without(edited_app: Flask, encoding: str) -> None:
    edge = edge_of(edited_app)
    with edited_app.test_request_context():
        most_wanted = publication.of(edited_app).edition().most_wanted
    addresses = [f"{path}?{query}" for path, query in most_wanted]
    rules = {
        rule.rule for rule in edited_app.url_map.iter_rules() if not rule.arguments and "GET" in (rule.methods or ())
    }

    for address in {
        *addresses,
        *rules,
        f"/static/{script_file.name()}",
        f"/static/{sheet_file.name()}",
        "/?tech=steam&tech=water",
    }:
        assert_alike(edge, edited_app, address, Accept_Encoding=encoding)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_owners_pages_have_the_same_bytes_too(edge: Client, app: Flask, address: str) -> None:
    assert assert_alike(edge, app, address, Accept_Encoding="br").status_code == 200


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_errors_and_what_is_private_pass_on(edge: Client, app: Flask, address: str, method: str) -> None:
    assert_alike(edge, app, address, method)
    assert publication.of(app).edition().size == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_what_is_no_reading_passes_on(edge: Client, app: Flask, method: str) -> None:
    edge.get("/contact")

    assert_alike(edge, app, "/contact", method)


@pytest.mark.parametrize("address", ["/", "/fragments/books", "/sitemap.xml"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("encoding", ["br", ""])
def test_a_copy_that_still_holds_is_not_sent_again(
    edge: Client, app: Flask, address: str, method: str, encoding: str
) -> None:
    first = edge.get(address, headers={"Accept-Encoding": encoding})
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]

    for none_match, status in [
        (tag, 304),
        (f"W/{tag}", 304),
        (f'"old", {tag}', 304),
        ("*", 304),
        ('"old"', 200),
        ("", 304),
        ('W/"old"', 200),
    ]:
        answer = assert_alike(
            edge, app, address, method, Accept_Encoding=encoding, If_None_Match=none_match, If_Modified_Since=modified
        )
        assert answer.status_code == status, none_match
        assert answer.headers["ETag"] == tag
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert ("Content-Length" in answer.headers) == (status == 200)
    for since, status in [(modified, 304), ("Mon, 01 Jan 2001 00:00:00 GMT", 200), ("yesterday", 200)]:
        answer = assert_alike(edge, app, address, method, Accept_Encoding=encoding, If_Modified_Since=since)
        assert answer.status_code == status, since


def test_the_tag_of_one_encoding_does_not_hold_for_another(edge: Client, app: Flask) -> None:
    tag = edge.get("/", headers={"Accept-Encoding": "gzip"}).headers["ETag"]

    assert assert_alike(edge, app, "/", Accept_Encoding="br", If_None_Match=tag).status_code == 200


def test_head_says_what_get_would(edge: Client, app: Flask) -> None:
    get = edge.get("/", headers={"Accept-Encoding": "br"})
    head = assert_alike(edge, app, "/", "HEAD", Accept_Encoding="br")

    assert sorted(head.headers.items()) == sorted(get.headers.items())
    assert head.data == b""


def test_nobodys_headers_reach_what_is_kept(edge: Client, app: Flask) -> None:
    plain = whole(Client(app).get("/"))
    first = edge.get("/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4", "Cookie": "a=b",
                                   "HX-Request": "true", "Range": "bytes=0-9", "If-Match": '"x"'})  # fmt: skip

    assert whole(first) == plain
    assert whole(edge.get("/")) == plain


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:x",
                                  "127.0.0.1:99999", "LOCALHOST", "localhost:8000", "[::1]", "127.0.0.1@evil", "a b", ""])  # fmt: skip
def test_a_host_is_judged_as_flask_judges_it(edge: Client, app: Flask, host: str) -> None:
    edge.get("/")

    assert_alike(edge, app, "/", Host=host)


def test_foreign_parameters_and_another_order_cost_flask_nothing(edge: Client, app: Flask, asked: list[str]) -> None:
    plain = whole(edge.get("/?tech=grpc&tech=java"))

    for query in (
        "tech=java&tech=grpc",
        "tech=java&tech=grpc&tech=java",
        "utm_source=x&tech=grpc&fbclid=%FF&tech=java&tech=",
    ):
        assert whole(edge.get(f"/?{query}")) == plain
        assert whole(Client(app).get(f"/?{query}")) == plain
    assert asked.count("/?tech=grpc&tech=java") == 1


@pytest.mark.parametrize(
    "address", ["/projects/nothing", "/?tech=nothing", "/books?category=nothing", "/contact/thanks/x"]
)
def test_a_refusal_is_drawn_once_and_travels_compressed(edge: Client, asked: list[str], address: str) -> None:
    answer = edge.get(address, headers={"Accept-Encoding": "br"})

    assert answer.status_code == 404
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(asked) == 1


def invented() -> Iterator[str]:
    chance = random.Random(1)
    for n in range(10_000):
        kinds = (f"utm_source={chance.getrandbits(64):x}&ref={n}", f"tech=&x={n}", "tech=steam&" * (n % 7 + 1))
        yield f"/?tech=invented-{n}" if n % 50 == 0 else f"/?{kinds[n % 3]}"


@pytest.mark.slow
def test_ten_thousand_invented_addresses_take_no_memory(edited_app: Flask) -> None:
    edge, publisher = edge_of(edited_app), publication.of(edited_app)
    addresses = list(invented())

    def ask(some: list[str]) -> tuple[int, int]:
        for address in some:
            edge.get(address)
        gc.collect()
        return publisher.edition().size, sys.getallocatedblocks()

    ask(addresses[:500])
    size, blocks = ask(addresses[500:1000])
    later_size, later_blocks = ask(addresses[1000:])

    assert later_size == size
    assert later_blocks - blocks < 1_000  # Of nine thousand, not one left anything behind.


def test_the_edge_is_small() -> None:
    assert (ROOT / "portfolio/publication/edge.py").read_text().count("\n") <= 100


def test_it_stands_on_plain_wsgi(app: Flask) -> None:
    """A server that writes into the headers it is given, as WSGI allows, spoils nothing."""
    edge = Edge(app, publication.of(app), current.of(app).settings.hosts)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
    }
    seen: list[list[tuple[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> Any:
        seen.append(list(headers))
        headers.clear()

    first, second = list(edge(environ, start_response)), list(edge(environ, start_response))

    assert first == second
    assert seen[0] == seen[1] != []
