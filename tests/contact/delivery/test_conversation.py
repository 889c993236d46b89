"""A letter handed over in a conversation with a real mail server. Each fault has its test in tests/faults/."""

from dataclasses import replace

import pytest

from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.conversation import Limits, MailServer
from portfolio.contact.delivery.verdict import Outcome, Verdict
from tests.faults.scripted_smtp import peer
from tests.postbox import Postbox

LETTER = b"Subject: hello\r\n\r\n.dot\r\nbody\r\n"


def server(port: int) -> MailServer:
    return MailServer("127.0.0.1", port, False, False, None, None, "site@example.net", "owner@example.com")


def test_a_letter_arrives_as_it_was_written(sent_mail: Postbox) -> None:
    outcome = conversation.send(LETTER, server(sent_mail.port))

    assert outcome == Outcome(Verdict.SENT, "letter", 250, "taken")
    [envelope] = sent_mail.envelopes
    assert envelope.content == LETTER
    assert (envelope.mail_from, envelope.rcpt_tos) == ("site@example.net", ["owner@example.com"])


def test_who_speaks_no_tls_reads_no_authorities(sent_mail: Postbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are hundreds, and they would be read anew for each letter to a relay on this machine."""
    monkeypatch.delattr("ssl.create_default_context")

    assert conversation.send(LETTER, server(sent_mail.port)).verdict is Verdict.SENT
    assert conversation.greet(server(sent_mail.port)).verdict is Verdict.SENT


def test_an_answer_of_many_lines_is_kept_as_one_and_apart_from_what_is_logged() -> None:
    with peer({"dot": "554-rejected\r\n554 because of: Shall we talk?"}) as mail:
        outcome = conversation.send(LETTER, server(mail.port), Limits(command=1))

    assert outcome.place == "letter: 554"
    assert outcome.answer == "letter: 554 rejected because of: Shall we talk?"


@pytest.mark.parametrize(("name", "password"), [("me", "hunter2")])
def test_a_password_is_sent_when_there_is_one(name: str, password: str) -> None:
    with peer({"EHLO": "250-scripted\r\n250 AUTH PLAIN"}) as mail:
        outcome = conversation.send(LETTER, replace(server(mail.port), username=name, password=password))

    assert outcome.verdict is Verdict.SENT
