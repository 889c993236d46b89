"""A file far larger than anybody's: what waits in a fold is there all the same."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from benchmarks import large
from tests.browser.conftest import Visitor, visiting


@pytest.fixture
def reader(browser: Browser, large_site: str) -> Iterator[Visitor]:
    """Somebody with a phone, whose browser still takes more time than for a small file."""
    with visiting(browser, large_site, width=390) as visitor:
        visitor.context.set_default_timeout(60_000)
        yield visitor


def test_an_address_leads_to_the_last_entry(reader: Visitor) -> None:
    reader.go(f"/#project-project-{large.PROJECTS - 1}")

    expect(reader.page.locator(f"#project-project-{large.PROJECTS - 1} h3")).to_be_in_viewport()


def test_a_choice_and_its_end_change_the_whole_region(reader: Visitor) -> None:
    reader.go()
    control = reader.page.locator("[id^=choose-]").first
    name = control.inner_text()
    entries = reader.page.locator("#evidence :is(.entry, .card)")

    control.click()
    expect(reader.page.locator("#filter-count")).to_contain_text(f"{name} is named in", timeout=60_000)
    expect(entries).not_to_have_count(large.POSITIONS + large.PROJECTS)
    reader.page.locator("#let-go-all").click()
    expect(entries).to_have_count(large.POSITIONS + large.PROJECTS, timeout=60_000)
