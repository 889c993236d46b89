"""What moves, when, and that it stops for those who ask for it."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import Visitor, visiting

# How wide the bar is so many milliseconds after a request has begun, whatever the time is.
BAR = """milliseconds => {
  const bar = document.getAnimations().find(animation => animation.effect.pseudoElement === "::before")
  bar.pause()
  bar.currentTime = milliseconds
  return parseFloat(getComputedStyle(document.body, "::before").inlineSize)
}"""
# How many parts of the page move at most within the next half second.
MOST = """() => new Promise(done => {
  let most = 0
  const until = performance.now() + 500
  const look = () => {
    most = Math.max(most, document.getAnimations()
      .filter(animation => animation.effect.pseudoElement?.startsWith("::view-transition")).length)
    performance.now() < until ? requestAnimationFrame(look) : done(most)
  }
  look()
})"""
# Adds up what was pushed about without anybody having touched anything.
SHIFTING = """window.shifted = 0
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value
}).observe({ type: "layout-shift", buffered: true })"""


def open_project(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelector('[id^=open-]').click()")


def test_a_request_shows_that_it_is_under_way_when_it_takes_longer_than_most(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.route("**/fragments/projects/*", lambda route: held.append(route))
    held: list[object] = []
    with scripted.page.expect_request("**/fragments/projects/*"):
        open_project(scripted)

    assert scripted.page.evaluate(BAR, 299) == 0
    assert scripted.page.evaluate(BAR, 600) > 100
    held[0].continue_()  # type: ignore[attr-defined]
    expect(scripted.page.locator("article.project")).to_be_visible()
    assert scripted.page.evaluate("getComputedStyle(document.body, '::before').content") == "none"


@pytest.mark.parametrize(("wish", "moves"), [("no-preference", True), ("reduce", False)])
def test_a_swap_moves_only_for_those_who_do_not_mind(scripted: Visitor, wish: str, moves: bool) -> None:
    scripted.page.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]
    scripted.go()
    open_project(scripted)

    assert (scripted.page.evaluate(MOST) > 0) is moves
    expect(scripted.page.locator("h1")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path", ["/", "/books", "/fit", "/projects/real-time-social-graph-engine", "/?tech=grpc#evidence"]
)
def test_nothing_shifts(browser: Browser, site: str, path: str, width: int) -> None:
    with visiting(browser, site, width=width) as visitor:
        visitor.page.add_init_script(SHIFTING)
        visitor.go(path)
        for _ in range(40):
            visitor.page.mouse.wheel(0, 600)
            visitor.page.wait_for_timeout(25)
            # The line is as quick as the reader.
            expect(visitor.page.locator(".htmx-request")).to_have_count(0)
            if visitor.page.evaluate("scrollY + innerHeight + 1 >= document.documentElement.scrollHeight"):
                break
        visitor.page.wait_for_timeout(300)

        assert visitor.page.evaluate("window.shifted") == 0


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_what_comes_late_finds_its_place_kept(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, width=width) as visitor:
        held: list[Route] = []
        visitor.page.route("**/fragments/books*", lambda route: held.append(route))
        visitor.go()
        waiting = visitor.page.locator("[data-hx-trigger^=intersect]")
        with visitor.page.expect_request("**/fragments/books*"):
            waiting.scroll_into_view_if_needed()
        kept = waiting.bounding_box()

        held[0].continue_()
        expect(waiting).to_have_count(0)

        taken = visitor.page.locator("#book-list").bounding_box()
        assert kept
        assert taken
        assert abs(taken["height"] - kept["height"]) < 40  # Not two lines of text.
