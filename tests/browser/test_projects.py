import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

ADDRESS = "/projects/global-adaptive-streaming-platform"
TITLE = "Global Adaptive Streaming Platform"


def open_project(visitor: Visitor) -> int:
    """Open a project from the middle of the page; return where the page was scrolled to."""
    visitor.go()
    link = visitor.page.locator("#open-global-adaptive-streaming-platform")
    link.scroll_into_view_if_needed()
    before = visitor.scroll()
    link.click()
    shows_project(visitor)
    if visitor.has_script:  # The focus comes last, when what moves has moved.
        expect(visitor.page.locator("h1")).to_be_focused()
    return before


def shows_project(visitor: Visitor) -> None:
    visitor.at(ADDRESS)
    expect(visitor.page.locator("h1")).to_have_text(TITLE)
    expect(visitor.page).to_have_title(f"{TITLE} – Kyler Post")
    expect(visitor.page.locator("main")).to_have_count(1)
    expect(visitor.page.get_by_text("Kept playback running through CDN and regional outages")).to_be_visible()


def shows_index(visitor: Visitor) -> None:
    visitor.at("/")
    expect(visitor.page.locator("h1")).to_have_text("Kyler Post")
    expect(visitor.page).to_have_title("Kyler Post, Senior Backend Engineer")
    expect(visitor.page.locator("#experience article")).to_have_count(3)


@pytest.mark.firefox
def test_a_project_opens_and_back_returns_to_the_place_it_was_opened_from(visitor: Visitor) -> None:
    before = open_project(visitor)
    assert before > 1000
    assert visitor.scroll() == 0

    visitor.back()

    shows_index(visitor)
    expect(visitor.page.locator("#open-global-adaptive-streaming-platform")).to_be_in_viewport()
    assert abs(visitor.scroll() - before) <= 2


@pytest.mark.firefox
def test_back_and_forward_and_reload_and_a_fresh_tab_show_what_the_address_says(visitor: Visitor) -> None:
    open_project(visitor)
    visitor.back()
    shows_index(visitor)
    visitor.forward()
    shows_project(visitor)
    visitor.page.reload()
    shows_project(visitor)
    visitor.back()
    shows_index(visitor)
    visitor.forward()
    shows_project(visitor)

    tab = visitor.context.new_page()
    tab.goto(visitor.page.url)

    expect(tab.locator("h1")).to_have_text(TITLE)


def test_the_next_project_follows_and_back_goes_step_by_step(visitor: Visitor) -> None:
    open_project(visitor)

    visitor.page.get_by_role("link", name="Monolith-to-Microservices Migration").click()
    visitor.at("/projects/monolith-to-microservices-migration")
    expect(visitor.page.locator("h1")).to_have_text("Monolith-to-Microservices Migration")
    visitor.back()
    shows_project(visitor)
    visitor.back()
    shows_index(visitor)


def test_back_while_the_page_still_moves_leaves_the_right_title(scripted: Visitor) -> None:
    scripted.go()
    devtools = scripted.context.new_cdp_session(scripted.page)
    devtools.send("Animation.enable")
    devtools.send("Animation.setPlaybackRate", {"playbackRate": 0.2})
    scripted.page.locator("#open-global-adaptive-streaming-platform").click()
    expect(scripted.page.locator("h1")).to_have_text(TITLE)

    scripted.back()

    shows_index(scripted)
    scripted.page.evaluate("Promise.allSettled(document.getAnimations().map(animation => animation.finished))")
    scripted.page.wait_for_timeout(100)
    shows_index(scripted)


def test_ctrl_click_opens_a_tab_and_leaves_the_page(visitor: Visitor) -> None:
    visitor.go()
    with visitor.context.expect_page() as opened:
        visitor.page.locator("#open-global-adaptive-streaming-platform").click(modifiers=["Control"])

    expect(opened.value.locator("h1")).to_have_text(TITLE)
    assert opened.value.url == visitor.site + ADDRESS
    shows_index(visitor)


def test_from_a_project_to_the_place_of_its_evidence(visitor: Visitor) -> None:
    open_project(visitor)

    visitor.page.get_by_role("link", name="Streaming Backend Developer, Netflix").click()

    visitor.at("/#position-netflix")
    expect(visitor.page.locator("#position-netflix")).to_be_in_viewport()
    visitor.back()
    shows_project(visitor)


