"""Pictures for the tests, made by code: good ones of every kind, and what only looks like one."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, ImageDraw

SIZE = (640, 480)
WORDS = b"The secret words of a camera"


def scene(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    """A picture whose top left corner is red and bottom right corner blue, on a gradient."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    wide, high = max(1, size[0] // 4), max(1, size[1] // 4)
    draw.rectangle((0, 0, wide - 1, high - 1), fill=(255, 0, 0))
    draw.rectangle((size[0] - wide, size[1] - high, size[0], size[1]), fill=(0, 0, 255))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    into = io.BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def photo(orientation: int = 1, size: tuple[int, int] = SIZE) -> bytes:
    """A photo with all that cameras write beside the pixels: place, words, a thumbnail's comment, a profile."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = WORDS.decode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (38.0, 42.0, 49.72), "W", (9.0, 8.0, 21.79)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(scene(size), "JPEG", exif=exif, comment=WORDS, icc_profile=profile, quality=90)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, pixels: bytes, *chunks: bytes, depth: int = 8, color: int = 2) -> bytes:
    """A PNG by hand: `pixels` are lines with their filter bytes in front, `chunks` stand before them."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(pixels, 9))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + body + chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (40, 30), color) for color in ("red", "green", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def deep_png() -> bytes:
    """16 bits for each of three colors: left half red, right half blue."""
    line = b"\0" + (b"\xff\xff\0\0\0\0" * 32) + (b"\0\0\0\0\xff\xff" * 32)
    return png(64, 48, line * 48, depth=16)


def display_p3() -> bytes:
    """The profile of a screen that shows more colors than sRGB does, from its primaries alone (as ICC v2 has it)."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    def xyz(*numbers: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(*numbers)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", 3) + b"P3\0" + b"\0" * 78 + b"\0" * 3
    tags = {
        b"desc": text,
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.51512, 0.2412, -0.00105),
        b"gXYZ": xyz(0.29198, 0.69225, 0.04189),
        b"bXYZ": xyz(0.1571, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
    }
    offset, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", offset + len(body), len(data))
        body += data
    head = struct.pack(">I", 128 + 4 + len(table) + len(body)) + b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
