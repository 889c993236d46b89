"""What chats show of a link: a picture for the front page and for each project, and where the page says so."""

import json
from io import BytesIO
from math import hypot
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from portfolio import create_app
from portfolio.resume import preview_picture
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR
from tests.resume.pdf.reading import FONTS
from tests.resume.telling import PEOPLE, hostile, portfolio_of

# Each picture is drawn by a process of its own.
pytestmark = pytest.mark.slow

SIZE = (1200, 630)
PROJECT = "/projects/real-time-social-graph-engine"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(usual_settings(tmp_path_factory.mktemp("previews")), Clock())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def metas(client: FlaskClient, address: str) -> dict[str, str]:
    """What the page says to those who show links to it, by name."""
    elements = [attributes for tag, attributes, _ in Page(client.get(address).text).elements if tag == "meta"]
    return {str(one.get("property") or one.get("name")): str(one.get("content")) for one in elements}


def drawn(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/", "Kyler Post, Senior Backend Engineer"),
        (PROJECT, "Real-Time Social Graph Engine: Tail latency cut by 60%; 2B+ user interactions a day."),
    ],
)
def test_a_page_names_its_picture_by_size_and_in_words(client: FlaskClient, address: str, says: str) -> None:
    told = metas(client, address)

    picture = told["og:image"].removeprefix("http://127.0.0.1:8000")
    assert picture == f"{address.rstrip('/')}/preview.png"
    assert (int(told["og:image:width"]), int(told["og:image:height"])) == SIZE
    assert told["og:image:alt"] == says
    assert told["og:url"] == f"http://127.0.0.1:8000{address}"
    assert told["twitter:card"] == "summary_large_image"
    answer = client.get(picture)
    assert answer.content_type == "image/png"
    assert drawn(answer.data).size == SIZE


def test_other_sites_may_show_a_picture_and_nothing_else(client: FlaskClient) -> None:
    policies = {address: client.get(address).headers["Cross-Origin-Resource-Policy"] for address in ("/preview.png", "/", "/resume.pdf")}  # fmt: skip

    assert policies == {"/preview.png": "cross-origin", "/": "same-origin", "/resume.pdf": "same-origin"}


def test_a_picture_is_kept_and_asked_for_again_like_a_page(client: FlaskClient) -> None:
    answer = client.get("/preview.png")
    again = client.get("/preview.png", headers={"If-None-Match": answer.headers["ETag"]})

    assert answer.headers["Cache-Control"] == client.get("/").headers["Cache-Control"]
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "side"), [("/apple-touch-icon.png", 180), ("/icon-192.png", 192), ("/icon-512.png", 512)]
)
def test_home_screens_get_the_initials_in_the_accent(client: FlaskClient, address: str, side: int) -> None:
    icon = drawn(client.get(address).data)

    assert icon.size == (side, side)
    assert icon.getpixel((0, 0)) == (0x1F, 0x4F, 0xD8)
    [left, top, right, bottom] = icon.point(lambda value: 255 * (value == 255)).getbbox() or (0, 0, 0, 0)
    assert abs(left - (side - right)) <= side / 22
    assert abs(top - (side - bottom)) <= side / 22


@pytest.mark.parametrize("name", ["Wilma Mwangi", "ÄÖ Ñ", "高橋 結衣", "W"])
def test_the_initials_stay_within_the_circle_that_a_telephone_may_cut_out(name: str) -> None:
    portfolio = portfolio_of(CONSERVATOR)
    person = portfolio.person.model_copy(update={"name": name})

    icon = drawn(preview_picture.icon(portfolio.model_copy(update={"person": person}), 192, FONTS))

    ground = icon.getpixel((0, 0))
    others = [(x, y) for x in range(192) for y in range(192) if icon.getpixel((x, y)) != ground]
    assert others
    assert max(hypot(x - 95.5, y - 95.5) for x, y in others) <= 0.4 * 192


def test_a_name_that_takes_no_room_has_an_icon_all_the_same() -> None:
    portfolio = portfolio_of(CONSERVATOR)
    person = portfolio.person.model_copy(update={"name": "\N{ZERO WIDTH SPACE}"})

    icon = preview_picture.icon(portfolio.model_copy(update={"person": person}), 192, None)

    assert drawn(icon).size == (192, 192)


def test_browsers_are_told_name_and_icons_of_the_site(client: FlaskClient) -> None:
    answer = client.get("/site.webmanifest")
    told = json.loads(answer.data)

    assert answer.content_type == "application/manifest+json"
    assert (told["name"], told["short_name"]) == ("Kyler Post, Senior Backend Engineer", "Kyler Post")
    assert (told["start_url"], told["display"], told["lang"]) == ("/", "browser", "en")
    assert (told["theme_color"], told["background_color"]) == ("#1f4fd8", "#fcfcfa")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        shown = client.get(icon["src"])
        assert shown.content_type == icon["type"]
        assert "{}x{}".format(*drawn(shown.data).size) == icon["sizes"]


def test_every_page_names_the_manifest_and_the_policy_lets_it_in(client: FlaskClient) -> None:
    for address in ("/", "/books", "/contact", "/fit", PROJECT, "/nothing"):
        answer = client.get(address)
        assert [a["href"] for a in Page(answer.text).all("link", rel="manifest")] == ["/site.webmanifest"], address
        assert "manifest-src 'self'" in answer.headers["Content-Security-Policy"]


def test_no_project_has_no_picture(client: FlaskClient) -> None:
    assert client.get("/projects/none/preview.png").status_code == 404


@pytest.mark.parametrize("path", PEOPLE[:4], ids=lambda path: path.stem)
def test_a_picture_has_the_accent_and_words_within_its_edges(path: Path) -> None:
    portfolio = portfolio_of(path)

    picture = drawn(preview_picture.person(portfolio, FONTS))

    assert picture.size == SIZE
    assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((5, 5))) == portfolio.theme.accent
    edges = [picture.crop(box).getcolors() for box in [(1160, 0, 1200, 630), (30, 0, 1200, 30), (30, 600, 1200, 630)]]
    assert edges == [[(40 * 630, (255, 255, 255))], *[[(1170 * 30, (255, 255, 255))]] * 2]


@pytest.mark.parametrize(
    "text", ["x" * 2000, "word " * 400, '#panic("x") $ @ref // /* ` \\ <b>'], ids=lambda text: text[:6]
)
def test_whatever_is_written_fits_and_is_read_as_words(text: str) -> None:
    portfolio = hostile(text)

    assert drawn(preview_picture.project(portfolio, portfolio.projects[0], None)).size == SIZE


def test_one_file_is_always_the_same_picture() -> None:
    portfolio = portfolio_of(CONSERVATOR)
    first = preview_picture.person(portfolio, FONTS)
    preview_picture.typesetting._made.cache_clear()

    assert preview_picture.person(portfolio, FONTS) == first
