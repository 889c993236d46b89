"""The kinds of words that fields hold, and what all parts of a portfolio share."""

import json
import math
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    TypeAdapter,
    UrlConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from portfolio.content import prose
from portfolio.content.markdown import Target
from portfolio.content.model import contrast
from portfolio.content.model.naming import slugify
from portfolio.content.prose import KindOfProse, Prose

# The keywords of our own in the JSON Schema; editors leave alone what they do not know.
ROOM, RESUME, FORMER, PROSE = "x-room", "x-jsonResume", "x-former", "x-prose"


def about(
    example: Any = None, *, room: int | None = None, resume: Iterable[str] = (), former: Iterable[str] = ()
) -> Any:
    """Return what is known of a field; all of it stands in the JSON Schema, where errors, remarks and exports read it.

    `example` is for editors and errors; a part of parts needs none. `room` is the longest sensible length of the text,
    or of each text in a list, in characters; beyond, pages become hard to read. `resume` is what a JSON Resume calls
    the field: the first name is written, all are read. `former` are the keys that earlier releases knew the field by.
    """
    facts: dict[str, Any] = {ROOM: room, RESUME: list(resume), FORMER: list(former)}
    examples = None if example is None else [example]
    return Field(examples=examples, json_schema_extra={name: fact for name, fact in facts.items() if fact})


def visible(written: str) -> str:
    """Return `written`; a PydanticCustomError if it holds a control character other than a line break or a tab."""
    for character in written:
        if unicodedata.category(character) == "Cc" and character not in "\n\t":
            code = f"U+{ord(character):04X}"
            raise PydanticCustomError("invisible", "holds a control character ({code}); remove it", {"code": code})
    return written


def _nameable(written: str) -> str:
    if not slugify(written):
        raise PydanticCustomError("unnameable", "holds no letter and no digit; write a name")
    return written


def _readable(color: str) -> str:
    theme = contrast.unreadable_in(color)
    if theme is None:
        return color
    raise PydanticCustomError(
        "unreadable",
        "has a contrast of {found}:1 in the {theme} theme, and text needs {least}:1; the nearest color that reads is "
        "{nearest}",
        {
            "found": f"{math.floor(100 * contrast.against_paper(color, theme)) / 100:.2f}",
            "theme": theme,
            "least": contrast.LEAST,
            "nearest": contrast.nearest(color, theme),
        },
    )


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    """Return `name`; a PydanticCustomError if this machine has a tz database, and not that zone in it."""
    known = _zones()
    if known and name not in known:
        near = next(iter(get_close_matches(name, known, 1)), "Europe/Lisbon")
        raise PydanticCustomError("time_zone", "is no time zone; did you mean {near}?", {"near": json.dumps(near)})
    return name


def _linkable(url: AnyUrl) -> AnyUrl:
    if url.username or url.password:
        raise PydanticCustomError(
            "url_secret", "holds a user name or a password that every visitor would read; remove it"
        )
    if url.scheme == "mailto" and "@" not in (url.path or "").strip("@"):
        raise PydanticCustomError("url_mailto", "names no address; write one such as mailto:ada@example.org")
    return url


T = TypeVar("T")
# A list in the file is a tuple here, so that a portfolio is frozen all the way down.
Many = Annotated[tuple[T, ...], Field(strict=False)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(visible)]
Wording = Annotated[Text, AfterValidator(_nameable)]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[^\W_A-Z]+(-[^\W_A-Z]+)*$"),
    # An editor's \W knows ASCII alone, and would refuse slugs of other scripts.
    Field(json_schema_extra={"pattern": r"^[^\s_A-Z-]+(-[^\s_A-Z-]+)*$"}),
]
# Short keys are guessed, and what is not a letter or a digit is lost when somebody copies an address.
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{8,64}$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
EmailAddress = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=254, pattern=r"^[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+$"
    ),
]
PhoneNumber = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=30,
        pattern=r"^\+?[0-9(][0-9 ()/.-]+[0-9]( ?(ext\.?|x) ?[0-9]{1,6})?$",
    ),
]
TimeZone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$"), AfterValidator(_zone)]
Accent = Annotated[Color, AfterValidator(_readable)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
PaperSize = Literal["letter", "a4"]
LinkUrl = Annotated[
    AnyUrl,
    UrlConstraints(allowed_schemes=["https", "http", "mailto"]),
    AfterValidator(_linkable),
    Field(json_schema_extra={"pattern": "^([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):"}),
]
_LINK: TypeAdapter[AnyUrl] = TypeAdapter(LinkUrl)


def _prose(kind: KindOfProse) -> Any:
    """Return what makes a text prose of `kind`; the JSON Schema says so, for whoever asks what stands at a path."""

    def read(written: str) -> Prose:
        found = prose.read(written, kind)
        if not found.strip():
            raise PydanticCustomError("wordless", "holds marks and no words; write some")
        return found.leading({target.address: _address(target) for target in found.tree.targets})

    return Field(json_schema_extra={PROSE: kind}), AfterValidator(read), PlainSerializer(_source, return_type=str)


def _source(text: str) -> str:
    return text.source if isinstance(text, Prose) else text


def _address(target: Target) -> str:
    """Return where a link leads, held to the rules for all links of the file."""
    try:
        return str(_LINK.validate_python(target.address))
    except ValidationError as error:
        [detail] = error.errors()
        raise PydanticCustomError(
            "prose_link",
            "{reason}",
            {"address": target.address, "at": target.at, "reason": detail["msg"], "kind": detail["type"]},
        ) from error


Sentence = Annotated[Text, *_prose("inline")]
Summary = Annotated[Text, *_prose("block")]

MADE: Any = Field(default="", json_schema_extra={"default": None})
"""The default of a name that the part makes itself, before its fields are checked."""


class Part(BaseModel):
    """What all parts share: frozen, strict, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


def named(entry: Any, key: str, *words: Any) -> Any:
    """Give `entry` a slug under `key`, made from `words`, where the owner gave none.

    Runs before validation, so `entry` may be anything; what does not fit is left for the fields to report.
    """
    if not isinstance(entry, dict) or entry.get(key) is not None:
        return entry
    return entry | {key: slugify(" ".join(word for word in words if isinstance(word, str))) or "unnamed"}
