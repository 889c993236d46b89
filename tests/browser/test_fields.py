"""What a reader has of every field without script, on the screen and on paper: what styles hide is not shown."""

import json
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from portfolio.content.file import loading
from tests.browser import paper
from tests.browser.conftest import visiting
from tests.paths import CONSERVATOR
from tests.test_promises import NOT_PRINTED, NOT_SHOWN, field_of, told

# On the screen, and nothing to read.
FELT = {
    "language": "is for browsers",
    "theme.accent": "is a color",
    "order": "is an order",
    "technologies.group": "is told where something may be added to a choice, which this person's positions leave no room for",
}
ON_ITS_OWN_PAGE = {field for field, reason in NOT_PRINTED.items() if reason == "stands on the project's own page"}
ON_ITS_OWN_PAGE |= {"projects.links.url"}
# What can be read once every fold is open, and what describes a picture or says where a link leads.
READ = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true
  const marked = [...document.querySelectorAll("[href], [alt]")].filter(one => one.checkVisibility())
  return [document.body.innerText, ...marked.flatMap(one => [one.getAttribute("href"), one.alt])].join(" ")
}"""


def test_every_field_can_be_read_without_script_and_on_paper(browser: Browser, another_site: str) -> None:
    portfolio = loading.load(CONSERVATOR)
    screens, sheets = {}, {}
    with visiting(browser, another_site, has_script=False) as visitor:
        for address in ("/", "/books", *(f"/projects/{project.slug}" for project in portfolio.projects)):
            visitor.go(address)
            screens[address] = visitor.page.evaluate(READ)
            sheets[address] = on_paper(visitor.page)

    assert unread(*screens.values()) - NOT_SHOWN.keys() - FELT.keys() == set()
    assert unread(sheets["/"]) - NOT_PRINTED.keys() - ON_ITS_OWN_PAGE == set()
    assert unread(*sheets.values()) & ON_ITS_OWN_PAGE == set()


def on_paper(page: Page) -> str:
    """What is printed: the words as the browser has them, since not every machine has glyphs for all, and the PDF's."""
    page.emulate_media(media="print")
    words: str = page.evaluate("document.body.innerText")
    sheets = paper.sheets(page, *paper.SIZES["Letter"])
    page.emulate_media(media="null")
    return " ".join([words, *sheets])


def unread(*texts: str) -> set[str]:
    """The fields with a value that none of `texts` says, wherever lines break in it; what audiences read stands elsewhere."""
    said = paper.squeezed(" ".join(texts))
    written = {key: part for key, part in json.loads(CONSERVATOR.read_text()).items() if key != "audiences"}
    values = ((field_of(path), str(value)) for path, value in told(written))
    return {field for field, value in values if paper.squeezed(as_shown(field, value)) not in said}


def as_shown(field: str, value: str) -> str:
    """Return `value` as a page writes it: an address in ASCII, and that of a letter bare."""
    return quote(value, safe=":/?#@%").removeprefix("mailto:") if field.endswith("url") else value
