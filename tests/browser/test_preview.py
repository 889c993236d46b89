"""The owner saves, and the open page follows where it is."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting
from tests.paths import ENGINEER
from tests.serving import serving


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(ENGINEER, tmp_path_factory.mktemp("owner") / "portfolio.json"))


@pytest.fixture(scope="module")
def preview(file: Path) -> Iterator[str]:
    with serving(file.parent, "--preview", PORTFOLIO_FILE=str(file)) as site:
        yield site


@pytest.fixture
def owner(browser: Browser, preview: str, file: Path) -> Iterator[Visitor]:
    """The owner at the preview; the file is good again afterwards."""
    good, page = file.read_text(), page_of(preview)
    with visiting(browser, preview) as owner:
        yield owner
    file.write_text(good)
    await_page(preview, page)


def page_of(preview: str) -> bytes:
    with urlopen(preview, timeout=20) as answer:
        page: bytes = answer.read()
    return page


def await_page(preview: str, page: bytes) -> None:
    """Wait until the preview shows again what it showed: the next test may be any other."""
    for _ in range(200):
        if page_of(preview) == page:
            return
        time.sleep(0.05)
    pytest.fail("The preview does not follow the file any more.")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_a_save_is_shown_where_the_owner_is_looking(owner: Visitor, file: Path) -> None:
    owner.go("/?tech=kafka")
    owner.page.locator("#contact textarea").fill("Half a message")
    owner.page.locator("#projects").scroll_into_view_if_needed()
    owner.page.evaluate("document.querySelector('#projects').scrollIntoView({behavior: 'instant'})")
    scroll = owner.scroll()

    edit(file, "Real-Time Social Graph Engine", "Renamed Engine")

    expect(owner.page.locator("#projects")).to_contain_text("Renamed Engine")
    assert abs(owner.scroll() - scroll) < 5
    owner.at("/?tech=kafka")
    expect(owner.page.locator("#experience article")).to_have_count(2)
    expect(owner.page.locator("#contact textarea")).to_have_value("Half a message")


def test_what_stands_outside_the_filtered_region_follows_too(owner: Visitor, file: Path) -> None:
    owner.go()

    edit(file, "Kyler Post", "Kyler P. Post")

    expect(owner.page.locator(".masthead__name")).to_have_text("Kyler P. Post")
    expect(owner.page.locator("footer")).to_contain_text("Kyler P. Post")
    expect(owner.page).to_have_title("Kyler P. Post, Senior Backend Engineer")


def test_the_page_of_a_project_follows_too(owner: Visitor, file: Path) -> None:
    owner.go()
    owner.page.locator("#open-real-time-social-graph-engine").click()
    owner.at("/projects/real-time-social-graph-engine")

    edit(file, "Led its backend architecture and implementation", "Planned and built the backend")

    expect(owner.page.locator("#main")).to_contain_text("Planned and built the backend")
    owner.at("/projects/real-time-social-graph-engine")


def test_errors_come_and_go(owner: Visitor, file: Path) -> None:
    owner.go()
    bar = owner.page.locator("#preview")

    edit(file, '"mindsets"', '"mindset"')
    expect(bar.get_by_role("alert")).to_have_text(
        'Not shown. Line 54, column 3: mindset: this key is not known; did you mean "mindsets"?'
    )
    expect(owner.page.locator("#main")).to_contain_text("Growth Mindsets")
    log = (file.parent / "server.log").read_text()
    edit(file, '"mindset"', '"mindsets"')

    expect(bar.get_by_role("alert")).to_have_count(0)
    assert 'portfolio.json:54:3: mindset: this key is not known; did you mean "mindsets"?' in log


def test_an_error_is_there_when_the_page_is_opened(owner: Visitor, file: Path) -> None:
    edit(file, '"mindsets"', '"mindset"')
    owner.page.wait_for_timeout(500)

    owner.go("/contact")

    expect(owner.page.locator("#preview").get_by_role("alert")).to_contain_text("mindset: this key is not known")


def test_a_new_accent_takes_a_new_page_at_the_same_place(owner: Visitor, file: Path) -> None:
    owner.go("/?tech=kafka")
    owner.page.evaluate("document.querySelector('#projects').scrollIntoView({behavior: 'instant'})")
    scroll = owner.scroll()

    edit(file, "#1f4fd8", "#7a2e1d")

    expect(owner.page.locator(".card .value").first).to_have_css("color", "rgb(122, 46, 29)")
    assert abs(owner.scroll() - scroll) < 5
