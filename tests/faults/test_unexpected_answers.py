"""A code that was not asked for, at whichever step, never counts as sent."""

import ssl
from dataclasses import replace

import pytest
import trustme

from portfolio.contact.delivery import conversation, verdict
from portfolio.contact.delivery.conversation import Limits, MailServer
from portfolio.contact.delivery.verdict import ENVELOPE, LETTER, OPENING, Verdict
from tests.faults.scripted_smtp import peer

SHORT = Limits(connect=2, command=1, final_dot=1, farewell=1)
LETTER_BYTES = b"Subject: hello\r\n\r\nbody\r\n"
LATER, UNKNOWN, REFUSED = Verdict.LATER, Verdict.UNKNOWN, Verdict.REFUSED
UNREACHABLE, PAUSED, SENT = Verdict.UNREACHABLE, Verdict.PAUSED, Verdict.SENT
# Of each class of codes (RFC 5321, 4.2.1) those that some command knows, and some that none does.
CODES = {
    1: ("100", "199"),
    2: ("200", "220", "221", "235", "250", "251", "252", "299"),
    3: ("300", "334", "354", "399"),
    4: ("400", "421", "450", "451", "452", "499"),
    5: ("500", "503", "530", "535", "550", "552", "554", "599"),
    0: ("000", "099", "600", "999", "25", "OK", "-250", "+25", " 250", "2 50", "2xx"),
}
# What the site makes of each class, by the step that it answers; class 0 is no code of any class.
TABLE = {
    "greeting": {1: UNREACHABLE, 2: UNREACHABLE, 3: UNREACHABLE, 4: UNREACHABLE, 5: PAUSED, 0: UNREACHABLE},
    "EHLO": {1: UNREACHABLE, 2: SENT, 3: UNREACHABLE, 4: UNREACHABLE, 5: PAUSED, 0: UNREACHABLE},
    "STARTTLS": {1: UNREACHABLE, 2: UNREACHABLE, 3: UNREACHABLE, 4: UNREACHABLE, 5: PAUSED, 0: UNREACHABLE},
    "AUTH": {1: UNREACHABLE, 2: UNREACHABLE, 3: UNREACHABLE, 4: UNREACHABLE, 5: PAUSED, 0: UNREACHABLE},
    "MAIL": {1: LATER, 2: SENT, 3: LATER, 4: LATER, 5: PAUSED, 0: LATER},
    "RCPT": {1: LATER, 2: SENT, 3: LATER, 4: LATER, 5: PAUSED, 0: LATER},
    "DATA": {1: LATER, 2: LATER, 3: LATER, 4: LATER, 5: REFUSED, 0: LATER},
    "dot": {1: UNKNOWN, 2: SENT, 3: UNKNOWN, 4: LATER, 5: REFUSED, 0: UNKNOWN},
}
# The codes that a step asks for; 503 says that nobody needs to log in, 334 asks for more than the script then takes.
EXCEPT = {
    ("greeting", "220"): SENT, ("STARTTLS", "220"): SENT, ("AUTH", "235"): SENT, ("AUTH", "503"): SENT,
    ("AUTH", "334"): PAUSED, ("DATA", "354"): SENT,
}  # fmt: skip
EXPECTED = {
    step: {code: EXCEPT.get((step, code), kinds[kind]) for kind, codes in CODES.items() for code in codes}
    for step, kinds in TABLE.items()
}
SAYS = {"STARTTLS": "250-scripted\r\n250 STARTTLS", "AUTH": "250-scripted\r\n250 AUTH PLAIN"}


@pytest.fixture(scope="module")
def tls() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What the server shows, and what trusts that."""
    authority = trustme.CA()
    shown, trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.issue_cert("127.0.0.1").configure_cert(shown)
    authority.configure_trust(trusted)
    return shown, trusted


def reaching(step: str, port: int) -> MailServer:
    """A server that the conversation reaches `step` with."""
    usual = MailServer("127.0.0.1", port, False, False, None, None, "site@example.net", "owner@example.com")
    changes = {"STARTTLS": {"use_tls": True}, "AUTH": {"username": "me", "password": "hunter2"}}
    return replace(usual, **changes.get(step, {}))


@pytest.mark.parametrize("step", TABLE)
def test_only_the_code_that_a_step_asks_for_leads_on(tls: tuple[ssl.SSLContext, ssl.SSLContext], step: str) -> None:
    shown, trusted = tls
    told, letters = {}, {}

    for code in EXPECTED[step]:
        with peer({"EHLO": SAYS.get(step, "250 scripted"), step: f"{code} said"}, tls=shown) as mail:
            told[code] = conversation.send(LETTER_BYTES, reaching(step, mail.port), SHORT, trusted).verdict
            letters[code] = len(mail.seen)

    assert told == EXPECTED[step]
    # The letter goes out if all before it agreed, and else not.
    assert letters == {code: expected is SENT or step == "dot" for code, expected in EXPECTED[step].items()}


@pytest.mark.parametrize("step", [step for step in TABLE if step in OPENING])
def test_only_the_codes_that_are_asked_for_let_us_in(tls: tuple[ssl.SSLContext, ssl.SSLContext], step: str) -> None:
    shown, trusted = tls
    told = {}

    for code in EXPECTED[step]:
        with peer({"EHLO": SAYS.get(step, "250 scripted"), step: f"{code} said"}, tls=shown) as mail:
            told[code] = conversation.greet(reaching(step, mail.port), SHORT, trusted).verdict

    assert told == EXPECTED[step]


@pytest.mark.parametrize("step", [*OPENING, *ENVELOPE, *LETTER])
def test_no_code_but_an_agreement_behind_the_letter_is_sent(step: str) -> None:
    sent = {code for code in range(-1, 1000) if verdict.of_reply(step, code, "said").verdict is SENT}

    assert sent == (set(range(200, 300)) if step == "letter" else set())


def test_a_challenge_that_cannot_be_read_is_no_fault_of_the_letters() -> None:
    with peer({"EHLO": SAYS["AUTH"], "AUTH": "334 x"}) as mail:
        outcomes = [
            conversation.send(LETTER_BYTES, reaching("AUTH", mail.port), SHORT),
            conversation.greet(reaching("AUTH", mail.port), SHORT),
        ]

    assert {(outcome.verdict, outcome.step) for outcome in outcomes} == {(UNREACHABLE, "AUTH")}


@pytest.mark.parametrize(("answer", "expected"), [
    ("250-taken\r\n554 and yet not", REFUSED), ("554-no\r\n250 and yet taken", SENT), ("250", SENT), ("", UNKNOWN),
    ("250-taken\r\nwhat", UNKNOWN),
])  # fmt: skip
def test_of_an_answer_of_many_lines_the_last_decides(answer: str, expected: Verdict) -> None:
    with peer({"dot": f"{answer}\r\n"}) as mail:
        outcome = conversation.send(LETTER_BYTES, reaching("dot", mail.port), SHORT)

    assert outcome.verdict is expected
