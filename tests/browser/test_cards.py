"""A project's card is one link to its page, wherever it is pressed."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting

# What lies under each corner and the middle of each card, and what else in it could be pressed.
TARGETS = """[...document.querySelectorAll(".card")].map(card => {
  card.scrollIntoView({ block: "center" })
  const { left, right, top, bottom } = card.getBoundingClientRect()
  const places = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3],
    [(left + right) / 2, (top + bottom) / 2]]
  return {
    under: [...new Set(places.map(place => document.elementFromPoint(...place)?.id))],
    links: [...card.querySelectorAll("a, button, summary, [tabindex]")].map(link => link.id),
    wanted: card.id.replace("project-", "open-"),
  }
})"""
# How much larger the figure is than the words around it.
LARGER = """[...document.querySelectorAll(".card .value")].map(value =>
  parseFloat(getComputedStyle(value).fontSize) / parseFloat(getComputedStyle(value.parentElement).fontSize))"""
# Cards whose outcome reaches into what stands above or below it.
OVERLAPS = """[...document.querySelectorAll(".card:has(.result)")].filter(card => {
  const lines = [...card.querySelectorAll(".result > span, .result > b")].filter(line => line.innerText)
    .map(line => line.getBoundingClientRect())
  return Math.max(...lines.map(line => line.bottom)) > card.lastElementChild.getBoundingClientRect().top + 1
    || Math.min(...lines.map(line => line.top)) < card.querySelector("h3").getBoundingClientRect().bottom - 6
}).map(card => card.id)"""
# An owner's link in the summary, and what lies above its middle.
OWNERS_LINK = """() => {
  const link = document.createElement("a")
  link.href = "https://owner.example/"
  link.textContent = "the owner's own link"
  document.querySelector(".card > :last-child p").prepend(link)
  link.scrollIntoView({ block: "center" })
  const { left, top, width, height } = link.getBoundingClientRect()
  return document.elementFromPoint(left + width / 2, top + height / 2).textContent
}"""


@pytest.mark.parametrize("whose", ["site", "another_site", "designers_site"])
def test_all_of_a_card_is_its_one_link(request: pytest.FixtureRequest, browser: Browser, whose: str) -> None:
    with visiting(browser, request.getfixturevalue(whose)) as visitor:
        visitor.go("/")
        for width in (360, 1280):
            visitor.page.set_viewport_size({"width": width, "height": 900})

            cards = visitor.page.evaluate(TARGETS)

            assert len(cards) >= 2
            assert [card for card in cards if not card["under"] == card["links"] == [card["wanted"]]] == []
            assert min(visitor.page.evaluate(LARGER)) > 2
            assert visitor.page.evaluate(OVERLAPS) == []
        assert visitor.page.evaluate(OWNERS_LINK) == "the owner's own link"


def test_a_card_pressed_at_its_edge_opens_and_back_returns_to_it(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.locator("#choose-kafka").click()
    visitor.at_evidence("/?tech=kafka")
    visitor.settle()
    visitor.page.evaluate("document.documentElement.dataset.same = 'yes'")
    card = visitor.page.locator("#project-global-adaptive-streaming-platform")

    card.click(position={"x": 5, "y": 5})
    visitor.at("/projects/global-adaptive-streaming-platform")
    expect(visitor.page.locator("h1")).to_have_text("Global Adaptive Streaming Platform")
    if visitor.has_script:
        expect(visitor.page.locator("html")).to_have_attribute("data-same", "yes")
    visitor.back()

    expect(card).to_be_in_viewport()


def test_projects_are_leafed_through_to_both_ends(visitor: Visitor) -> None:
    visitor.go("/projects/real-time-social-graph-engine")
    ways = visitor.page.get_by_role("navigation", name="Projects").get_by_role("link")
    expect(ways).to_have_text(["Global Adaptive Streaming Platform"])

    visitor.page.locator("[rel=next]").click()
    expect(ways).to_have_text(["Real-Time Social Graph Engine", "Monolith-to-Microservices Migration"])
    visitor.page.locator("[rel=next]").click()
    expect(ways).to_have_text(["Global Adaptive Streaming Platform"])

    visitor.page.locator("[rel=prev]").click()
    visitor.at("/projects/global-adaptive-streaming-platform")
    if visitor.has_script:
        expect(visitor.page.locator("h1")).to_be_focused()
