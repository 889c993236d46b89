"""`deploy/nginx.conf` before a site, as visitors, crawlers and attackers meet it."""

import socket
import ssl
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
import trustme
from granian.http import HTTP1Settings

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.deploy.front import HOST
from tests.deploy.nginx import SHIPPED, Nginx, in_front_of
from tests.deploy.standing import Witness, standing
from tests.faults.scripted_smtp import Peer
from tests.serving import free_port, serving

pytestmark = pytest.mark.slow

PAGES = ["/", "/?tech=steam", "/projects/the-engine", "/fragments/books", "/sitemap.xml"]


def test_http_leads_to_the_same_address_on_https(front: Nginx) -> None:
    answer = front.unencrypted("/projects/x?tech=go&utm_source=y")

    assert (answer.status, answer["Location"]) == (301, f"https://{HOST}/projects/x?tech=go&utm_source=y")


def test_certbot_finds_its_proof_unencrypted(front: Nginx) -> None:
    proof = front.folder / "html/.well-known/acme-challenge/proof"
    proof.parent.mkdir(parents=True)
    proof.write_text("proof")

    assert front.unencrypted("/.well-known/acme-challenge/proof").body == b"proof"


@pytest.mark.parametrize("address", PAGES)
def test_the_second_reader_gets_the_copy_with_the_same_headers(front: Nginx, address: str) -> None:
    first, second = front.get(address), front.get(address)
    is_hit = front.cached(address)

    assert is_hit == "HIT"
    assert first.status == second.status == 200
    assert first.body == second.body
    assert [(k, v) for k, v in second.headers if k != "Date"] == [(k, v) for k, v in first.headers if k != "Date"]


def test_no_header_comes_twice_and_none_names_a_version(front: Nginx) -> None:
    answer = front.get("/")
    names = [name.lower() for name, _ in answer.headers]

    assert [name for name in set(names) if names.count(name) > 1] == []
    assert answer["Server"] == "nginx"
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert answer["Vary"] == "Accept-Encoding"


def test_brotli_passes_as_the_site_made_it(front: Nginx) -> None:
    answer = front.get("/")

    assert answer["Content-Encoding"] == "br"
    assert b"<!doctype html>" in brotli.decompress(answer.body).lower()
    assert answer["ETag"].startswith('"')  # A weak tag would tell that nginx has compressed anew.


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"), ("br;q=1.0, gzip;q=0.8, *;q=0.1", "br"), ("gzip,br;q=0", "gzip"),
        ("BR", "br"), ("br ; q=0.001", "br"), ("br;q=0.000, gzip;q=0.5", "gzip"), ("gzip, deflate", "gzip"), ("deflate", ""),
        ("x-gzip-br", ""), ("identity", ""), ("", ""), ("*", ""),
    ],
)  # fmt: skip
def test_however_a_browser_spells_what_it_takes_there_are_three_copies(
    front: Nginx, accepted: str, encoding: str
) -> None:
    for usual in ("br", "gzip", ""):
        front.get("/books", **{"Accept-Encoding": usual})

    assert front.cached("/books", **{"Accept-Encoding": accepted}) == "HIT"
    assert front.get("/books", **{"Accept-Encoding": accepted})["Content-Encoding"] == encoding


@pytest.mark.parametrize(
    ("sent", "same"),
    [
        ("/?utm_source=x", "/"), ("/?utm_source=x&utm_medium=y&utm_campaign=z", "/"), ("/?fbclid=a&gclid=b", "/"), ("/?gclid", "/"),
        ("/?utm_source=x&tech=steam", "/?tech=steam"), ("/?tech=steam&utm_source=x&fbclid=y", "/?tech=steam"),
        ("/?utm_a=1&tech=go&tech=steam&utm_b=2", "/?tech=go&tech=steam"), ("/?", "/"),
    ],
)  # fmt: skip
def test_what_advertisers_append_makes_no_copy_of_its_own(front: Nginx, sent: str, same: str) -> None:
    expected = front.get(same)

    assert front.cached(sent) == "HIT"
    assert front.get(sent).body == expected.body


@pytest.mark.parametrize(
    ("sent", "other"),
    [
        ("/%3Ftech=steam", "/?tech=steam"), ("/?%74ech=kafka", "/"), ("/?tech=steam", "/"), ("//", "/"), ("/?tech=utm_source", "/"),
        ("/?utm_source=x&tech=steam&utm_y=z&tech=go", "/?tech=steam"), ("/?xutm_source=1&tech=steam", "/"), ("/books?category=a&gclid=1", "/books"),
    ],
)  # fmt: skip
def test_no_page_stands_in_the_place_of_another(front: Nginx, sent: str, other: str) -> None:
    before = front.get(other)
    crossed = front.get(sent)
    for _ in range(2):
        again = front.get(other)
        assert (again.status, again.body) == (before.status, before.body)

    assert crossed.body != before.body


