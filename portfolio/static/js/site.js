// What htmx 4.0.1 leaves to the site: answers that must not be swapped in, lost connections, titles, focus.

const LOST = "Not sent: the connection was lost. Your text is still here; try again."
const BROKEN = "Not sent: something broke on the way. Your text is still here; try again in a minute."
const TOO_LONG = "Not sent: that is too much text. It is still here; shorten it and send it again."
const OFFLINE = "No connection. Try again in a moment."

const status = (text, isProblem = false) => {
  const line = document.getElementById("status")
  line.className = isProblem ? "status" : "hidden"
  line.textContent = text
}
const isRestoring = context => context.request.headers["HX-History-Restore-Request"]
// The form again, with what was typed and what is wrong: every other error, ours or a proxy's, is a page of its own.
const isForm = response => response.headers.has("Form-Again")
// What was to come into a list does not come: the link to it stays, and no place is held.
const giveUp = list => list.querySelector(".later")?.remove()

// A link to a project opens it in place of the page, and fetches it when somebody is about to. All say the same, so none
// says it in the page.
const IN_PLACE = {
  target: "#main",
  swap: "innerHTML show:top showTarget:body transition:true",
  sync: "#main:replace",
  preload: "mouseenter, touchstart, focus",
}
document.addEventListener("htmx:before:process", event => {
  for (const link of event.target.querySelectorAll('a[href^="/projects/"]:not([data-hx-get])')) {
    const page = link.getAttribute("href")
    for (const [name, value] of Object.entries(IN_PLACE)) link.setAttribute("data-hx-" + name, value)
    link.setAttribute("data-hx-push-url", page)
    link.setAttribute("data-hx-get", "/fragments" + page)
  }
})

// Of several places gone to, the last one is shown.
const isLate = context =>
  context.request.signal.aborted || isRestoring(context) && context.request.action !== here()

let pending
document.addEventListener("htmx:before:request", event => {
  const context = event.detail.ctx
  const source = context.sourceElement
  // Back while a link is still waiting: its late answer would push its address over the page that was gone back to.
  if (isRestoring(context)) pending?.request.abort()
  else if (source.matches("a, #find")) pending = context
  // Otherwise "not sent" would outlive the success.
  if (source.matches("a, form")) status("")
})
addEventListener("online", () => status(""))

document.addEventListener("htmx:before:response", event => {
  const context = event.detail.ctx
  const source = context.sourceElement
  if (isLate(context)) return event.preventDefault()
  if (context.response.status < 400 || isRestoring(context)) return
  if (source.matches("a[href], #find")) {
    // Swapped in, an error would stand under the address of the page that was asked for.
    event.preventDefault()
    source.href ? location.assign(source.href) : source.submit()
  } else if (!source.matches("form") || !isForm(context.response)) {
    // A bare error page would take the place of what the visitor typed.
    event.preventDefault()
    source.matches("form") ? status(context.response.status === 413 ? TOO_LONG : BROKEN, true) : giveUp(source)
  }
})

// htmx sets the title when the swap has finished moving, and whoever went back meanwhile would read it over another page.
// The microtask comes after the new address, so that the old one keeps its title in the browser's history.
document.addEventListener("htmx:before:swap", event => {
  const context = event.detail.ctx
  if (isLate(context)) return event.preventDefault()
  // The page is still the one that the form stands on; `/contact` answered, and would leave its own title behind.
  const isRefused = context.sourceElement.id === "contact-form" && context.response?.status >= 400
  const title = isRefused ? "Error: " + document.title.replace("Error: ", "") : context.title
  context.title = null
  if (title) queueMicrotask(() => { document.title = title })
})

// Left to the focus, some browsers would scroll no further than until a first line is on the screen, be it behind the section
// navigation.
const leadTo = answer => {
  answer?.focus({ preventScroll: true })
  answer?.scrollIntoView()
}

// Focus follows to what is new: a project's title, the form's answer. (With `autofocus`, Chromium would complain that
// htmx had been faster, and full pages would open past their own header.)
document.addEventListener("htmx:after:swap", event => {
  const context = event.detail.ctx
  if (isRestoring(context)) return
  const source = context.sourceElement
  if (source.id === "fit-form") leadTo(document.getElementById("fit-answer"))
  else if (source.id === "find") {
    // What was asked stays in the box, and the controls that have nothing of it come back.
    narrow("")
    leadTo(document.getElementById("found-title"))
  } else if (source.matches("form")) leadTo(document.getElementById("answer"))
  else if (context.target?.id === "main") document.querySelector("main h1")?.focus({ preventScroll: true })
  else if (context.target?.id === "evidence") {
    const box = document.getElementById("find-name")
    if (box) box.value = ""
    narrow("")
    // The link went with what it removed, or stands far below what it changed; or the choice was typed.
    if (!source.closest(".filter") || document.activeElement !== source) document.getElementById("filter-count")?.focus({ preventScroll: true })
  }
})

document.addEventListener("htmx:error", event => {
  const context = event.detail.ctx
  if (!context || context.response) return
  if (isRestoring(context)) location.reload()
  else if (context.sourceElement.matches("a, #find")) status(OFFLINE, true)
  else if (context.sourceElement.matches("form")) status(LOST, true)
  else giveUp(context.sourceElement)
})
