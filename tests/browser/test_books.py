import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting
from tests.browser.hosting import hosted
from tests.paths import SMALL


def test_the_book_list_loads_when_it_comes_near(scripted: Visitor) -> None:
    scripted.go()
    expect(scripted.page.locator("#book-list")).to_have_count(0)

    scripted.page.locator("#reading").scroll_into_view_if_needed()

    expect(scripted.page.locator("#book-list li")).to_have_count(6)
    expect(scripted.page.locator("#book-list")).to_contain_text("Martin Kleppmann")
    scripted.at("/")


def test_the_book_list_is_a_page_as_well(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.get_by_role("navigation", name="Site").get_by_role("link", name="Books").click()

    visitor.at("/books")
    expect(visitor.page.locator("h1")).to_have_text("Essential Reading")
    expect(visitor.page.locator("#book-list li")).to_have_count(6)
    visitor.page.reload()
    expect(visitor.page.locator("#book-list li")).to_have_count(6)
    visitor.back()
    visitor.at("/")


def test_without_script_a_link_leads_to_the_books(browser: Browser, site: str) -> None:
    with visiting(browser, site, has_script=False) as visitor:
        visitor.go()
        visitor.page.get_by_role("link", name="See the 6 books").click()

        visitor.at("/books")


@pytest.mark.parametrize("is_lost", [False, True], ids=["broken", "lost"])
def test_when_the_list_does_not_come_the_link_stays_and_no_empty_place(scripted: Visitor, is_lost: bool) -> None:
    scripted.expects_status(500)
    scripted.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
    scripted.page.route(
        "**/fragments/books", lambda route: route.abort() if is_lost else route.fulfill(status=500, body="broken")
    )
    scripted.go()
    link, place = scripted.page.get_by_role("link", name="See the 6 books"), scripted.page.locator(".later")
    expect(place).to_be_visible()
    scripted.page.locator("#reading").scroll_into_view_if_needed()

    expect(place).to_be_hidden()
    expect(link).to_be_visible()
    scripted.page.wait_for_timeout(300)
    expect(link).to_be_visible()


@pytest.fixture(scope="module")
def with_categories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("with_categories")
    written = json.loads(SMALL.read_text())
    written["reading"]["books"] = [
        {"title": "On Steam", "author": "A. Author", "category": "Steam Power", "note": "Hot."},
        {"title": "On Water", "author": "A. Author", "category": "Steam Power", "note": "Wet."},
        {"title": "On Wind", "author": "A. Author", "category": "Air", "note": "Dry."},
    ]
    (folder / "portfolio.json").write_text(json.dumps(written))
    with hosted(folder, PORTFOLIO_FILE=str(folder / "portfolio.json")) as address:
        yield address


# Without script, `/` only links to the list.
@pytest.mark.parametrize(("start", "has_script"), [("/books", True), ("/books", False), ("/", True)])
def test_a_category_narrows_the_list(browser: Browser, with_categories: str, has_script: bool, start: str) -> None:
    with visiting(browser, with_categories, has_script=has_script) as visitor:
        visitor.go(start)
        if start == "/":
            visitor.page.locator("#reading").scroll_into_view_if_needed()
        books = visitor.page.locator("#book-list cite")
        expect(books).to_have_count(3)

        visitor.page.locator("#category-steam-power").click()
        visitor.at("/books?category=steam-power")
        expect(books).to_have_text(["On Steam", "On Water"])
        expect(visitor.page.locator("#category-steam-power")).to_have_attribute("aria-current", "true")
        visitor.page.reload()
        expect(books).to_have_count(2)
        visitor.settle()
        visitor.page.locator("#all-categories").click()
        visitor.at("/books")
        expect(books).to_have_count(3)
        visitor.back()
        expect(books).to_have_count(2)
