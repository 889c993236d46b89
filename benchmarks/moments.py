"""How long a reader waits after a start and after an edit, and what a worker weighs: `python -m benchmarks.moments`."""

import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.contenders import ROOT, Contender, await_ready, get, shipped, worker

_STARTS, _EDITS = 5, 5
_FILE = ROOT / "data/portfolio.json"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starts = [_start(folder) for _ in range(_STARTS)]
        print(f"{statistics.median(starts):7.2f} s   from start to the first answer")
        file = folder / "portfolio.json"
        file.write_bytes(_FILE.read_bytes())
        with shipped(folder, PORTFOLIO_FILE=str(file)) as site:
            print(f"{_memory(site):7.0f} MB  a worker that has just started")
            moments = [(_edit(site, file, n), _pdf(site)) for n in range(_EDITS)]
            edits, sheets = zip(*moments, strict=True)
            _say(edits, "from saving portfolio.json to the new page")
            _say(sheets, "from asking for /resume.pdf after that to having it")
            print(f"{await_ready(site):7.1f} s   until all that is asked for most is ready, while nobody asks")
            print(f"{_memory(site):7.0f} MB  a worker that has it ready")


def _start(folder: Path) -> float:
    started = time.monotonic()
    with shipped(folder):
        return time.monotonic() - started


def _edit(site: Contender, file: Path, n: int) -> float:
    """Save an edit and ask until it is there."""
    written = json.loads(file.read_bytes())
    written["person"]["pitch"] = f"{written['person']['pitch'].partition(' (')[0]} ({n})"
    file.write_text(json.dumps(written))
    saved = time.monotonic()
    while f"({n})".encode() not in get(site.site, "/", {}).body:
        time.sleep(0.02)
    return time.monotonic() - saved


def _say(seconds: Sequence[float], what: str) -> None:
    print(f"{statistics.median(seconds):7.2f} s   {what}, {max(seconds):.2f} at most")


def _pdf(site: Contender) -> float:
    asked = time.monotonic()
    get(site.site, "/resume.pdf", {})
    return time.monotonic() - asked


def _memory(site: Contender) -> float:
    """Return the worker's share of memory in MB."""
    rollup = (worker(site) / "smaps_rollup").read_text()
    [share] = [int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")]
    return share / 1024


if __name__ == "__main__":
    main()
