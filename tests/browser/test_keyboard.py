"""Journeys by keyboard alone, and what a screen reader is told on the way."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

# What a screen reader would speak: changes within live regions that stood in the page at load.
LISTENING = """() => {
  window.spoken = []
  for (const region of document.querySelectorAll("[role=status], [aria-live]"))
    new MutationObserver(() => { if (region.isConnected && region.textContent.trim()) spoken.push(region.textContent.trim()) })
      .observe(region, { childList: true, characterData: true, subtree: true })
}"""


@pytest.mark.firefox
def test_a_disclosure_opens_and_closes_by_keyboard(visitor: Visitor) -> None:
    visitor.go()
    summary, inside = visitor.page.locator("#filter-more summary"), visitor.page.locator("#filter-more a").first
    for key in ("Enter", "Space"):
        summary.press(key)
        expect(inside).to_be_visible()
        expect(summary).to_be_focused()
        summary.press(key)
        expect(inside).to_be_hidden()


@pytest.mark.firefox
def test_the_skip_link_spares_the_header(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")

    assert visitor.page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.firefox
def test_the_empty_form_sent_with_enter_leads_from_slip_to_field(visitor: Visitor) -> None:
    visitor.expects_status(422)
    visitor.go()
    visitor.page.locator("#contact-name").press("Enter")
    summary = visitor.page.locator("#answer")
    expect(summary).to_be_focused()

    links = summary.get_by_role("link")
    assert links.count() == 3
    for n in range(links.count()):
        links.nth(n).press("Enter")
        expect(visitor.page.locator(links.nth(n).get_attribute("href") or "")).to_be_focused()


@pytest.mark.firefox
def test_back_leaves_the_focus_where_the_next_tab_makes_sense(visitor: Visitor) -> None:
    """Wherever it is, it is on something that is there, and Tab goes on from it."""
    visitor.go()
    visitor.page.locator("[id^=open-]").first.press("Enter")
    expect(visitor.page.locator("article.project")).to_be_visible()

    visitor.back()

    expect(visitor.page.locator("#experience")).to_be_visible()
    visitor.settle()
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()")


def test_what_changes_is_announced_in_a_region_that_stood_there_before(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.evaluate(LISTENING)
    scripted.page.locator("a[id^=choose-]").first.press("Enter")
    expect(scripted.page.locator("[id^=let-go-]")).to_have_count(2)
    scripted.page.locator("summary", has_text="Add another").press("Enter")
    scripted.page.locator(".options a").first.press("Enter")
    expect(scripted.page.locator("[id^=let-go-]")).to_have_count(3)

    spoken = scripted.page.evaluate("window.spoken")
    assert len(spoken) == 2
    assert spoken[-1] == scripted.page.locator("#filter-count").inner_text()
