"""Remarks that the owner has judged: `portfolio check` passes over them."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from portfolio.content.model.words import ROOM, Many, Part, Text, about

_ROOM = 120


class _OneOrSeveral:
    """Tells editors that one text may stand for a list of one."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe both written forms."""
        return {"anyOf": [handler(schema), {"type": "string", "minLength": 1, ROOM: _ROOM}]}


def _listed(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


class Acknowledgement(Part):
    """A remark of `portfolio check` that you have judged: it is right as it stands, and not to be told again."""

    remark: Annotated[Text, about("overlap", room=40, resume=["remark"])]
    """The code of the remark, which stands below it."""
    of: Annotated[
        Many[Text],
        Field(min_length=1),
        BeforeValidator(_listed),
        _OneOrSeveral(),
        about("acme-backend-engineer", room=_ROOM, resume=["of"]),
    ]
    """What it is about: the slug of the part or, where it has none, its name or the first words of its text."""
    why: Annotated[Text, about("Both were half-time.", room=300, resume=["why"])] | None = None
    """Why it is right as it stands; on no page, but `/resume.json` carries it."""
