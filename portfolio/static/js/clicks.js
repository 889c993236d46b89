// What a click means: some are the browser's, some are one too many, and some ask for evidence.

// htmx takes a click with Ctrl, Shift or Cmd for its own and does nothing with it; the browser would open a tab. And what it
// asks for while the page that is gone back to has still to come would go with the page that is left.
for (const name of ["click", "submit"]) {
  addEventListener(name, event => {
    const isTheBrowsers = event.ctrlKey || event.metaKey || event.shiftKey || shown !== here()
    if (isTheBrowsers && event.target.closest?.("a[href], form")) event.stopImmediatePropagation()
  }, true)
}

// Whoever clicks twice meets with the second click whatever the first one brought there: it must not change the choice
// again. (A key's click has no place, though Firefox counts it.) What is chosen already is only shown: its address would be
// in the history twice.
let last
addEventListener("click", event => {
  const isNear = last && Math.hypot(event.x - last.x, event.y - last.y) < 9
  const link = event.target.closest?.('a[href$="#evidence"]')
  // What a form answers may have a link where its button was; the button itself may be pressed once more.
  const sends = event.target.closest?.("form button")
  const isAgain = event.x && isNear && event.timeStamp - last.timeStamp < 500 && !(sends && last.sends)
  if (link || sends) last = { x: event.x, y: event.y, timeStamp: event.timeStamp, sends }
  const isHere = link && link.pathname + link.search === here()
  if (isHere && !isAgain) document.getElementById("evidence").scrollIntoView()
  if (isAgain || isHere) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // Of hundreds of controls, one needs a name: by it the swap knows the control again, and the focus stays there.
  else if (link?.matches(":is(.options, .timeline) a:not([id])")) link.id = "choose-" + decodeURIComponent(link.search.slice("?tech=".length))
}, true)

// A link to evidence asks of the region's fragment what its own address asks of the page.
document.addEventListener("click", event => {
  const link = event.target.closest?.('a[href$="#evidence"]')
  const region = link?.closest("[data-evidence]")
  if (!region || event.defaultPrevented || event.altKey) return
  event.preventDefault()
  htmx.ajax("GET", region.dataset.evidence + link.search, { source: link })
})
