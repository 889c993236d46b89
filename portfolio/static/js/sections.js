// The section navigation follows the reader: what crosses the reading line, a little below it, is what is read.

const LINE = 120
let crossing
const follow = () => {
  crossing?.disconnect()
  const links = [...document.querySelectorAll(".sections a")]
  const sections = new Map(links.map(link => [document.getElementById(link.hash.slice(1)), link]))
  sections.delete(null)
  let marked = links.find(link => link.hasAttribute("aria-current"))
  const mark = () => {
    let current
    for (const [section, link] of sections) if (section.getBoundingClientRect().top <= LINE) current = link
    if (current === marked) return
    marked?.removeAttribute("aria-current")
    marked = current
    marked?.setAttribute("aria-current", "location")
    // Sideways alone, and at once: while it moved smoothly, Chromium would lose the way to an anchor.
    const line = links[0].closest("ul")
    line.scrollTo({ left: marked ? marked.offsetLeft - (line.clientWidth - marked.offsetWidth) / 2 : 0 })
  }
  // Whichever way and however far the page moves, something else is on the line.
  crossing = new IntersectionObserver(mark, { rootMargin: `${-LINE}px 0px ${LINE + 1 - innerHeight}px` })
  for (const section of sections.keys()) crossing.observe(section)
}
follow()
addEventListener("resize", follow)
// What was observed went with what was swapped.
document.addEventListener("htmx:after:swap", follow)
