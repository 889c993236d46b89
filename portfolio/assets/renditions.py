"""What is made of each picture: which widths and kinds, and the addresses where browsers find them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.content.model import PictureFile, Portfolio

# Of a portrait, 8rem wide at most, and of a picture as wide as a page: what one to three pixels to the point ask for.
# A phone of 360 points with three pixels to each wants 984 of a page's width.
PORTRAIT = (128, 256, 384)
PICTURE = (480, 1080, 1600)
# What is seen at once on a screen: a higher picture is shown narrower.
PICTURE_MOST_HIGH = 1200
AVIF, JPEG = "avif", "jpg"
CONTENT_TYPES = {AVIF: "image/avif", JPEG: "image/jpeg"}
_NAME = re.compile(r"([0-9a-f]{20})-([0-9]{1,4})\.(avif|jpg)")


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one width and kind."""

    digest: str
    width: int
    height: int
    kind: str

    @property
    def name(self) -> str:
        """The name of the file, which names its content."""
        return f"{self.digest}-{self.width}.{self.kind}"

    @property
    def address(self) -> str:
        """Where browsers find the file."""
        return f"/pictures/{self.name}"


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """What a page says of a picture: all widths of the kind that is tried first, and of the one that all know."""

    avif: str
    jpeg: str
    plain: Rendition
    """What a browser takes that knows nothing of several widths; a page shows the picture in this size at most."""


def is_name(name: str) -> bool:
    """Say whether a rendition may be called `name`."""
    return bool(_NAME.fullmatch(name))


def of(picture: PictureFile, widths: tuple[int, ...]) -> tuple[Rendition, ...]:
    """Return what is made of `picture` in `widths`, none wider than itself; nothing if nobody has looked at it."""
    if not picture.digest:
        return ()
    wanted = sorted({min(width, picture.width) for width in widths})
    sizes = [(width, max(1, round(picture.height * width / picture.width))) for width in wanted]
    return tuple(Rendition(picture.digest, *size, kind) for kind in (AVIF, JPEG) for size in sizes)


def wanted(portfolio: Portfolio) -> Iterator[tuple[PictureFile, tuple[Rendition, ...]]]:
    """Yield each picture with what is made of it, in the order in which readers come to see them."""
    if portrait := portfolio.person.portrait:
        yield portrait.file, of(portrait.file, PORTRAIT)
    for project in portfolio.projects:
        for picture in project.pictures:
            yield picture.file, of(picture.file, PICTURE)


def portrait(picture: PictureFile) -> DrawnPicture | None:
    """Return `picture` as the head of a page shows it; None if nobody has looked at it."""
    return _drawn(picture, PORTRAIT)


def picture(picture: PictureFile) -> DrawnPicture | None:
    """Return `picture` as a project shows it; None if nobody has looked at it."""
    return _drawn(picture, PICTURE, PICTURE_MOST_HIGH)


def _drawn(picture: PictureFile, widths: tuple[int, ...], most_high: float = math.inf) -> DrawnPicture | None:
    made = of(picture, widths)
    if not made:
        return None
    plain = [rendition for rendition in made if rendition.kind == JPEG]
    fitting = [one for one in plain if one.width <= widths[1] and one.height <= most_high]
    return DrawnPicture(_set(made, AVIF), _set(made, JPEG), fitting[-1] if fitting else plain[0])


def _set(made: tuple[Rendition, ...], kind: str) -> str:
    return ", ".join(f"{one.address} {one.width}w" for one in made if one.kind == kind)
