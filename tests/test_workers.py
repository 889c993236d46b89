"""A change of content, with four workers that know nothing of each other."""

import json
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from tests.paths import SMALL
from tests.serving import serving

WORKERS = 4
ADDRESSES = ["/", "/fragments/evidence", "/books", "/contact", "/?tech=steam"]

pytestmark = pytest.mark.slow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(SMALL, tmp_path / "portfolio.json"))


def edit(file: Path, version: int) -> None:
    """Write the version into several places of every page, and into each position."""
    written = json.loads(file.read_bytes())
    written["person"]["name"] = f"Version{version} Post"
    written["footer"] = f"Built by Version{version}"
    written["contact"]["invitation"] = f"Write to Version{version}."
    for employer in written["employers"]:
        for position in employer["positions"]:
            position["summary"] = f"Worked on Version{version}."
    waiting = file.with_suffix(".new")
    waiting.write_text(json.dumps(written))
    waiting.replace(file)


def versions(worker: HTTPConnection, address: str) -> set[str]:
    """The versions that one answer speaks of."""
    worker.request("GET", address, headers={"Accept-Encoding": "br"})
    answer = worker.getresponse()
    body = brotli.decompress(answer.read()).decode()
    assert answer.status == 200
    return set(re.findall(r"Version\d", body))


def told(worker: HTTPConnection) -> list[set[str]]:
    return [versions(worker, address) for address in ADDRESSES]


def connect_to_each(site: str) -> list[HTTPConnection]:
    """One connection to each worker, found by opening many: the system spreads them."""
    found: dict[str, HTTPConnection] = {}
    deadline = time.monotonic() + 60
    while len(found) < WORKERS:
        assert time.monotonic() < deadline, f"Only {len(found)} of {WORKERS} workers answer."
        connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
        connection.request("GET", "/robots.txt")
        connection.getresponse().read()
        if found.setdefault(process_behind(connection), connection) is not connection:
            connection.close()
    return list(found.values())


def process_behind(connection: HTTPConnection) -> str:
    """The process that holds the other end of a connection, as Linux tells it."""
    here, there = connection.sock.getsockname()[1], connection.sock.getpeername()[1]
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    [inode] = [row[9] for row in rows if row[1].endswith(f":{there:04X}") and row[2].endswith(f":{here:04X}")]
    return next(path.parts[2] for path in Path("/proc").glob("[0-9]*/fd/*") if leads_to(path) == f"socket:[{inode}]")


def leads_to(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:  # It has just been closed, or is somebody else's.
        return ""


def test_a_change_reaches_every_worker_within_two_seconds_and_nobody_sees_half_of_it(
    tmp_path: Path, file: Path
) -> None:
    edit(file, 1)
    with serving(tmp_path, WORKERS=str(WORKERS), PORTFOLIO_FILE=str(file)) as site:
        workers = connect_to_each(site)
        with ThreadPoolExecutor(WORKERS) as readers:
            before = list(readers.map(told, workers))
            edit(file, 2)
            saved = time.monotonic()
            meanwhile = []
            while time.monotonic() - saved < 2:
                meanwhile += [seen for told_by_one in readers.map(told, workers) for seen in told_by_one]
                time.sleep(0.02)  # The readers would leave no time to the workers on a machine of two cores.
            after = list(readers.map(told, workers))
        for worker in workers:
            worker.close()

    assert all(seen == {"Version1"} for told_by_one in before for seen in told_by_one)
    assert all(len(seen) == 1 for seen in meanwhile)
    assert all(seen == {"Version2"} for told_by_one in after for seen in told_by_one)
