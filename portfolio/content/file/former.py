"""Keys of earlier releases: they still load, and `check` says what they are called now."""

from collections.abc import Iterator
from typing import Any

from portfolio.content.file import schema
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.source.places import PartPath
from portfolio.content.file.source.scanned import Scan
from portfolio.content.model.words import FORMER


def rename(scan: Scan) -> list[Finding]:
    """Give each former key in `scan` its name of today, and return a remark for each."""
    renamed = dict(_renamed(scan.value, ()))
    if renamed:
        scan.values = {_moved(path, renamed): span for path, span in scan.values.items()}
        scan.keys = {_moved(path, renamed): span for path, span in scan.keys.items()}
        scan.guessed = {_moved(path, renamed) for path in scan.guessed}
    return [
        Finding(path, f"{quoted(old[-1])} is called {quoted(path[-1])} now; rename the key", code=Code.FORMER_KEY)
        for old, path in renamed.items()
    ]


def _renamed(value: Any, path: PartPath) -> Iterator[tuple[PartPath, PartPath]]:
    """Rename the former keys in `value`, which stands at `path`; yield each old path with the new one."""
    if isinstance(value, list):
        for n, entry in enumerate(value):
            yield from _renamed(entry, (*path, n))
    elif isinstance(value, dict):
        for name, field in schema.at(path).get("properties", {}).items():
            for former in schema.fact(field, FORMER) or ():
                if former in value and name not in value:
                    value[name] = value.pop(former)
                    yield (*path, former), (*path, name)
        for key, entry in value.items():
            yield from _renamed(entry, (*path, key))


def _moved(path: PartPath, renamed: dict[PartPath, PartPath]) -> PartPath:
    for n in range(1, len(path) + 1):
        if path[:n] in renamed:
            path = (*renamed[path[:n]], *path[n:])
    return path
