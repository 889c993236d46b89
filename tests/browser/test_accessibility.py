"""What holds on every page and in every state: what axe-core can see, and what it cannot.

Every state is visited once, and what is reached otherwise without script once more; its tests share the visit.
"""

import os
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import contrasts, drawing, rings, spacing, targets
from tests.browser import names as told
from tests.browser.conftest import Visitor
from tests.browser.states import CASES, OF_OTHERS, SCRIPTED, STATES, WITH_SCRIPT, Case

# axe leaves target sizes out unless asked. What stands out from what takes more of its time than all else: it looks at that on
# a phone, at links among words too, and `contrasts` looks at words everywhere.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
CONTRAST_WIDTH = 360
# At each width, axe and what looks at places look at the theme that comes first. Nothing but color differs in the other one.
LOOKS: list[tuple[int, list[Literal["light", "dark"]]]] = [(360, ["light", "dark"]), (1280, ["dark", "light"])]
# Where rings have neighbors of every kind, and how wide the page is then: one look takes as long as all of axe's.
RINGED = {
    Case("site", "all disclosed", True): 1280,
    Case("site", "two technologies chosen", True): 360,
    Case("site", "words looked for", True): 1280,
    Case("site", "role fit answered", True): 360,
    Case("another_site", "index", True): 360,
    Case("designers_site", "index", True): 768,
}
# What Tab should reach in a part of the page, in the order of the document.
TABBABLE = """part => [...document.querySelector(part).querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.disabled)
  .map((e, n) => (e.dataset.stop = `${n} ${e.outerHTML.slice(0, 120)}`))"""
# What a stop looks like that has the focus, and what can be seen of it: the middle of the part that is on the screen.
LOOKED_AT = """isBackward => {
  const isClear = color => color === "transparent" || color.endsWith(", 0)")
  const stops = [...document.querySelectorAll("[data-stop]")]
  return (isBackward ? stops.reverse() : stops).map(e => {
    e.focus({ focusVisible: true })
    const box = e.getClientRects()[0], style = getComputedStyle(e)
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth)
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight)
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    let paper = e.parentElement
    while (paper.parentElement && isClear(getComputedStyle(paper).backgroundColor)) paper = paper.parentElement
    return {
      name: e.dataset.stop, isSeen: right > left && bottom > top && !!seen && (e.contains(seen) || seen.contains(e)),
      style: style.outlineStyle, width: parseFloat(style.outlineWidth), ring: style.outlineColor,
      paper: getComputedStyle(paper).backgroundColor,
    }
  })
}"""
# Notes every stop that gets the focus, where script may run.
NOTING = """() => {
  window.noting?.abort()
  window.noting = new AbortController()
  window.reached = []
  addEventListener("focusin", event => window.reached.push(event.target.dataset.stop ?? null), { signal: noting.signal })
}"""
STOP = "document.activeElement?.dataset.stop ?? null"
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
SHIFT = 8
# Puts the focus before all that a part holds, as on a page just opened.
TO_THE_TOP = """part => {
  const e = document.querySelector(part), before = e.getAttribute("tabindex")
  e.tabIndex = -1
  e.focus()
  before === null ? e.removeAttribute("tabindex") : e.setAttribute("tabindex", before)
}"""
# What the focus is led to although no key acts on it, and that has a ring around it as a field has.
RUNG = """hasScript => [...document.querySelectorAll(":is(h1, h2, h3, .summary)[tabindex='-1']")].filter(e => {
  if (!hasScript && !e.matches(":target")) return false
  e.focus({ focusVisible: true })
  return document.activeElement !== e || getComputedStyle(e).outlineStyle !== "none"
}).map(e => e.outerHTML.slice(0, 120))"""
REFERENCES = """() => {
  const lost = []
  for (const e of document.querySelectorAll("*")) {
    const named = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list"]
      .flatMap(name => (e.getAttribute(name) ?? "").split(/\\s+/))
    const [page, anchor] = e.matches("a[href]") ? [e.pathname + e.search, decodeURIComponent(e.hash.slice(1))] : []
    if (page === location.pathname + location.search) named.push(anchor)
    for (const id of named) if (id && !document.getElementById(id)) lost.push(`${e.outerHTML.slice(0, 160)}: ${id}`)
  }
  return lost
}"""
# Labels by what they are for; a field takes its name from the label that stands with it.
MISLABELED = """() => [...document.querySelectorAll("label")]
  .filter(label => {
    const near = label.parentElement.querySelectorAll("input:not([type=hidden]), textarea, select")
    return near.length !== 1 || label.control !== near[0]
  }).map(label => label.outerHTML)"""
