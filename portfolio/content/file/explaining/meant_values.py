"""Values of a wrong kind or shape: what the owner meant by them, as the file would write it."""

import re
from collections.abc import Callable
from typing import Any

from portfolio.content.file import schema, written_dates
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath
from portfolio.content.model.naming import slugify
from portfolio.content.model.words import ROOM

# What an object is called by, and what a place in an object says, the widest last.
_NAMES = ("name", "title", "label", "text", "value", "summary", "description", "keyword", "skill")
_PLACE = ("city", "region", "country", "countryCode")
_SEPARATORS = re.compile(r"\s*[,;|•·\n]\s*")
_SCHEME = re.compile(r"(?:h+t+ps?|ttps?|htps?)(?::/{0,3}|/{1,3})|//", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+\.[^\s@<>()\[\],;:\"\\]+")
# A list whose texts have more room than this has sentences, and a comma parts none.
_SHORT = 100
_LANGUAGES = {
    "en": "english englisch anglais inglés inglese engels",
    "de": "german deutsch allemand alemán tedesco duits",
    "fr": "french français francais französisch francés francese frans",
    "es": "spanish español espanol spanisch espagnol spagnolo spaans",
    "pt": "portuguese português portugues portugiesisch",
    "it": "italian italiano italienisch italien italiaans",
    "nl": "dutch nederlands niederländisch néerlandais",
    "pl": "polish polski",
    "ja": "japanese 日本語",
    "zh": "chinese mandarin 中文",
    "ko": "korean 한국어",
    "ru": "russian русский",
}


def meant(kind: str, path: PartPath, value: Any) -> Any:
    """Return what `value` at `path` is meant for, where Pydantic's error `kind` says what is wrong; None if unknown."""
    read = _READERS.get(kind)
    found = read(path, value) if read else None
    return None if found in (None, "", [], {}) else found


def address(written: Any) -> str | None:
    """Return the address that is meant by `written`, with its scheme; None if it looks like none."""
    text = str(written).strip()
    if _ADDRESS.fullmatch(text):
        return f"mailto:{text}"
    found = _SCHEME.match(text)
    without = text[found.end() :] if found else text
    is_one = "." in _host(without) and not re.search(r"[\s@<>\[\]]|:(?!\d+(?:/|$))", without)
    return f"https://{without}" if is_one else None


def _host(address: str) -> str:
    """Return what stands before the first slash of an address without a scheme."""
    return re.split(r"[/?#]", address, maxsplit=1)[0].strip(".")


def in_pattern(field: str, written: str) -> str | None:
    """Return what is meant by `written`, which is not as the pattern of `field` asks; None if that cannot be told."""
    found = _PATTERNED.get(field, slugify)(written.strip())
    return found if found and found != written else None


def _text(path: PartPath, value: Any) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # Where digits are usual, only the quotation marks are missing.
        is_usual = path[-1] == "grade" or (path[-1] != "level" and re.search(r"\d", str(schema.example(path))))
        return str(value) if is_usual else None
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return " ".join(value) if value[0].rstrip().endswith((".", "!", "?")) else ", ".join(value)
    if isinstance(value, dict):
        place = [value[key] for key in _PLACE if isinstance(value.get(key), str) and value[key]]
        return ", ".join(place) or next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)
    return None


def _list(path: PartPath, value: Any) -> list[Any] | None:
    entry: PartPath = (*path, 0)
    is_of_texts = "properties" not in schema.at(entry) or schema.takes_text(entry)
    if isinstance(value, str):
        room = schema.fact(schema.at(path), ROOM) or 0
        texts = [value] if room > _SHORT else [text for text in _SEPARATORS.split(value.strip()) if text]
        return texts if is_of_texts else objects(entry, texts)
    if not isinstance(value, dict):
        return None
    if "properties" in schema.at(entry):
        return [value] if value.keys() <= schema.at(entry)["properties"].keys() else _of_pairs(entry, value)
    text = _text(entry, value)
    return [text] if text else None


