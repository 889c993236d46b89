"""Many deliverers, whose clocks disagree: each message goes once, none waits, and the dead are replaced."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from portfolio.contact import outbox
from portfolio.contact.outbox import AcceptanceRules
from tests.conftest import draft, usual_settings
from tests.faults import killable
from tests.faults.campaign import PORTFOLIO, reference_of
from tests.faults.killable import Child, Nursery
from tests.faults.scripted_smtp import Peer, peer
from tests.postgresql import Server

HOUR, DAY = 3600, 24 * 3600
CLOCKS = {2: (0, HOUR), 8: (0, HOUR, -HOUR, DAY, -DAY, 0, HOUR, DAY)}


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with killable.nursery(tmp_path_factory.mktemp("killable") / "log") as nursery:
        yield nursery


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/messages.sqlite3"
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = outbox.connect(make_url(database))
    yield engine
    engine.dispose()


@pytest.fixture
def bear(nursery: Nursery, database: str, tmp_path: Path) -> Iterator[Callable[[Peer, float], Child]]:
    """Start deliverers that say who they are: the sender of their letters carries their number."""
    (tmp_path / "portfolio.json").write_text(PORTFOLIO)
    born: list[Child] = []

    def bear(mail: Peer, clock: float) -> Child:
        settings = usual_settings(
            tmp_path, DATABASE_URL=database, PORTFOLIO_FILE=tmp_path / "portfolio.json", MAIL_SERVER="127.0.0.1",
            MAIL_PORT=mail.port, MAIL_USE_TLS=False, CONTACT_RECIPIENT="owner@example.com",
        )  # fmt: skip
        wishes = settings.model_dump(mode="json", exclude={"MAIL_DEFAULT_SENDER"})
        born.append(nursery.bear(settings=wishes, site=False, clock=clock, sender=f"site-{len(born)}@example.net"))
        return born[-1]

    yield bear
    for child in born:
        child.kill()


def accept(engine: Engine, words: str) -> str:
    return outbox.accept(engine, draft(text=words), datetime.now(UTC), AcceptanceRules(domain="example.net")).reference


def await_letters(mail: Peer, count: int, seconds: float) -> float:
    """Wait until so many letters came; return how long that took."""
    began = time.monotonic()
    while len(mail.letters) < count:
        assert time.monotonic() - began < seconds, f"{len(mail.letters)} of {count} came in {seconds} seconds."
        time.sleep(0.01)
    return time.monotonic() - began


def await_sent(engine: Engine, count: int) -> None:
    for _ in range(1000):
        if outbox.waiting(engine).counts["sent"] == count:
            return
        time.sleep(0.01)
    pytest.fail(f"Not {count} messages were written down as sent.")


@pytest.mark.parametrize("count", [2, 8])
def test_however_their_clocks_disagree_each_message_goes_once(
    engine: Engine, bear: Callable[[Peer, float], Child], count: int
) -> None:
    references = [accept(engine, f"Before {n}") for n in range(10)]
    with peer() as mail:
        for clock in CLOCKS[count]:
            bear(mail, clock)
        references += [accept(engine, f"Meanwhile {n}") for n in range(10)]
        await_letters(mail, 20, seconds=60)
        # Whoever would send again, would do so now.
        time.sleep(0.5)

        arrived = Counter(map(reference_of, mail.letters))
    assert arrived == Counter(references)


def test_when_the_holder_is_killed_another_takes_over_within_five_seconds(
    engine: Engine, bear: Callable[[Peer, float], Child]
) -> None:
    with peer() as mail:
        children = [bear(mail, clock) for clock in CLOCKS[8][:4]]
        references = [accept(engine, "first")]
        await_letters(mail, 1, seconds=60)
        for n in range(2, 4):
            await_sent(engine, n - 1)  # Killed before that, the letter would rightly come again.
            holder = next(n for n in range(4) if f"From: site-{n}@".encode() in mail.letters[-1])
            children[holder].kill()
            references.append(accept(engine, f"after {holder} died"))
            await_letters(mail, n, seconds=5)

        arrived = Counter(map(reference_of, mail.letters))
        senders = {letter.partition(b"From: ")[2].partition(b"@")[0] for letter in mail.letters}
    assert arrived == Counter(references)
    assert len(senders) == 3


def test_what_a_clock_a_day_ahead_put_off_does_not_wait_a_day(
    engine: Engine, bear: Callable[[Peer, float], Child]
) -> None:
    with peer({"RCPT": "450 greylisted"}) as mail:
        ahead = bear(mail, DAY)
        reference = accept(engine, "put off")
        for _ in range(2000):
            [message] = outbox.newest_first(engine)
            if message.attempts and message.state == "queued":
                break
            time.sleep(0.01)
        ahead.kill()
        assert ahead.is_dead_within(10)
        mail.script["RCPT"] = "250 ok"
        bear(mail, 0)
        await_letters(mail, 1, seconds=20)

    assert reference_of(mail.letters[0]) == reference