# How wide the page is with text of this size.
WIDTH_OF_PAGE = """size => {
  document.documentElement.style.fontSize = size
  return document.documentElement.scrollWidth
}"""
# Asks the browser itself who listens for clicks, and the style sheet who looks as if they did.
OUT_OF_REACH = """[...document.body.querySelectorAll("*")]
  .filter(e => !e.closest("a[href], button, label, summary, select, input, textarea"))
  .filter(e => getEventListeners(e).click || e.onclick || getComputedStyle(e).cursor === "pointer")
  .map(e => e.outerHTML.slice(0, 160))"""


def findings(visitor: Visitor, part: str, options: dict[str, Any]) -> list[str]:
    if not visitor.page.evaluate("'axe' in window"):  # Reading half a megabyte of script takes as long as a look.
        visitor.page.evaluate(Axe().axe_script)
    # Of a page as a whole, axe looks at its language and title too.
    run = "([part, options]) => axe.run(part, options).then(results => results.violations)"
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in visitor.page.evaluate(run, ["html" if part == "body" else part, options])
        for node in violation["nodes"]
    ]


def barriers(visitor: Visitor, part: str, width: int, schemes: list[Literal["light", "dark"]]) -> list[str]:
    """What axe finds in a part of a page as wide as this, and the words that are pale in any of the themes."""
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.page.emulate_media(color_scheme=schemes[0])
    compared = {"enabled": width == CONTRAST_WIDTH}
    rules = OPTIONS["rules"] | {"color-contrast": compared, "link-in-text-block": compared}
    found = findings(visitor, part, OPTIONS | {"rules": rules})
    drawing.whole(visitor.page)
    for scheme in schemes:
        visitor.page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {words}" for words in contrasts.pale(visitor.page, part, is_placed=scheme == schemes[0])]
    return found


@pytest.mark.parametrize("arrived", WITH_SCRIPT, ids=str, indirect=True)
def test_axe_finds_nothing_and_all_words_stand_out(arrived: Visitor) -> None:
    for width, schemes in LOOKS:
        assert barriers(arrived, arrived.part, width, schemes) == [], width


@pytest.mark.parametrize("arrived", OF_OTHERS, ids=str, indirect=True)
def test_pictures_and_other_scripts_are_as_accessible(arrived: Visitor) -> None:
    for width, schemes in LOOKS:
        assert barriers(arrived, "body", width, schemes) == [], width
        assert arrived.page.evaluate("document.documentElement.scrollWidth") <= width
    assert arrived.page.evaluate(REFERENCES) == []


def walk(visitor: Visitor, times: int, modifiers: int = 0) -> list[str | None]:
    """Press Tab so often; return where each press led, None for what is no stop of this part."""
    devtools = visitor.context.new_cdp_session(visitor.page)
    stops: list[str | None] = []
    visitor.page.evaluate(NOTING)
    for _ in range(times):
        devtools.send("Input.dispatchKeyEvent", TAB | {"modifiers": modifiers})
        if not visitor.has_script:
            stops.append(visitor.page.evaluate(STOP))
    devtools.detach()
    noted: list[str | None] = visitor.page.evaluate("window.reached")
    # A press that led nowhere has left no note.
    return stops or (noted if len(noted) >= times else [*noted, None])


def names(stops: list[dict[str, Any]]) -> list[str]:
    return [stop["name"] for stop in stops]


def has_ring(stop: dict[str, Any]) -> bool:
    return stop["style"] != "none" and stop["width"] >= 2 and contrasts.contrast(stop["ring"], stop["paper"]) >= 3


