// The section navigation follows the reader: what crosses the reading line, where anchors come to rest, is what is read.

let crossing
const follow = () => {
  crossing?.disconnect()
  // Sections come to rest a little above it, however large the letters are.
  const reading = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
  const links = [...document.querySelectorAll(".sections a")]
  const sections = new Map(links.map(link => [document.getElementById(link.hash.slice(1)), link]))
  sections.delete(null)
  let marked = links.find(link => link.hasAttribute("aria-current"))
  const mark = () => {
    let current
    for (const [section, link] of sections) if (section.getBoundingClientRect().top <= reading) current = link
    if (current === marked) return
    marked?.removeAttribute("aria-current")
    marked = current
    marked?.setAttribute("aria-current", "location")
    // Sideways alone, and at once: while it moved smoothly, Chromium would lose the way to an anchor.
    const line = links[0].closest("ul")
    line.scrollTo({ left: marked ? marked.offsetLeft - (line.clientWidth - marked.offsetWidth) / 2 : 0 })
  }
  // What is watched reaches from the line to far above the page: all that has begun is in it. Of the line alone, nothing
  // would be heard of a jump from one gap between two sections to another.
  crossing = new IntersectionObserver(mark, { rootMargin: `99999px 0px ${reading + 1 - innerHeight}px` })
  for (const section of sections.keys()) crossing.observe(section)
}
follow()
addEventListener("resize", follow)
// What was observed went with what was swapped. On Back, Chromium has the place to find first: asked for places meanwhile,
// it would lose it.
document.addEventListener("htmx:after:swap", () => {
  crossing?.disconnect()
  Promise.resolve(window.navigation?.transition?.finished).then(follow, follow)
})
