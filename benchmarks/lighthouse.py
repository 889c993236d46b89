"""What Lighthouse says of the pages, on its simulated phone: `make lighthouse`."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.contenders import get, shipped

PAGES = ("/", "/projects/real-time-social-graph-engine", "/books", "/fit", "/contact")
# What Chromium calls the two themes that a reader's system may ask for.
THEMES = {"light": "1", "dark": "0"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LARGEST_PAINT_MS, BLOCKED_MS = 750, 30

_LIGHTHOUSE = "lighthouse@12.8.2"
# Its simulation multiplies what the machine spent: the median of a few runs is the page's, a single one the machine's.
_RUNS = 3
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    # Chromium would otherwise call its maker at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What Lighthouse found on one page in one theme, in one run or in the middle of several."""

    scores: tuple[int, ...]
    """Of 100, in the order of `CATEGORIES`."""
    largest_paint: float
    """Milliseconds until the largest thing is painted, simulated."""
    blocked: float
    """Milliseconds in which the page could not have answered a touch, simulated."""
    shift: float
    """Cumulative layout shift."""
    short: tuple[str, ...]
    """The audits that cost points."""

    @property
    def good(self) -> bool:
        """Whether nothing is left to wish for."""
        paints = self.largest_paint <= LARGEST_PAINT_MS and self.blocked <= BLOCKED_MS and self.shift == 0
        return paints and set(self.scores) == {100}


def main() -> None:
    """Print a line for each page and theme; exit with 1 if one falls short."""
    print("".join(f"{name:>15}" for name in CATEGORIES), f"{'paint ms':>9}{'blocked ms':>11}{'shift':>7}  page")
    with tempfile.TemporaryDirectory() as name, shipped(Path(name)) as site:
        reports = list(_reports(site.site, Path(name)))
    raise SystemExit(0 if all(report.good for report in reports) else 1)


def _reports(site: str, folder: Path) -> Iterator[Report]:
    for page in PAGES:
        get(site, page)  # The first answer is drawn; readers after the first get it as it is kept.
        if page == PAGES[0]:  # Whatever runs first is read from the disk, Lighthouse and the browser too.
            _run(site + page, "light", folder)
        for theme in THEMES:
            report = _median([_read(_run(site + page, theme, folder)) for _ in range(_RUNS)])
            scores = "".join(f"{score:>15}" for score in report.scores)
            times = f"{report.largest_paint:>9.0f}{report.blocked:>11.0f}{report.shift:>7.3f}"
            print(f"{scores} {times}  {page}, {theme}", *report.short, sep="\n  short: ", flush=True)
            yield report


def _median(reports: list[Report]) -> Report:
    """Of each figure its median; an audit that cost points in any run is named."""
    return Report(
        scores=tuple(round(median(scores)) for scores in zip(*(r.scores for r in reports), strict=True)),
        largest_paint=median(r.largest_paint for r in reports),
        blocked=median(r.blocked for r in reports),
        shift=max(r.shift for r in reports),
        short=tuple(sorted({audit for r in reports for audit in r.short})),
    )


def _run(address: str, theme: str, folder: Path) -> Path:
    browser = next(filter(None, map(shutil.which, _BROWSERS)))
    found = folder / "lighthouse.json"
    switches = " ".join([*_SWITCHES, f"--blink-settings=preferredColorScheme={THEMES[theme]}"])
    options = ["--quiet", "--output=json", f"--output-path={found}", f"--chrome-flags={switches}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    subprocess.run(["npx", "--yes", _LIGHTHOUSE, address, *options], env=environment, check=True)
    return found


def _read(file: Path) -> Report:
    found = json.loads(file.read_bytes())
    audits, categories = found["audits"], [found["categories"][name] for name in CATEGORIES]
    short = {
        f"{audit['id']}: {audits[audit['id']]['title']}"
        for category in categories
        for audit in category["auditRefs"]
        if audit["weight"] and (audits[audit["id"]]["score"] or 0) < 1
        if audits[audit["id"]]["scoreDisplayMode"] not in {"notApplicable", "informative", "manual"}
    }
    return Report(
        scores=tuple(round(100 * category["score"]) for category in categories),
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        blocked=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        short=tuple(sorted(short)),
    )


if __name__ == "__main__":
    main()
