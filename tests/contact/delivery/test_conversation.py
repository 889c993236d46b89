"""Each fault of a mail server, told by a scripted one on a real socket."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import trustme

from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.conversation import Limits, MailServer, Verdict
from tests.postbox import Postbox, open_postbox

LETTER = b"Subject: hello\r\n\r\n.dot\r\nbody\r\n"
SHORT = Limits(connect=2, command=0.3, final_dot=0.3, farewell=0.3)


def server(port: int) -> MailServer:
    return MailServer("127.0.0.1", port, False, False, None, None, "site@example.net", "owner@example.com")


@contextmanager
def scripted(answers: dict[str, str | None]) -> Iterator[int]:
    """A server that answers by the first word it reads; None drops the connection, "" stays silent."""
    usual: dict[str, str | None] = {
        "": "220 ready", "EHLO": "250 scripted", "MAIL": "250 ok", "RCPT": "250 ok",
        "DATA": "354 go on", ".": "250 taken", "QUIT": "221 bye",
    }  # fmt: skip
    script = usual | answers
    listener = socket.create_server(("127.0.0.1", 0))

    def converse() -> None:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as lines:

            def answer(word: str) -> bool:
                said = script.get(word, "500 what")
                if said is None:
                    return False
                if said:
                    connection.sendall(said.encode() + b"\r\n")
                return True

            is_open, in_data = answer(""), False
            while is_open and (line := lines.readline()):
                if in_data and line != b".\r\n":
                    continue
                word = "." if in_data else line.split()[0].decode().upper()
                in_data = word == "DATA" and (script["DATA"] or "").startswith("354")
                is_open = answer(word)

    thread = threading.Thread(target=converse, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    listener.close()
    thread.join(1)


def test_a_letter_arrives_as_it_was_written(sent_mail: Postbox) -> None:
    outcome = conversation.send(LETTER, server(sent_mail.port))

    assert outcome == conversation.Outcome(Verdict.SENT, "letter: 250", "taken")
    [envelope] = sent_mail.envelopes
    assert envelope.content == LETTER
    assert (envelope.mail_from, envelope.rcpt_tos) == ("site@example.net", ["owner@example.com"])


@pytest.mark.parametrize(
    ("step", "answer", "verdict"),
    [
        ("", None, Verdict.LATER),
        ("", "", Verdict.LATER),
        ("", "421 closing", Verdict.LATER),
        ("", "554 no service", Verdict.PAUSED),
        ("EHLO", None, Verdict.LATER),
        ("MAIL", None, Verdict.LATER),
        ("MAIL", "", Verdict.LATER),
        ("MAIL", "451 busy", Verdict.LATER),
        ("MAIL", "550 sender refused", Verdict.PAUSED),
        ("RCPT", "450 greylisted", Verdict.LATER),
        ("RCPT", "550 no such user", Verdict.PAUSED),
        ("DATA", "451 busy", Verdict.LATER),
        ("DATA", "554 no", Verdict.REFUSED),
        (".", None, Verdict.LATER),
        (".", "", Verdict.LATER),
        (".", "452 full", Verdict.LATER),
        (".", "552 too big", Verdict.REFUSED),
        (".", "250 " + "x" * 9000, Verdict.LATER),
        ("QUIT", None, Verdict.SENT),
        ("QUIT", "", Verdict.SENT),
        ("QUIT", "500 no", Verdict.SENT),
    ],
)
def test_each_fault_has_its_verdict(step: str, answer: str | None, verdict: Verdict) -> None:
    with scripted({step: answer}) as port:
        outcome = conversation.send(LETTER, server(port), SHORT)

    assert outcome.verdict is verdict, outcome.answer
    if answer and verdict is not Verdict.SENT and len(answer) < 1000:
        assert answer[:3] in outcome.answer


def test_an_answer_of_many_lines_is_kept_as_one_and_apart_from_what_is_logged() -> None:
    with scripted({".": "554-rejected\r\n554 because of: Shall we talk?"}) as port:
        outcome = conversation.send(LETTER, server(port), SHORT)

    assert outcome.step == "letter: 554"
    assert outcome.answer == "letter: 554 rejected because of: Shall we talk?"


def test_nobody_there_means_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    assert conversation.send(LETTER, server(port), SHORT).verdict is Verdict.LATER


def test_without_the_tls_that_was_asked_for_nothing_is_sent() -> None:
    with scripted({}) as port:
        outcome = conversation.send(LETTER, replace(server(port), use_tls=True), SHORT)

    assert outcome.verdict is Verdict.PAUSED
    assert "STARTTLS" in outcome.answer


@pytest.mark.parametrize(("answer", "verdict"), [("535 wrong", Verdict.PAUSED), ("454 later", Verdict.LATER)])
def test_bad_credentials_pause_all(answer: str, verdict: Verdict) -> None:
    with scripted({"EHLO": "250-scripted\r\n250 AUTH PLAIN", "AUTH": answer}) as port:
        outcome = conversation.send(LETTER, replace(server(port), username="me", password="hunter2"), SHORT)

    assert outcome.verdict is verdict
    assert "hunter2" not in outcome.answer


@pytest.mark.parametrize("changes", [{"host": "smtp..example.org"}, {"username": "me", "password": "geheimnisß"}])
def test_settings_that_cannot_be_sent_pause_all(changes: dict[str, str]) -> None:
    with scripted({"EHLO": "250-scripted\r\n250 AUTH PLAIN"}) as port:
        outcome = conversation.send(LETTER, replace(server(port), **changes), SHORT)

    assert outcome.verdict is Verdict.PAUSED
    assert "cannot be sent as written" in outcome.answer
    assert "geheim" not in outcome.answer


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize(
    ("name", "is_trusted", "verdict"),
    [
        ("127.0.0.1", True, Verdict.SENT),
        ("127.0.0.1", False, Verdict.PAUSED),
        ("elsewhere.example", True, Verdict.PAUSED),
    ],
)
def test_a_certificate_is_checked_after_starttls(
    authority: trustme.CA, name: str, is_trusted: bool, verdict: Verdict
) -> None:
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(shown)
    checked = ssl.create_default_context()
    if is_trusted:
        authority.configure_trust(checked)

    with open_postbox(tls=shown) as postbox:
        outcome = conversation.send(LETTER, replace(server(postbox.port), use_tls=True), SHORT, checked)

    assert outcome.verdict is verdict, outcome.answer
    assert len(postbox.envelopes) == (verdict is Verdict.SENT)
