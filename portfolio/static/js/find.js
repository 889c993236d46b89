// The box that finds. Typing finds technologies among the controls; Enter chooses the one of that name, or the only one left
// that begins so. Everything else is asked of the server, which knows other spellings and every word of the page.

const plain = text => text.toLowerCase().replace(/^\+ |[\s\-./]/g, "")
// Of a fold, what is typed shows what it finds there. What it opens nobody has opened, and with the last letter that goes back.
const narrowFold = (fold, isTyped) => {
  const finds = fold.querySelector("li:not([hidden])")
  fold.hidden = !finds
  if (isTyped) {
    fold.wasOpen ??= fold.open
    fold.open = finds
  } else {
    fold.open = fold.wasOpen ?? fold.open
    delete fold.wasOpen
  }
}
const narrow = text => {
  const typed = plain(text)
  const found = []
  for (const entry of document.querySelectorAll(".options li, .timeline__named li:not(:has([aria-current]))")) {
    entry.hidden = !plain(entry.firstElementChild.firstChild.data).includes(typed)
    if (!entry.hidden) found.push(entry.firstElementChild)
  }
  for (const group of document.querySelectorAll(".options > div, .timeline__named")) group.hidden = !group.querySelector("li:not([hidden])")
  const said = document.getElementById("find-count")
  if (!said) return found
  // The box itself may wait in it.
  const more = document.querySelector("[id^=filter-more]:not(:has(#find))")
  if (more) narrowFold(more, typed)
  // Of signs that nothing bears there is nothing to say.
  const legend = document.querySelector(".timeline + p")
  if (legend) legend.hidden = typed && !found.length
  const count = found.length === 1 ? "1 technology" : found.length + " technologies"
  said.value = !typed ? "" : found.length ? count : "Not listed here; Show looks in every text."
  return found
}
document.addEventListener("input", event => { if (event.target.id === "find-name") narrow(event.target.value) })
// Before htmx hears of it.
addEventListener("submit", event => {
  if (event.target.id !== "find") return
  const typed = plain(event.target.querySelector("#find-name").value)
  const links = narrow(event.target.querySelector("#find-name").value).filter(control => control.href)
  const name = link => plain(link.firstChild.data)
  const choice = links.find(link => name(link) === typed) ?? links.find(link => links.length === 1 && name(link).startsWith(typed))
  if (typed && !choice) return
  event.preventDefault()
  event.stopImmediatePropagation()
  choice?.click()
}, true)
