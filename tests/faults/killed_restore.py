"""A restore that is killed at each of its lines, and what is there afterwards. Run as a program, with a folder to work in:
processes that die are forked from one that has no threads and knows all statements.

The outbox that is to be replaced is as a killed server leaves it: half of its messages stand in the log alone.
"""

import gc
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from portfolio import whole_file
from portfolio.contact import outbox, restoring
from portfolio.contact.outbox import OutboxError, replacing, sqlite

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
WATCHED = {module.__file__ for module in (restoring, replacing, whole_file)}


def fill(path: Path, texts: list[str]) -> set[str]:
    engine = outbox.connect(sqlite.url_of(path))
    drafts = [outbox.Draft(name="Vera", email="vera@example.org", text=text) for text in texts]
    found = {outbox.accept(engine, draft, NOW).reference for draft in drafts}
    engine.dispose()
    return found


def die_at_line(number: int) -> Callable[..., Any]:
    lines = count(1)
    last = ("", 0)

    def trace(frame: Any, event: str, _: object) -> Any:
        nonlocal last
        file, line = frame.f_code.co_filename, frame.f_lineno
        if file not in WATCHED:
            return None
        # What is made of forty messages in one line comes to that line forty times.
        if event == "line" and (file, line) != last:
            last = file, line
            if next(lines) == number:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def is_killed(number: int, path: Path, backup: Path) -> bool:
    """Restore in a process that dies at its line `number`; False if it had fewer."""
    if (pid := os.fork()) == 0:
        sys.settrace(die_at_line(number))
        restoring.restore(outbox.connect(sqlite.url_of(path)), backup, NOW)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def found_at(path: Path) -> set[str] | None:
    """Return what a server would find that is started now; None if it refuses to start with it."""
    engine = outbox.connect(sqlite.url_of(path))
    try:
        return {message.reference for message in outbox.newest_first(engine)}
    except OutboxError:
        return None
    finally:
        engine.dispose()


def main(folder: Path, spoiled: str) -> str:
    """Return how many lines there were, and after how many the former outbox and the new one were there."""
    live = folder / "live/messages.sqlite3"
    old = fill(live, [f"{n} " * 900 for n in range(20)])
    backup = folder / "backup.sqlite3"
    new = fill(backup, ["one", "two"])
    engine = outbox.connect(sqlite.url_of(live))
    outbox.waiting(engine)  # While somebody has it open, nobody tidies the log away.
    old |= fill(live, [f"{n} later " * 300 for n in range(20)])
    shutil.copytree(live.parent, folder / "template")
    engine.dispose()
    former: set[str] | None = old
    if spoiled == "damaged":
        (folder / "template/messages.sqlite3").write_bytes(b"\x5a" * 20_000)
        former = None
    came = []
    for number in count(1):
        place = folder / f"killed-{number}"
        shutil.copytree(folder / "template", place)
        killed = is_killed(number, place / live.name, backup)
        came.append(found_at(place / live.name))
        assert came[-1] in (former, new), f"At line {number} of a {spoiled} one: {came[-1]}"
        if killed and number % 4 == 0:
            restoring.restore(outbox.connect(sqlite.url_of(place / live.name)), backup, NOW)
            assert found_at(place / live.name) == new, f"After line {number} the restore cannot be done again."
            assert not [file for file in place.iterdir() if file.name.startswith(".")], (
                f"Line {number} leaves something."
            )
        shutil.rmtree(place)
        if not killed:
            return f"{len(came)} {came.count(former)} {came.count(new)}\n"
    raise AssertionError("Unreachable.")


if __name__ == "__main__":
    replacing.PATIENCE_OF_OTHERS = 0
    gc.freeze()  # What children share with this process stays shared.
    for kind in ("sound", "damaged"):
        sys.stdout.write(main(Path(sys.argv[1]) / kind, kind))
