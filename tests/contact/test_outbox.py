import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError
from tests.conftest import Clock, draft


def test_a_message_is_kept_as_it_was_written(engine: Engine, clock: Clock) -> None:
    receipt = outbox.accept(engine, draft(), clock())

    message = outbox.find(engine, receipt.reference)

    assert message is not None
    assert (message.name, message.email, message.subject, message.text) == (
        "Vera Visitor",
        "vera@example.org",
        "A role",
        "Shall we talk?",
    )
    assert message.state == "queued"
    assert message.accepted_at == clock()


def test_a_reference_has_128_random_bits(engine: Engine, clock: Clock) -> None:
    references = {outbox.accept(engine, draft(text=str(n)), clock()).reference for n in range(20)}

    assert len(references) == 20
    assert all(len(bytes.fromhex(reference)) == 16 for reference in references)


def test_the_same_words_within_a_day_are_the_same_message(engine: Engine, clock: Clock) -> None:
    first = outbox.accept(engine, draft(), clock())
    clock.advance(hours=23)
    again = outbox.accept(engine, draft(name="V. Visitor", email="Vera@Example.org"), clock())
    clock.advance(hours=2)
    next_day = outbox.accept(engine, draft(), clock())

    assert again == first
    assert next_day.reference != first.reference
    assert len(outbox.newest_first(engine)) == 2


def test_a_resend_after_a_failure_is_queued_anew(engine: Engine, clock: Clock) -> None:
    first = outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_failed(engine, message, clock(), "554 no")

    again = outbox.accept(engine, draft(), clock())

    assert again == first
    requeued = outbox.claim(engine, clock())
    assert requeued is not None
    assert (requeued.reference, requeued.attempts) == (first.reference, 1)


def test_a_resend_without_what_held_it_is_queued(engine: Engine, clock: Clock) -> None:
    held = outbox.accept(engine, draft(held_for="honeypot"), clock())

    still_held = outbox.accept(engine, draft(held_for="honeypot"), clock())
    due_while_held = outbox.has_due(engine, clock())
    queued = outbox.accept(engine, draft(), clock())

    assert held == still_held == queued
    assert not due_while_held
    assert outbox.has_due(engine, clock())


@pytest.mark.parametrize("changes", [{"text": "Something else"}, {"email": "other@example.org"}, {"subject": "Other"}])
def test_other_words_or_another_address_are_another_message(
    engine: Engine, clock: Clock, changes: dict[str, str]
) -> None:
    first = outbox.accept(engine, draft(), clock())

    assert outbox.accept(engine, draft(**changes), clock()).reference != first.reference


def test_fifty_posts_at_once_are_one_message(engine: Engine, clock: Clock) -> None:
    with ThreadPoolExecutor(16) as pool:
        receipts = list(pool.map(lambda _: outbox.accept(engine, draft(), clock()), range(50)))

    assert len(set(receipts)) == 1
    assert len(outbox.newest_first(engine)) == 1


def test_a_held_message_is_not_due_until_it_is_released(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(held_for="honeypot"), clock()).reference
    held = outbox.find(engine, reference)
    due_before = outbox.has_due(engine, clock())

    released = outbox.release(engine, reference, clock())

    assert held is not None
    assert (held.state, held.reason) == ("held", "honeypot")
    assert not due_before
    assert released
    assert outbox.has_due(engine, clock())
    assert not outbox.release(engine, reference, clock())


def test_the_oldest_due_message_is_claimed_first_and_once(engine: Engine, clock: Clock) -> None:
    first = outbox.accept(engine, draft(text="first"), clock())
    clock.advance(minutes=1)
    second = outbox.accept(engine, draft(text="second"), clock())

    claimed = [outbox.claim(engine, clock()) for _ in range(3)]

    assert [message and message.reference for message in claimed] == [first.reference, second.reference, None]
    assert claimed[0] is not None
    assert (claimed[0].state, claimed[0].attempts, claimed[0].first_attempt_at) == ("sending", 1, clock())


