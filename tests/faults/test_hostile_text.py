"""What visitors may type, or programs may send: the owner reads it, and no mail server sees anything but text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

import pytest
from flask import Flask

from portfolio import contact, create_app, current
from portfolio.contact import outbox
from tests.conftest import Clock, usual_settings
from tests.faults.scripted_smtp import Peer, peer
from tests.postbox import text_of

ALLOWED = {
    "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding",
}  # fmt: skip
CONTROLS = "".join(map(chr, range(32)))
BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
TEXTS = {
    "control characters": f"{CONTROLS}\x7f\x80\x85\x9f end",
    "line breaks of every kind": "a\rb\nc\r\nd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l",
    "a header": "x\r\nBcc: everyone@example.org\r\n\r\nbody",
    "a header after every break": "".join(f"x{mark}Bcc: evil@example.org" for mark in BREAKS),
    "directions": "\u202egro.elpmaxe@live\u2066\u2067\u2068\u2069\u200f",
    "NUL": "\x00\x00\x00 NUL \x00",
    "lone surrogates": "\ud800 and \udfff",
    "one long line": "x" * 5000,
    "one long line of wide characters": "\U0001f600" * 5000,
    "encoded words": "=?utf-8?q?=0D=0ABcc:_evil@example.org?= =?utf-8?b?DQpCY2M6IGV2aWw=?= =?unicode_escape?q?=5Cud800?=",
    "smuggling": "a\r\n.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<all@example.org>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n",
    "bare smuggling": "a\n.\nMAIL FROM:<evil@example.org>\nb\r.\rc",
    "dots": ".\n..\n...\n.x",
    "what looks like quoted-printable": "=0D=0A=\n=3D =",
    "a boundary": "--boundary\r\nContent-Type: text/html\r\n\r\n<b>bold</b>\r\n--boundary--",
    "every kind of script": "مرحبا 世界 мир नमस्ते Ĝ ﷽ Z̷̡͝",
}
ADDRESSES = [
    "vera@example.org", "Vera@EXAMPLE.org", "vera+tag@example.org", "jörg@example.org", "用户@例子.广告", "vera@bücher.example",
    "vera@xn--bcher-kva.example", '"vera visitor"@example.org', "vera(comment)@example.org", "Vera <vera@example.org>",
    "friends: vera@example.org, bob@example.org;", "vera@example.org, evil@example.org", "vera@example.org\r\nBcc: evil@example.org",
    "vera@example.org\x00", "=?utf-8?q?vera?=@example.org", "vera@[127.0.0.1]", "vera@localhost", "@example.org", "vera@",
    "\u202evera@example.org", "vera@example.org" + "a" * 5000, "a" * 64 + "@example.org", "vera@exa mple.org", ".vera@example.org",
]  # fmt: skip
USUAL = {"name": "Vera", "email": "vera@example.org", "subject": "A role", "message": "Shall we talk?"}


@dataclass
class Site:
    """A site with a mail server."""

    app: Flask
    mail: Peer
    clock: Clock

    def send(self, **fields: str) -> int:
        """Write as a program may: lone surrogates go out as the three bytes that no UTF-8 has."""
        written = (
            f"{name}={quote_from_bytes(value.encode('utf-8', 'surrogatepass'))}" for name, value in fields.items()
        )
        answer = self.app.test_client().post(
            "/contact", data="&".join(written).encode(), content_type="application/x-www-form-urlencoded"
        )
        return answer.status_code

    def deliver(self) -> list[bytes]:
        parts = current.of(self.app)
        contact.deliverer_for(parts.settings, parts.engine, self.clock).run_once()
        return self.mail.letters

    def messages(self) -> list[outbox.Message]:
        return outbox.newest_first(current.of(self.app).engine)


@pytest.fixture
def site(tmp_path: Path, clock: Clock) -> Iterator[Site]:
    with peer() as mail:
        settings = usual_settings(
            tmp_path, MAIL_SERVER="127.0.0.1", MAIL_PORT=mail.port, MAIL_USE_TLS=False,
            CONTACT_RECIPIENT="owner@example.com", MAIL_DEFAULT_SENDER="site@example.net",
        )  # fmt: skip
        app = create_app(settings, clock)
        yield Site(app, mail, clock)
        current.of(app).engine.dispose()


def read(letter: bytes) -> EmailMessage:
    """Check that `letter` is clean on the wire, and return what the owner's program makes of it."""
    head, _, _ = letter.partition(b"\r\n\r\n")
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\xff]", head.replace(b"\r\n ", b" ")), head
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", letter), "A bare CR or LF is what smuggling is made of."
    assert max(map(len, letter.split(b"\r\n"))) < 998
    found = BytesParser(policy=default).parsebytes(letter)
    assert set(found.keys()) <= ALLOWED
    assert len(found.keys()) == len(set(found.keys()))
    assert (found["From"], found["To"]) == ("site@example.net", "owner@example.com")
    return found


def readable(text: str) -> str:
    """What is left of `text` without what no keyboard types. Bytes that are no UTF-8 are shown as they were sent."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in unified if c in "\n\t" or not (ord(c) < 32 or 0x7F <= ord(c) < 0xA0))
    return "".join(quote(c, errors="surrogatepass") if "\ud800" <= c <= "\udfff" else c for c in kept).strip()


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("field", ["name", "subject", "message"])
def test_hostile_text_in_any_field_is_read_as_text(site: Site, field: str, kind: str) -> None:
    words = TEXTS[kind]

    status = site.send(**USUAL | {field: words})
    letters = site.deliver()

    shown = readable(words)
    is_too_long = len(shown) > {"name": 100, "subject": 150, "message": 5000}[field]
    assert status == (422 if is_too_long else 303)
    if is_too_long:
        assert letters == []
        return
    [letter] = letters
    found = read(letter)
    text = text_of(found)
    assert (shown if field == "message" else " ".join(shown.split())) in text
    assert "evil" not in f"{found['Bcc']}{found['To']}{found['Reply-To']}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_hostile_address_is_refused_or_read_as_typed(site: Site, address: str) -> None:
    status = site.send(**USUAL | {"email": address})
    letters = site.deliver()

    assert status in {303, 422}
    assert len(letters) == (status == 303)
    if letters:
        found = read(letters[0])
        assert " ".join(readable(address).split()) in text_of(found)
        if found["Reply-To"]:
            assert len(found["Reply-To"].addresses) == 1
            assert str(found["Reply-To"]).isascii()


def test_what_is_sent_to_every_field_at_once_can_always_be_delivered(site: Site) -> None:
    for kind, words in TEXTS.items():
        site.send(name=words[:100], email="vera@example.org", subject=words[:150], message=f"{kind}: {words}"[:5000])

    site.deliver()

    assert site.messages()
    assert {message.state for message in site.messages()} <= {"sent", "held"}


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        ("application/x-www-form-urlencoded", b"\xff\xfe=%ff&name=%00&name=x&email=%zz&message"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"name=+ADw-&message=x"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nVera'),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=" + "x" * 300, b"x"),
        ("text/plain", b"name=Vera"),
        ("application/json", b'{"name": {"$ne": null}}'),
        ("", b"name=Vera"),
    ],
)
def test_what_is_no_form_is_refused_and_breaks_nothing(site: Site, content_type: str, data: bytes) -> None:
    answer = site.app.test_client().post("/contact", data=data, content_type=content_type)

    assert answer.status_code in {400, 422}
    assert site.messages() == []
