"""`deploy/Caddyfile` before a site."""

import json
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import trustme

from tests.deploy import caddy
from tests.deploy.front import HOST, Front
from tests.deploy.standing import Witness, standing
from tests.serving import free_port, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, authority: trustme.CA, public: dict[str, str]) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("caddy")
    port = free_port()
    with (
        serving(folder, PORT=str(port), **public | {"CONTACT_LIMIT": "1/1h"}),
        caddy.in_front_of(f"127.0.0.1:{port}", folder / "caddy", authority) as front,
    ):
        yield front


def test_caddy_finds_nothing_wrong_and_nothing_to_format(tmp_path: Path) -> None:
    for command in (["validate", "--adapter", "caddyfile", "--config"], ["fmt", "--diff"]):
        told = subprocess.run(
            [caddy.program(), *command, caddy.SHIPPED], capture_output=True, text=True, env={"HOME": str(tmp_path)}
        )
        assert told.returncode == 0, told.stderr


def test_http_leads_to_the_same_address_on_https(front: Front) -> None:
    answer = front.unencrypted("/projects/x?tech=go")

    assert answer.status == 308
    assert answer["Location"].startswith(f"https://{HOST}")
    assert answer["Location"].endswith("/projects/x?tech=go")


def test_what_the_site_says_passes_as_it_is(front: Front) -> None:
    answer = front.get("/")
    names = [name.lower() for name, _ in answer.headers]

    assert answer["Content-Encoding"] == "br"
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert [name for name in set(names) if names.count(name) > 1] == []
    assert front.get("/", **{"If-None-Match": answer["ETag"]}).status == 304


def test_a_visitor_cannot_say_for_whom_the_proxy_speaks(front: Front) -> None:
    """One network may write once here."""
    forged = [
        front.post(message=f"From {address}", **{"X-Forwarded-For": address}).status
        for address in ("198.51.100.1", "203.0.113.9", "127.0.0.3, 203.0.113.10")
    ]

    # To the site an underscore is a hyphen, and which of two such headers it reads depends on those around them.
    forged += [
        front.post(message=f"By {name} {n}", **{name: f"198.51.100.{n}"} | more).status
        for n, name in enumerate(("X_Forwarded_For", "X-Forwarded_For", "x_forwarded-for"), 2)
        for more in ({}, {"Zz": "1"}, {"Zz": "1", "Zzz": "1"})
    ]

    assert forged == [303] + [429] * 11
    assert front.post(source="127.0.0.2", message="From elsewhere").status == 303


def test_too_large_a_body_is_told_in_words(front: Front) -> None:
    for size in (256 * 1024 + 1, 300 * 1024):
        for _ in range(5):
            answer = front.ask("POST", "/contact", b"x" * size)
            assert (answer.status, answer.body[:21]) == (413, b"That is too much text"), size


def test_the_largest_body_that_the_site_reads_reaches_it(front: Front) -> None:
    assert front.post(message="x" * 255 * 1024).status == 422


def test_health_is_told_on_this_machine_alone(front: Front) -> None:
    assert front.ask("GET", "/healthz").status == 200
    for address in ("/healthz", "//healthz", "/%68ealthz", "/HEALTHZ", "/x/../healthz", "/healthz?x"):
        refused = front.ask("GET", address, source="127.0.0.2")
        assert refused.status in {403, 404, 301, 308}, address
        assert b"content" not in refused.body, address


def test_the_log_holds_no_address_and_no_query(front: Front) -> None:
    front.ask("GET", "/books?tech=secret", source="127.0.0.2", **{"X-Forwarded-For": "198.51.100.1"})
    time.sleep(0.2)

    lines = [json.loads(line) for line in (front.folder / "log").read_text().splitlines()]
    asked = [line for line in lines if line.get("logger", "").startswith("http.log.access")]
    assert asked
    assert asked[-1]["request"]["uri"] == "/books"
    assert not any(word in json.dumps(asked) for word in ("127.0.0.2", "198.51.100.1", "secret"))


def test_who_comes_while_the_site_is_away_waits_for_it(tmp_path: Path, authority: trustme.CA) -> None:
    port, site = free_port(), Witness(tmp_path)
    with caddy.in_front_of(f"127.0.0.1:{port}", tmp_path / "caddy", authority) as front, ThreadPoolExecutor(3) as pool:
        with standing(site, port):
            front.get("/")
        early = [pool.submit(front.get, "/"), pool.submit(front.get, "/fit"), pool.submit(front.post)]
        time.sleep(5)
        assert not any(answer.done() for answer in early)
        with standing(site, port):
            page, fit, posted = [answer.result() for answer in early]

    assert (page.status, fit.status) == (200, 200)
    # Caddy 2.6 cannot send a body again, and says so to whom it belongs.
    assert posted.status == 200 or (posted.status, posted["Retry-After"]) == (503, "5")


def test_who_comes_while_the_site_stays_away_is_told_in_words(tmp_path: Path, authority: trustme.CA) -> None:
    with caddy.in_front_of(f"127.0.0.1:{free_port()}", tmp_path / "caddy", authority, patience="1s") as front:
        answer = front.get("/")

    assert (answer.status, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
    assert b"Try again in a few seconds" in answer.body
