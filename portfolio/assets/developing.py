"""From the owner's picture to the files that are served: upright, in sRGB, and nothing in them but pixels."""

import io
import threading
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageColor

from portfolio.assets.renditions import AVIF, Rendition
from portfolio.content.file import judging

PAPER = "#fcfcfa"
"""What stands behind a picture that one can look through, in the dark theme too: it was drawn for light paper."""
PORTRAIT_MOST_BYTES = 12 * 1024
_PORTRAIT_WIDTH = 384
_JPEG_QUALITY = 78
_AVIF_QUALITIES = (60, 52, 44, 36, 28, 20, 12, 6, 1)
# A picture of 24 million pixels takes 100 MB and more while it is worked on: one at a time is enough for a process.
_turn = threading.Lock()


def develop(name: str, written: bytes, renditions: tuple[Rendition, ...]) -> Iterator[tuple[Rendition, bytes]]:
    """Yield each of `renditions` of the picture `name` with its bytes, which depend on nothing but `written`.

    PictureError if `written` is no picture.
    """
    with _turn:
        widest = max(renditions, key=lambda one: one.width)
        largest = _upright(name, written, widest)
        for rendition in renditions:
            size = (rendition.width, rendition.height)
            scaled = largest if largest.size == size else largest.resize(size, Image.Resampling.LANCZOS)
            yield rendition, _encoded(scaled, rendition)


def _upright(name: str, written: bytes, widest: Rendition) -> Image.Image:
    """Return the pixels in the size of `widest`, as they are seen."""
    image = judging.opened(name, written)
    turn = judging.UPRIGHT.get(judging.orientation(image))
    lies = judging.orientation(image) in judging.LYING
    size = (widest.height, widest.width) if lies else (widest.width, widest.height)
    profile = image.info.get("icc_profile")
    if image.format in {"JPEG", "MPO"}:
        # Unpacked in a half, a quarter or an eighth, as long as twice the pixels are left that are needed.
        image.draft(image.mode, (2 * size[0], 2 * size[1]))
    image = _flat(image)
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = _in_srgb(image, profile)
    if turn is not None:
        image = image.transpose(turn)
    clean = Image.new("RGB", image.size)  # Without what Pillow carries along: notes, profiles, thumbnails.
    clean.paste(image)
    return clean


def _flat(image: Image.Image) -> Image.Image:
    """Return `image` in eight bits of gray, RGB or CMYK, on paper where one can look through."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", image.size, ImageColor.getrgb(PAPER))
        paper.paste(seen, mask=seen)
        return paper
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` in the colors that every screen takes for granted; one whose profile is broken, as it is."""
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _encoded(image: Image.Image, rendition: Rendition) -> bytes:
    if rendition.kind != AVIF:
        return _saved(image, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    most = PORTRAIT_MOST_BYTES if rendition.width <= _PORTRAIT_WIDTH else None
    for quality in _AVIF_QUALITIES:
        # One thread: the same bytes on every machine, and the other cores are the readers'. At this speed a photo takes
        # a fifth of the time that it takes at 6, and five bytes in a hundred more.
        saved = _saved(image, "AVIF", quality=quality, speed=8, max_threads=1)
        if most is None or len(saved) <= most:
            break
    return saved


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    into = io.BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()
