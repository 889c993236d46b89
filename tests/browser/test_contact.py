import re
import threading

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visitor
from tests.postbox import Postbox, text_of

RECEIPT = re.compile(r"/contact/thanks/([0-9a-f]{32})(#answer)?$")


def fill(page: Page, message: str, **changes: str) -> None:
    for label, value in ({"Name": "Vera Visitor", "E-mail": "vera@example.org", "Message": message} | changes).items():
        page.get_by_label(label, exact=True).fill(value)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send message").click()


def letters_with(postbox: Postbox, word: str, at_least: int = 1) -> list[str]:
    """What arrived with `word` in it, once it has; whatever comes in the second after that is too much."""
    tick = threading.Event()
    for _ in range(200):
        if len([letter for letter in postbox.letters if word in text_of(letter)]) >= at_least:
            break
        tick.wait(0.05)
    tick.wait(1.2)
    return [text_of(letter) for letter in postbox.letters if word in text_of(letter)]


def says_received(visitor: Visitor) -> str:
    expect(visitor.page).to_have_url(RECEIPT)
    expect(visitor.page.get_by_role("heading", name="Message received")).to_be_visible()
    found = RECEIPT.search(visitor.page.url)
    assert found
    expect(visitor.page.locator("#contact code")).to_have_text(found[1])
    return found[1]


@pytest.mark.parametrize("start", ["/", "/projects/real-time-social-graph-engine", "/contact"])
def test_a_message_reaches_the_owner(visitor: Visitor, postbox: Postbox, start: str) -> None:
    words = f"From {start} {'with' if visitor.has_script else 'without'} script"
    visitor.go(start)
    fill(visitor.page, words, **{"Subject (optional)": "A role"})

    send(visitor.page)

    reference = says_received(visitor)
    [letter] = letters_with(postbox, words)
    assert reference in letter
    [found] = [letter for letter in postbox.letters if words in text_of(letter)]
    assert found["To"] == "owner@example.com"
    assert found["From"] == "site@example.net"
    assert found["Reply-To"] == "vera@example.org"
    assert "Subject: A role" in letter


@pytest.mark.firefox
def test_the_receipt_holds_in_reload_back_forward_and_a_fresh_tab(visitor: Visitor) -> None:
    visitor.go()
    fill(visitor.page, f"A receipt, {visitor.has_script}")
    send(visitor.page)
    reference = says_received(visitor)

    visitor.page.reload()
    assert says_received(visitor) == reference
    visitor.back()
    visitor.at("/")
    visitor.forward()
    assert says_received(visitor) == reference
    tab = visitor.context.new_page()
    tab.goto(visitor.page.url)
    expect(tab.locator("#contact code")).to_have_text(reference)
    tab.get_by_role("link", name="Write another message").click()
    expect(tab.get_by_label("Name", exact=True)).to_be_visible()


@pytest.mark.firefox
def test_slips_are_told_at_the_top_and_at_the_field_and_everything_typed_stays(visitor: Visitor) -> None:
    visitor.expects_status(422)
    visitor.go()
    fill(visitor.page, "Mended later", **{"E-mail": "vera", "Name": ""})

    send(visitor.page)

    summary = visitor.page.locator("#answer")
    expect(summary).to_contain_text("There is a problem")
    expect(summary).to_be_focused()
    own_title = "Kyler Post, Senior Backend Engineer" if visitor.has_script else "Contact – Kyler Post"
    expect(visitor.page).to_have_title(f"Error: {own_title}")
    expect(visitor.page.locator("#contact-name-error")).to_have_text("Enter your name.")
    expect(visitor.page.get_by_label("E-mail", exact=True)).to_have_value("vera")
    expect(visitor.page.get_by_label("Message", exact=True)).to_have_value("Mended later")
    visitor.at("/" if visitor.has_script else "/contact#answer")
    summary.get_by_role("link", name="Enter your name.").click()
    expect(visitor.page.get_by_label("Name", exact=True)).to_be_focused()

    fill(visitor.page, "Mended now")
    send(visitor.page)
    says_received(visitor)


def test_slips_twice_in_a_row_take_the_focus_to_the_top_again(visitor: Visitor) -> None:
    visitor.expects_status(422)
    visitor.go("/contact")
    for _ in range(2):
        send(visitor.page)
        expect(visitor.page.locator("#answer")).to_be_focused()
        visitor.page.get_by_label("Subject (optional)").focus()