def test_from_a_project_to_what_else_names_its_technology(visitor: Visitor) -> None:
    open_project(visitor)

    visitor.page.locator("main .chips").get_by_role("link", name="gRPC").click()

    visitor.at("/?tech=grpc#evidence")
    expect(visitor.page.locator("#filter-count")).to_contain_text("gRPC is named in 2 positions")


def test_from_a_figure_to_where_it_was_earned(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.get_by_role("link", name="99.9%").click()
    visitor.at("/#achievement-pls-uptime")
    expect(visitor.page.locator("#achievement-pls-uptime")).to_be_in_viewport()

    visitor.page.get_by_role("link", name="60%").click()
    visitor.at("/projects/real-time-social-graph-engine")


@pytest.mark.firefox
def test_a_project_takes_the_focus_to_its_title_and_back_returns_it_without_a_reload(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.evaluate("document.documentElement.dataset.same = 'yes'")
    scripted.page.locator("#project-real-time-social-graph-engine").click()
    scripted.at("/projects/real-time-social-graph-engine")

    expect(scripted.page.locator("h1")).to_be_focused()
    scripted.back()
    shows_index(scripted)
    expect(scripted.page.locator("#open-real-time-social-graph-engine")).to_be_focused()
    expect(scripted.page.locator("html")).to_have_attribute("data-same", "yes")


def test_the_later_of_two_clicks_wins(scripted: Visitor) -> None:
    """The first answer is slow; the second must not be overtaken by it."""

    scripted.go()
    scripted.slows("**/fragments/projects/real-time-social-graph-engine")
    scripted.page.locator("#open-real-time-social-graph-engine").click(no_wait_after=True)
    scripted.page.locator("#open-global-adaptive-streaming-platform").click()

    shows_project(scripted)
    scripted.page.wait_for_timeout(900)
    shows_project(scripted)


def test_the_later_of_two_figures_wins(scripted: Visitor) -> None:
    scripted.go()
    scripted.slows("**/fragments/projects/real-time-social-graph-engine")
    scripted.page.get_by_role("link", name="60%").click(no_wait_after=True)
    scripted.page.get_by_role("link", name="10x").click()

    scripted.page.wait_for_timeout(900)
    scripted.at("/projects/monolith-to-microservices-migration")
    expect(scripted.page.locator("h1")).to_have_text("Monolith-to-Microservices Migration")


def test_while_htmx_has_not_come_every_link_still_works(scripted: Visitor) -> None:
    scripted.expected.append("Failed to load resource: net::ERR_FAILED")
    scripted.page.route("**/static/*", lambda route: route.abort())
    scripted.page.goto(scripted.site)

    scripted.page.locator("#open-global-adaptive-streaming-platform").click()
    shows_project(scripted)
    scripted.back()
    shows_index(scripted)
    scripted.page.locator("#choose-grpc").click()
    scripted.at("/?tech=grpc#evidence")


def test_back_before_htmx_has_come_shows_what_the_address_says(scripted: Visitor) -> None:
    open_project(scripted)
    scripted.expected.append("Failed to load resource: net::ERR_FAILED")
    scripted.page.route("**/static/*", lambda route: route.abort())
    scripted.page.reload()

    scripted.back()

    shows_index(scripted)


def test_back_over_an_anchor_shows_what_the_address_says(scripted: Visitor) -> None:
    open_project(scripted)
    scripted.page.keyboard.press("Home")
    scripted.page.evaluate("location.hash = 'main'")

    scripted.page.evaluate("history.go(-2)")

    shows_index(scripted)


@pytest.mark.parametrize("fault", ["abort", "500", "404"])
def test_a_link_that_fails_says_so_or_leads_to_the_page(scripted: Visitor, fault: str) -> None:
    pattern = "**/fragments/projects/global-adaptive-streaming-platform"
    scripted.go()
    if fault == "abort":
        scripted.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
        scripted.page.route(pattern, lambda route: route.abort())
    else:
        scripted.expects_status(int(fault))
        scripted.page.route(pattern, lambda route: route.fulfill(status=int(fault), body="<h1>broken</h1>"))

    scripted.page.locator("#open-global-adaptive-streaming-platform").click()

    if fault == "abort":
        expect(scripted.page.locator("#status")).to_have_text("No connection. Try again in a moment.")
        shows_index(scripted)
    else:
        shows_project(scripted)
