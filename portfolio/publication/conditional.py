"""Whether the copy that a browser or a cache holds still holds."""

from collections.abc import Mapping
from typing import Any

from werkzeug.sansio.http import is_resource_modified


def is_unchanged(environ: Mapping[str, Any], tag: str, modified: str | None) -> bool:
    """Say whether a copy that a request tells of is what an answer with this tag and date would bring.

    If-Match and Range are left aside: nothing here is changed by a request, and pages are small.
    """
    none_match, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
    if none_match is None and since is None:
        return False
    return none_match == tag or not is_resource_modified(
        http_if_none_match=none_match, http_if_modified_since=since, etag=tag, last_modified=modified
    )
