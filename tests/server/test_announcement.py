"""Where the server says it is, somebody is answered."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portfolio import create_app, current
from portfolio.server import announcement
from tests.conftest import usual_settings

PRODUCTION = {
    "SITE_URL": "https://kyler.example",
    "MAIL_SERVER": "x",
    "CONTACT_RECIPIENT": "o@example.org",
    "TRUSTED_PROXIES": 1,
}


@pytest.mark.parametrize(
    ("listen", "more", "address"),
    [
        ("127.0.0.1", {}, "http://127.0.0.1:8000"),
        ("localhost", {}, "http://localhost:8000"),
        ("0.0.0.0", {}, "http://127.0.0.1:8000"),
        ("::", {}, "http://localhost:8000"),
        ("::1", {}, "http://localhost:8000"),
        ("0.0.0.0", PRODUCTION, "https://kyler.example"),
    ],
)  # fmt: skip
def test_the_address_that_is_announced_answers(
    listen: str, more: dict[str, object], address: str, tmp_path: Path
) -> None:
    settings = usual_settings(tmp_path, LISTEN_HOST=listen, **more)
    app = create_app(settings)

    said = announcement.where(settings)
    answer = app.test_client().get("/", headers={"Host": urlsplit(address).netloc})
    current.of(app).engine.dispose()

    assert said.startswith(f"The portfolio is at {address}")
    assert answer.status_code == 200


def test_where_nobody_would_be_answered_the_cure_is_said(tmp_path: Path) -> None:
    said = announcement.where(usual_settings(tmp_path, LISTEN_HOST="192.168.1.5"))

    assert "set SITE_URL" in said
    assert "http://192.168.1.5:8000" in said
