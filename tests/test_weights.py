"""What travels stays within the first flight of packets: the owner's own pages, weighed as browsers get them."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portfolio import create_app, current, publication
from portfolio.assets import script_file, sheet_file
from portfolio.assets.developing import PORTRAIT_MOST_BYTES
from portfolio.content.file import loading
from portfolio.site import canonical
from tests.conftest import Clock, usual_settings
from tests.paths import CONSERVATOR, DESIGNER, JAPANESE

# Ten packets of 1,460 bytes arrive before the first answer to them is needed; 13 KB is what headers leave of them.
PAGE = 13 * 1024
FRAGMENTS = {"/fragments/evidence": 6 * 1024, "/fragments/projects/": 3 * 1024, "/fragments/books": 3 * 1024}
HEADERS = 1300


def weight(client: FlaskClient, address: str) -> int:
    return len(client.get(address, headers={"Accept-Encoding": "br"}).data)


@pytest.mark.parametrize("address", ["/", "/fit", "/books", "/contact", "/projects/real-time-social-graph-engine"])
def test_a_page_with_its_style_arrives_in_one_round_trip(client: FlaskClient, address: str) -> None:
    bytes_sent = weight(client, address)

    assert bytes_sent <= PAGE, f"{address} takes {bytes_sent:,} bytes in brotli; the limit is {PAGE:,}."


@pytest.mark.parametrize("file", [CONSERVATOR, DESIGNER, JAPANESE], ids=lambda file: file.stem)
def test_pictures_come_after_a_page_that_arrives_in_one_round_trip(file: Path, tmp_path: Path, clock: Clock) -> None:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), clock)
    client, project = app.test_client(), loading.load(file).projects[0]

    read = [f"/for/{audience.name}" for audience in loading.load(file).audiences]
    pages = {address: weight(client, address) for address in ("/", f"/projects/{project.slug}", *read)}
    portraits = re.findall(
        r"/pictures/\w+-\d+\.avif", client.get("/").text.partition("<picture>")[2].partition("/>")[0]
    )
    weights = {address: weight(client, address) for address in portraits[:3]}
    current.of(app).engine.dispose()

    assert {address: bytes_sent for address, bytes_sent in pages.items() if bytes_sent > PAGE} == {}
    assert len(weights) == 3
    assert {address: bytes_sent for address, bytes_sent in weights.items() if bytes_sent > PORTRAIT_MOST_BYTES} == {}


@pytest.mark.parametrize("chosen", ["go java", "kafka grpc", "java kafka grpc", "docker go java"])
def test_the_page_of_a_combination_arrives_in_one_round_trip(client: FlaskClient, chosen: str) -> None:
    address = "/?" + "&".join(f"tech={slug}" for slug in chosen.split())

    bytes_sent = weight(client, address)

    assert bytes_sent <= PAGE, f"{address} takes {bytes_sent:,} bytes in brotli; the limit is {PAGE:,}."


def test_every_fragment_is_light(app: Flask, client: FlaskClient) -> None:
    heavy = []
    for address in fragments(app):
        limit = next(limit for start, limit in FRAGMENTS.items() if address.startswith(start))
        if (bytes_sent := weight(client, address)) > limit:
            heavy.append(f"{address} takes {bytes_sent:,} bytes in brotli; the limit is {limit:,}.")

    assert heavy == []


def fragments(app: Flask) -> list[str]:
    """All fragments that are made ahead but those of single technologies, and of these the most and the least named."""
    found = [address for address in most_wanted(app) if address.startswith("/fragments/")]
    single = [address for address in found if "tech=" in address]
    return [*(address for address in found if "tech=" not in address), *single[:3], *single[-3:]]


def most_wanted(app: Flask) -> list[str]:
    with app.test_request_context():
        return canonical.most_wanted(publication.of(app).edition().content)


def test_a_cold_visit_brings_36_kilobytes_at_most(client: FlaskClient) -> None:
    """The page, its script and icon, the rules of paper and the manifest: there is nothing else to fetch. The browser test counts what is fetched."""
    addresses = (
        "/",
        f"/static/{script_file.name()}",
        f"/static/{sheet_file.name()}",
        "/favicon.svg",
        "/site.webmanifest",
    )
    parts = {address: weight(client, address) for address in addresses}

    assert sum(parts.values()) <= 36 * 1024, f"{parts} are {sum(parts.values()):,} bytes; the limit is {36 * 1024:,}."


def test_the_rules_that_come_later_are_few(client: FlaskClient) -> None:
    assert weight(client, f"/static/{sheet_file.name()}") <= 2560
    assert all(sheet_file.name() in client.get(address).text for address in ("/", "/books", "/nothing"))


def test_the_headers_of_a_page_leave_room_for_it(client: FlaskClient) -> None:
    headers = client.get("/", headers={"Accept-Encoding": "br"}).headers
    size = sum(len(f"{name}: {value}\r\n") for name, value in headers.items())

    assert size <= HEADERS, f"The headers of / take {size:,} bytes; the limit is {HEADERS:,}."
