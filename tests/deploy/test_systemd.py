"""The units in `deploy/`, as systemd itself judges them."""

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from portfolio.server import KILL_AFTER_SECONDS
from tests.conftest import draft, server_environment
from tests.paths import ROOT

SERVICES = ["portfolio.service", "portfolio-watch.service"]
UNITS = [*SERVICES, "portfolio-watch.timer"]
# Of ten; what is left is that the site speaks TCP and lives in the machine's own folders.
MOST_EXPOSED = 1.5


def systemd_analyze(*words: str | Path) -> subprocess.CompletedProcess[str]:
    if shutil.which("systemd-analyze") is None:
        pytest.fail("systemd-analyze is not here. `make test` installs it; on Debian: sudo apt-get install systemd")
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True)


def unit(name: str) -> dict[str, list[str]]:
    """The settings of a unit, each with all its values in order."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "deploy" / name).read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_systemd_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    """Below a root of their own, where what they start is there."""
    units, program = tmp_path / "etc/systemd/system", tmp_path / "opt/portfolio/.venv/bin/portfolio"
    shutil.copytree(ROOT / "deploy", units, ignore=lambda _, names: [n for n in names if n not in UNITS])
    for needed in (program, tmp_path / "bin/kill"):
        needed.parent.mkdir(parents=True)
        needed.touch(mode=0o755)
    for target in (
        "network-online",
        "multi-user",
        "timers",
        "basic",
        "sysinit",
        "shutdown",
        "time-set",
        "time-sync",
        "system",
    ):
        (units / f"{target}.target").write_text(f"[Unit]\nDescription={target}\n")

    told = systemd_analyze("verify", f"--root={tmp_path}", "--man=no", name)

    assert (told.returncode, told.stdout + told.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("name", SERVICES)
def test_a_service_may_do_little_but_what_it_is_for(name: str) -> None:
    told = systemd_analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", ROOT / "deploy" / name)

    assert told.returncode == 0, told.stdout
    assert float(re.findall(r"Overall exposure level.*: ([\d.]+)", told.stdout)[0]) <= MOST_EXPOSED


def test_both_services_are_held_to_the_same() -> None:
    site, watch = map(unit, SERVICES)
    own = {"Description", "Type", "ExecStart", "ExecReload", "Restart", "RestartSec", "KillMode", "TimeoutStopSec",
           "TimeoutStartSec", "StartLimitIntervalSec", "WantedBy"}  # fmt: skip

    assert {k: v for k, v in site.items() if k not in own} == {k: v for k, v in watch.items() if k not in own}


def test_the_server_gets_longer_to_end_than_it_gives_its_workers() -> None:
    assert int(unit("portfolio.service")["TimeoutStopSec"][0]) > 2 * KILL_AFTER_SECONDS


@pytest.mark.slow
def test_the_watch_fails_while_a_message_waits_for_its_owner(tmp_path: Path) -> None:
    [command] = unit("portfolio-watch.service")["ExecStart"]
    engine = outbox.connect(sqlite.url_of(tmp_path / "messages.sqlite3"))
    told = []
    for minutes in (0, 60):
        outbox.accept(engine, draft(text=f"{minutes} minutes ago"), datetime.now(UTC) - timedelta(minutes=minutes))
        told.append(run(command, tmp_path))
    engine.dispose()

    assert told == [(0, "1 queued, the oldest for 0m.\n"), (1, "2 queued, the oldest for 1h.\n")]


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run what a unit starts, by the code that is tested here."""
    words = [sys.executable, "-m", "portfolio.cli", *command.split()[1:]]
    said = subprocess.run(words, capture_output=True, text=True, env=server_environment(INSTANCE_DIR=str(folder)))
    return said.returncode, said.stdout
