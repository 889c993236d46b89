"""The ring of the focus, on every target at once: whether it crosses words of something else, and whether it is whole.

Pictures are compared: only they know where there is ink.
"""

from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser import drawing

# A ring may touch the comma behind a link and the tail of a letter above it. That is so much ink in a square of so many
# pixels at most; a word crossed is more.
TOUCH, SQUARE = 8, 24
# What a rule says of the target that has the focus, it says of all.
RING_ALL = """() => {
  const change = rules => [...rules].forEach(rule => {
    if (rule.selectorText) rule.selectorText = rule.selectorText.replaceAll(/(?<!, ):focus-visible/g, ":is(.rung, :focus-visible)")
    if (rule.cssRules) change(rule.cssRules)
  })
  for (const sheet of document.styleSheets) change(sheet.cssRules)
  document.activeElement.blur()
}"""
# Every target that is in sight, with the places of its lines; what a scroller keeps is fetched before it has the focus.
TARGETS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.matches(".skip"))
  .filter(e => (e.closest(".sections ul") ?? document.body).getBoundingClientRect().right >= e.getBoundingClientRect().right)
  .map(e => {
    e.classList.add("rung")
    const places = [...e.getClientRects()].map(({ left, top, right, bottom }) => [left, top, right, bottom])
    return { name: e.textContent.trim().slice(0, 40) || e.id, places }
  })"""
UNRING = "() => document.querySelectorAll('.rung').forEach(e => e.classList.remove('rung'))"
DRESS = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = css ? [sheet] : [] }"
# Lines, bars and pictures are no words.
WORDS = """
  *, ::before, ::after { border-color: transparent !important; transition: none !important; animation: none !important }
  mark { box-shadow: none !important }
  svg :not(text, tspan) { opacity: 0 !important }"""
NO_WORDS = (
    WORDS
    + """
  *, ::before, ::after, ::marker { color: transparent !important; text-decoration-color: transparent !important }
  svg text { fill: transparent !important; stroke: transparent !important }"""
)


def faults(page: Page, width: int) -> list[str]:
    """Tell of the rings on a page as wide as this that cross words of something else, or are cut off."""
    with drawing.in_full(page):
        page.set_viewport_size({"width": width, "height": 800})
        drawing.whole(page)
        page.evaluate(RING_ALL)
        words, bare = _taken(page, WORDS), _taken(page, NO_WORDS)
        targets = page.evaluate(TARGETS)
        rung = _taken(page, NO_WORDS)
        page.evaluate(UNRING)
        page.evaluate(DRESS, "")
        page.set_viewport_size({"width": 1280, "height": 800})
    rings = _differing(rung, bare)
    return _crossings(ImageChops.darker(rings, _differing(words, bare)), targets) + _cuts(rings, targets)


def _taken(page: Page, css: str) -> Image.Image:
    page.evaluate(DRESS, css)
    return drawing.taken(page)


def _differing(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where the two are clearly different, else black."""
    red, green, blue = ImageChops.difference(one, other).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value > 60 else 0)


def _crossings(crossed: Image.Image, targets: list[dict[str, Any]]) -> list[str]:
    squares = crossed.reduce(SQUARE)
    most = 255 * TOUCH / SQUARE**2
    found = []
    for n, value in enumerate(squares.tobytes()):
        if value > most:
            left, top = n % squares.width * SQUARE, n // squares.width * SQUARE
            near = [
                target["name"] for target in targets if any(_is_near(place, left, top) for place in target["places"])
            ]
            found.append(f"The ring around {' or '.join(near)} crosses words at {left}, {top}.")
    return found


def _is_near(place: list[float], left: int, top: int) -> bool:
    room = 8
    return (
        place[0] - room < left + SQUARE
        and place[2] + room > left
        and place[1] - room < top + SQUARE
        and place[3] + room > top
    )


def _cuts(rings: Image.Image, targets: list[dict[str, Any]]) -> list[str]:
    """Of each target that is one box, the sides along which there is no line."""
    found = []
    for target in targets:
        if len(target["places"]) == 1:
            left, top, right, bottom = map(round, target["places"][0])
            near, far = 8, min(4, (bottom - top) // 2, (right - left) // 2)
            sides = {
                "top": (left, top - near, right, top + far),
                "bottom": (left, bottom - far, right, bottom + near),
                "left": (left - near, top, left + far, bottom),
                "right": (right - far, top, right + near, bottom),
            }
            found += [
                f"The ring around {target['name']} has no {side}."
                for side, box in sides.items()
                if _is_open(rings.crop(box), is_flat=side in ("top", "bottom"))
            ]
    return found


def _is_open(side: Image.Image, *, is_flat: bool) -> bool:
    lines = side.resize((1, side.height) if is_flat else (side.width, 1), Image.Resampling.BOX)
    return max(lines.tobytes()) < 0.8 * 255