def test_a_message_put_off_is_claimed_again_when_it_is_due(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_later(engine, message, clock() + timedelta(minutes=5), "451 busy")

    too_early = outbox.claim(engine, clock())
    first_attempt = clock()
    clock.advance(minutes=5)
    again = outbox.claim(engine, clock())

    assert too_early is None
    assert again is not None
    assert (again.attempts, again.first_attempt_at, again.reason) == (2, first_attempt, "451 busy")


def test_a_claim_that_was_lost_settles_nothing(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference
    lost = outbox.claim(engine, clock())
    assert lost is not None
    assert outbox.requeue_abandoned(engine) == 1
    taken_over = outbox.claim(engine, clock())
    assert taken_over is not None

    assert not outbox.settle_sent(engine, lost, clock(), "250 late")
    assert outbox.settle_sent(engine, taken_over, clock(), "250 taken")
    message = outbox.find(engine, reference)
    assert message is not None
    assert (message.state, message.reason) == ("sent", "250 taken")


def test_an_attempt_that_says_nothing_of_the_message_is_not_counted(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    message = outbox.claim(engine, clock())
    assert message is not None

    outbox.settle_unused(engine, message, "535 no")

    clock.advance(days=6)
    again = outbox.claim(engine, clock())
    assert again is not None
    assert (again.attempts, again.first_attempt_at) == (1, clock())


def test_only_what_is_past_its_time_is_purged(engine: Engine, clock: Clock) -> None:
    sent = outbox.accept(engine, draft(text="sent"), clock()).reference
    message = outbox.claim(engine, clock())
    assert message is not None
    outbox.settle_sent(engine, message, clock(), "250 taken")
    held = outbox.accept(engine, draft(text="held", held_for="honeypot"), clock()).reference
    queued = outbox.accept(engine, draft(text="queued"), clock()).reference

    def left_after(days: int) -> set[str]:
        outbox.purge(engine, clock() + timedelta(days=days), retention=timedelta(days=180))
        return {message.reference for message in outbox.newest_first(engine)}

    assert left_after(29) == {sent, held, queued}
    assert left_after(31) == {sent, queued}
    assert left_after(181) == {queued}


def test_every_commit_reaches_the_disk(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_a_newer_outbox_is_refused_and_left_alone(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 2"))

    with pytest.raises(OutboxError, match="is of version 2, and this program knows version 1"):
        outbox.accept(engine, draft(text="more"), clock())

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM messages")).scalar() == 1


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "messages.sqlite3"
    path.write_bytes(b"Dear diary, " * 100)
    engine = outbox.connect(f"sqlite:///{path}")

    with pytest.raises(OutboxError, match="not a database"):
        outbox.accept(engine, draft(), clock())

    assert path.read_bytes() == b"Dear diary, " * 100
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_told_and_survived(tmp_path: Path, clock: Clock) -> None:
    in_the_way = tmp_path / "instance"
    in_the_way.write_text("a file")
    engine = outbox.connect(f"sqlite:///{in_the_way}/messages.sqlite3")

    with pytest.raises(OutboxError, match="cannot be used"):
        outbox.accept(engine, draft(), clock())
    in_the_way.unlink()

    assert outbox.accept(engine, draft(), clock())
    engine.dispose()


def test_a_reader_does_not_wait_for_a_writer(engine: Engine, clock: Clock) -> None:
    reference = outbox.accept(engine, draft(), clock()).reference

    with engine.begin() as writer:
        writer.execute(text("UPDATE messages SET name = 'Somebody else'"))
        found = outbox.find(engine, reference)

    assert found is not None
    assert found.name == "Vera Visitor"


def test_a_deleted_file_is_made_anew(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "deep/down/messages.sqlite3"
    engine = outbox.connect(f"sqlite:///{path}")
    outbox.accept(engine, draft(), clock())
    engine.dispose()
    for file in path.parent.iterdir():
        file.unlink()

    outbox.accept(engine, draft(), clock())

    assert len(outbox.newest_first(engine)) == 1
    engine.dispose()


def test_messages_are_for_the_owner_alone(settings: Settings, engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())

    assert stat.S_IMODE(settings.INSTANCE_DIR.stat().st_mode) == 0o700


def test_another_process_sees_what_was_accepted(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(), clock())

    other = create_engine(engine.url)
    with other.connect() as connection:
        assert connection.execute(text("SELECT text FROM messages")).scalar() == "Shall we talk?"
    other.dispose()
