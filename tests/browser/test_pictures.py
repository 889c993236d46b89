"""Pictures as a browser gets them: none moves what is read, none keeps the text waiting, none is larger than is seen."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect
from pypdf import PdfReader

from portfolio.preview import create_preview
from tests import pictures
from tests.browser.conftest import Visitor, visiting
from tests.browser.hosting import answering, hosted
from tests.conftest import environment
from tests.paths import ENGINEER
from tests.serving import free_port

PROJECT = "/projects/real-time-social-graph-engine"
# How far anything moved by itself since the page was opened (https://web.dev/articles/cls).
MOVED = """() => new Promise(done => {
  let moved = 0
  new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(moved), 300)
})"""
SEEN = "image => image.complete && image.naturalWidth > 0 && image.currentSrc"


def with_pictures(folder: Path) -> Path:
    """The first owner's file with a portrait, and pictures of every shape at the first project."""
    (folder / "me.jpg").write_bytes(pictures.photo(orientation=6, size=(900, 750)))
    (folder / "wide.png").write_bytes(pictures.saved(pictures.scene((1800, 1000)), "PNG"))
    (folder / "high.png").write_bytes(pictures.saved(pictures.scene((1080, 2340)), "PNG"))
    (folder / "small.png").write_bytes(pictures.saved(pictures.scene((200, 120), "RGBA"), "PNG"))
    written: dict[str, Any] = json.loads(ENGINEER.read_bytes())
    written["person"]["portrait"] = {"file": "me.jpg", "alt": "The engineer"}
    written["projects"][0]["pictures"] = [
        {"file": f"{name}.png", "alt": f"What is {name}", "caption": f"A {name} one."}
        for name in ("wide", "high", "small")
    ]
    file = folder / "portfolio.json"
    file.write_text(json.dumps(written))
    return file


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody with pictures."""
    folder = tmp_path_factory.mktemp("gallery")
    with hosted(folder, PORTFOLIO_FILE=str(with_pictures(folder))) as address:
        yield address


def look_through(visitor: Visitor) -> list[str]:
    """Scroll to every picture of the page; return what the browser took for each."""
    taken = []
    for image in visitor.page.locator("img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        taken.append(re.sub(r".*-", "", str(image.evaluate(SEEN))))
    return taken


@pytest.mark.parametrize("path", ["/", PROJECT])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_picture_moves_what_is_read(browser: Browser, gallery: str, path: str, width: int) -> None:
    with visiting(browser, gallery, width=width) as visitor:
        visitor.go(path)

        taken = look_through(visitor)

        assert len(taken) == {"/": 2, PROJECT: 3}[path]
        assert visitor.page.evaluate(MOVED) == 0
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("width", "density", "front", "project"),
    [
        (360, 3, ["384.avif", "480.avif"], ["1080.avif", "1080.avif", "200.avif"]),
        (1280, 1, ["128.avif", "480.avif"], ["1080.avif", "480.avif", "200.avif"]),
    ],
)
def test_a_screen_gets_what_it_shows_and_no_more(
    browser: Browser, gallery: str, width: int, density: int, front: list[str], project: list[str]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, device_scale_factor=density)
    visitor = Visitor(gallery, context, context.new_page(), has_script=True)

    for path, wanted in (("/", front), (PROJECT, project)):
        visitor.go(path)
        assert look_through(visitor) == wanted

    context.close()


def test_the_text_is_read_while_pictures_are_awaited(browser: Browser, gallery: str) -> None:
    waiting: list[Route] = []
    with visiting(browser, gallery, width=360) as visitor:
        visitor.page.route("**/pictures/*", lambda route: waiting.append(route))
        visitor.page.goto(gallery, wait_until="domcontentloaded")

        expect(visitor.page.get_by_role("heading", level=1)).to_be_in_viewport()
        expect(visitor.page.locator(".hero__pitch")).to_be_in_viewport()
        visitor.page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        assert len(waiting) >= 1
        for route in waiting:
            route.continue_()


def test_pictures_come_along_when_a_project_is_opened_in_place(browser: Browser, gallery: str) -> None:
    with visiting(browser, gallery) as visitor:
        visitor.go()
        visitor.page.locator("#open-real-time-social-graph-engine").click()
        expect(visitor.page.locator("figure")).to_have_count(3)

        assert look_through(visitor) == ["1080.avif", "480.avif", "200.avif"]


def test_paper_has_the_portrait_and_a_project_its_pictures(browser: Browser, gallery: str) -> None:
    counts = {}
    for path in ("/", PROJECT):
        with visiting(browser, gallery) as visitor:
            visitor.go(path)
            look_through(visitor)
            sheets = PdfReader(io.BytesIO(visitor.page.pdf(format="A4"))).pages
            counts[path] = [len(sheet.images) for sheet in sheets]

    assert counts["/"] == [1, 0]
    assert sum(counts[PROJECT]) == 3


def test_the_preview_follows_a_picture_that_is_replaced(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = environment(PORTFOLIO_FILE=str(with_pictures(tmp_path)), INSTANCE_DIR=str(tmp_path))
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    app = create_preview()
    with answering(app, app, free_port()) as preview, visiting(browser, preview) as owner:
        owner.go(PROJECT)
        first = owner.page.locator("img").first
        expect(first).to_have_attribute("height", "600")
        look_through(owner)  # What nobody has asked for before cannot be made of a picture that is gone.

        (tmp_path / "wide.png").write_bytes(pictures.saved(pictures.scene((1080, 270)), "PNG"))
        expect(first).to_have_attribute("height", "270")
        assert look_through(owner)[0] == "1080.avif"

        (tmp_path / "wide.png").write_bytes(b"%PDF-1.7")
        expect(owner.page.get_by_text("holds a PDF")).to_be_visible()
        expect(first).to_have_attribute("height", "270")
