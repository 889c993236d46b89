"""The shipped start command, run for real."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import server_environment
from tests.watching import last_lines, watched


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def serving(
    folder: Path, *options: str, under: Sequence[str] = (), program: str = "portfolio.cli", **settings: str
) -> Iterator[str]:
    """Run the shipped start command on a free port, by the command `under` if there is one; yield the address.

    Another module than the shipped one may be the `program`.
    """
    port = int(settings.pop("PORT", free_port()))
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [*under, sys.executable, "-m", program, "serve", *options],
            env=server_environment(PORT=str(port), INSTANCE_DIR=str(folder), **settings),
            stdout=output,
            stderr=output,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        with watched(f"The server at {address}", server, log):
            await_answer(address, server, log)
            yield address
    finally:
        server.terminate()
        server.wait(20)


def await_answer(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1200):  # A minute: four workers start slowly on a busy machine.
        if server.poll() is not None:
            pytest.fail(f"The server died:\n{last_lines(log)}")
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"The server does not answer:\n{last_lines(log)}")
