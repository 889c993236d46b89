"""Where a finger or a pointer arrives: each target has its own place, and nothing lies over another's."""

from playwright.sync_api import Page

# Each target's middle and inner corners, line by line if it is broken; what a scroller keeps out of sight is fetched first.
# A label shares its field's place.
ASTRAY = """() => {
  const said = e => `${e.localName}${e.id && "#" + e.id} “${(e.ariaLabel ?? e.textContent).trim().slice(0, 40)}”`
  const modal = document.querySelector("dialog:modal") ?? document
  const targets = [...modal.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && getComputedStyle(e).pointerEvents !== "none")
    .filter(e => e.tabIndex >= 0 && !e.matches(".skip"))
  const faults = []
  document.activeElement.blur()
  for (const e of targets) {
    e.scrollIntoView({ block: "nearest", inline: "nearest" })
    for (const box of e.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue
      const dx = Math.min(4, box.width / 4), dy = Math.min(2, box.height / 4)
      for (const [x, y] of [[box.width / 2, box.height / 2],
        [dx, dy], [box.width - dx, dy], [dx, box.height - dy], [box.width - dx, box.height - dy]]) {
        const seen = document.elementFromPoint(box.left + x, box.top + y)
        if (!e.contains(seen))
          faults.push(`${said(e)}: at ${Math.round(x)},${Math.round(y)} is ${seen ? said(seen) : "nothing"}`)
      }
    }
  }
  return faults
}"""


def astray(page: Page, width: int) -> list[str]:
    """The targets of a page as wide as this that are not themselves where one would press."""
    page.set_viewport_size({"width": width, "height": 800})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": height})
    found: list[str] = page.evaluate(ASTRAY)
    page.set_viewport_size({"width": 1280, "height": 800})
    return found