@pytest.mark.parametrize("arrived", CASES, ids=str, indirect=True)
def test_tab_goes_through_the_page_and_back(arrived: Visitor) -> None:
    part = arrived.part
    arrived.page.set_viewport_size({"width": 1280, "height": 800})
    expected = arrived.page.evaluate(TABBABLE, part)
    arrived.page.evaluate(TO_THE_TOP, part)

    there = walk(arrived, len(expected) + 1)
    arrived.page.evaluate("[...document.querySelectorAll('[data-stop]')].at(-1)?.focus()")
    # Without script nothing can hold a key: the way back is the browser's own.
    back = walk(arrived, len(expected) - 1, SHIFT) if arrived.has_script else expected[-2::-1]
    looks = arrived.page.evaluate(LOOKED_AT, False)
    looks_back = arrived.page.evaluate(LOOKED_AT, True)

    assert there[:-1] == expected
    # What comes after the last is elsewhere, or the first again: nothing holds the focus.
    assert there[-1] in (None, *expected[:1])
    assert back == expected[-2::-1]
    assert part != "body" or 'href="#main"' in expected[0]
    assert names([stop for stop in looks + looks_back if not stop["isSeen"]]) == []
    assert names([stop for stop in looks if not has_ring(stop)]) == []


@pytest.mark.parametrize("arrived", CASES, ids=str, indirect=True)
def test_what_no_key_acts_on_does_not_look_like_a_field(arrived: Visitor) -> None:
    assert arrived.page.evaluate(RUNG, arrived.has_script) == []


@pytest.mark.parametrize("arrived", CASES, ids=str, indirect=True)
def test_every_reference_leads_somewhere_and_every_label_to_its_field(arrived: Visitor) -> None:
    assert arrived.page.evaluate(REFERENCES) == []
    assert arrived.page.evaluate(MISLABELED) == []


@pytest.mark.parametrize("arrived", CASES, ids=str, indirect=True)
def test_nothing_scrolls_sideways_on_a_small_phone_or_with_large_text(arrived: Visitor) -> None:
    for width, text in ((320, "100%"), (360, "200%"), (640, "200%"), (1280, "200%")):
        arrived.page.set_viewport_size({"width": width, "height": 800})

        assert arrived.page.evaluate(WIDTH_OF_PAGE, text) <= width, (width, text)
    arrived.page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("arrived", WITH_SCRIPT, ids=str, indirect=True)
def test_only_what_the_keyboard_reaches_can_be_clicked(arrived: Visitor) -> None:
    devtools = arrived.context.new_cdp_session(arrived.page)
    found = devtools.send(
        "Runtime.evaluate", {"expression": OUT_OF_REACH, "includeCommandLineAPI": True, "returnByValue": True}
    )

    assert found["result"]["value"] == []


@pytest.mark.parametrize("arrived", WITH_SCRIPT, ids=str, indirect=True)
def test_each_target_is_its_own_where_one_would_press(arrived: Visitor) -> None:
    for width in (360, 1280):
        assert targets.faults(arrived.page, width) == [], width


@pytest.mark.parametrize("arrived", RINGED, ids=str, indirect=True)
def test_the_ring_of_the_focus_is_whole_and_crosses_no_words(arrived: Visitor, request: pytest.FixtureRequest) -> None:
    assert rings.faults(arrived.page, RINGED[request.node.callspec.params["arrived"]]) == []


@pytest.mark.parametrize("arrived", [*WITH_SCRIPT, *OF_OTHERS], ids=str, indirect=True)
def test_what_belongs_together_stands_together(arrived: Visitor) -> None:
    for width in (360, 768, 1280):
        assert spacing.faults(arrived.page, width) == [], width


@pytest.mark.parametrize("arrived", [case for case in WITH_SCRIPT if case.site == "site"], ids=str, indirect=True)
def test_everything_is_called_what_the_table_says(arrived: Visitor) -> None:
    arrived.page.set_viewport_size({"width": 1280, "height": 800})
    found, table = told.spoken(arrived.page), told.read()
    if os.environ.get("WRITE_NAMES"):
        table = {state: table.get(state, found) for state in STATES | SCRIPTED} | {arrived.state: found}
        told.write(table)

    known = table.get(arrived.state, told.Names())
    assert (known - found, found - known) == ({}, {}), "`make names` writes down what is called otherwise now."
