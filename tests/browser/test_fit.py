import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.paths import DATA

AD = (DATA / "job_descriptions/startup.txt").read_text()


def test_a_pasted_job_description_leads_to_the_evidence(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.get_by_role("link", name="Role fit").click()
    visitor.page.get_by_label("Job description").fill(AD)

    visitor.page.get_by_role("button", name="Compare").click()

    answer = visitor.page.locator("#fit-answer")
    expect(answer).to_have_text("13 of 15 recognized technologies are evidenced here")
    expect(answer).to_be_in_viewport()
    visitor.at("/fit" if visitor.has_script else "/fit#fit-answer")
    expect(visitor.page.get_by_label("Job description")).to_have_value(AD.strip())
    if visitor.has_script:
        expect(answer).to_be_focused()
    visitor.page.get_by_role("link", name="Kafka", exact=True).click()
    expect(visitor.page).to_have_url(f"{visitor.site}/?tech=kafka#evidence")
    expect(visitor.page.locator("#filter-count")).to_contain_text("Kafka is named in 2 positions and 2 projects")


def test_a_result_is_shared_without_the_text(visitor: Visitor) -> None:
    visitor.go("/fit")
    visitor.page.get_by_label("Job description").fill("Kafka and rust, please; Terraform too")
    visitor.page.get_by_role("button", name="Compare").click()

    visitor.page.get_by_role("link", name="its address").click()

    visitor.at("/fit?tech=kafka&tech=rust#fit-answer")
    expect(visitor.page.locator("#fit-answer")).to_have_text("1 of 2 recognized technologies is evidenced here")
    expect(visitor.page.get_by_label("Job description")).to_have_value("")
    expect(visitor.page.locator("#fit")).not_to_contain_text("Terraform")


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "Paste a job description"), ("x" * 20_001, "Shorten the text to 20,000")]
)
def test_a_refused_text_is_kept_and_explained(visitor: Visitor, text: str, sentence: str) -> None:
    visitor.expects_status(422)
    visitor.go("/fit")
    visitor.page.get_by_label("Job description").fill(text)
    visitor.page.get_by_role("button", name="Compare").click()

    summary = visitor.page.locator("#fit-answer")
    expect(summary).to_contain_text(sentence)
    if visitor.has_script:
        expect(summary).to_be_focused()
    expect(visitor.page.get_by_label("Job description")).to_have_value(text)
    summary.get_by_role("link").click()
    expect(visitor.page.get_by_label("Job description")).to_be_focused()


def test_it_goes_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.go("/fit")
    visitor.page.get_by_label("Job description").focus()
    visitor.page.keyboard.type("go, kafka")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("#fit-answer")).to_have_text("2 of 2 recognized technologies are evidenced here")
    if visitor.has_script:
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")
        expect(visitor.page).to_have_url(f"{visitor.site}/?tech=kafka#evidence")


def test_a_lost_connection_leaves_the_text(scripted: Visitor) -> None:
    scripted.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
    scripted.go("/fit")
    scripted.page.get_by_label("Job description").fill("Kafka")
    scripted.page.route("**/fit", lambda route: route.abort())
    scripted.page.get_by_role("button", name="Compare").click()

    expect(scripted.page.locator("#status")).to_contain_text("Your text is still here")
    expect(scripted.page.get_by_label("Job description")).to_have_value("Kafka")
