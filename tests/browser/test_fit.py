import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting
from tests.paths import DATA

AD = (DATA / "job_descriptions/startup.txt").read_text()


def compare(visitor: Visitor, text: str) -> None:
    visitor.go("/fit")
    visitor.page.get_by_label("Job description").fill(text)
    visitor.page.get_by_role("button", name="Compare").click()


def top_of(visitor: Visitor) -> float:
    top: float = visitor.page.locator("#fit-answer").bounding_box()["y"]  # type: ignore[index]
    return top


@pytest.mark.firefox
def test_a_pasted_job_description_leads_to_the_evidence(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.get_by_role("link", name="Role fit").click()
    visitor.page.get_by_label("Job description").fill(AD)

    visitor.page.get_by_role("button", name="Compare").click()

    answer = visitor.page.locator("#fit-answer")
    expect(answer).to_have_text("13 evidenced · 2 listed without evidence · 2 not on this page")
    visitor.at("/fit" if visitor.has_script else "/fit#fit-answer")
    expect(visitor.page.get_by_label("Job description")).to_have_value(AD.strip())
    expect(visitor.page.locator("q").filter(has_text="kafka, postgres, redis")).to_be_visible()
    visitor.page.locator("#fit-kafka summary").click()
    expect(visitor.page.locator("details[open]").get_by_role("link", name="Senior Backend Engineer")).to_be_visible()
    visitor.page.get_by_role("link", name="Kafka", exact=True).click()
    expect(visitor.page).to_have_url(f"{visitor.site}/?tech=kafka#evidence")
    expect(visitor.page.locator("#filter-count")).to_contain_text(
        "Kafka is named in 2 positions, in one only through its project"
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_after_compare_the_answer_is_at_the_top_of_the_window(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 700})
    compare(visitor, AD)

    expect(visitor.page.locator("#fit-answer")).to_be_in_viewport()
    visitor.page.wait_for_timeout(300)
    assert 0 <= top_of(visitor) < 60
    if visitor.has_script:
        expect(visitor.page.locator("#fit-answer")).to_be_focused()
        visitor.page.get_by_label("Job description").fill("Kafka, Rust and Terraform\n" * 3)
        visitor.page.get_by_role("button", name="Compare").click()
        expect(visitor.page.locator("#fit-answer")).to_have_text(
            "1 evidenced · 1 listed without evidence · 1 not on this page"
        )
        expect(visitor.page.locator("#fit-answer")).to_be_focused()


# How far the edge of what is quoted reaches over the room that it has, and of each fold: where its lines begin, how far
# apart they are, how far below stands what comes next, and whether its sign has the color of what can be pressed.
SET = """() => {
  const edges = [...document.querySelectorAll("q :is(mark, u)")].map(e => {
    const { boxShadow, marginLeft, marginRight } = getComputedStyle(e)
    return parseFloat(boxShadow.split("px ")[3] ?? 0) - Math.min(parseFloat(marginLeft), parseFloat(marginRight))
  })
  const folds = [...document.querySelectorAll(".fit__name summary")].map(e => {
    const range = document.createRange(), next = document.createRange()
    range.selectNodeContents(e)
    next.selectNodeContents(e.closest("details").nextElementSibling)
    const lines = [...range.getClientRects()]
    const tops = [...lines, next.getClientRects()[0]].map(line => line.top)
    return {
      lefts: lines.map(line => Math.round(line.left)),
      apart: tops.slice(1).map((top, n) => top - tops[n]),
      isAccent: getComputedStyle(e, "::marker").color === getComputedStyle(document.querySelector("h4 a")).color,
    }
  })
  return { edges, folds }
}"""


def test_what_is_quoted_and_folded_has_room(browser: Browser, site: str) -> None:
    with visiting(browser, site, has_script=False, width=360) as visitor:
        compare(visitor, "5 years of System Design, Monitoring or GraphQL\nRust and Cassandra")
        expect(visitor.page.locator("q u")).to_have_text(["GraphQL", "Rust"])
        found = visitor.page.evaluate(SET)

    assert max(found["edges"]) < 0
    wrapped = [fold for fold in found["folds"] if len(fold["lefts"]) > 1]
    assert len(wrapped) == 3
    assert [fold for fold in wrapped if len(set(fold["lefts"])) > 1] == []
    assert [fold for fold in wrapped if fold["apart"][-1] < 1.25 * fold["apart"][0]] == []
    assert [fold for fold in found["folds"] if not fold["isAccent"]] == []


def test_a_result_is_shared_without_the_names(visitor: Visitor) -> None:
    compare(visitor, "Kafka and rust, please; Terraform too")

    visitor.page.get_by_role("link", name="its address").click()

    visitor.at("/fit?left_out=1&tech=kafka&tech=rust#fit-answer")
    headline = "1 evidenced · 1 listed without evidence · 1 not on this page"
    expect(visitor.page.locator("#fit-answer")).to_have_text(headline)
    expect(visitor.page.get_by_label("Job description")).to_have_value("")
    expect(visitor.page.locator("#fit")).not_to_contain_text("Terraform")
    assert visitor.page.locator("q").count() == 0


def test_a_result_is_shared_with_the_names_that_the_sender_includes(visitor: Visitor) -> None:
    compare(visitor, "Kafka and rust, please; Terraform and Apache Flink too. Zymurgy.")

    visitor.page.get_by_role("link", name="include the 2 names").click()

    visitor.at("/fit?also=Flink&also=Terraform&left_out=0&tech=kafka&tech=rust#fit-answer")
    headline = "1 evidenced · 1 listed without evidence · 2 not on this page"
    expect(visitor.page.locator("#fit-answer")).to_have_text(headline)
    expect(visitor.page.locator("#fit")).to_contain_text(
        "Not on this page, named by whoever shared this address: Flink and Terraform."
    )
    expect(visitor.page.locator("#fit")).not_to_contain_text("ymurgy")


def test_without_script_nothing_is_offered_that_needs_it(browser: Browser, site: str) -> None:
    with visiting(browser, site, has_script=False) as visitor:
        compare(visitor, "Kafka")

        expect(visitor.page.get_by_role("link", name="its address")).to_be_visible()
        expect(visitor.page.get_by_text("Copy as text")).to_be_hidden()
        expect(visitor.page.locator("#fit-plain")).to_be_hidden()


def test_the_answer_is_copied_by_keyboard(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visitor:
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
        compare(visitor, "Kafka and Terraform")
        expect(visitor.page.locator("#fit-answer")).to_be_focused()
        for _ in range(3):  # Its address, the one with the name, and the button.
            visitor.page.keyboard.press("Tab")
        expect(visitor.page.get_by_role("button", name="Copy as text")).to_be_focused()

        visitor.page.keyboard.press("Enter")

        expect(visitor.page.get_by_role("status").filter(has_text="Copied")).to_have_text("Copied")
        copied: str = visitor.page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"Kyler Post, Senior Backend Engineer\n{site}/fit?left_out=1&tech=kafka\n")
        assert "- Terraform: not on this page" in copied
        expect(visitor.page.locator("#fit-plain")).to_be_hidden()
        visitor.page.get_by_label("Job description").fill("Rust")
        visitor.page.get_by_role("button", name="Compare").click()
        expect(visitor.page.locator("#fit-answer")).to_have_text("0 evidenced · 1 listed without evidence")
        expect(visitor.page.locator("#fit-copied")).to_have_text("")
        visitor.page.get_by_role("button", name="Copy as text").click()
        expect(visitor.page.locator("#fit-copied")).to_have_text("Copied")
        assert "- Rust: listed" in visitor.page.evaluate("navigator.clipboard.readText()")


def test_where_the_clipboard_is_refused_the_text_is_shown_and_selected(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visitor:
        visitor.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        compare(visitor, "Kafka and Terraform")

        visitor.page.get_by_role("button", name="Copy as text").click()

        text = visitor.page.get_by_label("The answer as text")
        expect(text).to_be_focused()
        expect(visitor.page.locator("#fit-copied")).to_contain_text("The text is selected")
        assert visitor.page.evaluate("getSelection().toString()") == text.input_value()


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


@pytest.mark.firefox
def test_it_goes_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.go("/fit")
    visitor.page.get_by_label("Job description").focus()
    visitor.page.keyboard.type("go, kafka")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("#fit-answer")).to_have_text("2 evidenced")
    if visitor.has_script:
        for _ in range(3):  # Its address, the button, and the first name.
            visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")
        expect(visitor.page).to_have_url(f"{visitor.site}/?tech=go#evidence")


def test_a_lost_connection_leaves_the_text(scripted: Visitor) -> None:
    scripted.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
    scripted.go("/fit")
    scripted.page.get_by_label("Job description").fill("Kafka")
    scripted.page.route("**/fit", lambda route: route.abort())
    scripted.page.get_by_role("button", name="Compare").click()

    expect(scripted.page.locator("#status")).to_contain_text("Your text is still here")
    expect(scripted.page.get_by_label("Job description")).to_have_value("Kafka")
