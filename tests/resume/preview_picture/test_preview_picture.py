"""What chats show of a link: a picture for the front page and for each project, and where the page says so."""

from io import BytesIO
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


def test_home_screens_get_the_initials_in_the_accent(client: FlaskClient) -> None:
    icon = drawn(client.get("/apple-touch-icon.png").data)

    assert icon.size == (180, 180)
    assert icon.getpixel((0, 0)) == (0x1F, 0x4F, 0xD8)
    [left, top, right, bottom] = icon.point(lambda value: 255 * (value == 255)).getbbox() or (0, 0, 0, 0)
    assert abs(left - (180 - right)) <= 8
    assert abs(top - (180 - bottom)) <= 8


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
