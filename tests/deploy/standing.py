"""Who stands where the site would, for what is asked about the server in front alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Witness:
    """Stands where the site would, and tells what reaches it; `kept` are nginx's temporary files by then."""

    temporary: Path
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def open_in(folder: Path) -> list[str]:
    """The files in `folder` that a process has open; nginx takes their names away as soon as it has them."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):  # It was closed meanwhile, or is another user's.
            found.append(str(entry.readlink()))
    return [path for path in found if path.startswith(f"{folder}/")]


@contextmanager
def standing(witness: Witness, port: int = 0) -> Iterator[int]:
    """Let `witness` answer at `port`, or at a free one; yield which."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            witness.seen.append((self.path, dict(self.headers)))
            witness.kept += open_in(witness.temporary)
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b"<p>Plain and long enough.</p>" * 100
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - http.server's name.

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
