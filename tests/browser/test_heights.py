"""How long the page is that most come for, with all folds closed."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

# In pixels, by the width of the window: a phone's, and a desk's.
MOST_HIGH = {390: 8_500, 1280: 6_500}


def test_the_page_is_no_longer_than_its_readers_scroll(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#reading").scroll_into_view_if_needed()
    expect(scripted.page.locator(".books cite").first).to_be_attached()

    heights = {}
    for width in MOST_HIGH:
        scripted.page.set_viewport_size({"width": width, "height": 844})
        heights[width] = scripted.page.evaluate("document.documentElement.scrollHeight")

    assert {width: height for width, height in heights.items() if height > MOST_HIGH[width]} == {}
