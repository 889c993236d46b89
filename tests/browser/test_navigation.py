"""The section navigation follows the reader."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting
from tests.browser.test_motion import SHIFTING

# Where anchors come to rest: of each, how far its top is below the navigation, while that sticks.
ANCHORS = """() => [...document.querySelectorAll("main [id]")].filter(one => one.checkVisibility()).map(one => {
  location.hash = one.id
  const bar = document.querySelector(".sections").getBoundingClientRect()
  return [one.id, Math.round(one.getBoundingClientRect().top - bar.bottom), Math.round(bar.top)]
}).filter(([, below, top]) => below < -2 || top)"""
LINES = "all => new Set(all.map(one => one.getBoundingClientRect().top)).size"


def expect_marked(visitor: Visitor, link: str) -> None:
    """Expect this one of the links, and no other, to be marked, and all of it to be on the screen."""
    marked = visitor.page.locator(".sections [aria-current=location]")
    expect(marked).to_have_attribute("href", link)
    if link != "#contact":  # There, the navigation ends.
        expect(marked).to_be_in_viewport(ratio=1)


def expect_none_marked(visitor: Visitor) -> None:
    expect(visitor.page.locator(".sections [aria-current]")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_navigation_follows_the_reader(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, width=width) as visitor:
        visitor.page.add_init_script(SHIFTING)
        visitor.go()
        page = visitor.page
        expect_none_marked(visitor)
        assert page.evaluate("document.querySelector('.sections').getBoundingClientRect().bottom") <= 2 * 42

        links = page.locator(".sections a")
        assert links.evaluate_all(LINES) == 1
        for n in range(links.count()):
            # A click from the keyboard: that of a pointer would bring the link into view by itself.
            links.nth(n).evaluate("link => link.click()")
            expect_marked(visitor, links.nth(n).get_attribute("href") or "")
        page.evaluate("document.querySelector('#experience .bullets').scrollIntoView()")
        expect_marked(visitor, "#experience")
        assert page.evaluate("[scrollX, window.shifted]") == [0, 0]
        page.evaluate("scrollTo(0, 0)")
        expect_none_marked(visitor)
        assert page.evaluate("document.querySelector('.sections ul').scrollLeft") == 0


def test_the_navigation_follows_what_is_swapped_in(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("a[id^=choose-]").first.click()
    expect(scripted.page.locator("[id^=let-go-]")).to_have_count(2)
    scripted.page.evaluate("document.querySelector('#projects').scrollIntoView()")
    expect_marked(scripted, "#projects")

    scripted.page.locator("[id^=open-]").first.click()
    expect(scripted.page.locator("article.project")).to_be_visible()
    expect(scripted.page.locator(".sections")).to_have_count(0)
    scripted.back()
    expect(scripted.page.locator("#experience")).to_be_visible()
    scripted.page.evaluate("document.querySelector('#skills').scrollIntoView()")
    expect_marked(scripted, "#skills")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_led_to_comes_to_rest_below_the_navigation(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, has_script=False, width=width) as visitor:
        visitor.go()

        assert visitor.page.evaluate("document.querySelectorAll('main [id]').length") > 50
        assert visitor.page.evaluate(ANCHORS) == []
