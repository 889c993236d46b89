from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest

from portfolio.contact import letter
from portfolio.contact.outbox import Message
from tests.conftest import draft
from tests.postbox import text_of

REFERENCE = "0123456789abcdef0123456789abcdef"


def message(**changes: Any) -> Message:
    words = draft(text="Shall we talk?\n\nVera").words()
    stored = {"reference": REFERENCE, "accepted_at": datetime(2026, 11, 24, 9, 30, tzinfo=UTC)}
    return Message(**(words | stored | changes))


def compose(**changes: Any) -> bytes:
    return letter.compose(message(**changes), "site@example.net", "owner@example.com")


def parsed(**changes: Any) -> Any:
    return BytesParser(policy=default).parsebytes(compose(**changes))


def test_a_letter_says_who_wrote_what() -> None:
    found = parsed()

    assert found["From"] == "site@example.net"
    assert found["To"] == "owner@example.com"
    assert found["Reply-To"] == "vera@example.org"
    assert found["Subject"] == "Portfolio message from Vera Visitor"
    assert text_of(found) == (
        "From: Vera Visitor <vera@example.org>\nSubject: A role\nReceived: 24 November 2026, 09:30 UTC\n"
        f"Reference: {REFERENCE}\n\nShall we talk?\n\nVera\n"
    )


def test_the_same_message_gives_the_same_bytes() -> None:
    assert compose() == compose(attempts=7, state="queued")


def test_identity_comes_from_the_acceptance_and_the_date_from_the_first_handing_over() -> None:
    handed_over_at = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)

    found = parsed(handed_over_at=handed_over_at)

    assert found["Message-ID"] == f"<{REFERENCE}@example.net>"
    assert found["Date"].datetime == handed_over_at
    assert "Received: 24 November 2026, 09:30 UTC" in text_of(found)


def test_a_letter_that_was_not_handed_over_has_the_date_of_the_acceptance() -> None:
    assert parsed()["Date"].datetime == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


HOSTILE = [
    "Vera\r\nBcc: everyone@example.org",
    "Vera\nBcc: everyone@example.org",
    "Vera\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029Bcc: everyone@example.org",
    "=?utf-8?q?Bcc=3A_x?=",
    "=?utf-8?q?=0D=0ABcc:_evil@example.net?=",
    "=?utf-8?q?x=0D=0A=0D=0Abody?=",
    "=?x?q?=00=0B?=",
    "=?unicode_escape?q?=5Cud800?=",
    "é =?ascii?q?=ff?=",
    "x" * 58 + "=?utf-8?q?=0D=0ABcc:_e?=",
    "\u202egro.elpmaxe@arev",
    "V\x00era",
    "Ж" * 100,
    "x" * 5000,
    '"Vera" <a@b>, c',
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_makes_a_header_of_its_own(name: str) -> None:
    raw = compose(name=name, subject=name)

    found = BytesParser(policy=default).parsebytes(raw)

    assert set(found.keys()) == {
        "From",
        "To",
        "Reply-To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    head = raw.partition(b"\r\n\r\n")[0].replace(b"\r\n", b"")
    assert all(byte >= 0x20 and byte < 0x7F for byte in head)
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))


@pytest.mark.parametrize("text", ["x" * 5000, ".\n..\nFrom here\n.", "Grüße, мир, 世界", "tab\there", "a\r\n.\r\nb"])
def test_the_owner_reads_what_was_typed(text: str) -> None:
    raw = compose(text=text)

    assert text_of(BytesParser(policy=default).parsebytes(raw)).endswith("\n\n" + text.replace("\r\n", "\n") + "\n")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert raw.isascii()


NO_REPLY = (
    "\n\nA reply to this letter would not reach the visitor: mail cannot carry that address in its header. Write a new "
    "letter to the address above.\n\nShall we talk?"
)


@pytest.mark.parametrize(
    "email",
    [
        "véra@example.org",
        "用户@例子.广告",
        "=?utf-8?q?a?=@example.org",
        "=?x?q?=0D=0A?=@example.org",
        "kept by an older version",
    ],
)
def test_an_address_that_no_header_can_hold_stands_in_the_text_and_the_owner_is_told(email: str) -> None:
    found = parsed(email=email)

    assert found["Reply-To"] is None
    assert f"From: Vera Visitor <{email}>\n" in text_of(found)
    assert NO_REPLY in text_of(found)


@pytest.mark.parametrize("email", ["vera@example.org", "o'vera+jobs@example.org", "vera@bücher.example"])
def test_where_a_reply_goes_to_the_visitor_nothing_is_said_of_it(email: str) -> None:
    found = parsed(email=email)

    assert len(found["Reply-To"].addresses) == 1
    assert "reply" not in text_of(found)


def test_an_international_domain_can_be_answered() -> None:
    assert parsed(email="vera@bücher.example")["Reply-To"] == "vera@xn--bcher-kva.example"
