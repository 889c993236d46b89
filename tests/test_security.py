import base64
import hashlib
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import create_environ, run_wsgi_app

from portfolio import create_app, current
from portfolio.assets import script_file, sheet_file
from portfolio.config import Settings
from tests.conftest import usual_settings

EVERY_KIND = [
    "/", "/?tech=grpc", "/?tech=nothing", "/projects/real-time-social-graph-engine", "/fragments/books", "/books",
    "/contact", "/contact/thanks/nothing", "/nothing", "/healthz", f"/static/{script_file.name()}", f"/static/{sheet_file.name()}", "/favicon.svg",
    "/site.webmanifest",
]  # fmt: skip


GOOD = {"name": "Vera", "email": "vera@example.org", "message": "Hello"}
# The site's address as its owner writes it, its host as browsers ask for it, and what they send as `Origin`.
INTERNATIONAL = {
    "https://bücher.example": "xn--bcher-kva.example",
    "https://BÜCHER.example": "xn--bcher-kva.example",
    "https://straße.example": "xn--strae-oqa.example",
    "https://παράδειγμα.example": "xn--hxajbheg2az3al.example",
    "https://例え.テスト": "xn--r8jz45g.xn--zckzah",
    "https://xn--bcher-kva.example": "xn--bcher-kva.example",
}


@pytest.mark.parametrize("address", INTERNATIONAL)
def test_a_site_under_an_international_name_answers_and_hears_its_own_visitors(address: str, tmp_path: Path) -> None:
    host = INTERNATIONAL[address]
    public = {"SITE_URL": address, "MAIL_SERVER": "x", "CONTACT_RECIPIENT": "o@example.org", "TRUSTED_PROXIES": 1}
    app = create_app(usual_settings(tmp_path, **public))

    def ask(method: str, origin: str | None = None) -> tuple[str, str]:
        """As a server does: Werkzeug's test client knows the names of 2003 alone."""
        environ = create_environ("/contact", f"https://{host}", method=method, data=GOOD if origin else None)
        body, status, _ = run_wsgi_app(app, environ | ({"HTTP_ORIGIN": origin} if origin else {}), buffered=True)
        return status[:3], b"".join(body).decode()

    page, posted, foreign = ask("GET"), ask("POST", f"https://{host}"), ask("POST", "https://bucher.example")
    current.of(app).engine.dispose()

    assert page[0] == "200"
    assert f'<link rel="canonical" href="https://{host}/contact">' in page[1]
    assert posted[0] == "303"
    assert foreign[0] == "403"


@pytest.mark.parametrize("address", EVERY_KIND)
def test_every_answer_carries_the_headers_and_no_cookie(client: FlaskClient, address: str) -> None:
    answer = client.get(address, buffered=True)

    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]


def test_posts_set_no_cookie_either(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.post("/contact", data={}).headers
    good = {"name": "V", "email": "v@example.org", "message": "Hello"}
    assert "Set-Cookie" not in client.post("/contact", data=good).headers


@pytest.mark.parametrize("address", [address for address in EVERY_KIND if "." not in address and "frag" not in address])
def test_the_policy_names_exactly_what_stands_inline(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if not answer.content_type.startswith("text/html"):
        return

    for tag in ("style", "script"):
        [inline] = re.findall(rf"<{tag}>(.*?)</{tag}>", answer.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'self' 'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_every_page_carries_the_same_style_and_script(client: FlaskClient) -> None:
    pages = [client.get(address, buffered=True).text for address in EVERY_KIND]
    inline = {
        tuple(re.findall(r"<style>.*?</style>|<script>.*?</script>", page, re.DOTALL))
        for page in pages
        if "<html" in page
    }

    assert len(inline) == 1


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("127.0.0.1:8123", 200), ("evil.example", 400), ("localhost.evil.example", 400)],
)
def test_only_loopback_is_answered_while_nothing_is_configured(client: FlaskClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status


def test_in_production_the_sites_own_name_is_answered_over_tls(tmp_path: Path) -> None:
    settings = Settings(
        INSTANCE_DIR=tmp_path, SITE_URL="https://kyler.example.org", MAIL_SERVER="x", CONTACT_RECIPIENT="o@example.org",
        TRUSTED_PROXIES=1,
    )  # fmt: skip
    app = create_app(settings)
    client = app.test_client()

    own = client.get("/", headers={"Host": "kyler.example.org"})
    foreign = client.get("/", headers={"Host": "other.example.org"})
    posted = client.post(
        "/contact", headers={"Host": "kyler.example.org", "Origin": "http://kyler.example.org"}, data={"name": ""}
    )
    current.of(app).engine.dispose()

    assert own.status_code == 200
    assert own.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert '<link rel="canonical" href="https://kyler.example.org/">' in own.text
    assert foreign.status_code == 400
    assert foreign.text == "This site does not answer under that name.\n"
    assert posted.status_code == 403


@pytest.mark.parametrize(
    ("subdomains", "said"), [(False, "max-age=31536000"), (True, "max-age=31536000; includeSubDomains")]
)
def test_subdomains_are_held_to_https_if_the_operator_says_so(tmp_path: Path, subdomains: bool, said: str) -> None:
    public = {
        "SITE_URL": "https://site.example",
        "MAIL_SERVER": "x",
        "CONTACT_RECIPIENT": "o@example.org",
        "TRUSTED_PROXIES": 1,
    }
    app = create_app(usual_settings(tmp_path, HSTS_SUBDOMAINS=subdomains, **public))
    current.of(app).engine.dispose()

    assert app.test_client().get("/healthz", headers={"Host": "localhost"}).headers["Strict-Transport-Security"] == said


def test_without_https_nobody_is_held_to_it(tmp_path: Path) -> None:
    app = create_app(usual_settings(tmp_path, HSTS_SUBDOMAINS=True))
    current.of(app).engine.dispose()

    assert "Strict-Transport-Security" not in app.test_client().get("/").headers


@pytest.mark.parametrize(
    ("forwarded", "proxies", "said"),
    [
        ("192.0.2.1", 0, "127.0.0.1"),
        (None, 1, "127.0.0.1"),
        ("", 1, "127.0.0.1"),
        ("192.0.2.1", 1, "192.0.2.1"),
        ("203.0.113.9, 192.0.2.1", 1, "192.0.2.1"),
        ("203.0.113.9,192.0.2.1,198.51.100.1", 2, "192.0.2.1"),
        ("192.0.2.1", 2, "127.0.0.1"),
        ('", 192.0.2.1', 1, "192.0.2.1"),
        ('"a, b, 192.0.2.1', 1, "192.0.2.1"),
        ('\\", "x, 192.0.2.1', 1, "192.0.2.1"),
        ('", 192.0.2.1, 198.51.100.1', 2, "192.0.2.1"),
        ('for="[2001:db8::1]:443"', 1, "for=[2001:db8::1]:443"),
    ],
)
def test_only_what_the_trusted_proxies_wrote_is_believed(
    tmp_path: Path, forwarded: str | None, proxies: int, said: str
) -> None:
    token = "a watcher's token"
    app = create_app(usual_settings(tmp_path, TRUSTED_PROXIES=proxies, HEALTH_TOKEN=token))
    headers = {"Authorization": f"Bearer {token}"} | ({} if forwarded is None else {"X-Forwarded-For": forwarded})

    answer = app.test_client().get("/healthz", headers=headers)

    current.of(app).engine.dispose()
    assert answer.get_json()["visitor"] == said
