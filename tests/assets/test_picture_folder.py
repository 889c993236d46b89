"""The made pictures: each made once for all workers, served for good, found again, and cleared away."""

import io
import json
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from portfolio import assets, create_app, current, publication
from portfolio.assets import developing, picture_folder, renditions
from portfolio.assets.picture_folder import PictureFolder
from portfolio.content import live
from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.publication.edge import Edge
from tests import pictures
from tests.conftest import Clock, usual_settings
from tests.page import Page

# Pictures are made by several processes.
pytestmark = pytest.mark.slow

Written = dict[str, Any]
Save = Callable[[Written], Path]


@pytest.fixture
def with_pictures(written: Written, tmp_path: Path) -> Written:
    """A file with a portrait and two pictures, which are there."""
    (tmp_path / "me.jpg").write_bytes(pictures.photo(orientation=6, size=(600, 450)))
    (tmp_path / "wide.png").write_bytes(pictures.saved(pictures.scene((140, 70)), "PNG"))
    (tmp_path / "high.png").write_bytes(pictures.saved(pictures.scene((108, 234)), "PNG"))
    written["person"]["portrait"] = {"file": "me.jpg", "alt": "Ada at her desk"}
    written["projects"][0]["pictures"] = [
        {"file": "wide.png", "alt": "The engine", "caption": "As it ran."},
        {"file": "high.png", "alt": "Its boiler"},
    ]
    return written


@pytest.fixture
def site(with_pictures: Written, save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """A site of small pictures: large ones take seconds."""
    monkeypatch.setattr(live, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(renditions, "PICTURE", (48, 96, 160))
    monkeypatch.setattr(renditions, "PICTURE_MOST_HIGH", 120)
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=save(with_pictures)), Clock())
    yield app
    current.of(app).engine.dispose()


