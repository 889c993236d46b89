"""Answers a second and how long they take, beside nginx: `python -m benchmarks.serving`."""

import itertools
import random
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks import load
from benchmarks.contenders import DRAWN, EDGE, KIT, NGINX, NGINX_TLS, ROOT, VIEW, Contender, all_with, get
from benchmarks.load import BROTLI, Run
from portfolio.content.file import loading
from portfolio.evidence import record
from portfolio.site import canonical

PAGE, FRAGMENT, PROJECT = "/", "/fragments/evidence?tech=grpc", "/fragments/projects/real-time-social-graph-engine"
ROUNDS, SECONDS = 5, 2
# Compressing with brotli for each reader would be slower still.
_DRAWN_HEADERS = {"Accept-Encoding": "gzip"}

Measure = Callable[[Contender], Run]


def main() -> None:
    """Measure and print the tables."""
    with all_with([PAGE, FRAGMENT, PROJECT]) as running:
        print(f"One core serves, one asks; medians of {ROUNDS} rounds of {SECONDS} s, ratios within a round.")
        for address in (PAGE, FRAGMENT, PROJECT):
            size = len(get(running[EDGE].site, address).body)
            _table(
                f"GET {address}, {size:,} bytes, 16 connections", running, [NGINX, EDGE, VIEW, DRAWN], _asking(address)
            )
        _table("GET / with a tag that still holds (304), 16 connections", running, [NGINX, EDGE], _revalidating)
        _table("GET /, 256 connections", running, [NGINX, EDGE], _asking(PAGE, 256))
        _table("GET / over TLS, 16 connections", running, [NGINX_TLS, KIT], _asking(PAGE))
        unseen = _unseen()
        _table("a filter fragment never asked for before", running, [NGINX, EDGE], lambda c: _never_seen(c, unseen))


def _table(title: str, running: Mapping[str, Contender], names: Sequence[str], measure: Measure) -> None:
    """Measure the contenders in turn, forth and back, and print the medians; the first is the measure of the others."""
    first, rounds = names[0], []
    for n in range(ROUNDS):
        order = names if n % 2 == 0 else names[::-1]
        rounds.append({name: measure(running[name]) for name in order})
    print(f"\n{title}\n{'÷ nginx':>9}{'÷ its p99':>11}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}")
    for name in names:
        rate = _median(r[name].rate / r[first].rate for r in rounds)
        slow = _median(r[name].p99 / r[first].p99 for r in rounds)
        runs = [r[name] for r in rounds]
        second, half, most = (_median(getattr(run, of) for run in runs) for of in ("rate", "p50", "p99"))
        print(f"{rate:>9.4f}{slow:>11.2f}{second:>10.0f}{half:>9.2f}{most:>9.2f}  {name}", flush=True)


def _median(values: Iterator[float]) -> float:
    return statistics.median(values)


def _asking(address: str, connections: int = 16) -> Measure:
    def measure(contender: Contender) -> Run:
        headers = _DRAWN_HEADERS if contender.name == DRAWN else BROTLI
        return load.run(contender.site, [address], connections=connections, seconds=SECONDS, headers=headers)

    return measure


def _revalidating(contender: Contender) -> Run:
    tag = get(contender.site, PAGE).headers["etag"]
    return load.run(contender.site, [PAGE], seconds=SECONDS, headers={**BROTLI, "If-None-Match": tag})


def _never_seen(contender: Contender, unseen: Iterator[str]) -> Run:
    """Ask for other addresses each time; nginx for the ready file, as the measure of what the machine can do."""
    addresses = list(itertools.islice(unseen, 4000)) if contender.name == EDGE else [FRAGMENT]
    return load.run(contender.site, addresses, seconds=SECONDS)


def _unseen() -> Iterator[str]:
    """Yield fragments for four technologies at a time, none twice."""
    named = record.gather(loading.load(ROOT / "data/portfolio.json"))
    combinations = list(itertools.combinations(sorted(named.technologies)[:40], 4))
    random.Random(6).shuffle(combinations)  # noqa: S311 - no secret depends on it.
    for slugs in combinations:
        query = "&".join(f"tech={slug}" for slug in slugs)
        yield f"/fragments/evidence?{canonical.canonical('site.evidence_fragment', query)}"


if __name__ == "__main__":
    main()