def test_a_success_takes_the_focus_to_its_heading(visitor: Visitor) -> None:
    visitor.go()
    fill(visitor.page, f"Focus, {visitor.has_script}")

    send(visitor.page)

    says_received(visitor)
    expect(visitor.page.get_by_role("heading", name="Message received")).to_be_focused()


def test_the_receipt_fits_a_small_phone(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    visitor.go("/contact")
    fill(visitor.page, f"From a small phone, {visitor.has_script}")
    send(visitor.page)
    says_received(visitor)

    box = visitor.page.locator(".thanks").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320 - 16
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_three_quick_clicks_send_one_message(visitor: Visitor, postbox: Postbox) -> None:
    words = f"Thrice, {visitor.has_script}"
    visitor.go()
    fill(visitor.page, words)

    visitor.page.get_by_role("button", name="Send message").click(click_count=3, delay=5)

    says_received(visitor)
    assert len(letters_with(postbox, words)) == 1


def test_what_was_typed_survives_a_walk_through_the_page(scripted: Visitor) -> None:
    scripted.go()
    fill(scripted.page, "Half a thought")
    scripted.page.locator("#choose-grpc").click()
    scripted.at("/?tech=grpc")
    scripted.page.locator("#open-real-time-social-graph-engine").click()
    scripted.at("/projects/real-time-social-graph-engine")
    scripted.back()
    scripted.at("/?tech=grpc")

    expect(scripted.page.get_by_label("Message", exact=True)).to_have_value("Half a thought")


LOST = "Not sent: the connection was lost. Your text is still here; try again."
BROKEN = "Not sent: something broke on the way. Your text is still here; try again in a minute."
TOO_LONG = "Not sent: that is too much text. It is still here; shorten it and send it again."


@pytest.mark.parametrize(
    ("fault", "told"),
    [("abort", LOST), ("proxy 502", BROKEN), ("proxy 503", BROKEN), ("our 500", BROKEN), ("proxy 413", TOO_LONG)],
)
def test_a_fault_on_the_way_is_told_and_the_text_is_still_there(scripted: Visitor, fault: str, told: str) -> None:
    def fail(route: Route) -> None:
        whose, _, status = fault.partition(" ")
        if fault == "abort":
            route.abort()
        else:
            headers = {"Content-Security-Policy": "default-src 'none'"} if whose == "our" else {}
            route.fulfill(status=int(status), headers=headers, body="<form id='contact-form'>a bare page</form>")

    for status in (413, 500, 502, 503):
        scripted.expects_status(status)
    scripted.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
    scripted.go()
    fill(scripted.page, f"Over a bad network: {fault}")
    scripted.page.route("**/contact", fail)
    send(scripted.page)

    status = scripted.page.locator("#status")
    expect(status).to_have_text(told)
    expect(status).to_be_in_viewport()
    expect(scripted.page.get_by_label("Message", exact=True)).to_have_value(f"Over a bad network: {fault}")
    scripted.at("/")

    scripted.page.unroute("**/contact")
    send(scripted.page)
    says_received(scripted)
    expect(status).to_be_empty()


def test_far_too_much_text_is_told_and_still_there(scripted: Visitor) -> None:
    scripted.expects_status(413)
    scripted.expects_status(422)
    words = "x" * 300_000
    scripted.go()
    fill(scripted.page, words)
    send(scripted.page)

    expect(scripted.page.locator("#status")).to_have_text(TOO_LONG)
    message = scripted.page.get_by_label("Message", exact=True)
    assert message.input_value() == words
    message.fill(words[:6000])
    send(scripted.page)
    expect(scripted.page.locator("#answer")).to_contain_text("Shorten the message to 5,000 characters at most.")
    assert message.input_value() == words[:6000]


def test_nobody_meets_the_trap(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.get_by_label("Name", exact=True).focus()
    stops = []
    for _ in range(5):
        stops.append(visitor.focused_id())
        visitor.page.keyboard.press("Tab")

    assert stops == ["contact-name", "contact-email", "contact-subject", "contact-message", ""]
    box = visitor.page.locator("#contact-leave-empty").bounding_box()
    assert box is not None
    hidden = visitor.page.locator("div.hidden", has=visitor.page.locator("#contact-leave-empty")).bounding_box()
    assert hidden is not None
    assert (hidden["width"], hidden["height"]) == (1, 1)
