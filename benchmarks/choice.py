"""How long one choice takes over a large portfolio: `python -m benchmarks.choice`."""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import large
from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.content.file import loading
from portfolio.evidence import record, role_fit, selection

_ROUNDS = 40


def main() -> None:
    """Measure and print a table, each row beside the cost of gathering the record in the same run."""
    written = json.dumps(large.portfolio()).encode()
    portfolio = loading.parse(written, Path("large.json"))
    gathered = record.gather(portfolio)
    two = list(gathered.technologies)[:2]
    text = "We look for Amber Basalt 7, Quartz Raven 12 and more of that kind. " * 290
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.json"
        file.write_bytes(written)
        app = create_app(Settings(INSTANCE_DIR=Path(folder), PORTFOLIO_FILE=file))
        client = app.test_client()
        rows = {
            "gather the record (once per edit)": lambda: record.gather(portfolio),
            "choose none": lambda: selection.choose(gathered, []),
            "choose one": lambda: selection.choose(gathered, two[:1]),
            "choose two": lambda: selection.choose(gathered, two),
            "read a job description of 20,000 characters": lambda: role_fit.read(gathered, text[:20_000]),
            "read 20,000 characters written to be slow": lambda: role_fit.read(gathered, "Go " * 6_666),
            "draw the whole page, one chosen": lambda: client.get(f"/?tech={two[0]}"),
        }
        size = f"{large.POSITIONS} positions, {large.PROJECTS} projects, {large.TECHNOLOGIES} technologies"
        print(f"{size}; medians of {_ROUNDS}")
        for name, run in rows.items():
            print(f"{_median(run):9.2f} ms  {name}")
        current.of(app).engine.dispose()


def _median(run: Callable[[], object]) -> float:
    """Return the median time of a run in milliseconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