def _of_pairs(path: PartPath, value: dict[str, Any]) -> list[Any] | None:
    """Return objects as at `path`, of which `value` has the first field and the second of each."""
    first, second, *_ = dict.fromkeys([*schema.at(path).get("required", ()), *schema.keys(path)])
    field = schema.at((*path, second))
    if field.get("type") == "array":
        pairs = {
            key: _list((*path, second), inner) if isinstance(inner, str) else inner for key, inner in value.items()
        }
        fits = all(isinstance(inner, list) for inner in pairs.values())
    else:
        pairs = {key: (second == "url" and address(inner)) or inner for key, inner in value.items()}
        fits = all(isinstance(inner, str) for inner in pairs.values()) and (second == "url" or "pattern" not in field)
    return [{first: key, second: inner} for key, inner in pairs.items()] if fits else None


def _object(path: PartPath, value: Any) -> dict[str, Any] | None:
    if isinstance(value, list):
        lists = [key for key in schema.keys(path) if schema.at((*path, key)).get("type") == "array"]
        return {lists[0]: value} if len(lists) == 1 else None
    return next(iter(objects(path, [value]) or []), None) if isinstance(value, str) and value.strip() else None


def objects(path: PartPath, texts: list[str]) -> list[dict[str, Any]] | None:
    """Return the objects at `path` that `texts` are enough for; None if they lack something."""
    required = schema.at(path).get("required") or schema.keys(path)
    if required == ["label", "url"]:
        return [{"label": _host(url.partition("//")[2]), "url": url} for text in texts if (url := address(text))]
    if required == ["name", "skills"]:
        return [{"name": "Skills", "skills": texts}]
    if len(required) == 1 and schema.at((*path, required[0])).get("type") == "string":
        return None if path == ("contact",) and _email(texts[0]) else [{required[0]: text} for text in texts]
    return None


def _whole_number(path: PartPath, value: Any) -> int | None:
    match = re.search(r"\d+", value) if isinstance(value, str) else None
    if match:
        return int(match[0])
    if isinstance(value, float) and path[-1] == "share":
        return round(value * 100) if value <= 1 else round(value)
    return None


def _date(_path: PartPath, value: Any) -> str | None:
    if isinstance(value, dict):
        value = "-".join(str(value[key]) for key in ("year", "month") if key in value)
    elif isinstance(value, list):
        value = "-".join(str(part) for part in value[:2])
    try:
        return str(written_dates.read(value)) if not isinstance(value, bool) else None
    except written_dates.DateError:
        return None


def _color(written: str) -> str | None:
    bare = written.removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", bare):
        return "#" + "".join(2 * digit for digit in bare)
    if re.fullmatch(r"[0-9a-fA-F]{6}([0-9a-fA-F]{2})?", bare):
        return f"#{bare[:6]}"
    parts = [int(part) for part in re.findall(r"\d+", written)[:3]] if written.startswith("rgb") else []
    return "#" + "".join(f"{part:02x}" for part in parts) if len(parts) == 3 and max(parts) < 256 else None


def _email(written: str) -> str | None:
    found = _ADDRESS.search(written.removeprefix("mailto:"))
    return found[0] if found else None


def _language(written: str) -> str | None:
    known = next((tag for tag, names in _LANGUAGES.items() if written.casefold() in names.split()), None)
    language, _, region = written.replace("_", "-").partition("-")
    if known or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)?", written.replace("_", "-")):
        return known
    return f"{language.lower()}-{region.upper()}" if region else language.lower()


def _phone(written: str) -> str | None:
    digits = re.sub(r"^(?:tel:|00(?=[1-9]))", "+", re.sub(r"[^\d+() .x/-]", "", written.replace("tel:", "")).strip())
    return (
        digits
        if 6 <= sum(map(str.isdigit, digits)) <= 15 and re.fullmatch(r"\+?[0-9(][0-9 ()/.-]+[0-9]", digits)
        else None
    )


def said(value: Any) -> str:
    """Ask whether `value` is meant."""
    return f"did you mean {quoted(value, 160)}?"


_READERS: dict[str, Callable[[PartPath, Any], Any]] = {
    "string_type": _text,
    "url_type": _text,
    "tuple_type": _list,
    "model_type": _object,
    "int_type": _whole_number,
    "int_from_float": _whole_number,
    "date": _date,
}
_PATTERNED: dict[str, Callable[[str], str | None]] = {
    "accent": _color,
    "email": _email,
    "phone": _phone,
    "language": _language,
    "time_zone": lambda _: None,
}
