"""Where a finger or a pointer arrives: each target has its own place, and nothing lies over another's."""

from playwright.sync_api import Page

from tests.browser import drawing

# Each target's middle and inner corners, line by line if it is broken; what a scroller keeps out of sight is fetched first.
# A label shares its field's place.
ASTRAY = """() => {
  const said = e => `${e.localName}${e.id && "#" + e.id} “${(e.ariaLabel ?? e.textContent).trim().slice(0, 40)}”`
  const modal = document.querySelector("dialog:modal") ?? document
  const targets = [...modal.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && getComputedStyle(e).pointerEvents !== "none")
    .filter(e => e.tabIndex >= 0 && !e.matches(".skip"))
  const faults = []
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


# WCAG 2.2, 2.5.8: a target smaller than 24 by 24 pixels is fine if a circle of 24 around its middle meets no other target,
# nor such a circle of another small one. (What stands within a sentence would be excepted; none here needs it.) A target
# is as large as what answers to it, line by line, which may be more than its box.
CROWDED = """() => {
  const said = e => `${e.localName} “${(e.ariaLabel ?? e.textContent).trim().slice(0, 40)}”`
  const modal = document.querySelector("dialog:modal") ?? document
  document.activeElement.blur()
  const targets = [...modal.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.matches(".skip"))
    .flatMap(e => [...e.getClientRects()].filter(box => box.width >= 1 && box.height >= 1).map(box => {
      const x = box.left + box.width / 2, y = box.top + box.height / 2
      const reach = (dx, dy, size) => {
        let far = size / 2
        while (size < 24 && far < 24 && e.contains(document.elementFromPoint(x + dx * far, y + dy * far))) far += 1
        return far
      }
      const left = x - reach(-1, 0, box.width), right = x + reach(1, 0, box.width)
      const top = y - reach(0, -1, box.height), bottom = y + reach(0, 1, box.height)
      return { e, x, y, left, right, top, bottom, isSmall: right - left < 24 || bottom - top < 24 }
    }))
  const distance = (one, other) => other.isSmall
    ? Math.hypot(one.x - other.x, one.y - other.y) - 12
    : Math.hypot(one.x - Math.max(other.left, Math.min(one.x, other.right)),
      one.y - Math.max(other.top, Math.min(one.y, other.bottom)))
  return targets.filter(one => one.isSmall).flatMap(one => targets
    .filter(other => other.e !== one.e && distance(one, other) < 11.9)
    .map(other => `${said(one.e)} is small and too near to ${said(other.e)}`))
}"""


def faults(page: Page, width: int) -> list[str]:
    """Tell of the targets of a page as wide as this that are not themselves where one would press, or small and too near."""
    page.set_viewport_size({"width": width, "height": 800})
    drawing.whole(page)
    return [*page.evaluate(CROWDED), *page.evaluate(ASTRAY)]
