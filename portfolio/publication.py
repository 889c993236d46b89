"""What every visitor gets alike may be kept by browsers and caches on the way."""

from flask import Flask, Response, request

# A browser asks each time whether its copy still holds; a shared cache may hand out its copy for a minute.
PUBLIC = "public, max-age=0, must-revalidate, s-maxage=60"
PRIVATE = "no-store"


def init_app(app: Flask) -> None:
    """Mark each answer as public or private, and let a public one be asked for again by its tag."""
    app.after_request(_mark)


def _mark(response: Response) -> Response:
    if "Cache-Control" in response.headers or request.endpoint == "static":
        return response
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:
        response.headers["Cache-Control"] = PRIVATE
        return response
    response.headers["Cache-Control"] = PUBLIC
    response.add_etag()
    response.make_conditional(request)
    return response
