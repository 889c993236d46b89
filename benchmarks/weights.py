"""What each kind of page weighs on the wire: `python -m benchmarks.weights`."""

import tempfile
from pathlib import Path

from portfolio import create_app, current
from portfolio.assets import script_file
from portfolio.config import Settings

_ADDRESSES = (
    "/",
    "/?tech=grpc",
    "/fragments/evidence",
    "/fragments/evidence?tech=grpc",
    "/projects/real-time-social-graph-engine",
    "/fragments/projects/real-time-social-graph-engine",
    "/books",
    "/fragments/books",
    "/fit",
    "/contact",
)


def main() -> None:
    """Print the bytes of each address, plain and encoded."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(INSTANCE_DIR=Path(folder)))
        client = app.test_client()
        print(f"{'plain':>8}{'gzip':>8}{'brotli':>8}  address")
        for address in (*_ADDRESSES, f"/static/{script_file.name()}"):
            sizes = [len(client.get(address, headers={"Accept-Encoding": name}).data) for name in ("", "gzip", "br")]
            print("".join(f"{size:>8,}" for size in sizes), f" {address}")
        current.of(app).engine.dispose()


if __name__ == "__main__":
    main()
