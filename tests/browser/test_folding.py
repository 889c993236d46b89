"""A chosen state shows its proofs on a phone's screen and folds the rest."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks import large
from portfolio.content.file import loading
from tests.browser import paper
from tests.browser.conftest import Visitor, visiting
from tests.browser.paper import squeezed
from tests.paths import ENGINEER

PHONE = {"width": 390, "height": 844}
PROOFS = ("#achievement-meta-distributed-systems", "#projects .proof")


@pytest.fixture(params=["script", "no-script"])
def on_phone(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Visitor]:
    with visiting(browser, site, has_script=request.param == "script") as visitor:
        visitor.page.set_viewport_size(PHONE)
        yield visitor


def top_and_bottom(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def scroll_to_show(visitor: Visitor, element: Locator) -> float:
    """Scroll down as far as the whole of `element` needs, and say how far that was."""
    _, bottom = top_and_bottom(element)
    down = max(0, bottom - PHONE["height"])
    visitor.page.mouse.wheel(0, down)
    visitor.page.wait_for_timeout(200)
    expect(element).to_be_in_viewport()
    return down


def is_on_screen(element: Locator) -> bool:
    top, bottom = top_and_bottom(element)
    return top >= 0 and bottom <= PHONE["height"]


def chosen(visitor: Visitor, path: str) -> None:
    visitor.at_evidence(path)
    expect(visitor.page.locator("#let-go-all")).to_be_visible()


def test_the_proofs_are_two_taps_and_less_than_a_screen_away(on_phone: Visitor) -> None:
    on_phone.go()
    page = on_phone.page
    menu = page.get_by_role("navigation", name="On this page").get_by_role("link", name="Technologies")
    scrolled = scroll_to_show(on_phone, menu)
    menu.click()
    scrolled += scroll_to_show(on_phone, page.locator("#choose-kafka"))
    page.locator("#choose-kafka").click()
    chosen(on_phone, "/?tech=kafka")
    on_phone.settle()

    assert is_on_screen(page.locator("#filter-count"))
    assert is_on_screen(page.locator("mark").first)
    for proof in PROOFS:
        scrolled += scroll_to_show(on_phone, page.locator(proof))

    assert scrolled < PHONE["height"]
    expect(page.locator("mark")).to_have_text(["Kafka"] * 4)


def test_the_proofs_are_reached_by_keyboard_alone(on_phone: Visitor) -> None:
    on_phone.go()
    page = on_phone.page

    def tab_to(selector: str) -> None:
        for _ in range(60):
            if page.locator(selector).evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"Tab does not lead to {selector}.")

    tab_to("nav a[href='#filter']")
    page.keyboard.press("Enter")
    expect(page.locator("#filter-title")).to_be_in_viewport()
    tab_to("#choose-kafka")
    page.keyboard.press("Enter")
    chosen(on_phone, "/?tech=kafka")
    on_phone.settle()

    expect(page.locator(PROOFS[0])).to_be_in_viewport()
    tab_to("#achievements-meta--kafka > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#achievement-meta-social-features")).to_be_visible()


def test_back_and_forward_show_the_proofs_again(on_phone: Visitor) -> None:
    on_phone.go("/#filter")
    page = on_phone.page
    page.locator("#choose-kafka").click()
    chosen(on_phone, "/?tech=kafka")
    on_phone.settle()

    on_phone.back()
    expect(page.locator("#choose-java")).to_be_in_viewport()
    expect(page.locator(".fold[id*=kafka]")).to_have_count(0)
    on_phone.forward()

    chosen(on_phone, "/?tech=kafka")
    expect(page.locator(PROOFS[0])).to_be_in_viewport()
    expect(page.locator("#achievement-meta-social-features")).to_be_hidden()


def test_what_is_folded_opens_and_a_new_choice_folds_again(visitor: Visitor) -> None:
    visitor.go("/?tech=java")
    page = visitor.page
    other = page.locator("#experience article .fold[id^=achievements-] li").first
    expect(other).to_be_hidden()
    page.locator("#experience summary", has_text="achievement").first.click()
    expect(other).to_be_visible()

    page.locator("#experience").get_by_role("link", name="Java", exact=True).first.click()
    page.locator("summary", has_text="Add another").click()
    page.get_by_role("link", name=re.compile(r"^\+ gRPC")).click()

    chosen(visitor, "/?tech=grpc&tech=java")
    expect(page.locator("details[open]")).to_have_count(0)
    expect(page.locator(PROOFS[0])).to_be_visible()


@pytest.mark.parametrize(
    "anchor",
    ["#achievement-meta-social-features", "#position-pls-logistics", "#project-monolith-to-microservices-migration"],
)
def test_an_anchor_opens_the_fold_that_it_leads_into(visitor: Visitor, anchor: str) -> None:
    visitor.page.goto(f"{visitor.site}/?tech=kafka{anchor}")

    expect(visitor.page.locator(anchor)).to_be_in_viewport()
    expect(visitor.page.locator(f"details[open] {anchor}")).to_be_visible()


def test_an_anchor_opens_the_fold_of_earlier_positions(browser: Browser, large_site: str) -> None:
    for has_script in (True, False):
        with visiting(browser, large_site, has_script=has_script) as visitor:
            visitor.go()
            last = visitor.page.locator("#further-positions article").last
            identifier = last.get_attribute("id")
            expect(last).to_be_hidden()
            visitor.page.locator("#further-rows summary").click()

            visitor.page.locator(f".timeline a[href='#{identifier}']").click()

            expect(last).to_be_in_viewport()
            achievement = last.locator("[id^=achievement-]").last.get_attribute("id")
            visitor.page.goto("about:blank")
            visitor.page.goto(f"{large_site}/#{achievement}")
            expect(visitor.page.locator(f"#{achievement}")).to_be_in_viewport()


def test_the_address_of_a_folded_achievement_opens_it_where_the_browser_does_not(scripted: Visitor) -> None:
    scripted.go("/#achievement-meta-observability")
    folded = scripted.page.locator("#achievement-meta-observability")
    # As if the browser had come to it and left it closed.
    scripted.page.evaluate("document.getElementById('achievements-meta').open = false; scrollTo(0, 0)")
    expect(folded).to_be_hidden()

    scripted.page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")

    expect(folded).to_be_in_viewport()


def test_paper_shows_what_is_folded_where_the_style_sheet_cannot(scripted: Visitor) -> None:
    scripted.page.add_init_script("CSS.supports = () => false")
    scripted.go()
    folds, opened = (scripted.page.locator(f"details{state}") for state in ("", "[open]"))
    expect(opened).to_have_count(0)

    scripted.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(opened).to_have_count(folds.count())

    scripted.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened).to_have_count(0)


def sheets(page: Page) -> str:
    return "".join(paper.words(page, "A4"))


@pytest.mark.firefox
def test_a_chosen_state_prints_what_is_folded_and_says_what_was_chosen(visitor: Visitor) -> None:
    visitor.go("/?tech=kafka")
    portfolio = loading.load(ENGINEER)

    text = sheets(visitor.page)

    assert (
        squeezed(f"Chosen: Kafka. What names it is here in full, the rest by title; everything is at {visitor.site}/")
        in text
    )
    for position in portfolio.positions:
        assert squeezed(position.title) in text
        named_in_full = squeezed(position.summary or "") in text
        assert named_in_full == (position.slug != "pls-logistics")
        for said in (*(achievement.text for achievement in position.achievements), *position.technologies):
            assert not named_in_full or squeezed(said) in text, said
    for project in portfolio.projects:
        assert squeezed(project.title) in text
        assert (squeezed(project.summary or "") in text) == (project.slug != "monolith-to-microservices-migration")
    for control in ("1 other position", "other achievements", "Add another", "Show all", "Find a technology"):
        assert squeezed(control) not in text


def test_print_opens_the_earlier_positions(browser: Browser, large_site: str) -> None:
    with visiting(browser, large_site, has_script=False) as visitor:
        visitor.go()
        visitor.page.emulate_media(
            media="print"
        )  # That folds open in a PDF, the test above reads; of forty sheets it would take long.
        text = squeezed(visitor.page.locator("body").inner_text())

    for position in large.portfolio()["employers"][0]["positions"]:
        assert squeezed(position["title"]) in text
        for achievement in position["achievements"]:
            assert squeezed(achievement["text"]) in text
