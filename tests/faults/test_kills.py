"""The site is killed at each step of a message's life, and at random: what a visitor was thanked for arrives."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import killable
from tests.faults.campaign import Campaign, campaign, die_at_random, die_once
from tests.faults.killable import Nursery
from tests.postgresql import Server

PHASES = ("greeting", "EHLO", "MAIL", "RCPT", "DATA", "text", "dot", "taken", "QUIT")
# Between the final dot and our commit the mail server has the letter, and we do not know. (A letter is short: when its
# first line is read, its final dot is on the way as well.)
WINDOW = {"text", "dot", "taken", "QUIT", "deliver: settling"}


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with killable.nursery(tmp_path_factory.mktemp("killable") / "log") as nursery:
        yield nursery


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def on(request: pytest.FixtureRequest, nursery: Nursery, tmp_path: Path) -> Iterator[Campaign]:
    database = f"sqlite:///{tmp_path}/messages.sqlite3"
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        database = server.new_database()
    with campaign(nursery, database, tmp_path) as running:
        yield running


@pytest.mark.parametrize("step", killable.STEPS)
def test_a_kill_at_a_step_of_ours_loses_nothing(on: Campaign, step: str) -> None:
    die_once(on, step=step)

    tally = on.check()

    assert (tally.receipts, tally.letters) == (1, 1)
    assert tally.repeats == (step in WINDOW)


@pytest.mark.parametrize("phase", PHASES)
def test_a_kill_at_a_phase_of_the_mail_server_loses_nothing(on: Campaign, phase: str) -> None:
    die_once(on, phase=phase)

    tally = on.check()

    assert (tally.receipts, tally.letters) == (1, 1)
    assert tally.repeats <= (phase in WINDOW)


def test_kills_at_random_lose_nothing(on: Campaign) -> None:
    die_at_random(on, kills=20, chance=random.Random(1))

    tally = on.check()

    assert tally.kills == 20
    assert tally.receipts >= 10
    assert tally.letters >= tally.receipts
    assert tally.repeats <= tally.kills
