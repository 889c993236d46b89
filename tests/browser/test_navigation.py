"""The section navigation follows the reader, and keys spare the way."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting
from tests.browser.test_motion import SHIFTING

# Where anchors come to rest: of each, how far its top is below the navigation, while that sticks.
ANCHORS = """() => [...document.querySelectorAll("main [id], #contact")].filter(one => one.checkVisibility()).map(one => {
  location.hash = one.id
  const bar = document.querySelector(".sections").getBoundingClientRect()
  return [one.id, Math.round(one.getBoundingClientRect().top - bar.bottom), Math.round(bar.top)]
}).filter(([, below, top]) => below < -2 || top)"""
# Of each section but the last, how far to scroll until the reading line lies behind it, a pixel before the next.
GAPS = """() => {
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
  const sections = [...document.querySelectorAll(".sections a")].map(a => document.getElementById(a.hash.slice(1)))
  return sections.slice(1).map((next, n) => [`#${sections[n].id}`, next.getBoundingClientRect().top + scrollY - line - 1])
}"""
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


def test_the_navigation_follows_who_jumps_from_gap_to_gap(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#reading").scroll_into_view_if_needed()
    expect(scripted.page.locator(".books cite").first).to_be_attached()

    for link, top in scripted.page.evaluate(GAPS):
        scripted.page.evaluate("top => scrollTo({ top, behavior: 'instant' })", top)
        expect_marked(scripted, link)
        scripted.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        expect_none_marked(scripted)


def test_the_navigation_follows_what_is_swapped_in(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("a[id^=choose-]").first.click()
    expect(scripted.page.locator("[id^=let-go-]")).to_have_count(2)
    scripted.page.evaluate("document.querySelector('#projects').scrollIntoView({ behavior: 'instant' })")
    expect_marked(scripted, "#projects")

    scripted.page.locator("[id^=open-]").first.click()
    expect(scripted.page.locator("article.project")).to_be_visible()
    expect(scripted.page.locator(".sections")).to_have_count(0)
    scripted.back()
    # The focus comes last: where the page stood is found by then.
    expect(scripted.page.locator("[id^=open-]").first).to_be_focused()
    scripted.page.evaluate("document.querySelector('#skills').scrollIntoView({ behavior: 'instant' })")
    expect_marked(scripted, "#skills")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_led_to_comes_to_rest_below_the_navigation(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, has_script=False, width=width) as visitor:
        visitor.go()

        assert visitor.page.evaluate("document.querySelectorAll('main [id]').length") > 50
        assert visitor.page.evaluate(ANCHORS) == []


# Whether the element that has the focus lies, ring and all, below the navigation and above the screen's lower edge.
CLEAR = """() => {
  const bar = document.querySelector(".sections").getBoundingClientRect()
  const { top, bottom } = document.activeElement.getBoundingClientRect()
  return top - 3 >= bar.bottom && Math.min(bottom, top + 40) <= innerHeight
}"""
# Puts the box half behind the navigation, as somebody who scrolls may leave it.
HALF_COVERED = """() => {
  const bar = document.querySelector(".sections").getBoundingClientRect()
  scrollBy({ top: document.getElementById("find-name").getBoundingClientRect().top - bar.height + 12, behavior: "instant" })
}"""


@pytest.mark.firefox
def test_what_script_gives_the_focus_lies_below_the_navigation(scripted: Visitor) -> None:
    """Also where the page was shorter a moment ago, because what was typed had left few of the controls."""
    scripted.expects_status(422)
    page = scripted.page
    page.set_viewport_size({"width": 414, "height": 800})
    scripted.go()

    page.evaluate(HALF_COVERED)
    page.keyboard.press("/")
    expect(page.locator("#find-name")).to_be_focused()
    assert page.evaluate(CLEAR)
    for words in ("maintainable", "latency"):
        page.locator("#find-name").fill(words)
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.locator("#found-title")).to_contain_text(words)
        expect(page.locator("#found-title")).to_be_focused()
        assert page.evaluate(CLEAR), words
    page.locator("#contact-name").press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    assert page.evaluate(CLEAR)


def focused(visitor: Visitor) -> str:
    found: str = visitor.page.evaluate("document.activeElement.id || document.activeElement.tagName")
    return found


def told(visitor: Visitor) -> list[str]:
    """The keys that the dialog tells."""
    visitor.page.keyboard.press("?")
    keys = visitor.page.get_by_role("dialog", name="Keys").locator("kbd").all_inner_texts()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("dialog")).to_have_count(0)
    return keys


@pytest.mark.firefox
def test_keys_find_tell_and_let_go(scripted: Visitor) -> None:
    scripted.go()
    keyboard = scripted.page.keyboard
    assert told(scripted) == ["/", "?"]

    keyboard.press("/")
    expect(scripted.page.locator("#find-name")).to_be_focused()
    expect(scripted.page.locator("#find-name")).to_be_in_viewport()
    keyboard.type("?/")
    expect(scripted.page.locator("#find-name")).to_have_value("?/")
    keyboard.press("Escape")
    expect(scripted.page.locator("#find-name")).to_have_value("")
    assert focused(scripted) == "find-name"
    keyboard.press("Escape")
    assert focused(scripted) == "BODY"

    keyboard.press("/")
    keyboard.type("kafka")
    keyboard.press("Enter")
    expect(scripted.page.locator("#let-go-all")).to_be_visible()
    expect(scripted.page.locator("#filter-count")).to_be_focused()
    assert told(scripted) == ["/", "Escape", "?"]
    keyboard.press("/")  # The box waits in a fold now.
    expect(scripted.page.locator("#find-name")).to_be_focused()
    keyboard.press("Escape")
    keyboard.press("Escape")
    expect(scripted.page.locator("#let-go-all")).to_have_count(0)


# Presses what would find or tell, as the events of these say, and says what had the focus or was opened then.
PRESSED = """([selector, properties]) => {
  const at = document.querySelector(selector)
  at.focus()
  const found = ["/", "?", "Escape"].map(key => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...properties })
    at.dispatchEvent(event)
    return event.defaultPrevented || document.activeElement !== at || !!document.querySelector("dialog")
  })
  return found.some(one => one)
}"""
LINK = ".masthead a"
TAKEN = [
    ("#contact-message", {}), ("#contact-name", {}), ("#theme", {}), ("#editable", {}), ("#editable b", {}), ("#box", {}),
    (LINK, {"ctrlKey": True}), (LINK, {"altKey": True}), (LINK, {"metaKey": True}), (LINK, {"isComposing": True}),
    (LINK, {"keyCode": 229}), (LINK, {"repeat": True}),
]  # fmt: skip


def test_keys_steal_from_nobody_who_means_something_else(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.evaluate("""document.querySelector("main").insertAdjacentHTML("beforeend",
      "<p id=editable contenteditable>x <b tabindex=0>y</b></p><p id=box role=textbox tabindex=0>z</p>")""")

    assert [case for case in TAKEN if scripted.page.evaluate(PRESSED, list(case))] == []
    assert scripted.page.evaluate(PRESSED, [LINK, {}])


@pytest.mark.parametrize("storage", ["allowed", "denied"])
def test_keys_can_be_switched_off_for_good(scripted: Visitor, storage: str) -> None:
    if storage == "denied":
        scripted.page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })"
        )
    scripted.go()
    dialog = scripted.page.get_by_role("dialog", name="Keys")
    scripted.page.keyboard.press("?")
    expect(dialog.get_by_role("checkbox")).to_be_focused()
    scripted.page.keyboard.press("Space")
    scripted.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    if storage == "allowed":
        scripted.page.reload()
        scripted.settle()
    scripted.page.keyboard.press("?")
    scripted.page.keyboard.press("/")
    assert focused(scripted) == "BODY"
    expect(dialog).to_have_count(0)

    # The button is still there, and so is the way back.
    scripted.page.get_by_role("button", name="Keys").press("Enter")
    expect(dialog.get_by_role("checkbox", name="Use these keys")).not_to_be_checked()
    scripted.page.keyboard.press("Space")
    dialog.get_by_role("button", name="Close").click()
    expect(scripted.page.get_by_role("button", name="Keys")).to_be_focused()
    assert told(scripted) == ["/", "?"]


def test_without_script_no_button_promises_keys(browser: Browser, site: str) -> None:
    with visiting(browser, site, has_script=False) as visitor:
        visitor.go("/books")

        expect(visitor.page.locator("#keys")).to_be_hidden()
