// The section navigation follows the reader: what crosses the reading line, where anchors come to rest, is what is read.

let watching = []
const follow = () => {
  for (const one of watching) one.disconnect()
  // Sections come to rest a little above it, however large the letters are.
  const reading = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
  const links = [...document.querySelectorAll(".sections a")]
  const sections = new Map(links.map(link => [document.getElementById(link.hash.slice(1)), link]))
  sections.delete(null)
  const footer = document.querySelector(".footer")
  let marked = links.find(link => link.hasAttribute("aria-current"))
  const mark = () => {
    // What comes last is read where the page ends, though it may end before that can come to rest.
    const isOver = scrollY && footer.getBoundingClientRect().bottom <= innerHeight + 1
    let current
    for (const [section, link] of sections) if (isOver || section.getBoundingClientRect().top <= reading) current = link
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
  watching = [{ rootMargin: `99999px 0px ${reading + 1 - innerHeight}px` }, { threshold: 1 }].map(at => new IntersectionObserver(mark, at))
  for (const section of sections.keys()) watching[0].observe(section)
  watching[1].observe(footer)
}
whenWhole(follow)
addEventListener("resize", follow)
// What was observed went with what was swapped.
document.addEventListener("htmx:after:swap", follow)
