// Each entry of the history keeps where its page stood, what was open there and what had the focus. Browsers would look for the
// place on the page that is left, which may be shorter, or before the one that is gone back to is whole; so within a document
// they leave it to this file. Whole documents are theirs: they are at the place before they paint.

// Where a page paints early, the script comes while the rest is still on its way.
const whenWhole = act => { document.readyState === "loading" ? addEventListener("DOMContentLoaded", act) : act() }
const here = () => location.pathname + location.search
// The address of the page that is shown. From Back until its answer, that is not the one in the address bar.
let shown
// Where it was gone back to.
let kept = 0

const note = () => {
  if (shown !== here()) return
  const folds = [...document.querySelectorAll("details")].filter(fold => fold.wasOpen ?? fold.open).map(fold => fold.id)
  const focus = document.activeElement?.id
  // Where its own mark is missing, htmx would put that in place of all that is noted here.
  history.replaceState({ ...history.state, htmx: true, place: scrollY, folds, focus }, "")
}
const restore = (isThere, unknown) => {
  shown = here()
  const { place = unknown, folds } = history.state ?? {}
  kept = place
  for (const id of folds ?? []) {
    const fold = document.getElementById(id)
    if (!fold || fold.open) continue
    // What the browser has found counts from the top of a page with open folds.
    isThere = !(fold.open = true)
  }
  if (!isThere && place >= 0) scrollTo({ top: place, behavior: "instant" })
  history.scrollRestoration = "manual"
}

// A document's first entry. The browser has been told to leave it alone, when another one was left; or is not there yet.
const arrive = () => {
  restore(scrollY && history.scrollRestoration === "auto")
  if (!scrollY) openAroundPlace()
  note()
}
whenWhole(arrive)
addEventListener("pageshow", event => { if (event.persisted) restore(true) })
addEventListener("pagehide", () => { history.scrollRestoration = "auto" })

let resting
const noteAtRest = () => {
  clearTimeout(resting)
  resting = setTimeout(note, 100)
}
addEventListener("scroll", noteAtRest)
addEventListener("hashchange", noteAtRest)
document.addEventListener("toggle", noteAtRest, true)

document.addEventListener("htmx:before:history:update", note)
document.addEventListener("htmx:after:history:update", () => { shown = here() })
let travels = 0
// Of another address, nothing is there yet: htmx asks for it.
addEventListener("popstate", () => {
  travels++
  if (shown === here()) restore()
})
document.addEventListener("htmx:before:swap", event => { event.detail.ctx.travels = travels })
document.addEventListener("htmx:after:swap", event => {
  const context = event.detail.ctx
  if (!isRestoring(context)) {
    // A page that was still moving in takes nobody along to its top who is back already.
    if (context.travels < travels && shown === here()) scrollTo({ top: kept, behavior: "instant" })
    return note()
  }
  // Who goes back while a page is still moving in leaves nothing noted of it.
  restore(false, 0)
  document.getElementById(history.state?.focus)?.focus({ preventScroll: true })
})