@pytest.mark.parametrize("query", ["x&{}&x", "{}&x&{}", "{}", "utm_{}", "x&{}"])
def test_a_query_made_to_be_hard_is_read_at_once_and_in_silence(front: Nginx, query: str) -> None:
    answer = front.get(f"/?{query.format(*['&'.join(['utm_a'] * 600)] * 2)}")

    assert answer.status == 200
    assert (front.folder / "portfolio-error.log").read_text() == ""


def test_a_copy_is_asked_for_again_by_its_tag(front: Nginx) -> None:
    tag = front.get("/")["ETag"]
    unchanged = front.get("/", **{"If-None-Match": tag})

    front.grow_old()
    assert front.cached("/") == "REVALIDATED"
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert unchanged["ETag"] == tag


def test_refusals_and_the_form_are_never_kept(front: Nginx) -> None:
    assert [front.cached("/nothing") for _ in range(2)] == ["MISS", "MISS"]
    assert [front.cached(address) for address in ("/contact", "/contact", "/contact/thanks/x")] == ["-"] * 3


def test_a_message_goes_through_and_is_kept_and_mailed(front: Nginx, mail: Peer) -> None:
    answer = front.post(source="127.0.0.3", message="Through nginx")

    assert answer.status == 303
    assert front.ask("GET", answer["Location"]).status == 200
    engine = outbox.connect(sqlite.url_of(front.folder.parent / "messages.sqlite3"))
    kept = outbox.find(engine, answer["Location"].rpartition("/")[2])
    engine.dispose()
    assert kept is not None
    assert kept.text == "Through nginx"


def test_a_post_to_a_page_that_is_kept_is_the_sites_to_refuse(front: Nginx) -> None:
    front.get("/")

    assert front.ask("POST", "/", b"x").status == 405


def test_a_visitor_cannot_say_for_whom_the_proxy_speaks(front: Nginx) -> None:
    """One network may write once here: whatever a visitor claims, the second message from one address is refused."""
    forged = [
        front.post(message=f"From {address}", **{"X-Forwarded-For": address}).status
        for address in ("198.51.100.1", "203.0.113.9", "127.0.0.3, 203.0.113.10")
    ]

    assert forged == [303, 429, 429]
    assert front.post(source="127.0.0.2", message="From elsewhere").status == 303


def test_too_large_a_body_is_told_in_words(front: Nginx) -> None:
    answer = front.ask("POST", "/contact", b"message=" + b"x" * 300 * 1024)

    assert answer.status == 413
    assert answer["Content-Type"] == "text/plain"
    assert answer.body.startswith(b"That is too much text. Shorten the message")


def test_the_largest_body_that_the_site_reads_reaches_it(front: Nginx) -> None:
    assert front.post(message="x" * 255 * 1024).status == 422


def test_health_is_told_on_this_machine_alone(front: Nginx) -> None:
    assert front.ask("GET", "/healthz").status == 200
    for address in ("/healthz", "//healthz", "/%68ealthz", "/x/../healthz", "/healthz?x"):
        refused = front.ask("GET", address, source="127.0.0.2")
        assert (refused.status, b"content" in refused.body) == (403, False), address


def test_the_log_holds_no_address_and_no_query(front: Nginx) -> None:
    front.ask("GET", "/?tech=steam&utm_source=secret", source="127.0.0.2")
    front.ask("GET", "/healthz", source="127.0.0.2")
    with pytest.raises(ssl.SSLError):  # nginx writes such failures down with the address.
        spoken(front, maximum_version=ssl.TLSVersion.TLSv1_1)

    front.log()  # By now all is written.
    logs = [path.read_text() for path in front.folder.glob("*.log")]
    assert not any(word in log for log in logs for word in ("127.0.0.", "secret"))


def test_only_safe_tls_is_spoken_and_http_2_is_offered(front: Nginx) -> None:
    assert spoken(front) == ("TLSv1.3", "h2")
    assert spoken(front, maximum_version=ssl.TLSVersion.TLSv1_2) == ("TLSv1.2", "h2")
    for weak in (
        {"maximum_version": ssl.TLSVersion.TLSv1_1},
        {"ciphers": "AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES256-SHA384"},
    ):
        with pytest.raises(ssl.SSLError):
            spoken(front, **weak)


