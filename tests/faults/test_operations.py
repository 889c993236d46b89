"""The operator stops, reloads and loses the site while visitors write: nothing is lost, and stops repeat nothing."""

import random
from pathlib import Path

import pytest

from tests.faults.operations import go_on, operated

SECONDS = 6
DEEDS = (["stop", "reload"], ["stop", "reload", "kill"])


@pytest.mark.parametrize("deeds", DEEDS, ids=" ".join)
def test_whatever_an_operator_does_nothing_is_lost(deeds: list[str], tmp_path: Path) -> None:
    with operated(tmp_path) as site:
        go_on(site, SECONDS, deeds, random.Random(1))

    assert site.lost() == []
    assert site.receipts
    assert site.repeats() <= site.deeds["kill"]
