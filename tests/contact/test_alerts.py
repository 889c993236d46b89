"""The operator hears of trouble once, and once that it is over; never a visitor's word, and nowhere but where told."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask

from portfolio import create_app, current
from portfolio.contact import outbox, posting, probe
from portfolio.contact.alerts import Alerts
from tests.conftest import Clock, draft, usual_settings
from tests.receiving import Received, receiving

OFFLINE = OSError("nobody there")


@dataclass
class Listener:
    """Whoever is told; deaf while `error` is set."""

    heard: list[str] = field(default_factory=list)
    beats: int = 0
    error: OSError | None = None
    seconds: float = 0

    def post(self, _url: str, text: str, _field: str | None) -> None:
        if self.error:
            raise self.error
        self.heard.append(text)

    def ping(self, _url: str) -> None:
        if self.error:
            raise self.error
        self.beats += 1


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def watched(tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    settings = usual_settings(
        tmp_path, MAIL_SERVER="mail.example.org", CONTACT_RECIPIENT="owner@example.com",
        ALERT_URL="https://ntfy.example/me", HEARTBEAT_URL="https://beats.example/me",
    )  # fmt: skip
    app = create_app(settings, clock)
    yield app
    current.of(app).engine.dispose()


@pytest.fixture
def alerts(watched: Flask, listener: Listener) -> Alerts:
    parts = current.of(watched)
    return Alerts(
        parts.settings, parts.engine, probe.of(watched), lambda: True, parts.clock,
        monotonic=lambda: listener.seconds, post=listener.post, ping=listener.ping,
    )  # fmt: skip


def look(alerts: Alerts, listener: Listener, seconds: float = 5) -> list[str]:
    """What is heard in the next moment."""
    before = len(listener.heard)
    listener.seconds += seconds
    alerts.look()
    return listener.heard[before:]


def test_what_cannot_be_kept_is_told_once_and_its_end_once(watched: Flask, alerts: Alerts, listener: Listener) -> None:
    assert look(alerts, listener) == []
    probe.of(watched).reason = "The disk is full."
    [told] = look(alerts, listener)
    assert told.splitlines() == ["The portfolio at http://127.0.0.1:8000 needs you.", "The disk is full."]
    assert look(alerts, listener) == []

    probe.of(watched).reason = None
    assert look(alerts, listener) == ["The portfolio at http://127.0.0.1:8000 is well again."]
    assert look(alerts, listener) == []


def test_mail_that_is_stuck_is_told_after_fifteen_minutes(
    watched: Flask, alerts: Alerts, listener: Listener, clock: Clock
) -> None:
    engine = current.of(watched).engine
    outbox.accept(engine, draft(text="My secret words"), clock())
    clock.advance(minutes=14)
    assert look(alerts, listener) == []
    clock.advance(minutes=2)

    [told] = look(alerts, listener)

    assert "has waited too long for the mail server (1 queued" in told
    assert "secret" not in told


def test_each_message_that_fails_is_told_by_its_reference_and_the_servers_code_alone(
    watched: Flask, alerts: Alerts, listener: Listener, clock: Clock
) -> None:
    engine = current.of(watched).engine
    references = []
    for n in range(2):
        references.append(outbox.accept(engine, draft(text=f"My secret words {n}"), clock()).reference)
        message = outbox.claim(engine, clock())
        assert message
        outbox.settle_failed(engine, message, clock(), "letter: 554 refused, it says My secret words")
        [told] = look(alerts, listener)
        assert f"Message {references[-1]} has failed (letter: 554)." in told
        assert "secret" not in told
        assert "Vera" not in told

    assert outbox.discard(engine, references[0])
    assert look(alerts, listener) == []
    assert outbox.discard(engine, references[1])
    assert look(alerts, listener) == ["The portfolio at http://127.0.0.1:8000 is well again."]


def test_who_cannot_be_reached_is_told_later_and_with_longer_pauses(
    watched: Flask, alerts: Alerts, listener: Listener
) -> None:
    listener.error = OFFLINE
    probe.of(watched).reason = "The disk is full."
    assert look(alerts, listener) == []
    listener.error = None
    assert look(alerts, listener, seconds=5) == []

    assert len(look(alerts, listener, seconds=6)) == 1


def test_what_was_over_before_it_could_be_told_is_not_told(watched: Flask, alerts: Alerts, listener: Listener) -> None:
    listener.error = OFFLINE
    probe.of(watched).reason = "The disk is full."
    look(alerts, listener)
    listener.error, probe.of(watched).reason = None, None

    assert look(alerts, listener, seconds=600) == []


def test_the_heart_beats_every_five_minutes_while_all_is_well(
    watched: Flask, alerts: Alerts, listener: Listener
) -> None:
    for _ in range(61):
        look(alerts, listener)
    assert listener.beats == 2

    probe.of(watched).reason = "The disk is full."
    for _ in range(120):
        look(alerts, listener)
    assert listener.beats == 2


def test_a_heartbeat_that_fails_is_tried_again_soon(alerts: Alerts, listener: Listener) -> None:
    listener.error = OFFLINE
    look(alerts, listener)
    listener.error = None
    look(alerts, listener)

    assert listener.beats == 1


def test_only_one_process_tells(watched: Flask, alerts: Alerts, listener: Listener) -> None:
    alerts.is_ours_to_tell = lambda: False
    probe.of(watched).reason = "The disk is full."
    stop = threading.Event()
    thread = threading.Thread(target=alerts.run, args=[stop])
    thread.start()
    stop.set()
    thread.join()

    assert listener.heard == []


@pytest.fixture
def received() -> Iterator[Received]:
    with receiving() as received:
        yield received


def test_it_is_posted_as_plain_text_or_in_a_field(received: Received) -> None:
    posting.post(f"{received.url}/topic", "Müde", tls=received.tls)
    posting.post(f"{received.url}/hook", "Müde", "content", tls=received.tls)
    posting.ping(f"{received.url}/beat", tls=received.tls)

    assert received.requests == [
        ("POST", "/topic", "text/plain; charset=utf-8", "Müde".encode()),
        ("POST", "/hook", "application/json", b'{"content": "M\\u00fcde"}'),
        ("GET", "/beat", None, b""),
    ]


def test_a_redirection_is_an_error_and_followed_nowhere(received: Received) -> None:
    with pytest.raises(OSError, match="302"):
        posting.post(f"{received.url}/away", "words", tls=received.tls)

    assert [path for _, path, _, _ in received.requests] == ["/away"]


def test_a_certificate_that_nobody_vouches_for_is_an_error(received: Received) -> None:
    with pytest.raises(OSError, match="certificate"):
        posting.post(received.url, "words")

    assert received.requests == []


@pytest.mark.parametrize("url", ["http://ntfy.example/me", "https://", "ntfy.example/me", "file:///etc/passwd"])
def test_no_other_scheme_is_taken(url: str, tmp_path: Path) -> None:
    for name in ("ALERT_URL", "HEARTBEAT_URL"):
        with pytest.raises(ValueError, match="begins with https://"):
            usual_settings(tmp_path, **{name: url})
