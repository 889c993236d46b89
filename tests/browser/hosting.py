"""Sites that tests look at beside the first one, each an app in this process: a server of its own takes two seconds to start.

What a browser is sent is the same: the app behind its edge makes all of it. The first site has a server of its own.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from portfolio import assets, create_app, current, publication
from portfolio.publication.edge import Edge
from tests.conftest import usual_settings
from tests.serving import free_port

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class Silent(WSGIRequestHandler):
    """Answers, and writes nothing down."""

    protocol_version = "HTTP/1.1"

    def log(self, kind: str, message: str, *details: object) -> None:
        """Nobody reads it."""


@contextmanager
def hosted(folder: Path, **settings: str) -> Iterator[str]:
    """Answer at a free port as these settings say, and keep messages and pictures in `folder`; yield the address."""
    port = free_port()
    app = create_app(usual_settings(folder, INSTANCE_DIR=folder, PORT=port, **settings))
    assets.make_pictures(app)
    with answering(app, Edge(app, publication.of(app), current.of(app).settings.hosts), port) as address:
        yield address


@contextmanager
def answering(app: Flask, behind: "WSGIApplication", port: int) -> Iterator[str]:
    """Answer for `app`, asking what it stands `behind`; yield the address."""
    server = make_server("127.0.0.1", port, behind, threaded=True, request_handler=Silent)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.1,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        current.of(app).engine.dispose()
