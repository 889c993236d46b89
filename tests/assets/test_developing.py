"""What is made of a picture: upright, in sRGB, light, the same each time, and nothing but pixels."""

import io
import os

import pytest
from PIL import Image, ImageOps

from portfolio.assets import developing, renditions
from portfolio.assets.renditions import Rendition
from portfolio.content.file import judging
from tests import pictures
from tests.content.file.test_originals import GOOD
from tests.paths import ROOT

# What a file says of itself, and not of its owner.
JFIF = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
Made = dict[str, tuple[Rendition, bytes]]


def made(name: str, written: bytes, widths: tuple[int, ...] = renditions.PICTURE) -> Made:
    """All that is made of a picture, by width and kind."""
    wanted = renditions.of(judging.judge(name, written), widths)
    return {f"{one.width}.{one.kind}": (one, saved) for one, saved in developing.develop(name, written, wanted)}


def opened(saved: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(saved))
    image.load()
    return image


def near(color: object, meant: tuple[int, int, int]) -> bool:
    assert isinstance(color, tuple)
    return all(abs(one - other) <= 24 for one, other in zip(color, meant, strict=True))


@pytest.mark.parametrize("name", GOOD)
def test_both_kinds_can_be_read_and_are_as_large_as_they_say(name: str) -> None:
    for rendition, saved in made(name, GOOD[name][0]()).values():
        image = opened(saved)

        assert image.size == (rendition.width, rendition.height)
        assert image.format == {"avif": "AVIF", "jpg": "JPEG"}[rendition.kind]
        assert image.mode == "RGB"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_upright_however_the_camera_was_held(orientation: int) -> None:
    back = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}  # All other turns undo themselves.
    turned = back.get(orientation, judging.UPRIGHT.get(orientation))
    held = pictures.scene()
    if turned is not None:
        held = held.transpose(turned)
    exif = Image.Exif()
    exif[0x0112] = orientation

    written = pictures.saved(held, "JPEG", exif=exif, quality=95)
    answers = made("me.jpg", written)

    assert near(ImageOps.exif_transpose(opened(written)).getpixel((20, 20)), (255, 0, 0))  # Pillow's own reading.
    assert answers.keys() == {"480.avif", "640.avif", "480.jpg", "640.jpg"}
    for rendition, saved in answers.values():
        image = opened(saved)
        assert (rendition.width, rendition.height) in {(640, 480), (480, 360)}
        assert near(image.getpixel((20, 20)), (255, 0, 0))
        assert near(image.getpixel((rendition.width - 20, rendition.height - 20)), (0, 0, 255))


def test_nothing_but_pixels_is_left() -> None:
    written = pictures.photo()
    assert pictures.WORDS in written
    assert judging.opened("me.jpg", written).getexif().get_ifd(0x8825)

    for _, saved in made("me.jpg", written).values():
        image = opened(saved)
        assert dict(image.getexif()) == {}
        assert image.getexif().get_ifd(0x8825) == {}
        assert image.info.keys() <= {*JFIF, "progressive", "progression", "duration", "timestamp"}
        assert pictures.WORDS not in saved
        assert b"Exif" not in saved
        assert b"ICC_PROFILE" not in saved
        assert b"http://ns.adobe.com" not in saved


def test_colors_of_another_profile_are_turned_into_those_of_every_screen() -> None:
    """A green that sRGB can show, as Display P3 counts it: taken as it is, it would be paler."""
    image = Image.new("RGB", (64, 64), (100, 180, 100))
    plain = made("a.png", pictures.saved(image, "PNG"))
    wide = made("a.png", pictures.saved(image, "PNG", icc_profile=pictures.display_p3()))

    [of_plain, of_wide] = [opened(one["64.jpg"][1]).getpixel((32, 32)) for one in (plain, wide)]

    assert near(of_plain, (100, 180, 100))
    assert isinstance(of_wide, tuple)
    assert of_wide[0] < 90
    assert of_wide[1] >= 180


def test_a_broken_profile_leaves_the_picture_as_it_is() -> None:
    image = Image.new("RGB", (64, 64), (100, 180, 100))

    [*_, (_, saved)] = made("a.png", pictures.saved(image, "PNG", icc_profile=b"no profile")).values()

    assert near(opened(saved).getpixel((32, 32)), (100, 180, 100))


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGBA", (64, 64), (255, 0, 0, 0)),
        Image.new("LA", (64, 64), (0, 0)),
        Image.new("RGBA", (64, 64), (255, 0, 0, 0)).quantize(),
    ],
    ids=["RGBA", "LA", "P"],
)
def test_paper_stands_behind_what_one_can_look_through(image: Image.Image) -> None:
    for _, saved in made("a.png", pictures.saved(image, "PNG")).values():
        assert near(opened(saved).getpixel((32, 32)), (252, 252, 250))


def test_the_paper_is_that_of_the_pages() -> None:
    tokens = (ROOT / "portfolio/static/css/tokens.css").read_text()

    assert f"--color-paper: light-dark({developing.PAPER}," in tokens


def test_sixteen_bits_become_eight_without_turning_white() -> None:
    gray = Image.new("I;16", (64, 64), 32768)

    assert near(opened(made("a.png", pictures.saved(gray, "PNG"))["64.jpg"][1]).getpixel((9, 9)), (128, 128, 128))
    assert near(opened(made("a.png", pictures.deep_png())["64.jpg"][1]).getpixel((9, 9)), (255, 0, 0))


def test_a_picture_of_ink_keeps_its_colors() -> None:
    written = pictures.saved(pictures.scene(mode="CMYK"), "JPEG", quality=95)

    for _, saved in made("a.jpg", written).values():
        assert near(opened(saved).getpixel((20, 20)), (255, 0, 0))


def test_no_picture_is_made_larger_than_it_is() -> None:
    assert made("a.jpg", pictures.photo(size=(700, 500))).keys() == {"480.avif", "700.avif", "480.jpg", "700.jpg"}
    assert made("a.png", GOOD["dot.png"][0]()).keys() == {"1.avif", "1.jpg"}
    assert [one.height for one, _ in made("a.png", GOOD["line.png"][0]()).values()] == [1] * 6


@pytest.mark.slow
def test_the_same_picture_gives_the_same_bytes_in_whatever_company() -> None:
    written = pictures.photo(size=(3000, 2000))

    assert made("a.jpg", written) == made("b.jpg", written)
    assert judging.judge("a.jpg", written).digest == judging.judge("b.jpg", written).digest


@pytest.mark.slow
@pytest.mark.parametrize("content", ["photo", "noise"])
def test_a_portrait_takes_twelve_kilobytes_at_most(content: str) -> None:
    image = pictures.scene((1200, 1600))
    if content == "noise":  # Worse than any face.
        image = Image.frombytes("RGB", (300, 400), os.urandom(300 * 400 * 3)).resize((1200, 1600))

    answers = made("me.jpg", pictures.saved(image, "JPEG", quality=92), renditions.PORTRAIT)

    assert answers.keys() == {f"{width}.{kind}" for width in (128, 256, 384) for kind in ("avif", "jpg")}
    assert {
        name: len(saved) for name, (_, saved) in answers.items() if name.endswith("avif") and len(saved) > 12288
    } == {}
