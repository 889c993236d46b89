"""The model as a JSON Schema, for editors that complete and explain, and for errors that say what may stand where."""

import json
from functools import cache, lru_cache
from typing import Any

from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio
from portfolio.content.model.words import PROSE, Part
from portfolio.content.prose import KindOfProse

Schema = dict[str, Any]


@cache
def generated() -> Schema:
    """Return the schema of the whole file: every field with a title, a description and an example."""
    schema = Portfolio.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["properties"]["$schema"]["title"] = "Schema"
    for part in (*schema["$defs"].values(), schema):
        for name, field in _object(part).get("properties", {}).items():
            _complete(field, name, schema)
    return schema


def written() -> str:
    """Return the schema as its file has it."""
    return json.dumps(generated(), indent=2, ensure_ascii=False) + "\n"


def at(path: PartPath) -> Schema:
    """Return what may stand at `path`; an empty schema if nothing may. Whoever asks for it leaves it as it is."""
    return _at(tuple(0 if isinstance(step, int) else step for step in path))


@lru_cache(maxsize=4096)
def _at(path: PartPath) -> Schema:
    """Return what may stand at `path`, in which each number stands for any."""
    if not path:
        return plain(generated())
    around, step = _at(path[:-1]), path[-1]
    return plain(around.get("items", {}) if isinstance(step, int) else around.get("properties", {}).get(step, {}))


def of(part: type[Part]) -> Schema:
    """Return what an object of the kind `part` may hold."""
    return generated() if part is Portfolio else _object(generated()["$defs"][part.__name__])


def keys(path: PartPath) -> list[str]:
    """Return the keys that the object at `path` may have."""
    return list(at(path).get("properties", {}))


@lru_cache(maxsize=4096)
def opening(path: PartPath) -> str:
    """Return what a value at `path` begins with: a brace, a bracket or a quotation mark; nothing if none is known."""
    found = at(path)
    if not found:
        return ""
    return "[" if found.get("type") == "array" else "{" if "properties" in found else '"'


def takes_text(path: PartPath) -> bool:
    """Say whether a text may stand at `path` in place of an object."""
    entries = at(path[:-1]).get("items", {}) if path else {}
    return any(one.get("type") == "string" for one in _resolved(entries).get("anyOf", ()))


def prose(path: PartPath) -> KindOfProse | None:
    """Return which marks of Markdown the text at `path` may hold; None if it is plain words, or no text."""
    if not path:
        return None
    around = at(path[:-1])
    if isinstance(path[-1], int):
        return prose_of(around.get("items", {}))
    return prose_of(around.get("properties", {}).get(path[-1], {}))


def prose_of(field: Schema) -> KindOfProse | None:
    """Return which marks of Markdown a text may hold that `field` describes, or each text of its list."""
    texts = [one for one in _resolved(field).get("anyOf", ()) if one.get("type") == "string"]
    described = (texts or [plain(field)])[0]
    found: KindOfProse | None = described.get(PROSE)
    return found or (prose_of(described["items"]) if "items" in described else None)


def example(path: PartPath) -> Any:
    """Return an example of what may stand at `path`; None if nothing may. A list's example has one of an entry."""
    found = _example(at(path))
    if found is None and path and isinstance(path[-1], int):
        return next(iter(example(path[:-1]) or []), None)
    return found


def fact(field: Schema, keyword: str) -> Any:
    """Return what `field` says under one of the keywords of our own; None if it says nothing."""
    return plain(field).get(keyword)


def plain(schema: Schema, whole: Schema | None = None) -> Schema:
    """Return what `schema` comes down to: references followed, the fullest of its alternatives chosen."""
    outside = {key: value for key, value in schema.items() if key == "examples" or key.startswith("x-")}
    return {**_resolved(_object(_resolved(schema, whole)), whole), **outside}


def _complete(field: Schema, name: str, whole: Schema) -> None:
    """Give a field what Pydantic leaves to the part that it refers to."""
    part = _resolved(field, whole)
    field.setdefault("title", name.replace("_", " ").title())
    field.setdefault("description", part.get("description", ""))
    if "examples" not in field:
        field["examples"] = [_example(plain(field, whole), whole)]
    if field.get("default", ...) is None:
        del field["default"]


def _example(schema: Schema, whole: Schema | None = None) -> Any:
    if schema.get("examples"):
        return schema["examples"][0]
    if "properties" in schema:
        required = schema.get("required") or list(schema["properties"])[:1]
        return {key: _example(plain(schema["properties"][key], whole), whole) for key in required}
    return [_example(plain(schema["items"], whole), whole)] if "items" in schema else None


def _resolved(schema: Schema, whole: Schema | None = None) -> Schema:
    if "$ref" in schema:
        found: Schema = (whole or generated())["$defs"][schema["$ref"].rpartition("/")[2]]
        return found
    return schema


def _object(schema: Schema) -> Schema:
    """Return the object among the alternatives of `schema`, or else the first of them."""
    alternatives = schema.get("anyOf", [schema])
    return next((a for a in alternatives if "properties" in a), alternatives[0])
