"""A restore that is killed at each of its lines, and what is there afterwards. Run as a program, with a folder to work in.

The outbox that is to be replaced is as a killed server leaves it: half of its messages stand in the log alone.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from portfolio import whole_file
from portfolio.contact import outbox, restoring
from portfolio.contact.outbox import OutboxError, replacing, sqlite
from tests.conftest import Clock, draft

CLOCK = Clock()
WATCHED = {module.__file__ for module in (restoring, replacing, whole_file)}


def fill(path: Path, texts: list[str]) -> set[str]:
    engine = outbox.connect(sqlite.url_of(path))
    found = {outbox.accept(engine, draft(text=text), CLOCK()).reference for text in texts}
    engine.dispose()
    return found


def die_at_line(number: int) -> Callable[..., Any]:
    lines = count(1)

    def trace(frame: Any, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line" and next(lines) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def is_killed(number: int, path: Path, backup: Path) -> bool:
    """Restore in a process that dies at its line `number`; False if it had fewer."""
    if (pid := os.fork()) == 0:
        sys.settrace(die_at_line(number))
        restoring.restore(outbox.connect(sqlite.url_of(path)), backup, CLOCK())
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


def main(folder: Path, spoiled: str) -> None:
    live = folder / "live/messages.sqlite3"
    old = fill(live, [f"{n} " * 900 for n in range(20)])
    backup = folder / "backup.sqlite3"
    new = fill(backup, ["one", "two"])
    engine = outbox.connect(sqlite.url_of(live))
    old |= {outbox.accept(engine, draft(text=f"{n} later " * 300), CLOCK()).reference for n in range(20)}
    shutil.copytree(live.parent, folder / "template")
    engine.dispose()
    former: set[str] | None = old
    if spoiled == "damaged":
        (folder / "template/messages.sqlite3").write_bytes(b"\x5a" * 20_000)
        former = None
    replacing.PATIENCE_OF_OTHERS = 0
    came = []
    for number in count(1):
        place = folder / f"killed-{number}"
        shutil.copytree(folder / "template", place)
        killed = is_killed(number, place / live.name, backup)
        came.append(found_at(place / live.name))
        assert came[-1] in (former, new), f"At line {number}: {came[-1]}"
        if killed and number % 4 == 0:
            restoring.restore(outbox.connect(sqlite.url_of(place / live.name)), backup, CLOCK())
            assert found_at(place / live.name) == new, f"After line {number} the restore cannot be done again."
            assert not [file for file in place.iterdir() if file.name.startswith(".")], (
                f"Line {number} leaves something."
            )
        shutil.rmtree(place)
        if not killed:
            break
    sys.stdout.write(f"{len(came)} {came.count(former)} {came.count(new)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
