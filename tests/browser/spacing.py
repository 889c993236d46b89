"""What stands close together, and what is kept apart: lines, headings, and room that nothing fills."""

from playwright.sync_api import Page

# Lengths of time, dates, and from when to when, if they are on two lines although there was room on one; the sign of an
# achievement that has a line to itself; dots that begin a line. What is too long for any line is broken only behind its dash.
TORN = """() => {
  const shown = e => e.checkVisibility({ visibilityProperty: true })
  const lines = boxes => boxes.filter((box, n) => !n || box.top >= boxes[n - 1].bottom - 4)
  const faults = []
  const look = range => {
    const boxes = [...range.getClientRects()].filter(box => box.width > 1)
    let around = range.commonAncestorContainer.parentElement
    while (/inline|contents/.test(getComputedStyle(around).display)) around = around.parentElement
    const needed = boxes.reduce((sum, box) => sum + box.width, 0)
    if (lines(boxes).length > 1 && needed <= around.clientWidth) faults.push(`torn: ${range}`)
  }
  for (const e of document.querySelectorAll("main time, .when, .length, #filter-count, .filter__each li, .fit__name p")) {
    if (!shown(e)) continue
    const range = document.createRange()
    range.selectNodeContents(e)
    if (e.matches("time, .when, .length")) look(range)
    else for (const text of e.childNodes)
      for (const found of (text.data ?? "").matchAll(/(at least\\s)?\\d+\\s(years?(\\s\\d+\\smonths?)?|months?)\\b/g)) {
        const length = document.createRange()
        length.setStart(text, found.index)
        length.setEnd(text, found.index + found[0].length)
        look(length)
      }
  }
  for (const e of document.querySelectorAll(".permalink")) {
    const range = document.createRange(), own = e.getBoundingClientRect()
    range.setStart(e.parentNode, 0)
    range.setEndBefore(e)
    const beside = box => box.width > 1 && box.top < own.bottom - 4 && box.bottom > own.top + 4
    if (shown(e) && ![...range.getClientRects()].some(beside)) faults.push(`alone: # of ${range.toString().slice(-40)}`)
  }
  const left = e => {
    while (/inline|contents/.test(getComputedStyle(e).display)) e = e.parentElement
    return e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft) + 2
  }
  for (const e of document.querySelectorAll("main *"))
    if (/^"·/.test(getComputedStyle(e, "::before").content) && shown(e) && e.getClientRects()[0]?.left < left(e.parentElement))
      faults.push(`first in its line: · before ${e.textContent.trim()}`)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text; text = walker.nextNode();)
    for (const { index } of shown(text.parentElement) ? text.data.matchAll("·") : []) {
      const dot = document.createRange()
      dot.setStart(text, index)
      dot.setEnd(text, index + 1)
      const [box] = dot.getClientRects()
      if (box?.width && box.left < left(text.parentElement)) faults.push(`first in its line: · of ${text.data.trim()}`)
    }
  return faults
}"""
# Headings that stand as close to what is above them as to what they head. What stands beside one is neither, and what
# an entry begins with, its date for one, is part of what the entry's title heads. A heading above may be as close.
GLUED = """() => {
  const boxes = [], whole = document.querySelector("dialog:modal") ?? document.body
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node; node = walker.nextNode();) {
    const e = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".hidden, .skip, .sections, .masthead")) continue
    if (node === e ? !e.matches("svg, img, input, textarea, select") : !node.data.trim()) continue
    const range = document.createRange()
    range.selectNode(node)
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) boxes.push({ node, box })
  }
  return [...whole.querySelectorAll("h2, h3, h4, dt")].flatMap(heading => {
    const own = boxes.filter(({ node }) => heading.contains(node)).map(({ box }) => box)
    if (!own.length || getComputedStyle(heading).display === "inline") return []
    const top = Math.min(...own.map(box => box.top)), bottom = Math.max(...own.map(box => box.bottom))
    const left = Math.min(...own.map(box => box.left)), right = Math.max(...own.map(box => box.right))
    const entry = heading.closest("article"), part = entry ?? heading.closest("section, .contact") ?? whole
    const others = boxes.filter(({ node }) => !heading.contains(node))
    const isBeside = ({ node, box }) =>
      part.contains(node) && box.left >= right && box.top < bottom - 4 && box.bottom > top + 4
    if (!entry && others.some(isBeside)) return []
    const near = others.filter(({ box }) => box.left < right && box.right > left)
    const above = near.filter(({ node, box }) => box.bottom <= top + 4 && !entry?.contains(node))
      .filter(({ node }) => !node.parentElement.closest("h1, h2, h3, h4"))
    const below = near.filter(({ node, box }) => box.top >= bottom - 4 && part.contains(node))
    const up = Math.min(...above.map(({ box }) => top - box.bottom)), down = Math.min(...below.map(({ box }) => box.top - bottom))
    return below.length && up < down + 1 ? [`glued: ${heading.textContent.trim()}, ${Math.round(up)} above, ${Math.round(down)} below`] : []
  })
}"""
# What is empty and makes its neighborhood another size; what will arrive by itself is awaited in its own room.
EMPTY = """() => [...document.querySelectorAll("main *, .contact *, .footer *")].filter(e => {
  const drawn = "svg, img, input, textarea, select, br, source, picture"
  if (e.textContent.trim() || e.matches(drawn) || e.querySelector(drawn) || e.closest("svg, .hidden, .later")) return false
  if (!e.checkVisibility()) return false
  const before = e.parentElement.getBoundingClientRect().height
  e.style.setProperty("display", "none", "important")
  const after = e.parentElement.getBoundingClientRect().height
  e.removeAttribute("style")
  return Math.abs(before - after) > 0.5
}).map(e => `empty: ${e.outerHTML.slice(0, 80)}`)"""


def faults(page: Page, width: int) -> list[str]:
    """Tell of what is torn, glued or empty on a page as wide as this."""
    page.set_viewport_size({"width": width, "height": 800})
    return [*page.evaluate(TORN), *page.evaluate(GLUED), *page.evaluate(EMPTY)]
