import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from portfolio import create_app, current, publication
from portfolio.publication.edge import Edge
from tests.conftest import Clock, usual_settings

ADDRESS = "/.well-known/security.txt"
PUBLIC = {
    "SITE_URL": "https://site.example", "MAIL_SERVER": "x", "CONTACT_RECIPIENT": "o@example.org", "TRUSTED_PROXIES": 1,
}  # fmt: skip
CODE = {"label": "Code", "url": "https://code.example/ada"}
OLD = {"label": "Old page", "url": "http://old.example/"}
MAIL = {"label": "E-mail", "url": "mailto:ada@example.org"}


def site(folder: Path, written: dict[str, Any], clock: Clock, links: list[Any], **settings: Any) -> Client:
    """The site as a server runs it, with its publication before it."""
    (folder / "portfolio.json").write_text(json.dumps(written | {"links": links}))
    app = create_app(usual_settings(folder, PORTFOLIO_FILE=folder / "portfolio.json", **settings), clock)
    current.of(app).engine.dispose()
    return Client(Edge(app, publication.of(app), current.of(app).settings.hosts))


def test_who_finds_a_hole_is_told_whom_to_write_to(tmp_path: Path, written: dict[str, Any], clock: Clock) -> None:
    answer = site(tmp_path, written | {"language": "de"}, clock, [CODE, MAIL], **PUBLIC).get(
        ADDRESS, base_url="https://site.example"
    )

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "s-maxage=60" in answer.headers["Cache-Control"]
    assert answer.text == (
        "Contact: mailto:ada@example.org\nExpires: 2027-05-01T00:00:00Z\nPreferred-Languages: de\n"
        "Canonical: https://site.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize(
    ("links", "contacts"),
    [
        ([CODE, OLD], ["https://code.example/ada"]),
        ([MAIL, MAIL | {"url": "mailto:b@example.org?subject=A%20hole"}], ["mailto:ada@example.org", "mailto:b@example.org?subject=A%20hole"]),
    ],
)  # fmt: skip
def test_addresses_come_first_and_nothing_that_travels_open(
    tmp_path: Path, written: dict[str, Any], clock: Clock, links: list[Any], contacts: list[str]
) -> None:
    answer = site(tmp_path, written, clock, links).get(ADDRESS)

    assert re.findall("^Contact: (.*)$", answer.text, re.MULTILINE) == contacts
    assert "Canonical" not in answer.text


@pytest.mark.parametrize("links", [[], [OLD]])
def test_an_owner_who_names_no_contact_has_no_such_file(
    tmp_path: Path, written: dict[str, Any], clock: Clock, links: list[Any]
) -> None:
    assert site(tmp_path, written, clock, links).get(ADDRESS).status_code == 404


def test_it_never_goes_stale_however_long_the_site_runs(tmp_path: Path, written: dict[str, Any], clock: Clock) -> None:
    client = site(tmp_path, written, clock, [MAIL])
    for _ in range(60):
        [until] = re.findall("^Expires: (.*)$", client.get(ADDRESS).text, re.MULTILINE)
        left = datetime.strptime(until, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - clock()
        assert timedelta(days=140) < left < timedelta(days=365)
        clock.advance(days=11)


def test_an_international_address_is_written_in_ascii(tmp_path: Path, written: dict[str, Any], clock: Clock) -> None:
    answer = site(tmp_path, written, clock, [MAIL | {"url": "mailto:jörg@bücher.example"}]).get(ADDRESS)

    assert answer.text.startswith("Contact: mailto:j")
    assert answer.text.isascii()
