"""Whether a file is a picture that can be published, told from its bytes; nothing huge is ever unpacked."""

import hashlib
import io
import re
from contextlib import suppress
from typing import IO

import PIL
from PIL import Image

from portfolio.content.model.pictures import PictureError, PictureFile

MOST_BYTES = 25_000_000
# A phone's camera of 48 megapixels: JPEG is unpacked at a fraction of its size. PNG takes four bytes a pixel, and WebP
# four times as many. With these limits no picture takes more than 350 MB.
MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 24_000_000, "WEBP": 12_000_000}
# A progressive JPEG comes in ten passes or so. Each goes over all pixels and takes a few bytes: thousands take minutes.
MOST_PASSES = 100
_PASS = b"\xff\xda"
# Counted up when other bytes are made of the same picture: all of them get other addresses then.
_RECIPE = 1
_KINDS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
# What the first bytes tell, and what of it is not published, in words.
_BEGINNINGS = (
    (rb"\xff\xd8\xff", "JPEG"),
    (rb"\x89PNG\r\n\x1a\n", "PNG"),
    (rb"RIFF....WEBP", "WEBP"),
    (rb"GIF8", "a GIF"),
    (rb"....ftyp(avif|avis)", "an AVIF"),
    (rb"....ftyp(hei|hev|mif|msf)", "an HEIC picture"),
    (rb"BM", "a BMP"),
    (rb"II\*\0|MM\0\*", "a TIFF"),
    (rb"%PDF", "a PDF"),
    (rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg", "an SVG drawing"),
    (rb"\s*<(!doctype html|html|head|body)", "a web page"),
)
_ORIENTATION = 0x0112
# From the standard's number for how a camera was held to what sets the picture upright (Exif 2.32, tag 0x0112).
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = {5, 6, 7, 8}


def kind_of(name: str) -> str | None:
    """Return what the ending of `name` promises: JPEG, PNG or WEBP; None if that is something else."""
    return _KINDS.get(name.rpartition(".")[2].lower())


def read(file: IO[bytes]) -> bytes:
    """Return what the open `file` holds; PictureError if that is too much, or cannot be read."""
    try:
        written = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PictureError(f"cannot be read: {error.strerror or error}; mend that") from error
    if len(written) > MOST_BYTES:
        raise PictureError(f"takes more than {MOST_BYTES // 1_000_000} MB; save it smaller")
    return written


def judge(name: str, written: bytes) -> PictureFile:
    """Return what is to be known of the picture `name` with the bytes `written`; PictureError if it is none to show."""
    image = opened(name, written)
    width, height = image.size
    if image.format == "JPEG":
        image.draft(image.mode, (1, 1))  # An eighth of its size takes a third of the time, and misses nothing.
    try:
        image.load()
    except Exception as error:  # Of a broken file decoders raise nearly anything.
        raise PictureError("is broken or not whole; save it again, or copy it again") from error
    if orientation(image) in LYING:
        width, height = height, width
    return PictureFile(name, digest(written), width, height)


def digest(written: bytes) -> str:
    """Return what names all that is made of a picture with the bytes `written`."""
    made_by = f"{_RECIPE} {PIL.__version__}\n".encode()
    return hashlib.sha256(made_by + written).hexdigest()[:20]


def opened(name: str, written: bytes) -> Image.Image:
    """Return the picture `name`, its pixels not unpacked yet; PictureError if it is not what its name promises."""
    kind = kind_of(name) or ""
    _expect(kind, name, written)
    if kind == "JPEG" and written.count(_PASS) > MOST_PASSES:  # Within a pass these two bytes cannot follow each other.
        raise PictureError(f"is stored in more than {MOST_PASSES} passes; save it again")
    try:
        image = Image.open(io.BytesIO(written), formats=[kind])
        frames = getattr(image, "n_frames", 1)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(_too_large(kind)) from error
    except Exception as error:  # Of a broken file decoders raise nearly anything.
        raise PictureError("is broken or not whole; save it again, or copy it again") from error
    if image.width * image.height > MOST_PIXELS[kind]:
        raise PictureError(_too_large(kind))
    # Phones put a second picture behind the first, which does not move (MPO).
    if frames > 1 and image.format != "MPO":
        raise PictureError(f"moves, in {frames} frames; save one of them as a picture that stands still")
    return image


def orientation(image: Image.Image) -> int:
    """Return how the camera was held, as Exif numbers it; 1, upright, if nobody knows."""
    with suppress(Exception):  # Broken notes do not break a picture.
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _expect(kind: str, name: str, written: bytes) -> None:
    """Raise PictureError if the first bytes tell of another kind than `kind`."""
    matched = (what for first, what in _BEGINNINGS if re.match(first, written[:2000], re.DOTALL | re.IGNORECASE))
    found = next(matched, "")
    if found == kind:
        return
    if not written:
        raise PictureError("is empty; save it again, or copy it again")
    if found in MOST_PIXELS:
        ending = "jpg" if found == "JPEG" else found.lower()
        raise PictureError(f"holds a {_spoken(found)} picture; name it “{name.rpartition('.')[0]}.{ending}”")
    raise PictureError(f"holds {found or 'something else'}; save it as a JPEG, PNG or WebP picture")


def _too_large(kind: str) -> str:
    most = MOST_PIXELS[kind] // 1_000_000
    return f"has more than {most} million pixels, the most for {_spoken(kind)}; save it smaller"


def _spoken(kind: str) -> str:
    return kind.replace("WEBP", "WebP")
