"""Ten advertisements in the habits of five languages and ten trades, read as a person read them beforehand.

Beside each text stands what a careful reader takes from it, for the first owner's page: what is named and is on the
page, what is named and is not, what is named only to be ruled out, what may be told or not, and words that look like
technologies and are none.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from portfolio.evidence import role_fit
from portfolio.evidence.record import Record
from tests.paths import DATA

ADS = DATA / "advertisements"
NAMES = sorted(path.stem for path in ADS.glob("*.txt"))


@dataclass(frozen=True)
class Label:
    """What a person takes from an advertisement."""

    on_this_page: frozenset[str]
    not_on_this_page: frozenset[str]
    named_after_no: frozenset[str]
    either: frozenset[str]
    never: frozenset[str]


def label(ad: str) -> Label:
    written = json.loads((ADS / f"{ad}.json").read_text("utf-8"))
    return Label(**{part: frozenset(names) for part, names in written.items()})


@dataclass(frozen=True)
class Told:
    """What the page tells of an advertisement."""

    here: frozenset[str]
    elsewhere: frozenset[str]
    ruled_out: frozenset[str]


@pytest.fixture(scope="module")
def read(owners: Record) -> Callable[[str], Told]:
    """Reads an advertisement for the first owner's page."""

    def read(ad: str) -> Told:
        found = role_fit.read(owners, (ADS / f"{ad}.txt").read_text("utf-8"))
        here = frozenset(named.name for named in found.proofs + found.skills)
        return Told(here, frozenset(found.absent), frozenset(out.name for out in found.ruled_out))

    return read


def test_every_advertisement_has_its_label() -> None:
    assert sorted(path.stem for path in ADS.glob("*.json")) == NAMES
    assert len(NAMES) == 10


@pytest.mark.parametrize("ad", NAMES)
def test_a_label_says_one_thing_of_each_name(ad: str) -> None:
    said = label(ad)
    parts = [said.on_this_page, said.not_on_this_page, said.named_after_no, said.either, said.never]

    assert sum(map(len, parts)) == len(frozenset().union(*parts))


@pytest.mark.parametrize("ad", NAMES)
def test_an_advertisement_is_read_as_its_label_says(read: Callable[[str], Told], ad: str) -> None:
    said, told = label(ad), read(ad)

    assert sorted((told.here | told.elsewhere | told.ruled_out) & said.never) == []
    assert sorted((told.here | told.elsewhere) - said.either) == sorted(said.on_this_page | said.not_on_this_page)
    assert sorted(told.here - said.either) == sorted(said.on_this_page)
    assert sorted(told.ruled_out - said.either) == sorted(said.named_after_no)
