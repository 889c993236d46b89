"""What is printed, and read on paper: words, whether they can be read, and the dates of what has some."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

from playwright.sync_api import Page

from portfolio.content.file import schema
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import dates
from tests.resume.pdf.reading import READERS

# Width and height in millimeters.
SIZES = {"A4": (210, 297), "Letter": (215.9, 279.4)}
# Letters between a title and its dates: those of a length, a place and how one was employed.
BESIDE = 80
# Not every machine has glyphs for them, and what has none is not in a PDF.
FAR_EASTERN = re.compile("[\u2e80-\uffef]")
# Words whose ink is too pale for paper, whose letters are too small, or that stand beside the sheet.
UNREADABLE = """() => {
  const drawing = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }), known = new Map()
  const contrast = color => {
    drawing.fillStyle = "white"
    drawing.fillRect(0, 0, 1, 1)
    drawing.fillStyle = color
    drawing.fillRect(0, 0, 1, 1)
    const [red, green, blue] = [...drawing.getImageData(0, 0, 1, 1).data].map(value => (value / 255) ** 2.2)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
  }
  const inked = color => known.get(color) ?? known.set(color, contrast(color)).get(color)
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faults = []
  while (words.nextNode()) {
    const text = words.currentNode, style = getComputedStyle(text.parentNode), place = document.createRange()
    if (!text.data.trim() || !text.parentNode.checkVisibility({ visibilityProperty: true })) continue
    let opacity = 1
    for (let e = text.parentNode; e; e = e.parentElement) opacity *= getComputedStyle(e).opacity
    place.selectNodeContents(text)
    const box = place.getBoundingClientRect()
    if (opacity < 0.9 || inked(style.color) < 4.5 || parseFloat(style.fontSize) < 8 || box.left < -3 || box.right > innerWidth + 3)
      faults.push(text.data.trim().slice(0, 60))
  }
  return faults
}"""


def sheets(page: Page, width: float, height: float, order: Literal["raw", "layout"] = "raw") -> list[str]:
    """Return the text of each sheet of so many millimeters that `page` prints: as it was written, or as it lies there."""
    # Firefox takes the inches that Playwright tells it for centimeters.
    unit = 2.54 if page.context.browser and page.context.browser.browser_type.name == "firefox" else 1
    pdf = page.pdf(width=f"{width * unit}mm", height=f"{height * unit}mm")
    # A reader in Python takes far longer.
    return READERS[f"pdftotext -{order}"](pdf).split("\f")[:-1]


def words(page: Page, size: str) -> list[str]:
    """Return the text of each sheet that `page` prints, squeezed; `size` is a name of `SIZES`."""
    return [squeezed(sheet) for sheet in sheets(page, *SIZES[size])]


def squeezed(text: str) -> str:
    """Return `text` without its white space: where lines break is the printer's business."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def undated(written: Any, printed: str) -> list[str]:
    """Name the entries of a portfolio file as it is written that no place in `printed`, squeezed, has with all their dates."""
    words = FAR_EASTERN.sub("", printed)
    return [title for title, whens in _dated(written) if not _stand_together(title, whens, words)]


def _stand_together(title: str, whens: list[str], words: str) -> bool:
    places = re.finditer(re.escape(FAR_EASTERN.sub("", squeezed(title))), words)
    beside = (words[max(place.start() - BESIDE, 0) : place.end() + BESIDE] for place in places)
    return any(all(squeezed(when) in around for when in whens) for around in beside)


def _dated(part: Any, path: PartPath = ()) -> Iterator[tuple[str, list[str]]]:
    """Each entry of a file that has dates: its title, and the dates as one says them."""
    parts = dict(part if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else {})
    whens = [
        dates.read(value).spoken
        for key, value in parts.items()
        if schema.at((*path, key)).get("pattern") == dates.PATTERN
    ]
    if whens:
        yield next(parts[key] for key in ("title", "degree", "name") if key in parts), whens
    for key, one in parts.items():
        yield from _dated(one, (*path, key))
