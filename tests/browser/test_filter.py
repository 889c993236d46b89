import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def shows(visitor: Visitor, count: str, positions: int, projects: int) -> None:
    expect(visitor.page.locator("#filter-count")).to_have_text(count)
    expect(visitor.page.locator("#experience article")).to_have_count(positions)
    expect(visitor.page.locator("#projects article")).to_have_count(projects)


def shows_all(visitor: Visitor) -> None:
    shows(visitor, "All 3 positions and 3 projects.", 3, 3)
    expect(visitor.page).to_have_title("Kyler Post, Senior Backend Engineer")


def shows_grpc(visitor: Visitor) -> None:
    shows(visitor, "2 positions and 2 projects list gRPC.", 2, 2)
    expect(visitor.page).to_have_title("gRPC – Kyler Post, Senior Backend Engineer")


def shows_grpc_and_java(visitor: Visitor) -> None:
    shows(visitor, "2 positions and 1 project list gRPC and Java.", 2, 1)


def choose(visitor: Visitor, slug: str) -> None:
    visitor.page.locator(f"#choose-{slug}").click()


def test_the_filter_narrows_and_widens_and_the_address_keeps_up(visitor: Visitor) -> None:
    visitor.go()
    shows_all(visitor)

    choose(visitor, "grpc")
    visitor.at_evidence("/?tech=grpc")
    shows_grpc(visitor)
    expect(visitor.page.locator("#choose-grpc")).to_have_attribute("aria-current", "true")
    choose(visitor, "java")
    visitor.at_evidence("/?tech=grpc&tech=java")
    shows_grpc_and_java(visitor)
    visitor.page.locator("#let-go-java").click()
    visitor.at_evidence("/?tech=grpc")
    shows_grpc(visitor)
    visitor.page.locator("#let-go-all").click()
    visitor.at_evidence("/")
    shows_all(visitor)


def test_back_forward_reload_and_a_fresh_tab_show_what_the_address_says(visitor: Visitor) -> None:
    visitor.go()
    choose(visitor, "grpc")
    shows_grpc(visitor)
    choose(visitor, "java")
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

    expect(tab.locator("#filter-count")).to_have_text("2 positions and 1 project list gRPC and Java.")


def test_a_filter_survives_a_visit_to_a_project(visitor: Visitor) -> None:
    visitor.go("/?tech=grpc&tech=java")
    visitor.page.locator("#open-global-adaptive-streaming-platform").click()
    visitor.at("/projects/global-adaptive-streaming-platform")

    visitor.back()

    visitor.at("/?tech=grpc&tech=java")
    shows_grpc_and_java(visitor)


def test_a_technology_named_once_is_found_behind_the_disclosure(visitor: Visitor) -> None:
    visitor.go()
    expect(visitor.page.locator("#choose-titus")).to_be_hidden()
    visitor.page.locator("#filter-more summary").click()

    choose(visitor, "titus")

    visitor.at_evidence("/?tech=titus")
    shows(visitor, "1 position lists Titus; no project does.", 1, 0)
    expect(visitor.page.locator("#choose-titus")).to_be_visible()
    expect(visitor.page.get_by_text("No project lists Titus.")).to_be_visible()


def test_a_technology_is_chosen_where_it_is_named(visitor: Visitor) -> None:
    visitor.go()

    visitor.page.locator("#position-pls-logistics").get_by_role("link", name="RabbitMQ").click()

    visitor.at_evidence("/?tech=rabbitmq")
    shows(visitor, "1 position and 1 project list RabbitMQ.", 1, 1)
    expect(visitor.page.locator("#filter-count")).to_be_in_viewport()
    visitor.page.locator("#position-pls-logistics").get_by_role("link", name="RabbitMQ").click()
    visitor.at_evidence("/")
    shows_all(visitor)


def test_a_combination_that_leaves_nothing_says_so_and_can_be_undone(visitor: Visitor) -> None:
    visitor.go("/?tech=thrift&tech=titus")
    shows(visitor, "Nothing here lists Thrift and Titus together. Remove one, or show all.", 0, 0)

    visitor.page.locator("#let-go-titus").click()

    shows(visitor, "1 position lists Thrift; no project does.", 1, 0)


