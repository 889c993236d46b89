import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting

LIGHT, DARK = "rgb(252, 252, 250)", "rgb(20, 22, 26)"
# Notes which theme the page had when its first words came.
WATCHING = """new MutationObserver((_, watcher) => {
  if (document.body) { window.first = document.documentElement.dataset.theme; watcher.disconnect() }
}).observe(document, { childList: true, subtree: true })"""


def paper(visitor: Visitor) -> str:
    found: str = visitor.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return found


def choose(visitor: Visitor, theme: str) -> None:
    visitor.page.get_by_label("Theme").select_option(theme)


@pytest.mark.parametrize(
    ("scheme", "own", "other", "color"), [("light", LIGHT, "Dark", DARK), ("dark", DARK, "Light", LIGHT)]
)
def test_the_system_decides_until_the_visitor_does(
    scripted: Visitor, scheme: str, own: str, other: str, color: str
) -> None:
    scripted.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    scripted.go()
    assert paper(scripted) == own

    choose(scripted, other)
    assert paper(scripted) == color
    choose(scripted, "Auto")
    assert paper(scripted) == own


def test_the_choice_is_remembered_and_there_before_the_first_word(scripted: Visitor) -> None:
    scripted.page.add_init_script(WATCHING)
    scripted.go()
    choose(scripted, "Dark")

    scripted.page.reload()

    assert scripted.page.evaluate("window.first") == "dark"
    assert paper(scripted) == DARK
    expect(scripted.page.get_by_label("Theme")).to_have_value("dark")
    tab = scripted.context.new_page()
    tab.goto(f"{scripted.site}/books")
    expect(tab.get_by_label("Theme")).to_have_value("dark")


def test_the_control_keeps_up_when_a_page_comes_back(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("[id^=open-]").first.click()
    expect(scripted.page.locator("article.project")).to_be_visible()
    choose(scripted, "Dark")

    scripted.back()

    expect(scripted.page.locator("#experience")).to_be_visible()
    expect(scripted.page.get_by_label("Theme")).to_have_value("dark")
    assert paper(scripted) == DARK


def test_without_script_there_is_no_control_and_the_system_decides(browser: Browser, site: str) -> None:
    with visiting(browser, site, has_script=False) as visitor:
        visitor.page.emulate_media(color_scheme="dark")
        visitor.go()

        expect(visitor.page.locator("#theme")).to_be_hidden()
        assert paper(visitor) == DARK


def test_where_nothing_may_be_stored_the_control_works_all_the_same(scripted: Visitor) -> None:
    scripted.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    scripted.go()

    choose(scripted, "Dark")

    assert paper(scripted) == DARK


def test_the_colors_of_a_forced_palette_still_show_what_is_chosen(scripted: Visitor) -> None:
    scripted.page.emulate_media(forced_colors="active")
    scripted.go("/?tech=grpc")
    background = "e => getComputedStyle(e).backgroundColor"

    chosen = scripted.page.locator("#choose-grpc").evaluate(background)
    assert chosen != scripted.page.locator(".timeline__held a").first.evaluate(background)
    for bar in (".timeline__held rect", ".timeline__chosen rect"):
        fill = scripted.page.locator(bar).last.evaluate("e => getComputedStyle(e).fill")
        assert fill == scripted.page.evaluate("getComputedStyle(document.body).color")
