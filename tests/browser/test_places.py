"""Each entry of the history keeps its place, and what was open there, whatever happens until its page is there again."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visitor
from tests.browser.test_folding import PHONE, top_and_bottom
from tests.browser.test_projects import open_project, shows_index, shows_project


def is_at(visitor: Visitor, place: int) -> None:
    """Expect the page to come to be scrolled to `place`, and to stay there."""
    for _ in range(50):
        if abs(visitor.scroll() - place) <= 2:
            break
        visitor.page.wait_for_timeout(100)
    visitor.page.wait_for_timeout(300)
    assert abs(visitor.scroll() - place) <= 2


@pytest.mark.firefox
def test_each_entry_of_the_history_keeps_its_place(scripted: Visitor) -> None:
    """Between pages of different height, step by step and two at once, over a reload and from another document."""
    index = open_project(scripted)
    next_project = scripted.page.get_by_role("link", name="Monolith-to-Microservices Migration")
    next_project.scroll_into_view_if_needed()
    first = scripted.scroll()
    assert first > 100
    next_project.press("Enter")  # A click would scroll once more, if the page still moves.
    expect(scripted.page.locator("h1")).to_have_text("Monolith-to-Microservices Migration")
    scripted.page.evaluate("scrollTo(0, 150)")
    is_at(scripted, 150)

    for steps, place in ((-1, first), (-1, index), (1, first), (1, 150)):
        scripted.travel(steps)
        is_at(scripted, place)
    scripted.travel(-2)
    is_at(scripted, index)
    shows_index(scripted)

    scripted.page.reload()
    scripted.settle()
    is_at(scripted, index)
    scripted.travel(2)
    is_at(scripted, 150)
    scripted.page.goto(scripted.site + "/fit")
    scripted.settle()
    scripted.travel(-2)
    shows_project(scripted)
    is_at(scripted, first)
    scripted.back()
    shows_index(scripted)
    is_at(scripted, index)


@pytest.mark.firefox
def test_back_over_a_place_on_the_page_returns_to_the_one_before(scripted: Visitor) -> None:
    """Also to one where nobody has scrolled."""
    scripted.go()
    scripted.page.evaluate("location.hash = 'experience'")
    scripted.page.wait_for_timeout(300)
    assert scripted.scroll() > 300
    scripted.back()
    is_at(scripted, 0)
    scripted.page.evaluate("scrollTo(0, 900)")
    is_at(scripted, 900)
    scripted.page.evaluate("location.hash = 'contact'")
    scripted.page.wait_for_timeout(300)
    below = scripted.scroll()
    assert below > 1500
    is_at(scripted, below)

    scripted.back()
    is_at(scripted, 900)
    scripted.forward()
    is_at(scripted, below)


@pytest.mark.firefox
def test_what_was_opened_is_open_again_on_back_and_the_page_at_its_place(scripted: Visitor) -> None:
    scripted.page.set_viewport_size(PHONE)
    scripted.go()
    page = scripted.page
    opened, project = page.locator("#achievements-meta"), page.locator("#open-global-adaptive-streaming-platform")
    opened.locator("summary").click()
    project.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before, _ = top_and_bottom(project)
    project.click()
    expect(page).to_have_title(re.compile("^Global Adaptive"))

    def is_as_it_was() -> None:
        expect(opened.locator("li").last).to_be_visible()
        page.wait_for_timeout(500)
        assert top_and_bottom(project)[0] == pytest.approx(before, abs=2)

    scripted.back()
    is_as_it_was()
    page.reload()
    scripted.settle()
    is_as_it_was()


@contextmanager
def going_back(visitor: Visitor, path: str = "/") -> Iterator[None]:
    """Go back to a page, which comes in the end."""
    held: list[Route] = []
    visitor.page.route(visitor.site + path, lambda route: held.append(route))
    visitor.back()
    visitor.at(path)
    while not held:
        visitor.page.wait_for_timeout(20)
    yield
    for route in held:
        route.continue_()
    visitor.page.unroute(visitor.site + path)


@pytest.mark.firefox
def test_who_scrolls_on_before_the_page_comes_finds_it_at_its_place(scripted: Visitor) -> None:
    index = open_project(scripted)
    with going_back(scripted):
        scripted.page.evaluate("scrollTo(0, 200)")
        scripted.page.wait_for_timeout(200)

    shows_index(scripted)
    is_at(scripted, index)
    scripted.forward()
    is_at(scripted, 0)


@pytest.mark.firefox
def test_who_clicks_before_the_page_comes_is_led_on(scripted: Visitor) -> None:
    """Over a whole page, because nobody knows yet what an answer would be put into."""
    scripted.expected.append("htmx: htmx:error")  # Firefox says so of what is asked for when a page is left.
    open_project(scripted)
    with going_back(scripted):
        scripted.page.get_by_role("link", name="Monolith-to-Microservices Migration").press("Enter")
        scripted.at("/projects/monolith-to-microservices-migration")
    expect(scripted.page.locator("h1")).to_have_text("Monolith-to-Microservices Migration")
    scripted.back()
    shows_index(scripted)

    scripted.settle()
    scripted.page.locator("#choose-java").press("Enter")
    scripted.at("/?tech=java")
    with going_back(scripted):
        scripted.page.locator("#skills").get_by_role("link", name="gRPC", exact=True).press("Enter")
        scripted.at("/?tech=grpc#evidence")
    expect(scripted.page.locator("#let-go-all")).to_be_visible()


# Goes back as soon as the page that comes has begun to move in.
BACK_AT_ONCE = """document.addEventListener("htmx:after:settle", () => {
  history.back()
  document.documentElement.dataset.back = "yes"
}, { once: true })"""


def test_a_page_that_was_left_while_it_still_moved_in_is_at_its_top_on_forward(scripted: Visitor) -> None:
    scripted.go()
    project = scripted.page.locator("#open-global-adaptive-streaming-platform")
    project.scroll_into_view_if_needed()
    scripted.page.wait_for_timeout(200)
    index = scripted.scroll()
    scripted.page.evaluate(BACK_AT_ONCE)
    project.press("Enter")
    expect(scripted.page.locator("html[data-back]")).to_be_attached()
    shows_index(scripted)
    is_at(scripted, index)

    scripted.forward()

    shows_project(scripted)
    is_at(scripted, 0)


# A busy machine: htmx hears of Back some time after the address has changed.
LATE = """() => {
  const wait = window.setTimeout
  window.setTimeout = (act, time) => wait(act, time === 1 ? 2000 : time)
}"""


def test_of_two_steps_back_the_first_ones_page_is_not_shown_at_the_seconds_address(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#choose-grpc").press("Enter")
    scripted.at("/?tech=grpc")
    scripted.page.locator("#open-global-adaptive-streaming-platform").press("Enter")
    shows_project(scripted)
    scripted.page.evaluate(LATE)

    with scripted.page.expect_event("requestfinished"), going_back(scripted, "/?tech=grpc"):
        scripted.back()
        scripted.at("/")

    scripted.page.wait_for_timeout(200)
    assert scripted.page.locator("h1").inner_text() == "Global Adaptive Streaming Platform"
    shows_index(scripted)
