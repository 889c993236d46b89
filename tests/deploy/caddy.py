"""Caddy as `deploy/Caddyfile` has it, on free ports."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from tests.deploy.front import HOST, Front, written_for
from tests.paths import ROOT
from tests.watching import watched

SHIPPED = ROOT / "deploy/Caddyfile"


def program() -> str:
    found = shutil.which("caddy")
    if found is None:
        pytest.fail("Caddy is not here. `make test` installs it; on Debian: sudo apt-get install caddy")
    return found


@contextmanager
def in_front_of(upstream: str, folder: Path, authority: trustme.CA, patience: str = "20s") -> Iterator[Front]:
    """Run Caddy before the site at `upstream`, for which it waits as long as `patience` says."""
    front = Front(folder, authority)
    changes = {
        "lb_try_duration 20s": f"lb_try_duration {patience}",
        # No second address to be told what to do at, and no authority on the internet to be asked.
        "{\n\tservers {": f"{{\n\tadmin off\n\thttp_port {front.http}\n\thttps_port {front.https}\n\tservers {{",
        "{$SITE_URL:https://your.domain} {\n": f"{{$SITE_URL:https://your.domain}} {{\n\ttls {folder}/certificate.pem {folder}/certificate.pem\n",
    }
    (folder / "Caddyfile").write_text(written_for(SHIPPED, changes))
    settings = {"SITE_URL": f"https://{HOST}", "UPSTREAM": upstream, "HOME": str(folder), "PATH": os.environ["PATH"]}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [program(), "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"],
            stdout=log,
            stderr=log,
            env=settings,
        )
    try:
        with watched(f"Caddy at {front.https}", process, folder / "log"):
            front.await_listening(process, folder / "log")
            yield front
    finally:
        process.terminate()
        process.wait(20)
