// What is folded opens where browsers leave it closed: around the place that an address names, for paper, and again on Back.

const foldsOf = element => {
  const folds = []
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(fold)
  return folds
}

const openAroundPlace = () => {
  const place = document.querySelector(":target")
  const closed = foldsOf(place).filter(fold => !fold.open)
  for (const fold of closed) fold.open = true
  if (closed.length) place.scrollIntoView()
}
addEventListener("hashchange", openAroundPlace)

// Others are told by the style sheet that paper shows everything.
if (!CSS.supports("selector(::details-content)")) {
  let opened = []
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")]
    for (const fold of opened) fold.open = true
  })
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false
  })
}

// Each entry of the history keeps what was open; closed, it would put the page's place somewhere else.
const keepFolds = () => {
  const folds = [...document.querySelectorAll("details[open]")].map(fold => fold.id)
  // Where its own mark is missing, htmx would put that in place of all that is noted here.
  history.replaceState({ ...history.state, htmx: true, folds }, "")
}
const closedFolds = () => (history.state?.folds ?? []).map(id => document.getElementById(id)).filter(fold => fold && !fold.open)
document.addEventListener("toggle", keepFolds, true)
document.addEventListener("htmx:after:swap", event => {
  if (!isRestoring(event.detail.ctx)) return
  // Asked for its place meanwhile, Chromium would hold that to be where the reader has scrolled to.
  for (const fold of closedFolds()) fold.open = true
})
const openAsKept = () => {
  const closed = closedFolds()
  const top = scrollY
  for (const fold of closed) fold.open = true
  // What the browser has restored already counts from the top of a page with open folds.
  if (closed.length && top) scrollTo({ top, behavior: "instant" })
  if (!top) openAroundPlace()
}
// What paints early has the rest of the page still to come.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", openAsKept)
else openAsKept()
