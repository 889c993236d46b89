"""Two quick clicks are one, wherever the second falls; two keys and two slow clicks are two."""

import time

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor


class Hand:
    """Clicks again and again where it clicked first, whatever is there by then.

    The browser is told how long after the first click each was made: on a busy machine, two quick ones would be slow.
    """

    def __init__(self, visitor: Visitor, element: Locator) -> None:
        element.scroll_into_view_if_needed()
        box = element.bounding_box()
        assert box
        self.x, self.y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self._visitor, self._began = visitor, time.time()

    def click(self, after: float = 0) -> None:
        """Click; `after` counts the seconds since the first click."""
        devtools = self._visitor.context.new_cdp_session(self._visitor.page)
        event = {"x": self.x, "y": self.y, "button": "left", "clickCount": 1, "timestamp": self._began + after}
        for kind in ("mousePressed", "mouseReleased"):
            devtools.send("Input.dispatchMouseEvent", event | {"type": kind})
        devtools.detach()


def double_click(visitor: Visitor, element: Locator, pause: float) -> None:
    hand = Hand(visitor, element)
    hand.click()
    visitor.page.wait_for_timeout(pause * 1000)
    hand.click(after=pause)
    visitor.page.wait_for_timeout(500)
    visitor.settle()


PLACES = ("#choose-kafka", "#skills a:text-is('Kafka')", "#filter-more a:text-matches('Titus')")


def test_two_quick_clicks_end_in_what_was_chosen(visitor: Visitor) -> None:
    """Before the answer has come, and afterwards; without script, a page of its own comes each time."""
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    for where in PLACES:
        for pause in (0.01, 0.3) if visitor.has_script else (0.12,):
            visitor.go()
            visitor.page.locator("#filter-more summary").click()
            element = visitor.page.locator(where).first
            path = (element.get_attribute("href") or "").removesuffix("#evidence")

            double_click(visitor, element, pause)

            visitor.at_evidence(path)
            expect(visitor.page.locator("#let-go-all")).to_be_visible()


# Puts an element where the hand is.
TO_THE_HAND = """(element, [x, y]) => {
  element.style = `position: fixed; inset: ${y - 20}px auto auto ${x - 20}px; inline-size: 40px; block-size: 40px; z-index: 9`
}"""


def test_the_second_of_two_quick_clicks_falls_on_nothing_whatever_has_come_there(scripted: Visitor) -> None:
    scripted.go()
    choice = scripted.page.locator("#choose-kafka")
    hand = Hand(scripted, choice)
    hand.click()
    expect(scripted.page.locator("#let-go-all")).to_be_visible()
    scripted.settle()

    for come in (
        "#skills a:text-is('Java')",
        "#let-go-all",
        "[id^=filter-more] summary",
        "[id^=open-]",
        ".timeline a",
    ):
        element = scripted.page.locator(come).first
        element.evaluate(TO_THE_HAND, [hand.x, hand.y])
        hand.click(after=0.3)
        element.evaluate("element => element.removeAttribute('style')")

    scripted.page.wait_for_timeout(500)
    scripted.at("/?tech=kafka")
    expect(scripted.page.locator("[id^=filter-more]")).not_to_have_attribute("open", "")
    scripted.back()
    scripted.at("/")


def test_a_late_click_on_a_forms_button_follows_no_link_of_its_answer_and_may_be_another_try(scripted: Visitor) -> None:
    scripted.expects_status(422)
    scripted.go()
    button = scripted.page.locator("#contact-form button")
    hand = Hand(scripted, button)
    hand.click()
    link = scripted.page.locator("#contact-form .summary a").first
    expect(link).to_be_visible()

    link.evaluate(TO_THE_HAND, [hand.x, hand.y])
    hand.click(after=0.3)
    link.evaluate("element => element.removeAttribute('style')")
    scripted.at("/")

    button.evaluate(TO_THE_HAND, [hand.x, hand.y])
    with scripted.page.expect_request("**/contact"):
        hand.click(after=0.4)
    button.evaluate("element => element.removeAttribute('style')")


def test_two_quick_clicks_on_a_chosen_name_and_on_remove_do_one_thing(visitor: Visitor) -> None:
    visitor.go("/?tech=grpc&tech=java#evidence")
    visitor.page.wait_for_timeout(600)
    double_click(visitor, visitor.page.locator("#let-go-grpc"), 0.1)
    visitor.at_evidence("/?tech=java")

    double_click(visitor, visitor.page.locator("#choose-java"), 0.1)

    expect(visitor.page.locator("#let-go-java")).to_be_visible()
    visitor.at_evidence("/?tech=java")
    visitor.back()
    expect(visitor.page.locator("#let-go-java")).to_be_visible()


@pytest.mark.firefox
def test_two_quick_keys_are_two(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#choose-grpc").press("Enter")
    expect(scripted.page.locator("#let-go-all")).to_be_visible()

    scripted.page.locator("#let-go-all").press("Enter")

    scripted.at("/")


def test_two_slow_clicks_are_two(scripted: Visitor) -> None:
    scripted.go("/?tech=java")
    scripted.page.locator("#experience").get_by_role("link", name="Java", exact=True).first.click()
    scripted.page.wait_for_timeout(600)

    scripted.page.locator("#let-go-java").click()

    scripted.at("/")
