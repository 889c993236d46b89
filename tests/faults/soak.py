"""`make soak`: stops of every kind, what operators do, kills, reloads behind nginx, and a backlog, in great numbers."""

import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import trustme

from tests import postgresql
from tests.deploy.front import public_settings
from tests.deploy.reloading import through_reloads
from tests.faults import killable, test_backlog
from tests.faults.campaign import Tally, campaign, die_at_random, die_once
from tests.faults.killable import Nursery
from tests.faults.operations import at_random, go_on, operated
from tests.faults.scripted_smtp import peer
from tests.faults.test_kills import PHASES

KILLS = 1000
BACKLOG = 10_000
REQUESTS, RELOADS = 20_000, 3
DEEDS, OPERATED_SECONDS = (["stop", "reload"], ["stop", "reload", "kill"]), 120


def run(nursery: Nursery, database: str, folder: Path, kills: int, seed: int) -> Tally:
    """Let the site die `kills` times: once at each step and phase, the rest at random."""
    with campaign(nursery, database, folder) as running:
        for step in killable.STEPS:
            die_once(running, step=step)
        for phase in PHASES:
            die_once(running, phase=phase)
        die_at_random(running, kills - running.kills, random.Random(seed))
        return running.check()


def main() -> None:
    """Print the table; an AssertionError says what was lost."""
    seed = secrets.randbelow(10**6)
    say = sys.stdout.write
    # A process of its own: pytest wants to be the first to read what the tests share.
    stops = [sys.executable, "-m", "pytest", "-q", "-n0", "tests/server/test_stop.py"]
    if failed := subprocess.run(stops, env=os.environ | {"STOPS": "20"}, check=False).returncode:
        sys.exit(failed)
    say(
        f"Seed {seed}\n\n| database | kills | receipts | letters | second copies | lost | seconds |\n|---|---|---|---|---|---|---|\n"
    )
    with tempfile.TemporaryDirectory() as name, postgresql.running() as server:
        folder = Path(name)
        databases = {"SQLite": f"sqlite:///{folder}/messages.sqlite3", "PostgreSQL": server.new_database()}
        with killable.nursery(folder / "log") as nursery:
            for label, database in databases.items():
                began = time.monotonic()
                tally = run(nursery, database, folder / label, KILLS // 2, seed)
                say(
                    f"| {label} | {tally.kills} | {tally.receipts} | {tally.letters} | {tally.repeats} | 0 | {time.monotonic() - began:.0f} |\n"
                )
        for deeds in DEEDS:
            chance = random.Random(seed)
            with operated(folder / "operated" / deeds[-1], workers=2) as site:
                go_on(site, at_random(deeds, OPERATED_SECONDS, chance), chance)
            did = ", ".join(f"{count} × {deed}" for deed, count in sorted(site.deeds.items()))
            say(f"\n{did}: {len(site.receipts)} receipts, lost {len(site.lost())}, second copies {site.repeats()}.\n")
        with peer() as mail:
            (folder / "reloaded").mkdir()
            public = public_settings(mail.port)
            crowd = through_reloads(folder / "reloaded", trustme.CA(), public, REQUESTS, RELOADS)
        say(f"\n{sum(crowd.told.values())} requests behind nginx over {RELOADS} reloads: failed {crowd.failed}.\n")
        began = time.monotonic()
        grown = test_backlog.go_out(folder / "backlog", BACKLOG)
        say(
            f"\n{BACKLOG} messages went out oldest first in {time.monotonic() - began:.0f} s; memory grew by {grown} kB.\n"
        )


if __name__ == "__main__":
    main()
