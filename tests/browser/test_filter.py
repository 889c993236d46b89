from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from portfolio.content.model.dates import Month
from portfolio.content.model.spans import length, spoken_length
from tests.browser.conftest import Visitor


def shows(visitor: Visitor, count: str, positions: int, projects: int) -> None:
    expect(visitor.page.locator("#filter-count")).to_have_text(count)
    expect(visitor.page.locator("#experience article")).to_have_count(positions)
    expect(visitor.page.locator("#projects article")).to_have_count(projects)


def shows_all(visitor: Visitor) -> None:
    shows(visitor, "All 3 positions and 3 projects.", 3, 3)
    expect(visitor.page).to_have_title("Kyler Post, Senior Backend Engineer")


GRPC = "gRPC is named in 2 positions, in one only in a list; positions held from June 2019 to today ({})."
GRPC_AND_JAVA = "gRPC and Java are named together in 2 positions, in one only in a list, in one not both in sentences; positions held from June 2019 to today ({})."


def since(year: int, month: int) -> str:
    """The time from a month until today, as the page says it."""
    return spoken_length(length(Month(year, month), Month.of(datetime.now(UTC).date())))


def shows_grpc(visitor: Visitor) -> None:
    shows(visitor, GRPC.format(since(2019, 6)), 2, 2)
    expect(visitor.page).to_have_title("gRPC – Kyler Post, Senior Backend Engineer")


def shows_grpc_and_java(visitor: Visitor) -> None:
    shows(visitor, GRPC_AND_JAVA.format(since(2019, 6)), 2, 1)


def choose(visitor: Visitor, slug: str) -> None:
    visitor.page.locator(f"#choose-{slug}").click()


def add(visitor: Visitor, name: str) -> None:
    """Choose a technology besides those that are chosen."""
    visitor.page.locator("summary", has_text="Add another").click()
    visitor.page.get_by_role("link", name=f"+ {name}").click()


@pytest.mark.firefox
def test_the_filter_narrows_and_widens_and_the_address_keeps_up(visitor: Visitor) -> None:
    visitor.go()
    shows_all(visitor)

    choose(visitor, "grpc")
    visitor.at_evidence("/?tech=grpc")
    shows_grpc(visitor)
    expect(visitor.page.locator("#choose-grpc")).to_have_attribute("aria-current", "true")
    add(visitor, "Java")
    visitor.at_evidence("/?tech=grpc&tech=java")
    shows_grpc_and_java(visitor)
    visitor.page.locator("#let-go-java").click()
    visitor.at_evidence("/?tech=grpc")
    shows_grpc(visitor)
    # A second click in the same place, so soon, would be half of a double click; a key never is.
    visitor.page.locator("#let-go-all").press("Enter")
    visitor.at_evidence("/")
    shows_all(visitor)


@pytest.mark.firefox
def test_back_forward_reload_and_a_fresh_tab_show_what_the_address_says(visitor: Visitor) -> None:
    visitor.go()
    choose(visitor, "grpc")
    shows_grpc(visitor)
    add(visitor, "Java")
    shows_grpc_and_java(visitor)

    visitor.back()
    shows_grpc(visitor)
    visitor.back()
    visitor.at("/")
    shows_all(visitor)
    visitor.forward()
    shows_grpc(visitor)
    visitor.forward()
    shows_grpc_and_java(visitor)
    visitor.page.reload()
    shows_grpc_and_java(visitor)
    tab = visitor.context.new_page()
    tab.goto(visitor.page.url)

    expect(tab.locator("#filter-count")).to_have_text(GRPC_AND_JAVA.format(since(2019, 6)))


def test_a_filter_survives_a_visit_to_a_project(visitor: Visitor) -> None:
    visitor.go("/?tech=grpc&tech=java")
    visitor.page.locator("#open-global-adaptive-streaming-platform").click()
    visitor.at("/projects/global-adaptive-streaming-platform")

    visitor.back()

    visitor.at("/?tech=grpc&tech=java")
    shows_grpc_and_java(visitor)


