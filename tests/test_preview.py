"""The preview is for this machine alone, and the site has nothing of it."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portfolio import config, current, preview
from portfolio.config import Settings


@pytest.fixture
def previewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    production = Settings(
        INSTANCE_DIR=tmp_path,
        LISTEN_HOST="0.0.0.0",
        SITE_URL="https://ada.example",
        MAIL_SERVER="mail.ada.example",
        CONTACT_RECIPIENT="ada@ada.example",
        WORKERS=4,
        TRUSTED_PROXIES=1,
    )
    monkeypatch.setattr(config, "read", lambda: production)
    return preview.create_preview()


def test_nobody_but_this_machine_is_answered_whatever_the_settings_say(previewed: Flask) -> None:
    settings = current.of(previewed).settings
    client = previewed.test_client()

    assert (settings.LISTEN_HOST, settings.WORKERS, settings.MAIL_SERVER) == ("127.0.0.1", 1, None)
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"Host": "ada.example"}).status_code == 400
    current.of(previewed).engine.dispose()


def test_a_page_that_has_seen_all_is_told_nothing(previewed: Flask) -> None:
    client = previewed.test_client()
    [_, after] = client.get("/").text.split('data-hx-get="/preview/bar/')
    seen = after.partition('"')[0]

    told, stranger = client.get(f"/preview/bar/{seen}"), client.get("/preview/bar/x.y.z")
    current.of(previewed).engine.dispose()

    assert (told.status_code, told.text) == (204, "")
    assert stranger.headers["HX-Refresh"] == "true"
    assert {told.headers["Cache-Control"], stranger.headers["Cache-Control"]} == {"no-store"}


def test_the_bar_has_the_colors_of_its_page(previewed: Flask) -> None:
    client = previewed.test_client()
    page = client.get("/").text
    [address] = re.findall('rel="stylesheet" href="([^"]+)">', page)

    bar = client.get(address)
    current.of(previewed).engine.dispose()

    assert bar.mimetype == "text/css"
    assert set(re.findall(r"var\((--\w+)", bar.text)) <= set(re.findall(r"[{;](--\w+):", page))


def test_nothing_of_the_preview_is_on_the_site(client: FlaskClient) -> None:
    page = client.get("/")

    assert "preview" not in page.text.replace("/preview.png", "")
    assert client.get("/preview/bar/x").status_code == 404
    assert client.get("/preview/bar.css").status_code == 404
    assert not [rule.rule for rule in client.application.url_map.iter_rules() if "preview/" in rule.rule]
