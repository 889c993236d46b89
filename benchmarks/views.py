"""What the edge is measured against: Flask with ready bytes, and Flask that draws and compresses each time."""

import json
import os
from pathlib import Path

from flask import Flask, Response, request

from portfolio import create_app


def ready() -> Flask:
    """Return a plain Flask app that gives the ready bytes named in the file READY."""
    app = Flask(__name__, static_folder=None)
    named = json.loads(Path(os.environ["READY"]).read_text())
    bodies = {address: (Path(file).read_bytes(), headers) for address, (file, headers) in named.items()}

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def show(path: str) -> Response:  # noqa: ARG001 - the query matters too.
        body, headers = bodies[request.full_path.rstrip("?")]
        return Response(body, headers=headers)

    return app


def drawn() -> Flask:
    """Return the site without its edge: it draws and compresses whenever it is asked."""
    return create_app()