def test_a_technology_named_once_is_found_behind_the_disclosure(visitor: Visitor) -> None:
    visitor.go()
    control = visitor.page.locator('#filter-more [href="/?tech=titus#evidence"]')
    expect(control).to_be_hidden()
    visitor.page.locator("#filter-more summary").click()

    control.click()

    visitor.at_evidence("/?tech=titus")
    shows(
        visitor,
        "Titus is listed in 1 position, no sentence names it there; position held from June 2019 to April 2022 (2 years 11 months).",
        1,
        1,
    )
    expect(visitor.page.locator("#choose-titus")).to_be_visible()


def test_a_technology_is_chosen_where_it_is_named(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.locator("#position-pls-logistics summary", has_text="Technologies").click()

    visitor.page.locator("#position-pls-logistics").get_by_role("link", name="RabbitMQ").click()

    visitor.at_evidence("/?tech=rabbitmq")
    shows(
        visitor,
        "RabbitMQ is named in 1 position, held from July 2017 to May 2019 (1 year 11 months).",
        1,
        1,
    )
    expect(visitor.page.locator("#filter-count")).to_be_in_viewport()
    visitor.page.locator("#position-pls-logistics").get_by_role("link", name="RabbitMQ").click()
    visitor.page.wait_for_timeout(600)
    visitor.at_evidence("/?tech=rabbitmq")
    expect(visitor.page.locator("#filter-count")).to_be_in_viewport()
    visitor.page.locator("#let-go-rabbitmq").click()
    expect(visitor.page.locator("#filter-count")).to_have_text("All 3 positions and 3 projects.")


def test_a_combination_that_leaves_nothing_says_so_and_can_be_undone(visitor: Visitor) -> None:
    visitor.go("/?tech=thrift&tech=titus")
    shows(visitor, "No position or project names both Thrift and Titus. Remove one, or show all.", 0, 0)
    expect(visitor.page.locator(".filter")).to_contain_text("Titus is listed in 1 position, no sentence names it there")

    visitor.page.locator("#let-go-titus").click()

    shows(
        visitor,
        f"Thrift is listed in 1 position, no sentence names it there; position held from May 2022 to today ({since(2022, 5)}).",
        1,
        0,
    )
    expect(visitor.page.get_by_text("No project names Thrift.")).to_be_visible()


def test_an_unknown_technology_says_which_are_known(visitor: Visitor) -> None:
    visitor.expects_status(404)
    visitor.page.goto(f"{visitor.site}/?tech=cobol")
    expect(visitor.page.locator("main")).to_contain_text("No position or project names “cobol”. These are named:")

    visitor.page.get_by_role("link", name="Kafka", exact=True).click()

    visitor.at("/?tech=kafka")
    shows(
        visitor,
        f"Kafka is named in 2 positions, in one only through its project; positions held from June 2019 to today ({since(2019, 6)}).",
        2,
        2,
    )


def test_ctrl_click_opens_a_tab(visitor: Visitor) -> None:
    visitor.go()
    with visitor.context.expect_page() as opened:
        visitor.page.locator("#choose-grpc").click(modifiers=["Control"])

    expect(opened.value.locator("#filter-count")).to_have_text(GRPC.format(since(2019, 6)))
    shows_all(visitor)


@pytest.mark.firefox
def test_the_chosen_control_keeps_the_focus_and_the_count_is_announced(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.evaluate("document.getElementById('status').dataset.same = 'yes'")
    scripted.page.locator("#choose-grpc").focus()

    scripted.page.keyboard.press("Enter")

    shows_grpc(scripted)
    assert scripted.focused_id() == "choose-grpc"
    status = scripted.page.locator("#status[data-same=yes]")
    expect(status).to_have_text(GRPC.format(since(2019, 6)))
    scripted.page.keyboard.press("Enter")
    shows_grpc(scripted)
    scripted.page.locator("#let-go-all").press("Enter")
    shows_all(scripted)
    expect(status).to_contain_text("All 3 positions")


def tab_to(visitor: Visitor, identifier: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(200):
        if visitor.focused_id() == identifier:
            return
        visitor.page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to #{identifier}.")


def test_choosing_combining_and_undoing_go_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.go()
    tab_to(visitor, "choose-grpc")
    visitor.page.keyboard.press("Enter")
    shows_grpc(visitor)
    visitor.page.locator("#let-go-all").focus()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name="+ Docker").focus()
    visitor.page.keyboard.press("Enter")
    shows(
        visitor,
        f"Docker and gRPC are named together in 1 position, not both in sentences; position held from May 2022 to today ({since(2022, 5)}).",
        1,
        0,
    )
    visitor.page.locator("#filter-count").focus()
    tab_to(visitor, "let-go-docker")
    visitor.page.keyboard.press("Enter")

    visitor.at_evidence("/?tech=grpc")
    shows_grpc(visitor)


@pytest.mark.parametrize("control", ["#let-go-java", "#let-go-all"])
def test_letting_go_by_keyboard_leaves_the_focus_at_the_count(scripted: Visitor, control: str) -> None:
    scripted.go("/?tech=grpc&tech=java")
    scripted.page.locator(control).focus()

    scripted.page.keyboard.press("Enter")

    expect(scripted.page.locator(control)).to_have_count(0)
    expect(scripted.page.locator("#filter-count")).to_be_focused()


def test_a_choice_stands_in_the_same_place_wherever_it_was_made(scripted: Visitor) -> None:
    places = []
    for where in ("#choose-grpc", "#skills a:text-is('gRPC')"):
        scripted.go()
        scripted.page.locator(where).first.click()
        shows_grpc(scripted)
        places.append(scripted.page.locator("#choose-grpc").bounding_box())

    assert places == places[:1] * 2
    expect(scripted.page.locator("#choose-grpc")).to_be_in_viewport()


def test_back_while_a_choice_is_waiting_shows_what_the_address_says(scripted: Visitor) -> None:
    scripted.go()
    choose(scripted, "docker")
    scripted.at("/?tech=docker")
    scripted.slows("**/fragments/**")
    scripted.page.locator("#skills").get_by_role("link", name="Java", exact=True).click(no_wait_after=True)
    scripted.page.wait_for_timeout(100)

    scripted.back()

    scripted.at("/")
    scripted.page.wait_for_timeout(1200)
    scripted.at("/")
    shows_all(scripted)


def test_the_later_of_two_choices_wins(scripted: Visitor) -> None:
    scripted.go()
    scripted.slows("**/fragments/evidence?tech=docker")
    scripted.page.locator("#choose-docker").click(no_wait_after=True)
    choose(scripted, "grpc")

    shows_grpc(scripted)
    scripted.page.wait_for_timeout(900)
    scripted.at("/?tech=grpc")
    shows_grpc(scripted)


def test_a_skill_leads_to_its_proof_in_one_step(visitor: Visitor) -> None:
    visitor.go()

    visitor.page.locator("#skills").get_by_role("link", name="Kafka").click()

    visitor.at_evidence("/?tech=kafka")
    expect(visitor.page.locator("#filter-count")).to_be_in_viewport()
    expect(visitor.page.locator("#achievement-meta-distributed-systems mark")).to_have_text("Kafka")
    expect(visitor.page.locator("#position-netflix")).to_contain_text(
        "Only in the project Global Adaptive Streaming Platform"
    )
    if visitor.has_script:
        expect(visitor.page.locator("#filter-count")).to_be_focused()
    visitor.back()
    visitor.at("/")
    shows_all(visitor)


def test_a_technology_is_found_by_typing(visitor: Visitor) -> None:
    visitor.go("/?tech=grpc")
    visitor.page.locator("summary", has_text="Add another").click()
    visitor.page.locator("#find-name").fill("open tel")
    if visitor.has_script:
        expect(visitor.page.get_by_role("link", name="+ OpenTelemetry")).to_be_visible()
        expect(visitor.page.get_by_role("link", name="+ Jaeger")).to_be_hidden()
        expect(visitor.page.locator(".options dt", has_text="Languages")).to_be_hidden()
        expect(visitor.page.locator("#find-count")).to_have_text("1 technology")
    else:
        visitor.page.locator("#find-name").fill("open telemetry")

    visitor.page.keyboard.press("Enter")

    if not visitor.has_script:
        expect(visitor.page).to_have_url(f"{visitor.site}/?tech=grpc&q=open+telemetry#find")
        visitor.page.get_by_role("link", name="Show OpenTelemetry").click()
    visitor.at_evidence("/?tech=grpc&tech=opentelemetry")
    shows(
        visitor,
        f"OpenTelemetry and gRPC are named together in 1 position, held from May 2022 to today ({since(2022, 5)}).".replace(
            "OpenTelemetry and gRPC", "gRPC and OpenTelemetry"
        ),
        1,
        1,
    )
    expect(visitor.page.locator("#find-name")).to_have_value("")
    if visitor.has_script:
        expect(visitor.page.locator("#filter-count")).to_be_focused()
    visitor.page.locator("summary", has_text="Add another").click()
    expect(visitor.page.get_by_role("link", name="+ Kafka")).to_be_visible()


def test_another_spelling_is_found_by_the_server(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.locator("#find-name").fill("golang")
    if visitor.has_script:
        expect(visitor.page.locator("#find-count")).to_have_text("Not listed here; Show looks in every text.")
        expect(visitor.page.locator(".timeline + p")).to_be_hidden()

    visitor.page.get_by_role("button", name="Show", exact=True).click()

    visitor.at("/?q=golang" if visitor.has_script else "/?q=golang#find")
    expect(visitor.page.locator("#found")).to_contain_text(
        "Go is listed in 2 positions, in one only through its project"
    )
    expect(visitor.page.locator("#find-name")).to_have_value("golang")
    expect(visitor.page.locator("#find-count")).to_have_text("")
    expect(visitor.page.locator("#choose-java")).to_be_visible()
    visitor.page.get_by_role("link", name="Show Go", exact=True).click()
    visitor.at_evidence("/?tech=go")
    expect(visitor.page.locator("#filter-count")).to_contain_text(
        "Go is listed in 2 positions, in one only through its project"
    )
    expect(visitor.page.locator("#found-title")).to_have_count(0)
    expect(visitor.page.locator("#find-name")).to_have_value("")


def test_what_is_typed_and_emptied_shows_all_controls_again(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#find-name").fill("zzz")
    expect(scripted.page.locator("#choose-java")).to_be_hidden()

    scripted.page.locator("#find-name").fill("")

    expect(scripted.page.locator("#choose-java")).to_be_visible()
    expect(scripted.page.locator("#find-count")).to_have_text("")


def test_a_fold_is_there_while_what_is_typed_finds_something_in_it_and_else_as_it_was(scripted: Visitor) -> None:
    """Also after a reload and on Back: what typing opened, nobody has opened."""
    scripted.go()
    box, fold = scripted.page.locator("#find-name"), scripted.page.locator("#filter-more")
    named, summary = fold.locator('[href="/?tech=titus#evidence"]'), fold.locator("summary")
    for is_open in (False, True):
        if is_open:
            summary.click()
        for typed, is_found in (("titus", True), ("titusz", False), ("tit", True), ("kafka", False), ("titus", True)):
            box.fill(typed)
            expect(summary).to_be_visible(visible=is_found)
            expect(named).to_be_visible(visible=is_found)
        for nothing in (" ", ""):
            box.fill(nothing)
            expect(summary).to_be_visible()
            expect(fold).to_have_js_property("open", is_open)
    summary.click()

    box.fill("titus")
    scripted.page.wait_for_timeout(200)
    scripted.page.reload()
    scripted.settle()
    expect(fold).to_have_js_property("open", False)
    box.fill("titus")
    box.press("Enter")
    scripted.at_evidence("/?tech=titus")
    scripted.back()
    shows_all(scripted)
    expect(fold).to_have_js_property("open", False)


def test_a_fold_that_holds_the_box_stays_whatever_is_typed(scripted: Visitor) -> None:
    scripted.go("/?tech=grpc")
    box, fold = scripted.page.locator("#find-name"), scripted.page.locator("#filter-more--grpc")
    fold.locator("summary").click()

    for typed in ("zzz", "kafka", ""):
        box.fill(typed)
        expect(box).to_be_visible()
        expect(fold).to_have_js_property("open", True)


def test_an_achievement_has_an_address(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.locator("#position-netflix summary", has_text="achievements").click()
    entry = visitor.page.locator("#achievement-netflix-edge-caching")

    entry.get_by_role("link").click()

    visitor.at("/#achievement-netflix-edge-caching")
    tab = visitor.context.new_page()
    tab.goto(visitor.page.url)
    expect(tab.locator("#achievement-netflix-edge-caching")).to_be_in_viewport()


def test_no_page_scrolls_sideways(scripted: Visitor) -> None:
    """Other states, those without script, and larger letters `test_accessibility.py` looks at."""
    for path in (
        "/",
        "/?tech=grpc",
        "/?q=latency",
        f"/?q={'x' * 100}",
        "/projects/monolith-to-microservices-migration",
        "/books",
        "/contact",
        "/fit",
        "/fit?tech=kafka&tech=high-throughput-and-low-latency",
    ):
        scripted.go(path)
        for width in (320, 360, 768, 1280):
            scripted.page.set_viewport_size({"width": width, "height": 800})
            assert scripted.page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_a_word_without_end_does_not_push_the_page_sideways(visitor: Visitor) -> None:
    visitor.expects_status(404)
    visitor.page.set_viewport_size({"width": 320, "height": 800})
    visitor.page.goto(f"{visitor.site}/?tech={'x' * 300}")

    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


# Of each row, the thickness of its bars, and whether they are full of color, an outline, or dashes.
BARS = """rows => rows.map(row => [...row.querySelectorAll("rect, line")].map(bar => {
  const look = getComputedStyle(bar)
  const shape = look.fill === "none" ? "outline" : look.strokeDasharray === "none" ? "solid" : "dashes"
  return [bar.tagName === "line" ? parseFloat(look.strokeWidth) : bar.getBoundingClientRect().height, shape]
}))"""
BARE = """names => names.filter(name => name.offsetParent).filter(name => {
  const paper = getComputedStyle(document.documentElement).backgroundColor
  return getComputedStyle(name).backgroundColor !== paper
}).map(name => name.textContent)"""


def test_bars_say_by_their_shape_what_they_say_by_their_color(scripted: Visitor) -> None:
    """What is chosen is thicker, each kind of proof another shape, and no line of a year runs through a name."""
    scripted.page.set_viewport_size({"width": 390, "height": 844})
    scripted.go()
    [*named] = scripted.page.eval_on_selector_all(".timeline__named > svg", BARS)
    names = ".timeline__held a, .timeline__named > :not(svg)"
    bare = scripted.page.eval_on_selector_all(names, BARE)
    scripted.page.locator("#choose-kafka").click()
    scripted.at_evidence("/?tech=kafka")
    scripted.page.locator("[id^=filter-more] summary").click()
    scripted.page.get_by_role("link", name="+ gRPC").click()
    scripted.at_evidence("/?tech=grpc&tech=kafka")
    [[listed, told], [project, also_told]] = scripted.page.eval_on_selector_all(".timeline__chosen svg", BARS)

    assert bare == []
    [thickness] = {thickness for row in named for thickness, _ in row}
    assert told == also_told
    assert told[0] >= 2 * thickness > 0
    assert [shape for _, shape in (told, listed, project)] == ["solid", "outline", "dashes"]


@pytest.mark.firefox
def test_a_control_behind_the_disclosure_keeps_the_focus(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#filter-more summary").click()
    scripted.page.locator('#filter-more [href="/?tech=titus#evidence"]').press("Enter")

    scripted.at_evidence("/?tech=titus")
    expect(scripted.page.locator("#choose-titus")).to_be_focused()
