"""The owner saves, in every way that editors do, while readers read: in four processes, under load."""

import copy
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from portfolio import create_app, current
from tests.conftest import usual_settings
from tests.paths import SMALL
from tests.serving import serving

WRITTEN = json.loads(SMALL.read_text())
# What is asked for later than this after a save must show it.
SECONDS = 2.0
ADDRESSES = ["/", "/fragments/evidence", "/books", "/contact", "/?tech=steam"]

pytestmark = pytest.mark.slow


def version(number: int) -> bytes:
    """A whole file in which everything that can tells the number, so that each page and fragment has it in many places."""
    named = copy.deepcopy(WRITTEN) | {"footer": f"end of v{number}"}
    named["person"]["name"] = f"Ada v{number}"
    named["contact"]["invitation"] = f"Write to v{number}."
    for position in named["employers"][0]["positions"]:
        position["summary"] = f"Worked on v{number}."
    return json.dumps(named, indent=2).encode()


class Seen(NamedTuple):
    """What one reader got."""

    asked: float
    address: str
    status: int
    is_whole: bool
    versions: set[str]
    """All that the page shows in one place or another; a page that is not made of two shows one."""


@dataclass
class Readers:
    """Readers who ask again and again, each time over a connection of its own, and note what they got."""

    site: str
    seen: list[Seen] = field(default_factory=list)
    has_ended: bool = False

    def read(self) -> None:
        where = urlsplit(self.site)
        for address in cycle(ADDRESSES):
            if self.has_ended:
                return
            asked = time.monotonic()
            connection = HTTPConnection(where.hostname or "", where.port, timeout=30)
            connection.request("GET", address)
            answer = connection.getresponse()
            page = answer.read().decode().rstrip()
            connection.close()
            versions = set(re.findall(r"\bv\d+\b", page))
            is_whole = page.endswith("</p>" if "fragments" in address else "</html>")
            self.seen.append(Seen(asked, address, answer.status, is_whole, versions))
            time.sleep(0.08)  # The four of them would leave no time to the workers on a machine of two cores.

    def since(self, moment: float) -> list[Seen]:
        """What was answered to what was asked since."""
        return [seen for seen in list(self.seen) if seen.asked >= moment]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "portfolio.json").write_bytes(version(0))
    return folder


@pytest.fixture(scope="module")
def readers(folder: Path) -> Iterator[Readers]:
    # To root, permission is nothing; without this capability it is what it is to everybody.
    under = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    settings = {"WORKERS": "4", "PORTFOLIO_FILE": str(folder / "portfolio.json")}
    with serving(folder, under=under, program="tests.compiled", **settings) as site:
        readers = Readers(site)
        threads = [threading.Thread(target=readers.read) for _ in range(4)]
        for thread in threads:
            thread.start()
        try:
            yield readers
        finally:
            readers.has_ended = True
            for thread in threads:
                thread.join()


def by_rename(file: Path, written: bytes) -> None:
    beside = file.with_suffix(".tmp")
    beside.write_bytes(written)
    beside.replace(file)


def by_truncating(file: Path, written: bytes) -> None:
    file.write_bytes(written)


def in_two_steps(file: Path, written: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(written[: len(written) // 2])
        opened.flush()
        time.sleep(1.5)  # Long enough for every process to look at half a file.
        opened.write(written[len(written) // 2 :])


def with_permission_lost_and_back(file: Path, written: bytes) -> None:
    file.write_bytes(written)
    file.chmod(0o000)
    time.sleep(1.5)
    file.chmod(0o644)


def by_swapping_a_link(file: Path, written: bytes) -> None:
    target, link = file.with_name("other.json"), file.with_name("link")
    target.write_bytes(written)
    link.symlink_to(target)
    link.replace(file)


@pytest.mark.parametrize(
    ("number", "save"),
    [
        (1, by_rename),
        (2, by_truncating),
        (3, in_two_steps),
        (4, with_permission_lost_and_back),
        (5, by_swapping_a_link),
    ],
)
def test_a_save_is_shown_by_every_process_and_never_by_halves(
    number: int, save: Callable[[Path, bytes], None], folder: Path, readers: Readers
) -> None:
    began = time.monotonic()
    save(folder / "portfolio.json", version(number))
    saved = time.monotonic()
    time.sleep(SECONDS + 1)

    assert {(s.status, s.is_whole, len(s.versions)) for s in readers.since(began)} == {(200, True, 1)}
    after = readers.since(saved + SECONDS)
    assert {s.address for s in after} == set(ADDRESSES)
    assert set().union(*(s.versions for s in after)) == {f"v{number}"}


def test_a_bad_save_changes_nothing_and_is_told(folder: Path, readers: Readers) -> None:
    by_rename(folder / "portfolio.json", version(7))
    time.sleep(SECONDS)
    by_rename(folder / "portfolio.json", version(9).replace(b'"person"', b'"perosn"'))
    time.sleep(SECONDS + 1)

    moment = time.monotonic() - 0.5
    log = (folder / "server.log").read_text()
    assert set().union(*(s.versions for s in readers.since(moment))) == {"v7"}
    assert 'portfolio.json:6:3: perosn: this key is not known; did you mean "person"?' in log
    assert "Traceback" not in log


def test_a_restart_over_a_bad_file_shows_the_last_good_copy(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_bytes(version(5))
    before = create_app(usual_settings(tmp_path, INSTANCE_DIR=tmp_path, PORTFOLIO_FILE=file))
    current.of(before).engine.dispose()
    file.write_bytes(version(9).replace(b'"person"', b'"perosn"'))

    with serving(tmp_path, PORTFOLIO_FILE=str(file)) as site:
        where = urlsplit(site)
        connection = HTTPConnection(where.hostname or "", where.port, timeout=30)
        connection.request("GET", "/")
        page = connection.getresponse().read().decode()
        connection.request("GET", "/healthz")
        health = json.loads(connection.getresponse().read())
        connection.close()

    assert "Ada v5" in page
    assert health["content"] == "last good"
    assert "THE LAST GOOD COPY IS SERVED" in (tmp_path / "server.log").read_text()
