"""Nothing is told by color alone: what means something has another shape than what does not, or is far lighter or darker.

Each picture is compared with a second one, from which the meaning was taken away.
"""

import io
from collections import Counter
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, ElementHandle, FloatRect, JSHandle

from tests.browser import drawing
from tests.browser.conftest import Visitor, visiting
from tests.browser.states import STATES

# A pixel tells one from the other if the lighter is three times as light, which WCAG 2.2 (1.4.11) asks of what is no
# text. A mark has so many of them that it is seen.
RATIO, MARK = 3, 12
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FORCED: tuple[Literal["none", "active"], ...] = ("none", "active")
CURRENT = "(e, has) => { e.ariaCurrent = has ? 'true' : null }"
# Words that lead somewhere, and stand among words that do not.
LINKS = """() => [...document.querySelectorAll("main a[href]:not(.permalink)")].filter(link => {
  const around = [...link.parentNode.childNodes].filter(e => e.nodeType === Node.TEXT_NODE && /\\w\\w/.test(e.data))
  return around.length && link.checkVisibility({ visibilityProperty: true })
}).map(link => [[link.closest("section")?.id, link.parentNode.className, link.className].join(), link])
  .filter(([kind], n, all) => all.findIndex(([other]) => other === kind) === n).map(([, link]) => link)"""
UNLINKED = "e => { const words = document.createElement('span'); words.append(...e.childNodes); e.replaceWith(words) }"
# What means something, and what takes the meaning away and gives it back; the first of its kind is looked at.
MEANINGS: dict[str, dict[str, str]] = {
    "/?tech=kafka&tech=c-plus-plus": {
        ".filter a[aria-current]": CURRENT,
        ".chips a[aria-current]": CURRENT,
        # As the bar of what is not chosen, and as those of what a text names.
        ".timeline__chosen svg": "(e, has) => { e.style.blockSize = has ? '' : '0.3rem' }",
        ".timeline__chosen [data-look=list]": "(e, has) => { e.style.fill = has ? '' : 'currentColor' }",
        ".timeline__chosen [data-look=project]": "(e, has) => { e.style = has ? '' : 'stroke-width: 1rem; stroke-dasharray: none' }",
        ".bullets .proof": "(e, has) => e.classList.toggle('proof', has)",
        "mark": "e => e.replaceWith(...e.childNodes)",
        # The section that is read, once one has scrolled as far.
        ".sections a[aria-current]": CURRENT,
    },
    "message refused": {
        ".field--wrong": "(e, has) => e.classList.toggle('field--wrong', has)",
        ".field__error": "(e, has) => e.classList.toggle('field__error', has)",
    },
    "project": {},
    "role fit answered": {
        # As what is asked for and not evidenced, and as what is not asked for.
        "q mark": "(e, has) => { const u = window.u ??= document.createElement('u'); u.textContent = e.textContent; has ? u.replaceWith(e) : e.replaceWith(u) }",
        "q u": "e => e.replaceWith(...e.childNodes)",
    },
}


def lightness(value: int) -> float:
    """The share of white's light that this much of all three colors gives (WCAG 2.2, relative luminance)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


# In thousandths, with the light that a screen reflects.
SEEN = [round(1000 * (lightness(value) + 0.05)) for value in range(256)]


def taken(visitor: Visitor, place: FloatRect, scheme: Scheme) -> bytes:
    """How much white is in every pixel to an eye without color."""
    visitor.page.emulate_media(color_scheme=scheme)
    picture = visitor.page.screenshot(clip=place, animations="disabled")
    return Image.open(io.BytesIO(picture)).getchannel("G").tobytes()


def told_apart(visitor: Visitor, element: ElementHandle, meaning: str) -> int:
    """How many pixels show that an element means something, in the theme that shows it worse."""
    # What stays in sight is left where it is: what it says depends on how far one has scrolled.
    element.evaluate("e => e.closest('.sections') ?? e.scrollIntoView({ block: 'center' })")
    box = element.bounding_box()
    assert box
    # With room for the sign that stands before an item of a list.
    x, y = max(box["x"] - 20, 0), max(box["y"] - 20, 0)
    place = FloatRect(x=x, y=y, width=min(box["width"], 1000) + 40, height=min(box["height"], 400) + 40)
    having = [taken(visitor, place, scheme) for scheme in SCHEMES]
    element.evaluate(meaning, False)
    # From the last theme back to the first: each change of it is as much work as a picture.
    lacking = [taken(visitor, place, scheme) for scheme in SCHEMES[::-1]][::-1]
    element.evaluate(meaning, True)
    return min(map(differing, having, lacking))


def differing(one: bytes, other: bytes) -> int:
    """How many pixels of one picture are far lighter or darker than those of the other."""
    pairs = Counter(zip(one, other, strict=True))  # A picture has few different ones.
    return sum(count for (a, b), count in pairs.items() if max(SEEN[a], SEEN[b]) >= RATIO * min(SEEN[a], SEEN[b]))


@pytest.mark.parametrize("state", MEANINGS)
def test_nothing_is_told_by_color_alone(browser: Browser, site: str, state: str) -> None:
    marks = {}
    with visiting(browser, site) as visitor:
        STATES[state](visitor) if state in STATES else visitor.go(state)
        devtools = visitor.context.new_cdp_session(visitor.page)
        devtools.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
        with drawing.in_full(visitor.page):
            for selector, meaning in MEANINGS[state].items():
                marks[selector] = told_apart(visitor, visitor.page.locator(selector).first.element_handle(), meaning)
            links = visitor.page.evaluate_handle(LINKS).get_properties().values()
            for link in filter(None, map(JSHandle.as_element, links)):
                words = link.text_content()
                marks[f"link: {words}"] = told_apart(visitor, link, UNLINKED)

    assert {what for what, pixels in marks.items() if pixels < MARK} == set()


# As the bar of a position, and as those of what a position's text names.
SOLID = "(e, has) => { e.style.fill = has ? '' : 'currentColor' }"
# What stands on the line of time besides positions, by the address that draws it.
BESIDES = {
    "/": ("[data-look=volunteer-role]", "[data-look=break]"),
    "/?tech=freeze-drying": (".timeline__chosen [data-look=volunteering]",),
}


def test_what_is_no_employment_is_no_solid_bar(browser: Browser, another_site: str) -> None:
    marks = {}
    with visiting(browser, another_site) as visitor:
        with drawing.in_full(visitor.page):
            for address, bars in BESIDES.items():
                visitor.go(address)
                for colors in FORCED:
                    visitor.page.emulate_media(forced_colors=colors)
                    for bar in bars:
                        element = visitor.page.locator(bar).first.element_handle()
                        marks[address, colors, bar] = told_apart(visitor, element, SOLID)
        visitor.page.emulate_media(forced_colors="none")

    assert {what for what, pixels in marks.items() if pixels < MARK} == set()
