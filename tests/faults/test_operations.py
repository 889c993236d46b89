"""The operator reloads, stops and loses the site while visitors write: nothing is lost, and only a loss repeats a letter."""

import random
from pathlib import Path

from tests.faults.operations import go_on, operated

# `make soak` does hundreds with two workers, in any order. A reload, and what a kill leaves, make two of one for a moment.
DEEDS = ("reload", "stop", "kill")


def test_whatever_an_operator_does_nothing_is_lost(tmp_path: Path) -> None:
    with operated(tmp_path, workers=1) as site:
        go_on(site, DEEDS, random.Random(1))

    assert site.lost() == []
    assert site.receipts
    assert site.repeats() <= site.deeds["kill"]
