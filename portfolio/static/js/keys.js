// Single keys: each works, and is told, only where what it acts on is on the page. They can be switched off (WCAG 2.1.4).

const KEYS = [
  ["/", "Find a technology or a word", "#find-name", box => {
    const fold = box.closest("details")
    if (fold) fold.open = true
    // The other way round, Chromium would not scroll there.
    box.focus()
    box.select()
  }],
  ["n", "Next project", "a[rel=next]", link => link.click()],
  ["p", "Previous project", "a[rel=prev]", link => link.click()],
  ["Escape", "Show all", "#let-go-all", link => link.click()],
  ["?", "Show these keys", "#keys", () => showKeys()],
]
// Where storage is forbidden, reading it throws; then the choice lasts as long as the page.
let areOff = false
try { areOff = localStorage.keys === "off" } catch {}
addEventListener("storage", event => { if (event.key === "keys") areOff = event.newValue === "off" })
const switchKeys = off => {
  areOff = off
  try { localStorage.keys = off ? "off" : "on" } catch {}
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
// Nobody who does not ask for it pays for it.
const showKeys = () => {
  const here = KEYS.filter(([, , selector]) => document.querySelector(selector))
  const rows = here.flatMap(([key, words]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, words)])
  const box = element("input", { type: "checkbox", checked: !areOff, onchange: () => switchKeys(!box.checked) })
  const dialog = element("dialog", { className: "keys", onclose: () => dialog.remove() },
    element("h2", { id: "keys-title" }, "Keys"),
    element("dl", {}, ...rows),
    element("label", {}, box, "Use these keys"),
    element("form", { method: "dialog" }, element("button", { className: "button button--quiet" }, "Close")))
  dialog.setAttribute("aria-labelledby", "keys-title")
  document.body.append(dialog)
  dialog.showModal()
}
addEventListener("click", event => { if (event.target.id === "keys") showKeys() })

// Whoever writes, chooses from a list, holds another key, or reads a dialog means something else by a key.
const WRITES = "input, textarea, select, dialog, [role=textbox], [role=combobox], [role=listbox]"
addEventListener("keydown", event => {
  // Safari says only by 229 that a key belongs to a word that is being composed.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return
  const at = event.target
  if (event.key === "Escape" && at.id === "find-name") {
    // First the word goes, then the box is left.
    event.preventDefault()
    at.value ? narrow(at.value = "") : at.blur()
  } else if (!areOff && !at.isContentEditable && !at.closest?.(WRITES)) {
    const [, , selector, act] = KEYS.find(([key]) => key === event.key) ?? []
    const found = selector && document.querySelector(selector)
    if (!found) return
    event.preventDefault()
    act(found)
  }
})
