"""The servers that tests have started: when one dies, the test that needed it shows its last lines."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LINES = 30
_RUNNING: list[tuple[str, "subprocess.Popen[bytes]", Path]] = []


@contextmanager
def watched(name: str, process: "subprocess.Popen[bytes]", log: Path) -> Iterator[None]:
    """Watch `process`, which writes to `log`, for as long as the block lasts."""
    entry = (name, process, log)
    _RUNNING.append(entry)
    try:
        yield
    finally:
        _RUNNING.remove(entry)


def last_words() -> list[tuple[str, str]]:
    """Return a heading and the last lines of each server that ought to run and does not."""
    return [
        (f"{name} died with {process.returncode}; its last lines", last_lines(log))
        for name, process, log in _RUNNING
        if process.poll() is not None
    ]


def last_lines(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-LINES:]) or "(it said nothing)"
