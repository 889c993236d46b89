"""Pictures: files beside the portfolio file, and what is said in their place to those who do not see them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from portfolio.content.model.words import Part, Text, about

WRITTEN = r"^[^/\\]+(/[^/\\]+)*\.([Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg]|[Ww][Ee][Bb][Pp])$"
"""How the name of a picture is written: names of folders, if any, and of a file of one of three kinds."""


class PictureError(Exception):
    """A picture that cannot be shown; says why and what to do, in words that follow its name."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture, by its name in the folder of the portfolio file, and what was found there."""

    name: str
    digest: str = ""
    """What tells its content from any other; empty where nobody has looked for the file."""
    width: int = 0
    """In pixels, as the picture is seen: upright."""
    height: int = 0

    def __str__(self) -> str:
        """As the file writes it: `pictures/me.jpg`."""
        return self.name

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let Pydantic read a picture from its name, and look for the file if the context says who finds it."""
        return core_schema.with_info_after_validator_function(
            _found, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the name for editors."""
        return {**handler(schema), "pattern": WRITTEN}


Finder = Callable[[str], PictureFile]
"""Finds the picture of a name; PictureError if it cannot be shown."""
_FINDER = "find_picture"


def found_by(find: Finder | None) -> dict[str, Any]:
    """Return the context of a validation that looks for pictures with `find`; without, nobody looks for them."""
    return {_FINDER: find} if find else {}


def _found(name: str, info: ValidationInfo) -> PictureFile:
    if name.startswith("/") or re.match(r"[A-Za-z]:|\w+://", name) or {"..", "."} & set(re.split(r"[/\\]", name)):
        raise PydanticCustomError(
            "picture", "does not stay beside the portfolio file; put the picture there, and write its name alone"
        )
    if not name.isprintable() or not re.match(WRITTEN, name):
        raise PydanticCustomError(
            "picture", 'is no name of a JPEG, PNG or WebP file; write one such as "pictures/me.jpg"'
        )
    find: Finder | None = (info.context or {}).get(_FINDER)
    try:
        return find(name) if find else PictureFile(name)
    except PictureError as error:
        raise PydanticCustomError("picture", "{sentence}", {"sentence": str(error)}) from error


class Portrait(Part):
    """A picture of yourself."""

    file: Annotated[PictureFile, about("pictures/me.jpg")]
    """A JPEG, PNG or WebP file, named as it is seen from the portfolio file; nothing but its pixels is published."""
    alt: Annotated[Text, about("Ada Example in her workshop", room=120)]
    """What it shows, for those who do not see it."""


class Picture(Part):
    """A picture of a project."""

    file: Annotated[PictureFile, about("pictures/ledger.png")]
    """A JPEG, PNG or WebP file, named as it is seen from the portfolio file; nothing but its pixels is published."""
    alt: Annotated[Text, about("Postings of a day, in three columns", room=200)]
    """What it shows, for those who do not see it."""
    caption: Annotated[Text, about("The ledger on its first day.", room=200)] | None = None
    """What stands below it."""
