// What buttons copy. Where the clipboard is refused, the words stand there to be copied by hand.

// The answer of role fit, to be pasted elsewhere.
addEventListener("click", async event => {
  if (event.target.id !== "fit-copy") return
  const words = document.getElementById("fit-plain")
  const said = document.getElementById("fit-copied")
  try {
    await navigator.clipboard.writeText(words.value)
    said.value = "Copied"
  } catch {
    words.hidden = false
    words.select()
    said.value = "Not copied: this browser forbids it. The text is selected; copy it from there."
  }
})

// The address of the head, which stands beside the button.
addEventListener("click", async event => {
  const button = event.target
  if (button.id !== "copy-email") return
  try {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent)
    button.textContent = "Copied"
    status("E-mail address copied.")
  } catch {
    status("Not copied: this browser forbids it.", true)
  }
})
