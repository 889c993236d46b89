"""The one box: technologies first, then every sentence, with script and without."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

LATENCY = "1 technology and 12 texts for “latency”"


def ask(visitor: Visitor, words: str) -> None:
    """Ask the box, which waits in the fold of what may be added where something is chosen."""
    if not visitor.page.locator("#find-name").is_visible():
        visitor.page.locator("[id^=filter-more] summary").click()
    visitor.page.locator("#find-name").fill(words)
    visitor.page.locator("#find-name").press("Enter")


def at_answer(visitor: Visitor, path: str) -> None:
    """Expect the address of an answer: without script, the browser went to the box."""
    visitor.at(path if visitor.has_script else f"{path}#find")


def test_a_word_shows_the_sentences_that_say_it_and_each_leads_to_its_place(visitor: Visitor) -> None:
    visitor.go()

    ask(visitor, "latency")

    at_answer(visitor, "/?q=latency")
    expect(visitor.page.locator("#found-title")).to_have_text(LATENCY)
    expect(visitor.page.locator("#found-title")).to_be_in_viewport()
    expect(visitor.page.locator("#found mark")).to_have_count(12)
    expect(visitor.page).to_have_title("“latency” – Kyler Post, Senior Backend Engineer")
    visitor.page.locator("#found").get_by_role("link", name="Senior Backend Engineer, Meta").nth(1).click()
    visitor.at("/#achievement-meta-query-latency")
    expect(visitor.page.locator("#achievement-meta-query-latency")).to_be_in_viewport()


def test_back_forward_and_reload_show_what_the_address_says(visitor: Visitor) -> None:
    visitor.go()
    ask(visitor, "latency")
    expect(visitor.page.locator("#found-title")).to_have_text(LATENCY)
    ask(visitor, "mentoring")
    expect(visitor.page.locator("#found")).to_contain_text("Mentored 5+ junior engineers")

    visitor.back()
    at_answer(visitor, "/?q=latency")
    expect(visitor.page.locator("#found-title")).to_have_text(LATENCY)
    visitor.back()
    visitor.at("/")
    expect(visitor.page.locator("#found-title")).to_have_count(0)
    visitor.forward()
    expect(visitor.page.locator("#found-title")).to_have_text(LATENCY)
    visitor.page.reload()
    expect(visitor.page.locator("#found-title")).to_have_text(LATENCY)
    expect(visitor.page.locator("#find-name")).to_have_value("latency")


def test_an_answer_is_told_and_has_the_focus(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.evaluate("document.getElementById('status').dataset.same = 'yes'")

    ask(scripted, "latency")

    expect(scripted.page.locator("#found-title")).to_be_focused()
    expect(scripted.page.locator("#status[data-same=yes]")).to_have_text(LATENCY)
    scripted.page.keyboard.press("Tab")
    assert scripted.page.evaluate("document.activeElement.textContent") == "Show High Throughput & Low Latency"


def test_a_choice_stays_and_takes_what_is_found(visitor: Visitor) -> None:
    visitor.go("/?tech=grpc")

    ask(visitor, "jvm language java")
    expect(visitor.page.locator("#choose-grpc")).to_have_attribute("aria-current", "true")
    visitor.page.get_by_role("link", name="Show Java", exact=True).click()

    visitor.at_evidence("/?tech=grpc&tech=java")
    expect(visitor.page.locator("#found-title")).to_have_count(0)


def test_the_search_closes(visitor: Visitor) -> None:
    visitor.go("/?q=cobol")
    expect(visitor.page.locator("#found-title")).to_have_text("No text of this page says “cobol”.")

    visitor.page.get_by_role("link", name="Close the search").click()

    visitor.at_evidence("/")
    expect(visitor.page.locator("#found-title")).to_have_count(0)
    expect(visitor.page.locator("#experience article")).to_have_count(3)


def test_a_lost_connection_is_told_and_the_words_stay(scripted: Visitor) -> None:
    scripted.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
    scripted.go()
    scripted.page.route("**/fragments/found*", lambda route: route.abort())

    ask(scripted, "latency")

    expect(scripted.page.locator("#status")).to_have_text("No connection. Try again in a moment.")
    expect(scripted.page.locator("#find-name")).to_have_value("latency")
    scripted.at("/")


def test_a_broken_answer_leads_to_the_page(scripted: Visitor) -> None:
    scripted.expects_status(502)
    scripted.go()
    scripted.page.route("**/fragments/found*", lambda route: route.fulfill(status=502, body="Bad gateway"))

    ask(scripted, "latency")

    scripted.at("/?q=latency#find")
    expect(scripted.page.locator("#found-title")).to_have_text(LATENCY)


def test_too_long_a_question_is_refused_with_a_sentence(visitor: Visitor) -> None:
    visitor.expects_status(400)
    visitor.go()

    ask(visitor, "x" * 101)

    expect(visitor.page.locator("main")).to_contain_text("Ask for 100 characters at most; one word is enough.")
    visitor.back()
    visitor.at("/")


def test_paper_has_the_page_and_not_the_search(scripted: Visitor) -> None:
    scripted.go("/?q=latency")

    scripted.page.emulate_media(media="print")

    expect(scripted.page.locator("#found")).to_be_hidden()
    expect(scripted.page.locator("#experience article")).to_have_count(3)