def spoken(
    front: Nginx, ciphers: str = "ALL:@SECLEVEL=0", maximum_version: ssl.TLSVersion | None = None
) -> tuple[str | None, str | None]:
    """What a browser agrees on with nginx that can do no better than this."""
    with warnings.catch_warnings(action="ignore"):  # Of what is old.
        able = ssl.create_default_context(cafile=front.folder / "authority.pem")
        able.set_ciphers(ciphers)
        able.minimum_version = ssl.TLSVersion.TLSv1
        able.maximum_version = maximum_version or (
            ssl.TLSVersion.TLSv1_2 if "ALL" not in ciphers else ssl.TLSVersion.TLSv1_3
        )
    able.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection(("127.0.0.1", front.https)) as plain,
        able.wrap_socket(plain, server_hostname=HOST) as line,
    ):
        return line.version(), line.selected_alpn_protocol()


def test_lines_to_the_site_are_dropped_before_the_site_drops_them() -> None:
    assert "keepalive_timeout 20s;" in SHIPPED.read_text()
    assert HTTP1Settings().header_read_timeout == 30_000  # Which granian holds an idle line to as well.


def test_readers_do_not_notice_that_the_site_was_away_for_ten_seconds(
    tmp_path: Path, authority: trustme.CA, public: dict[str, str]
) -> None:
    port = free_port()
    told: list[tuple[str, int]] = []
    with in_front_of([port], tmp_path / "nginx", authority) as front:
        with serving(tmp_path, PORT=str(port), **public):
            seen = {address: front.get(address).body for address in PAGES}
        front.grow_old()
        away_until = time.monotonic() + 10
        while time.monotonic() < away_until:
            for address in PAGES:
                answer = front.get(address)
                told.append((address, answer.status))
                assert answer.body == seen[address]
            time.sleep(0.1)
        stranger, form, posted = front.get("/fit"), front.get("/contact"), front.post()
        with serving(tmp_path, PORT=str(port), **public):
            came_back = [front.get(address).status for address in PAGES]
            fresh = front.cached("/")

    assert {status for _, status in told} == {200}
    assert came_back == [200] * len(PAGES)
    assert fresh == "HIT"
    # What nobody has read before, and the form, say so in words and ask for patience.
    for answer in (stranger, form, posted):
        assert (answer.status, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
        assert b"Try again in a few seconds" in answer.body
    assert (stranger["Refresh"], posted["Refresh"]) == ("3", "")


def test_of_many_who_want_a_new_page_at_once_one_asks_the_site(front: Nginx) -> None:
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: front.get("/?tech=go"), range(10)))

    assert {answer.status for answer in answers} == {200}
    asked = [line[7] for line in front.log()[-10:]]
    assert sorted(asked) == ["HIT"] * 9 + ["MISS"]


def test_what_reaches_the_site_is_what_nginx_says_of_a_visitor_and_no_more(
    tmp_path: Path, authority: trustme.CA
) -> None:
    witness = Witness(tmp_path / "nginx/t")
    with standing(witness) as port, in_front_of([port], tmp_path / "nginx", authority) as front:
        answer = front.get(
            "/x%2Fy?a=b&utm_source=c",
            **{"X-Forwarded-For": "198.51.100.1", "Connection": "close", "Accept-Encoding": "zstd, gzip"},
        )
        front.post(message="x" * 250 * 1024, source="127.0.0.2")
    (asked, headers), (posted, of_writer) = witness.seen

    assert (asked, posted) == ("/x%2Fy?a=b", "/contact")
    assert (headers["X-Forwarded-For"], of_writer["X-Forwarded-For"]) == ("127.0.0.1", "127.0.0.2")
    assert headers["Host"] == HOST
    assert headers["Accept-Encoding"] == "gzip"
    assert "Connection" not in headers
    # What the site has left plain stays plain, and what a visitor writes is on no disk of nginx.
    assert answer["Content-Encoding"] == ""
    assert witness.kept == []


def test_a_machine_that_hangs_costs_a_reader_seconds_and_no_page(tmp_path: Path, authority: trustme.CA) -> None:
    with (
        socket.create_server(
            ("127.0.0.1", 0)
        ) as hanging,  # The system takes its connections, as it does for a stopped process.
        standing(Witness(tmp_path)) as port,
        in_front_of([hanging.getsockname()[1], port], tmp_path / "nginx", authority) as front,
    ):
        began = time.monotonic()
        answers = [front.get(f"/books?visit={n}").status for n in range(20)]
        took = time.monotonic() - began

    assert answers == [200] * 20
    # Once it is waited for; then it is left alone for a while.
    assert 4 < took < 12
