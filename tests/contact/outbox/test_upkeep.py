from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError, sqlite
from tests.conftest import Clock, draft, purge_steadily


def failed(engine: Engine, clock: Clock, words: str) -> str:
    """Accept a message and let the mail server refuse it."""
    reference = outbox.accept(engine, draft(text=words), clock()).reference
    message = outbox.claim(engine, clock())
    assert message is not None
    assert message.reference == reference
    outbox.settle_failed(engine, message, clock(), "554 no")
    return reference


def test_only_what_is_past_its_time_is_purged(engine: Engine, clock: Clock) -> None:
    refused = failed(engine, clock, "failed")
    sent = outbox.accept(engine, draft(text="sent"), clock()).reference
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_sent(engine, message, clock(), "250 taken")
    sending = outbox.accept(engine, draft(text="sending"), clock()).reference
    outbox.claim(engine, clock())
    held = outbox.accept(engine, draft(text="held", held_for="honeypot"), clock()).reference
    queued = outbox.accept(engine, draft(text="queued"), clock()).reference

    def left_after(days: int) -> set[str]:
        purge_steadily(engine, clock() + timedelta(days=days), retention=timedelta(days=180))
        return {message.reference for message in outbox.newest_first(engine)}

    assert left_after(29) == {sent, refused, sending, held, queued}
    assert left_after(31) == {sent, refused, sending, queued}
    assert left_after(179) == {sent, refused, sending, queued}
    assert left_after(181) == {sending, queued}
    assert left_after(3000) == {sending, queued}


def test_what_was_accepted_long_ago_and_settled_just_now_is_kept(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_failed(engine, message, clock() + timedelta(days=100), "554 no")

    assert purge_steadily(engine, clock() + timedelta(days=279), timedelta(days=180)) == 0
    assert purge_steadily(engine, clock() + timedelta(days=281), timedelta(days=180)) == 1


def test_a_network_is_forgotten_after_thirty_days(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock(), network="a hash", household="another")

    def networks() -> list[str | None]:
        with engine.connect() as connection:
            return list(connection.execute(text("SELECT network, household FROM messages")).one())

    purge_steadily(engine, clock() + timedelta(days=29), timedelta(days=180))
    before = networks()
    purge_steadily(engine, clock() + timedelta(days=31), timedelta(days=180))

    assert before == ["a hash", "another"]
    assert networks() == [None, None]


def test_a_failed_message_has_its_whole_schedule_when_it_is_tried_again(engine: Engine, clock: Clock) -> None:
    reference = failed(engine, clock, "one")

    retried = outbox.retry(engine, reference)

    message = outbox.claim(engine, clock())
    assert retried
    assert message is not None
    assert (message.reference, message.attempts) == (reference, 1)
    assert not outbox.retry(engine, reference), "It is being sent."
    assert not outbox.retry(engine, "nothing")


def test_all_that_failed_is_tried_again_at_once(engine: Engine, clock: Clock) -> None:
    references = {failed(engine, clock, words) for words in ("one", "two")}
    outbox.accept(engine, draft(text="held", held_for="links"), clock())

    assert outbox.retry_failed(engine) == 2
    assert {m.reference for m in outbox.newest_first(engine, "queued")} == references


def test_all_but_what_is_being_sent_can_be_discarded(engine: Engine, clock: Clock) -> None:
    refused = failed(engine, clock, "failed")
    held = outbox.accept(engine, draft(text="held", held_for="links"), clock()).reference
    sending = outbox.accept(engine, draft(text="sending"), clock()).reference
    outbox.claim(engine, clock())
    queued = outbox.accept(engine, draft(text="queued"), clock()).reference

    discarded = [outbox.discard(engine, reference) for reference in (refused, held, queued, sending, "nothing")]

    assert discarded == ["failed", "held", "queued", None, None]
    assert [m.reference for m in outbox.newest_first(engine)] == [sending]
    assert outbox.discard(engine, sending, is_abandoned=True) == "sending"


def test_what_waits_is_counted_and_dated(engine: Engine, clock: Clock) -> None:
    nothing = outbox.waiting(engine)
    held_at = clock()
    outbox.accept(engine, draft(text="held", held_for="links"), clock())
    clock.advance(minutes=1)
    failed_at = clock()
    failed(engine, clock, "failed")
    clock.advance(minutes=1)
    outbox.accept(engine, draft(text="queued"), clock())

    found = outbox.waiting(engine)

    assert (nothing.undelivered_since, nothing.held_since, sum(nothing.counts.values())) == (None, None, 0)
    assert found.counts == {"queued": 1, "sending": 0, "sent": 0, "failed": 1, "held": 1}
    assert (found.undelivered_since, found.held_since) == (failed_at, held_at)


def test_a_reference_is_found_by_its_beginning(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(text="one"), clock()).reference
    outbox.accept(engine, draft(text="two"), clock())

    assert [m.reference for m in outbox.beginning_with(engine, reference[:12])] == [reference]
    assert len(outbox.beginning_with(engine, "")) == 2
    assert outbox.beginning_with(engine, "%") == []


def test_a_backup_is_an_outbox_of_the_same_messages(engine: Engine, clock: Clock, tmp_path: Path) -> None:
    for n in range(4):
        outbox.accept(engine, draft(text=f"Grüße {n}", held_for="links" if n % 3 else None), clock())
    failed_or_held = outbox.newest_first(engine)

    count = outbox.backup(engine, tmp_path / "backup.sqlite3")

    copy = outbox.connect(sqlite.url_of(tmp_path / "backup.sqlite3"))
    assert count == 4
    assert outbox.newest_first(copy) == failed_or_held
    assert outbox.accept(copy, draft(text="Grüße 0"), clock()).reference in {m.reference for m in failed_or_held}
    copy.dispose()


def test_a_backup_is_written_over_nothing(engine: Engine, clock: Clock, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")

    with pytest.raises(OutboxError, match="is there already"):
        outbox.backup(engine, taken)
    with pytest.raises(OutboxError, match="cannot be written"):
        outbox.backup(engine, tmp_path / "nowhere/backup.sqlite3")

    assert taken.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "instance") == ["taken"]