def test_an_unknown_technology_says_which_are_known(visitor: Visitor) -> None:
    visitor.expects_status(404)
    visitor.page.goto(f"{visitor.site}/?tech=cobol")
    expect(visitor.page.locator("main")).to_contain_text("No position and no project names 'cobol'. These are named:")

    visitor.page.get_by_role("link", name="Kafka", exact=True).click()

    visitor.at("/?tech=kafka")
    shows(visitor, "2 projects list Kafka; no position does.", 0, 2)


def test_ctrl_click_opens_a_tab(visitor: Visitor) -> None:
    visitor.go()
    with visitor.context.expect_page() as opened:
        visitor.page.locator("#choose-grpc").click(modifiers=["Control"])

    expect(opened.value.locator("#filter-count")).to_have_text("2 positions and 2 projects list gRPC.")
    shows_all(visitor)


def test_the_chosen_control_keeps_the_focus_and_the_count_is_announced(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.evaluate("document.getElementById('status').dataset.same = 'yes'")
    scripted.page.locator("#choose-grpc").focus()

    scripted.page.keyboard.press("Enter")

    shows_grpc(scripted)
    assert scripted.focused_id() == "choose-grpc"
    status = scripted.page.locator("#status[data-same=yes]")
    expect(status).to_have_text("2 positions and 2 projects list gRPC.")
    scripted.page.keyboard.press("Enter")
    shows_all(scripted)
    expect(status).to_contain_text("All 3 positions")


@pytest.mark.parametrize("control", ["#let-go-java", "#let-go-all"])
def test_letting_go_by_keyboard_leaves_the_focus_at_the_count(scripted: Visitor, control: str) -> None:
    scripted.go("/?tech=grpc&tech=java")
    scripted.page.locator(control).focus()

    scripted.page.keyboard.press("Enter")

    expect(scripted.page.locator(control)).to_have_count(0)
    expect(scripted.page.locator("#filter-count")).to_be_focused()


def test_the_first_choice_does_not_move_the_controls(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#filter-more").scroll_into_view_if_needed()
    before = scripted.page.locator("#choose-grpc").bounding_box()

    choose(scripted, "grpc")
    shows_grpc(scripted)

    assert scripted.page.locator("#choose-grpc").bounding_box() == before


def test_back_while_a_choice_is_waiting_shows_what_the_address_says(scripted: Visitor) -> None:
    scripted.go()
    choose(scripted, "docker")
    scripted.at("/?tech=docker")
    scripted.slows("**/fragments/**")
    scripted.page.locator("#choose-java").click(no_wait_after=True)
    scripted.page.wait_for_timeout(100)

    scripted.back()

    scripted.at("/")
    scripted.page.wait_for_timeout(1200)
    scripted.at("/")
    shows_all(scripted)


def test_an_open_disclosure_stays_open(scripted: Visitor) -> None:
    scripted.go()
    scripted.page.locator("#filter-more summary").click()

    choose(scripted, "grpc")

    shows_grpc(scripted)
    expect(scripted.page.locator("#choose-titus")).to_be_visible()


def test_the_later_of_two_choices_wins(scripted: Visitor) -> None:
    scripted.go()
    scripted.slows("**/fragments/evidence?tech=docker")
    scripted.page.locator("#choose-docker").click(no_wait_after=True)
    choose(scripted, "grpc")

    shows_grpc(scripted)
    scripted.page.wait_for_timeout(900)
    scripted.at("/?tech=grpc")
    shows_grpc(scripted)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    for path in ("/", "/?tech=grpc", "/projects/monolith-to-microservices-migration", "/books", "/contact"):
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_word_without_end_does_not_push_the_page_sideways(visitor: Visitor) -> None:
    visitor.expects_status(404)
    visitor.page.set_viewport_size({"width": 320, "height": 800})
    visitor.page.goto(f"{visitor.site}/?tech={'x' * 300}")

    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
