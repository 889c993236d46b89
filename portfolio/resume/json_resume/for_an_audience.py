"""A JSON Resume that an audience reads: where it is served, and how much of the whole it does not show."""

from collections.abc import Iterable
from typing import Any

from portfolio.content.audiences import NotShown
from portfolio.content.model.dates import Month
from portfolio.content.model.spans import Span
from portfolio.resume.json_resume import carrying

Resume = dict[str, Any]

NOT_SHOWN = "notShown"
"""Our own name for what is left out: which part of a resume, how many entries, and when those were."""
_PARTS = {"employers": "work", "volunteering": "volunteer"}


def resume(resume: Resume, address: str, not_shown: Iterable[NotShown], today: Month) -> Resume:
    """Return `resume` as it is served at `address`, and says what is `not_shown`, up to the month `today`."""
    told = [_told(one, today) for one in not_shown]
    return carrying.filled(resume | {NOT_SHOWN: told, "meta": resume["meta"] | {"canonical": address}})


def _told(one: NotShown, today: Month) -> Resume:
    times = [_time(span) for span in one.times(today)]
    return {"part": _PARTS[one.key], "count": len(one.spans), "times": times}


def _time(span: Span) -> Resume:
    return carrying.filled({"startDate": str(span.start), "endDate": span.end and str(span.end)})
