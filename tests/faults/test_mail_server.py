"""Each fault of a mail server ends in the state that the design says, and the visitor never notices."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trustme
from flask import Flask

from portfolio import create_app, current
from portfolio.contact import outbox
from portfolio.contact.delivery import conversation, lock
from portfolio.contact.delivery.advice import advice
from portfolio.contact.delivery.conversation import Limits, MailServer
from portfolio.contact.delivery.deliverer import PAUSE, REST, Deliverer
from portfolio.contact.delivery.schedule import Schedule
from portfolio.contact.delivery.verdict import Outcome, Verdict
from tests.conftest import Clock, usual_settings
from tests.faults.scripted_smtp import HANG_UP, SILENCE, peer

SHORT = Limits(connect=2, command=0.2, final_dot=0.2, farewell=0.2)
WORDS = {"name": "Vera", "email": "vera@example.org", "message": "Shall we talk?"}
AUTH = "250-scripted\r\n250 AUTH PLAIN"
LATER, UNKNOWN, REFUSED = Verdict.LATER, Verdict.UNKNOWN, Verdict.REFUSED
UNREACHABLE, PAUSED, SENT = Verdict.UNREACHABLE, Verdict.PAUSED, Verdict.SENT
# What comes of the first attempt, and where the message stands then: state, attempts that count, and how long all
# messages wait.
STANDING = {
    SENT: ("sent", 1, None),
    LATER: ("queued", 1, None),
    UNKNOWN: ("queued", 1, None),
    REFUSED: ("failed", 1, None),
    UNREACHABLE: ("queued", 1, REST),
    PAUSED: ("queued", 0, PAUSE),
}


@pytest.fixture
def app(tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    app = create_app(usual_settings(tmp_path), clock)
    yield app
    current.of(app).engine.dispose()


def at(port: int, **changes: Any) -> MailServer:
    usual = MailServer("127.0.0.1", port, False, False, None, None, "site@example.net", "owner@example.com")
    return replace(usual, **changes)


Send = Callable[..., Outcome]


def deliverer(app: Flask, clock: Clock, server: MailServer, tls: ssl.SSLContext | None = None) -> Deliverer:
    def send(letter: bytes, server: MailServer, *, still_ours: Callable[[], bool]) -> Outcome:
        return conversation.send(letter, server, SHORT, tls, still_ours)

    engine = current.of(app).engine
    return Deliverer(
        engine=engine, server=server, lock=lock.beside(engine), retention=PAUSE * 10_000, now=clock,
        schedule=Schedule(jitter=lambda: 1.0), send=send,
    )  # fmt: skip


def one_attempt(app: Flask, clock: Clock, server: MailServer, tls: ssl.SSLContext | None = None) -> None:
    """Send a message as a visitor does, and let it be tried once."""
    answer = app.test_client().post("/contact", data=WORDS)
    assert answer.status_code == 303, "The visitor is answered the same whatever the mail server does."
    deliverer(app, clock, server, tls).run_once()


def stands(app: Flask, clock: Clock, verdict: Verdict) -> None:
    """Check that the one message stands where `verdict` leaves it."""
    [message] = outbox.newest_first(current.of(app).engine)
    state, attempts, _ = STANDING[verdict]
    assert (message.state, message.attempts) == (state, attempts), message.reason


@pytest.mark.parametrize(
    ("script", "verdict"),
    [
        ({"greeting": HANG_UP}, UNREACHABLE),
        ({"greeting": SILENCE}, UNREACHABLE),
        ({"greeting": "421 closing"}, UNREACHABLE),
        ({"greeting": "554 no service"}, PAUSED),
        ({"EHLO": HANG_UP}, UNREACHABLE),
        ({"EHLO": SILENCE}, UNREACHABLE),
        ({"EHLO": "421 closing"}, UNREACHABLE),
        ({"EHLO": "550 go away"}, PAUSED),
        ({"MAIL": HANG_UP}, LATER),
        ({"MAIL": SILENCE}, LATER),
        ({"MAIL": "451 busy"}, LATER),
        ({"MAIL": "550 sender refused"}, PAUSED),
        ({"RCPT": HANG_UP}, LATER),
        ({"RCPT": SILENCE}, LATER),
        ({"RCPT": "450 greylisted, come back in five minutes"}, LATER),
        ({"RCPT": "550 no such user"}, PAUSED),
        ({"DATA": HANG_UP}, LATER),
        ({"DATA": SILENCE}, LATER),
        ({"DATA": "451 busy"}, LATER),
        ({"DATA": "554 no valid recipients"}, REFUSED),
        ({"text": HANG_UP}, LATER),
        ({"dot": HANG_UP}, UNKNOWN),
        ({"dot": SILENCE}, UNKNOWN),
        ({"dot": "452 full"}, LATER),
        ({"dot": "552 too big"}, REFUSED),
        ({"dot": "what was that"}, UNKNOWN),
        ({"dot": "2500 taken"}, UNKNOWN),
        ({"dot": "250 " + "x" * 9000}, UNKNOWN),
        ({"dot": "200 odd but agreed"}, SENT),
        ({"taken": HANG_UP}, SENT),
        ({"QUIT": HANG_UP}, SENT),
        ({"QUIT": SILENCE}, SENT),
        ({"QUIT": "500 no"}, SENT),
    ],
)
def test_each_fault_leaves_the_message_in_its_state(
    app: Flask, clock: Clock, script: dict[str, str | None], verdict: Verdict
) -> None:
    with peer(script) as server:
        one_attempt(app, clock, at(server.port))

    stands(app, clock, verdict)


@pytest.mark.parametrize(
    ("script", "verdict"),
    [
        ({"AUTH": HANG_UP}, UNREACHABLE),
        ({"AUTH": SILENCE}, UNREACHABLE),
        ({"AUTH": "454 ask me later"}, UNREACHABLE),
        ({"AUTH": "535 wrong password"}, PAUSED),
        ({"EHLO": "250-scripted\r\n250 AUTH GSSAPI"}, PAUSED),
        ({"EHLO": "250 scripted"}, PAUSED),
    ],
)
def test_a_login_that_fails_uses_no_message_up(
    app: Flask, clock: Clock, script: dict[str, str | None], verdict: Verdict, caplog: pytest.LogCaptureFixture
) -> None:
    with peer({"EHLO": AUTH} | script) as server:
        one_attempt(app, clock, at(server.port, username="me", password="hunter2"))

    stands(app, clock, verdict)
    [message] = outbox.newest_first(current.of(app).engine)
    assert "hunter2" not in f"{message.reason} {caplog.text}"


def refused() -> MailServer:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    return at(port)


@contextmanager
def deaf() -> Iterator[MailServer]:
    """A host that does not even refuse: its queue of connections is full."""
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for connection in (first, second):
            connection.setblocking(False)
            connection.connect_ex(listener.getsockname())
        yield at(listener.getsockname()[1])


def test_a_server_that_refuses_connections_is_tried_later(app: Flask, clock: Clock) -> None:
    one_attempt(app, clock, refused())

    stands(app, clock, UNREACHABLE)


def test_a_server_that_cannot_be_reached_is_tried_later(app: Flask, clock: Clock) -> None:
    with deaf() as server:
        one_attempt(app, clock, server)

    stands(app, clock, UNREACHABLE)


def test_a_name_that_nobody_knows_is_tried_later(app: Flask, clock: Clock) -> None:
    one_attempt(app, clock, at(25, host="mail.invalid"))

    stands(app, clock, UNREACHABLE)


@pytest.mark.parametrize("changes", [{"host": "smtp..example.org"}, {"username": "me", "password": "geheimnisß"}])
def test_settings_that_cannot_be_sent_pause_all(app: Flask, clock: Clock, changes: dict[str, str]) -> None:
    with peer({"EHLO": AUTH}) as server:
        one_attempt(app, clock, at(server.port, **changes))

    stands(app, clock, PAUSED)
    [message] = outbox.newest_first(current.of(app).engine)
    assert "cannot be sent as it is written" in (message.reason or "")
    assert "geheim" not in (message.reason or "")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def shows(authority: trustme.CA, name: str) -> ssl.SSLContext:
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(shown)
    return shown


def trusts(authority: trustme.CA) -> ssl.SSLContext:
    checked = ssl.create_default_context()
    authority.configure_trust(checked)
    return checked


@pytest.mark.parametrize(
    ("name", "is_trusted", "verdict"),
    [("127.0.0.1", True, SENT), ("127.0.0.1", False, PAUSED), ("elsewhere.example", True, PAUSED)],
)
def test_a_certificate_is_checked(
    app: Flask, clock: Clock, authority: trustme.CA, name: str, is_trusted: bool, verdict: Verdict
) -> None:
    trusted = trusts(authority) if is_trusted else ssl.create_default_context()
    with peer(tls=shows(authority, name)) as server:
        one_attempt(app, clock, at(server.port, use_tls=True), trusted)
        letters = list(server.letters)

    stands(app, clock, verdict)
    assert len(letters) == (verdict is SENT)


@pytest.mark.parametrize(
    ("script", "changes", "verdict"),
    [
        ({}, {"use_tls": True}, PAUSED),
        ({"EHLO": "250-scripted\r\n250 STARTTLS", "STARTTLS": "454 not now"}, {"use_tls": True}, UNREACHABLE),
        ({"EHLO": "250-scripted\r\n250 STARTTLS", "STARTTLS": "501 no"}, {"use_tls": True}, PAUSED),
        ({"EHLO": "250-scripted\r\n250 STARTTLS", "STARTTLS": HANG_UP}, {"use_tls": True}, UNREACHABLE),
        ({}, {"use_ssl": True}, PAUSED),
    ],
)
def test_without_the_tls_that_was_asked_for_nothing_is_sent(
    app: Flask, clock: Clock, script: dict[str, str | None], changes: dict[str, bool], verdict: Verdict
) -> None:
    with peer(script) as server:
        one_attempt(app, clock, at(server.port, **changes))
        seen = list(server.seen)

    stands(app, clock, verdict)
    assert seen == []


def test_a_server_that_drips_is_not_waited_for_for_ever(app: Flask) -> None:

    tick = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                try:
                    while not tick.wait(0.05):
                        connection.sendall(b"220-still here\r\n")
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        outcome = conversation.send(b"", at(listener.getsockname()[1]), replace(SHORT, whole=0.5))
        tick.set()

    assert outcome.verdict is UNREACHABLE


def test_a_letter_does_not_go_out_once_the_lock_is_lost(app: Flask, clock: Clock) -> None:
    with peer() as server:
        outcome = conversation.send(b"Subject: x\r\n\r\n", at(server.port), SHORT, still_ours=lambda: False)
        seen = list(server.seen)

    assert outcome.verdict is LATER
    assert seen == []


def test_greylisting_costs_time_and_nothing_else(app: Flask, clock: Clock) -> None:
    with peer({"RCPT": "450 greylisted"}) as server:
        one_attempt(app, clock, at(server.port))
        server.script["RCPT"] = "250 ok"
        works = deliverer(app, clock, at(server.port))
        at_once = works.run_once()
        clock.advance(minutes=1)
        works.run_once()
        letters = list(server.letters)

    assert at_once == 0
    stands_sent = outbox.newest_first(current.of(app).engine)[0]
    assert (stands_sent.state, stands_sent.attempts) == ("sent", 2)
    assert len(letters) == 1


def test_an_answer_lost_behind_the_final_dot_is_asked_for_with_the_same_bytes(app: Flask, clock: Clock) -> None:
    with peer({"dot": HANG_UP}) as server:
        one_attempt(app, clock, at(server.port))
        server.script["dot"] = "250 taken"
        clock.advance(minutes=1)
        deliverer(app, clock, at(server.port)).run_once()
        first, second = server.seen

    assert first == second
    assert b"Message-ID: <" in first


def test_a_server_that_is_down_is_asked_once_a_minute_and_not_once_a_message(app: Flask, clock: Clock) -> None:
    client = app.test_client()
    for n in range(5):
        client.post("/contact", data=WORDS | {"message": f"Message {n}"})
        clock.advance(seconds=1)
    works = deliverer(app, clock, refused())

    tried = [works.run_once(), works.run_once()]
    clock.time += REST
    tried.append(works.run_once())

    assert tried == [1, 0, 1]
    assert sorted(m.attempts for m in outbox.newest_first(current.of(app).engine)) == [0, 0, 0, 0, 2]


@pytest.mark.parametrize("verdict", [PAUSED, UNREACHABLE])
def test_while_all_wait_the_oldest_is_the_probe_and_then_all_go(app: Flask, clock: Clock, verdict: Verdict) -> None:
    client = app.test_client()
    for n in range(3):
        client.post("/contact", data=WORDS | {"message": f"Message {n}"})
        clock.advance(seconds=1)
    with peer({"MAIL": "550 no"} if verdict is PAUSED else {"greeting": HANG_UP}) as server:
        works = deliverer(app, clock, at(server.port))
        works.pace = replace(works.pace, between_letters=0)
        tried = [works.run_once()]
        server.script.update({"MAIL": "250 ok", "greeting": "220 ready"})
        clock.time += PAUSE
        tried.append(works.run_once())
        letters = list(server.letters)

    assert tried == [1, 3]
    assert [n for letter in letters for n in "012" if f"Message {n}".encode() in letter] == ["0", "1", "2"]


@pytest.mark.parametrize(
    "step",
    ["connection", "greeting", "EHLO", "STARTTLS", "certificate", "AUTH", "MAIL FROM", "RCPT TO", "DATA", "letter"],
)
@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not SENT])
def test_there_is_advice_for_every_failure(step: str, verdict: Verdict) -> None:
    said = advice(Outcome(verdict, step), at(587, use_tls=True))

    assert said.endswith(".")
    assert "{" not in said
