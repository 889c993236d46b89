"""An https server that takes what it is sent."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme


@dataclass
class Received:
    """What an https server got, and how it is reached."""

    url: str
    tls: ssl.SSLContext
    authority: trustme.CA
    requests: list[tuple[str, str, str | None, bytes]]


@contextmanager
def receiving() -> Iterator[Received]:
    """Run one on a free port; its certificate is vouched for by an authority of its own."""
    requests: list[tuple[str, str, str | None, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            requests.append((self.command, self.path, self.headers["Content-Type"], body))
            self.send_response(302 if self.path == "/away" else 200)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        do_GET = do_POST = _take  # noqa: N815 - the standard library's names.

        def log_message(self, *_details: Any) -> None:
            """Say nothing."""

    authority = trustme.CA()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    server.socket = theirs.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    ours = ssl.create_default_context()
    authority.configure_trust(ours)
    try:
        yield Received(f"https://127.0.0.1:{server.server_port}", ours, authority, requests)
    finally:
        server.shutdown()
        server.server_close()