@pytest.fixture
def developed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that were made."""
    names: list[str] = []
    develop = developing.develop

    def counted(name: str, *others: Any) -> Any:
        names.append(name)
        return develop(name, *others)

    monkeypatch.setattr(developing, "develop", counted)
    return names


def portfolio_of(app: Flask) -> Portfolio:
    return current.of(app).live.current_content().portfolio


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "instance/pictures").iterdir() if path.name != ".lock")


def fetched(page: Page) -> list[str]:
    """Every address of a picture that a page names."""
    named = [*(image["src"] or "" for image in page.all("img"))]
    for element in (*page.all("img"), *page.all("source")):
        named += [part.split()[0] for part in (element["srcset"] or "").split(", ")]
    return named


def test_a_page_names_each_picture_with_its_size_and_what_it_shows(site: Flask) -> None:
    client = site.test_client()
    front, project = Page(client.get("/").text), Page(client.get("/projects/the-engine").text)

    [portrait, first] = front.all("img")
    assert (portrait["alt"], portrait["width"], portrait["height"]) == ("Ada at her desk", "256", "341")
    assert (portrait.get("loading"), portrait["decoding"]) == (None, "async")
    assert (first["alt"], first["loading"]) == ("The engine", "lazy")
    assert [(image["alt"], image["width"], image["height"]) for image in project.all("img")] == [
        ("The engine", "96", "48"), ("Its boiler", "48", "104"),
    ]  # fmt: skip
    assert all(image["loading"] == "lazy" for image in project.all("img"))
    assert project.texts("figcaption") == ["As it ran."]
    assert [source["type"] for source in project.all("source")] == ["image/avif"] * 2
    named = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get("/").text)[0])
    assert named["mainEntity"]["image"] == f"http://127.0.0.1:8000{portrait['src']}"
    assert "preload" not in client.get("/").text.partition("<body>")[0]


def test_every_picture_that_a_page_names_is_there_in_the_size_that_it_says(site: Flask) -> None:
    client = site.test_client()
    for address in ("/", "/projects/the-engine"):
        page = Page(client.get(address).text)
        for name in fetched(page):
            answer = client.get(name)
            width = re.search(r"-(\d+)\.", name)
            assert answer.status_code == 200
            assert width
            assert answer.content_type == {"avif": "image/avif", "jpg": "image/jpeg"}[name.rpartition(".")[2]]
            assert Image.open(io.BytesIO(answer.data)).width == int(width[1])
        for image in page.all("img"):
            opened = Image.open(io.BytesIO(client.get(image["src"] or "").data))
            assert (str(opened.width), str(opened.height)) == (image["width"], image["height"])


def test_a_picture_is_kept_for_good_by_whoever_got_it(site: Flask) -> None:
    address = fetched(Page(site.test_client().get("/").text))[0]

    answers = [
        site.test_client().get(address, headers={"Accept-Encoding": accepted}) for accepted in ("br", "gzip", "")
    ]

    for answer in answers:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Content-Encoding" not in answer.headers
        assert answer.data == answers[0].data
    again = site.test_client().get(address, headers={"If-None-Match": answers[0].headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_edge_hands_out_a_picture_as_the_site_does(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    address = fetched(Page(site.test_client().get("/").text))[0]
    direct = site.test_client().get(address)
    monkeypatch.setattr(site, "wsgi_app", Edge(site.wsgi_app, publication.of(site), ["localhost"]))

    for _ in range(2):
        answer = site.test_client().get(address)
        assert (answer.data, answer.headers["Content-Type"]) == (direct.data, direct.headers["Content-Type"])
        assert answer.headers["Cache-Control"] == direct.headers["Cache-Control"]


@pytest.mark.parametrize(
    "name",
    [
        "nothing.jpg",
        f"{'0' * 20}-256.avif",
        "..%2fmessages.sqlite3",
        ".lock",
        "%2e%2e/portfolio.json",
        "last-good.json",
    ],
)
def test_nothing_else_of_the_folder_is_served(site: Flask, name: str) -> None:
    assets.make_pictures(site)

    assert site.test_client().get(f"/pictures/{name}").status_code == 404


def test_what_was_made_is_not_made_again(site: Flask, developed: list[str], tmp_path: Path) -> None:
    assets.make_pictures(site)
    assert developed == ["me.jpg", "wide.png", "high.png"]

    assets.make_pictures(site)
    another = PictureFolder(tmp_path / "instance/pictures", tmp_path)
    another.make_all(portfolio_of(site))

    assert len(developed) == 3
    assert len(files(tmp_path)) == 3 * 6


def test_several_workers_make_each_picture_once(site: Flask, developed: list[str], tmp_path: Path) -> None:
    folders = [PictureFolder(tmp_path / "instance/pictures", tmp_path) for _ in range(4)]
    threads = [threading.Thread(target=folder.make_all, args=[portfolio_of(site)]) for folder in folders]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(developed) == ["high.png", "me.jpg", "wide.png"]


def test_a_picture_that_is_replaced_is_shown_without_an_edit_of_the_file(site: Flask, tmp_path: Path) -> None:
    before = fetched(Page(site.test_client().get("/").text))
    old = site.test_client().get(before[0]).data

    (tmp_path / "me.jpg").write_bytes(pictures.photo(size=(1000, 1000)))

    page = Page(site.test_client().get("/").text)
    assert page.all("img")[0]["height"] == "256"
    assert fetched(page)[0] != before[0]
    assert site.test_client().get(fetched(page)[0]).data != old
    assert site.test_client().get(before[0]).data == old  # Open pages still name it.


def test_a_picture_that_goes_bad_changes_nothing_on_the_page_even_after_a_restart(site: Flask, tmp_path: Path) -> None:
    page = site.test_client().get("/").text
    assets.make_pictures(site)
    (tmp_path / "me.jpg").write_bytes(b"<svg/>")

    assert site.test_client().get("/").text == page
    error = current.of(site).live.error
    assert error
    assert "holds an SVG drawing" in str(error)
    restarted = create_app(current.of(site).settings, Clock())
    assert restarted.test_client().get("/").text == page
    for address in fetched(Page(page)):
        assert restarted.test_client().get(address).status_code == 200

    (tmp_path / "me.jpg").write_bytes(pictures.photo())
    assert site.test_client().get("/").text != page
    assert current.of(site).live.error is None


def test_what_is_not_wanted_for_a_day_is_cleared_away(
    site: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assets.make_pictures(site)
    old = {rendition.name for _, wanted in renditions.wanted(portfolio_of(site)) for rendition in wanted}
    (tmp_path / "instance/pictures/.left-by-a-killed-worker").write_bytes(b"half")
    os.utime(tmp_path / "instance/pictures/.left-by-a-killed-worker", (1000, 1000))
    for name in ("me.jpg", "wide.png", "high.png"):
        (tmp_path / name).write_bytes(
            pictures.saved(pictures.scene((500, 400)), "PNG" if name[-1] == "g" and "png" in name else "JPEG")
        )

    assets.make_pictures(site)
    assert old < set(files(tmp_path))
    assert ".left-by-a-killed-worker" not in files(tmp_path)
    now = time.time() + picture_folder.KEPT_SECONDS + 60
    monkeypatch.setattr(picture_folder.time, "time", lambda: now)
    assets.make_pictures(site)

    assert old.isdisjoint(files(tmp_path))
    assert set(files(tmp_path)) == {r.name for _, wanted in renditions.wanted(portfolio_of(site)) for r in wanted}


def test_a_disk_that_takes_nothing_costs_only_time(site: Flask, tmp_path: Path) -> None:
    (tmp_path / "instance/pictures").write_text("not a folder")

    address = fetched(Page(site.test_client().get("/").text))[0]

    assert site.test_client().get(address).status_code == 200


def test_a_worker_makes_new_pictures_while_it_answers(site: Flask, tmp_path: Path, developed: list[str]) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=assets.keep_pictures_made, args=[site, stop])
    thread.start()
    try:
        _until(lambda: len(developed) == 3)
        (tmp_path / "me.jpg").write_bytes(pictures.photo(size=(1000, 1000)))
        _until(lambda: developed[3:] == ["me.jpg"])
    finally:
        stop.set()
        thread.join()


def _until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_without_pictures_nothing_is_kept(written: Written, save: Save, tmp_path: Path) -> None:
    portfolio = loading.load(save(written))

    PictureFolder(tmp_path / "instance/pictures", tmp_path).make_all(portfolio)

    assert not (tmp_path / "instance/pictures").exists()


def test_a_copy_of_the_content_without_its_pictures_is_a_page_without_pictures(site: Flask, tmp_path: Path) -> None:
    [known] = (tmp_path / "instance").glob("last-good-*.pictures.json")
    known.unlink()
    (tmp_path / "me.jpg").unlink()
    shutil.rmtree(tmp_path / "instance/pictures", ignore_errors=True)

    page = create_app(current.of(site).settings, Clock()).test_client().get("/").text

    assert "<img" not in page
    assert "Ada Example" in page
