"""What a JSON Resume has no place for, carried as the portfolio file has it, under a key of our own."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from portfolio.content.model import Portfolio
from portfolio.content.model.naming import slugify
from portfolio.content.model.words import Part
from portfolio.resume.json_resume.entries import Entry

KEY = "portfolio"
"""Our own key at the top of a resume; where it stands, the site wrote the resume."""
INVITATION = "invitation"
"""What `contact` alone has."""
PORTRAIT = "portrait"
"""What `person` alone has."""
FIELDS = (
    "language",
    "theme",
    "paper",
    "highlights",
    "figures",
    "mindsets",
    "technologies",
    "principles",
    "reading",
    "order",
    "footer",
)
"""The fields of the file that are carried so. One that is not for everybody to read stays at home."""


def out(portfolio: Portfolio) -> dict[str, Any]:
    """Return what is carried of `portfolio`, and of that only what the owner wrote."""
    written = portfolio.model_dump(mode="json", by_alias=True, exclude_unset=True, include=set(FIELDS))
    for technology in written.get("technologies", ()):
        if technology["slug"] == slugify(technology["name"]):
            del technology["slug"]
    kept = {field: value for field, value in written.items() if value}
    portrait = portfolio.person.portrait
    seen = {PORTRAIT: portrait.model_dump(mode="json")} if portrait else {}
    return {INVITATION: portfolio.contact.invitation, **seen, **kept}


def is_ours(resume: Any) -> bool:
    """Say whether the site wrote the parsed JSON `resume`."""
    return isinstance(resume, dict) and isinstance(resume.get(KEY), dict) and INVITATION in resume[KEY]


def back(entry: Entry) -> dict[str, Any]:
    """Return the fields of a portfolio file that stand in `entry`; what does not fit there is noted."""
    found = {}
    for field in FIELDS:
        written = entry.take(field)
        if written is not None and _fits(field, written):
            found[field] = written
        elif written is not None:
            entry.left_out("does not fit a portfolio file", written, field)
    return found


def picture(kind: type[Part], written: Any) -> dict[str, Any] | None:
    """Return the picture of `kind` that is `written` beside where it is served; None if it is none."""
    known = kind.model_fields.keys()
    found = {key: text for key, text in written.items() if key in known} if isinstance(written, dict) else None
    try:
        kind.model_validate(found)
    except ValidationError:
        return None
    return found


def _fits(field: str, written: Any) -> bool:
    adapter: TypeAdapter[Any] = TypeAdapter(Portfolio.model_fields[field].rebuild_annotation())
    try:
        adapter.validate_python(written)
    except ValidationError:
        return False
    return True
