"""Load from one core: wrk, asking for a list of addresses."""

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = Path(__file__).parent / "load.lua"
# One core for the server and one for the load, so that neither takes from the other.
SERVER_CORE, LOAD_CORE = "0", "1"
BROTLI = {"Accept-Encoding": "br"}


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of load found."""

    requests: int
    seconds: float
    p50: float
    """Milliseconds that half of the answers took at most."""
    p99: float
    """Milliseconds that 99 of 100 answers took at most."""
    failed: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds


def run(
    site: str,
    addresses: Sequence[str],
    *,
    connections: int = 16,
    seconds: int = 2,
    headers: Mapping[str, str] = BROTLI,
) -> Run:
    """Ask `site` for `addresses` in turn, again and again, over so many connections; an error ends the benchmark."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(addresses))
        file.flush()
        lines = [f"{name}: {value}" for name, value in headers.items()]
        size = ["-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(_SCRIPT), site]
        done = subprocess.run(
            ["taskset", "-c", LOAD_CORE, "wrk", *size, "--", file.name, *lines],
            capture_output=True,
            text=True,
            check=True,
        )
    found = Run(**json.loads(done.stdout.partition("REPORT ")[2]))
    if found.failed:
        raise RuntimeError(f"{found.failed} of {found.requests} requests failed at {site}{addresses[0]}")
    return found
