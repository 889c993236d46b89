"""The owner's marks in a browser: links among words, in folds and beside the address of an achievement, and on paper."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, visiting
from tests.browser.hosting import hosted
from tests.browser.paper import squeezed
from tests.browser.test_print import printed
from tests.paths import ENGINEER

REPORT = "https://report.example/latency"
LONG = f"https://report.example/{'a-long-way-' * 12}"


@pytest.fixture(scope="module")
def pointing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of somebody whose texts point elsewhere."""
    folder = tmp_path_factory.mktemp("pointing")
    written = json.loads(ENGINEER.read_text())
    written["person"]["pitch"] = f"I *build* systems, and [tell of them]({REPORT}) with `care`."
    position = written["employers"][0]["positions"][0]
    position["achievements"] = [
        {"slug": "first", "text": f"Wrote [the report]({REPORT}) on **Kafka** in `{'x' * 90}`."},
        {"slug": "second", "text": f"Wrote [another]({REPORT}/2) on paper."},
    ]
    position["summary"] = f"Led a team.\n\n- Built [engines]({LONG})\n- Ran *them*\n\n1. One\n2. Two"
    written["figures"] = []
    written["employers"], written["projects"] = written["employers"][:1], []
    (folder / "pointing.json").write_text(json.dumps(written))
    with hosted(folder, PORTFOLIO_FILE=str(folder / "pointing.json")) as address:
        yield address


@pytest.fixture(params=["script", "no-script"])
def reader(request: pytest.FixtureRequest, browser: Browser, pointing_site: str) -> Iterator[Visitor]:
    with visiting(browser, pointing_site, has_script=request.param == "script") as visitor:
        visitor.page.route("https://report.example/**", lambda route: route.fulfill(body="The report"))
        yield visitor


def test_a_link_in_a_folded_achievement_leads_there_once_it_is_open(reader: Visitor) -> None:
    reader.go("/?tech=kafka")
    folded = reader.page.locator("#achievement-second")
    expect(folded).to_be_hidden()

    reader.page.locator("details", has=folded).locator("summary").click()
    folded.get_by_role("link", name="another", exact=True).click()

    expect(reader.page).to_have_url(f"{REPORT}/2")


def test_the_address_of_an_achievement_stays_beside_its_links(reader: Visitor) -> None:
    reader.go("/")
    entry = reader.page.locator("#achievement-first")

    entry.locator(".permalink").click()

    expect(reader.page).to_have_url(re.compile(r"/#achievement-first$"))
    expect(entry.get_by_role("link", name="the report", exact=True)).to_have_attribute("href", REPORT)


def test_a_link_among_words_stands_on_their_line(reader: Visitor) -> None:
    reader.go("/")
    link = reader.page.locator(".hero__pitch a")

    assert link.evaluate("link => getComputedStyle(link).display") == "inline"


@pytest.mark.parametrize("width", [360, 1280])
def test_long_addresses_and_code_stay_on_the_page(reader: Visitor, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})

    reader.go("/")

    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_numbers_stand_before_a_list_that_has_them(reader: Visitor) -> None:
    reader.go("/")
    styles = reader.page.locator(".prose :is(ul, ol) > li").evaluate_all(
        "items => items.map(item => getComputedStyle(item).listStyleType)"
    )

    assert [style == "decimal" for style in styles] == [False, False, True, True]


def test_paper_says_where_links_lead(browser: Browser, pointing_site: str) -> None:
    text = "".join(printed(browser, pointing_site, "/", "A4"))

    for said in (f"tell of them ({REPORT}) with care", f"the report ({REPORT}) on Kafka", f"engines ({LONG})"):
        assert squeezed(said) in text
