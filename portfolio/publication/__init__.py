"""What every visitor gets alike may be kept: ready bytes here, and copies in caches on the way and in browsers.

`init_app` makes Flask's own answers fit for that: who may keep them, in which encoding, under which tag.
"""

from flask import Flask, Response, request
from werkzeug.wrappers import Request

from portfolio import current
from portfolio.publication import encoding
from portfolio.publication.conditional import is_unchanged
from portfolio.publication.publisher import Addressing, Publisher

# A browser asks each time whether its copy still holds; a shared cache may hand out its copy for a minute.
PUBLIC = "public, max-age=0, must-revalidate, s-maxage=60"
# For an address that names its content.
IMMUTABLE = "public, max-age=31536000, immutable"
PRIVATE = "no-store"

_COMPRESSED = {"image/avif", "image/jpeg"}
_KEY = "publication"


def init_app(app: Flask, addressing: Addressing) -> None:
    """Mark each answer as public or private, and let a public one be asked for again by its tag."""
    app.extensions[_KEY] = publisher = Publisher(app, addressing)

    @app.after_request
    def mark(response: Response) -> Response:
        if _is_public(request, response):
            _publish(publisher, response)
        else:
            response.headers["Cache-Control"] = PRIVATE
            _encode(response)
        return response


def of(app: Flask) -> Publisher:
    """Return what keeps the public answers of `app`."""
    publisher: Publisher = app.extensions[_KEY]
    return publisher


def _is_public(request: Request, response: Response) -> bool:
    """Say whether this is for everybody: a page that is there, and that no view has kept for one reader."""
    is_marked_private = "no-store" in response.headers.get("Cache-Control", "")
    return request.method in {"GET", "HEAD"} and response.status_code == 200 and not is_marked_private


def _publish(publisher: Publisher, response: Response) -> None:
    edition = publisher.edition()
    address = publisher.address(request.environ["PATH_INFO"], request.environ.get("QUERY_STRING", ""))
    response.headers.setdefault("Cache-Control", PUBLIC)
    # Content that went off air while it was drawn has no date: a later one would seem to hold for what follows it.
    response.last_modified = edition.since if edition.content is current.content() else None
    _encode(response, is_wanted=edition.is_most_wanted(address))
    response.add_etag()
    if is_unchanged(request.environ, response.headers["ETag"], response.headers.get("Last-Modified")):
        response.status_code = 304


def _encode(response: Response, *, is_wanted: bool = False) -> None:
    """Compress the body as the browser likes it, if that makes it smaller; a file on its way is left alone.

    Pictures are compressed as they are.
    """
    if response.direct_passthrough or response.mimetype in _COMPRESSED:
        return
    response.vary.add("Accept-Encoding")
    accepted = encoding.agreed(request.headers.get("Accept-Encoding", ""))
    plain = response.get_data()
    encoded = encoding.encode(plain, accepted, is_wanted=is_wanted)
    if len(encoded) < len(plain):
        response.set_data(encoded)
        response.content_encoding = accepted
