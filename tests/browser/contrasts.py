"""How far words stand out from what they stand on, as styles say: axe takes thirty times as long, for it looks at places too."""

from functools import cache

from coloraide import Color
from playwright.sync_api import Page

# Every color of words in a part of the page, what it stands on, from the top, how much of it is seen, and how much it must
# stand out for its size; with some of the words.
PAIRS = """part => {
  const isClear = color => color === "transparent" || color.endsWith(", 0)")
  const texts = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_TEXT), found = new Map()
  while (texts.nextNode()) {
    const words = texts.currentNode.data.trim(), e = texts.currentNode.parentElement
    if (!words || !e.checkVisibility({ visibilityProperty: true }) || e.closest("[disabled], script, style")) continue
    const { color, fontSize, fontWeight } = getComputedStyle(e)
    const papers = []
    let opacity = 1
    for (let up = e; up; up = up.parentElement) {
      const { backgroundColor, opacity: own } = getComputedStyle(up)
      if (!isClear(backgroundColor)) papers.push(backgroundColor)
      opacity *= own
    }
    const isLarge = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24)
    const pair = [color, papers, opacity, isLarge ? 3 : 4.5]
    found.set(pair.join(), [...pair, words.slice(0, 60)])
  }
  return [...found.values()]
}"""


def pale(page: Page, part: str) -> list[str]:
    """Words that stand out too little from what they stand on (WCAG 2.2, 1.4.3)."""
    pairs = page.evaluate(PAIRS, part)
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
