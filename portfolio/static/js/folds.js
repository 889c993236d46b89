// What is folded opens where browsers leave it closed: around the place that an address names, and for paper.

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
