"""The copies of former outboxes that a restore keeps beside the file, for a while.

They hold what visitors wrote, so whatever erases looks into them too.
"""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from portfolio.contact.outbox import sqlite
from portfolio.contact.outbox.database import is_file

KEPT_FOR = timedelta(days=30)
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = r"\.replaced-(\d{8}T\d{6}Z)"


def name_for(path: Path, now: datetime) -> Path:
    """Return a free name to keep the outbox at `path` under when another takes its place at `now`."""
    while (name := path.with_name(f"{path.name}.replaced-{now.astimezone(UTC):{_TIME}}")).exists():
        now += timedelta(seconds=1)
    return name


def beside(path: Path) -> dict[Path, datetime]:
    """Return the former outboxes that are kept beside the one at `path`, and since when."""
    found = {file: re.fullmatch(re.escape(path.name) + _NAME, file.name) for file in path.parent.glob("*")}
    return {file: datetime.strptime(m[1], _TIME).replace(tzinfo=UTC) for file, m in found.items() if m}


@contextmanager
def opened(engine: Engine) -> Iterator[list[Engine]]:
    """Open the former outboxes that are kept beside that of `engine`; a damaged one says so when it is used."""
    files = beside(sqlite.path_of(engine)) if is_file(engine) else {}
    engines = [sqlite.engine(sqlite.url_of(file)) for file in sorted(files)]
    try:
        yield engines
    finally:
        for one in engines:
            one.dispose()


def forget(path: Path, now: datetime) -> None:
    """Delete what was kept beside `path` for KEPT_FOR. May raise OSError."""
    for file, since in beside(path).items():
        if now - since > KEPT_FOR:
            for one in sqlite.files_of(file):
                one.unlink(missing_ok=True)


def sweep(path: Path, untouched_for: timedelta = timedelta()) -> None:
    """Delete what a restore that was killed has left beside `path`. May raise OSError.

    Another process may be making such files at this moment, unless the outbox is locked: `untouched_for` spares them.
    """
    latest = time.time() - untouched_for.total_seconds()
    name = re.escape(path.name)
    unfinished = re.compile(rf"\.{name}({_NAME}(-wal|-shm)?)?\.\w{{8}}(-wal|-shm|-journal)?")
    log = re.compile(rf"({name}{_NAME})-(wal|shm)")  # It is copied before its file.
    for file in path.parent.iterdir():
        is_lone = (m := log.fullmatch(file.name)) and not file.with_name(m[1]).exists()
        if (is_lone or unfinished.fullmatch(file.name)) and _touched_at(file) <= latest:
            shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)


def _touched_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # It is finished.
        return time.time() + 1
