"""The browser makes the same page of a trimmed template as of the file that people read."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from portfolio import create_app, current
from portfolio.site.trimming import Trimming
from tests.conftest import Clock, usual_settings
from tests.paths import CONSERVATOR, ENGINEER
from tests.test_weights import most_wanted

# Elements and attributes with their words, without the white space that lies at the edges of blocks, which no browser shows.
TREE = """html => {
  const block = /^(address|article|aside|blockquote|body|details|dd|div|dl|dt|footer|form|h\\d|head|header|html|li|link|main|meta)$/
  const others = /^(figcaption|figure|nav|ol|option|p|script|section|select|style|summary|title|ul)$/
  const told = node => {
    if (node.nodeType === Node.COMMENT_NODE) return "<!-- -->"
    if (node.nodeType === Node.TEXT_NODE) return node.parentElement?.matches("textarea, pre") ? node.data : node.data.replace(/[ \\t\\n]+/g, " ")
    const name = node.localName
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join("")
    const inner = [...node.childNodes].map(told).join("").replace(/ +/g, " ")
    const edge = block.test(name) || others.test(name) ? "\\n" : ""
    return `${edge}<${name}${attributes}>${edge}${inner}${edge}</${name}>${edge}`
  }
  const page = html.startsWith("<!doctype") ? new DOMParser().parseFromString(html, "text/html").documentElement : document.createElement("template")
  if (page.localName === "template") page.innerHTML = html
  const tree = page.localName === "template" ? [...page.content.childNodes].map(told).join("") : told(page)
  return tree.replace(/ *\\n[ \\n]*/g, "\\n")
}"""


@pytest.fixture(params=[ENGINEER, CONSERVATOR], ids=["engineer", "conservator"])
def apps(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Flask, Flask]:
    """The site as it is, and one whose templates are drawn as they stand."""
    trimmed, whole = (create_app(usual_settings(tmp_path, PORTFOLIO_FILE=request.param), Clock()) for _ in range(2))
    del whole.jinja_env.extensions[Trimming.identifier]
    whole.jinja_env.bytecode_cache = None  # All apps of the tests share it.
    return trimmed, whole


def pages(app: Flask) -> dict[str, str]:
    """One of every kind that is drawn: pages, fragments, refusals, answers."""
    client = app.test_client()
    addresses = [
        *most_wanted(app)[::7],
        "/?tech=go&tech=java",
        "/nothing",
        "/?tech=nothing",
        "/fit?tech=go",
        "/books?category=x",
    ]
    found = {address: client.get(address).text for address in addresses if "." not in address}
    return found | posted(client) | {"the end": client.get("/contact").text}


def posted(client: FlaskClient) -> dict[str, str]:
    fit = {"text": "Java or\n   Kafka </li>, and Quuxbase"}
    return {
        "an incomplete message": client.post("/contact", data={"text": "One\n   two </p>"}).text,
        "a fit": client.post("/fit", data=fit).text,
        "no fit": client.post("/fit", data={"text": " "}).text,
    }


def test_the_browser_makes_the_same_page_of_it(browser: Browser, apps: tuple[Flask, Flask]) -> None:
    trimmed, whole = map(pages, apps)
    page = browser.new_page()

    differ = {address: difference(page, trimmed[address], whole[address]) for address in whole}
    page.close()
    for app in apps:
        current.of(app).engine.dispose()

    assert {address: told for address, told in differ.items() if told} == {}
    assert [address for address in whole if len(trimmed[address]) >= len(whole[address])] == []


def difference(page: Page, trimmed: str, whole: str) -> list[str]:
    """The first lines that are not alike."""
    ours, theirs = (page.evaluate(TREE, text).splitlines() for text in (trimmed, whole))
    assert len(theirs) > 3
    return [f"{a} | {b}" for a, b in zip(ours, theirs, strict=False) if a != b][:3] or ["longer"] * (
        len(ours) != len(theirs)
    )


def test_a_tree_that_differs_is_told(browser: Browser) -> None:
    page = browser.new_page()
    whole = "<div><p>a</p> <b>b</b> c<ul><li>d</li></ul></div>"

    found = {other: bool(difference(page, other, whole)) for other in (
        "<div><p>a <b>b</b> c<ul><li>d</ul></div>", "<div><p>a</p><b>b</b>c<ul><li>d</ul></div>",
        "<div><p>a</p>\n<b>b</b> c\n<ul>\n<li>d\n</ul></div>")}  # fmt: skip
    page.close()

    assert list(found.values()) == [True, True, False]
