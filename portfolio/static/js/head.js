// In every page's head. It sets the theme before the first paint, guards Back while htmx is not there yet, and fetches
// htmx, and the rules that come later, once the page is drawn.
(() => {
  const root = document.documentElement
  root.className = "script"
  // Where storage is forbidden, reading it throws.
  try { root.dataset.theme = localStorage.theme || "auto" } catch { root.dataset.theme = "auto" }
  const showTheme = () => { document.getElementById("theme").value = root.dataset.theme }
  document.addEventListener("DOMContentLoaded", showTheme)
  document.addEventListener("change", event => {
    if (event.target.id !== "theme") return
    root.dataset.theme = event.target.value
    try { localStorage.theme = event.target.value } catch {}
  })
  const here = () => location.pathname + location.search
  let shown = here()
  const note = () => { shown = here(); showTheme() }
  document.addEventListener("htmx:after:history:update", note)
  document.addEventListener("htmx:after:swap", note)
  addEventListener("popstate", event => {
    if (here() !== shown && !(window.htmx && event.state?.htmx)) location.reload()
  })
  const add = (name, attributes) => document.head.append(Object.assign(document.createElement(name), attributes))
  let loads = 0
  const load = () => {
    if (loads++) return
    add("link", { rel: "stylesheet", href: "/static/later.css" })
    // Where that does not come, nothing is shown that it does.
    add("script", { src: "/static/script.js", onerror: () => { root.className = "" } })
  }
  if (history.state?.htmx) load()
  // Nothing that paints has to share the line; where painting is not told, a second is long enough.
  new PerformanceObserver(list => {
    if (list.getEntriesByName("first-contentful-paint")[0]) load()
  }).observe({ type: "paint", buffered: true })
  addEventListener("load", () => setTimeout(load, 1000))
})()
