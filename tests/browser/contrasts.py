"""How far words stand out from what they stand on: axe takes twenty times as long to tell."""

from functools import cache

from coloraide import Color
from playwright.sync_api import Page

# Every color of words in a part of the page, what it stands on, from the top, how much of it is seen, and how much it must
# stand out for its size; with some of the words. They stand on what holds them, and if asked, on what lies below them at
# their place.
PAIRS = """([part, isPlaced]) => {
  const isClear = color => color === "transparent" || color.endsWith(", 0)")
  const paperOf = e => getComputedStyle(e).backgroundColor, found = new Map()
  const see = (e, [box], words) => {
    const boxed = getComputedStyle(e).display === "contents" ? e.parentElement : e
    if (!words || !box || !boxed.checkVisibility({ visibilityProperty: true }) || e.closest("[disabled], script, style")) return
    const { color, fontSize, fontWeight } = getComputedStyle(e), holders = []
    for (let up = e; up; up = up.parentElement) holders.push(up)
    const opacity = holders.reduce((share, holder) => share * getComputedStyle(holder).opacity, 1)
    const isLarge = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24)
    const there = isPlaced ? document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2) : []
    for (const stack of [holders, there.includes(boxed) ? there.slice(there.indexOf(boxed)) : holders]) {
      const pair = [color, stack.map(paperOf).filter(paper => !isClear(paper)), opacity, isLarge ? 3 : 4.5]
      found.set(pair.join(), [...pair, words.slice(0, 60)])
    }
  }
  const touchable = new CSSStyleSheet(), whole = document.querySelector(part), place = document.createRange()
  touchable.replaceSync("* { pointer-events: auto !important }")
  document.adoptedStyleSheets.push(touchable)
  const texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    place.selectNodeContents(texts.currentNode)
    see(texts.currentNode.parentElement, place.getClientRects(), texts.currentNode.data.trim())
  }
  for (const e of whole.querySelectorAll("input:not([type=hidden]), select, textarea")) see(e, e.getClientRects(), e.name || e.id)
  document.adoptedStyleSheets.pop()
  return [...found.values()]
}"""


def pale(page: Page, part: str, *, is_placed: bool) -> list[str]:
    """Words that stand out too little from what they stand on (WCAG 2.2, 1.4.3).

    On what they are placed differs with the width of the page, but not with its colors, and to look takes most of the time.
    """
    pairs = page.evaluate(PAIRS, [part, is_placed])
    return [
        f"{words}: {ink} on {papers}"
        for ink, papers, opacity, wanted, words in pairs
        if contrast(ink, *papers, opacity=opacity) < wanted
    ]


@cache
def contrast(ink: str, *papers: str, opacity: float = 1) -> float:
    """Return the ratio of ink to what it stands on, given from the top (WCAG 2.2, 1.4.3)."""
    # What is see-through shows what lies below.
    paper, shown = Color.layer([*papers], space="srgb"), Color(ink)
    shown["alpha"] *= opacity
    return Color.layer([shown, paper], space="srgb").contrast(paper, method="wcag21")
