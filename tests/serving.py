"""The site as the shipped server serves it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import server_environment
from tests.watching import last_lines, watched

# Processes of the tests ask at once, and a server that is still starting must not be taken for another's at its port.
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
# Browsers ask nothing of port 10080: others' protocols live there (https://fetch.spec.whatwg.org/#port-blocking).
_ports = (port for n in count(os.getpid()) if (port := 10_000 + 1_000 * _WORKER + n % 1_000) != 10_080)


def free_port() -> int:
    """Return a port at which nothing listens, of those that this process of the tests has for itself."""
    for port in _ports:
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("No port is free.")


@contextmanager
def serving(
    folder: Path, *options: str, under: Sequence[str] = (), program: str = "tests.unhurried", **settings: str
) -> Iterator[str]:
    """Serve on a free port, by the command `under` if there is one; yield the address.

    The `program` named tests.compiled is what is shipped, to the last thread; `tests.server.running` runs that.
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
