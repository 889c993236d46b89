"""From a message to the bytes of an e-mail; the same message always gives the same bytes."""

import unicodedata
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from email_validator import EmailNotValidError, validate_email

from portfolio.contact.outbox import Message

_LONGEST_NAME = 60


def compose(message: Message, sender: str, recipient: str) -> bytes:
    """Return the letter that tells the owner of `message`, with CR LF line ends and only ASCII bytes.

    Message-ID and Date come from the acceptance, so a letter that is sent again is recognized as the same.
    """
    letter = EmailMessage(policy=SMTP)
    letter["From"] = sender
    letter["To"] = recipient
    if reply_to := _writable(message.email):
        letter["Reply-To"] = reply_to
    letter["Subject"] = f"Portfolio message from {one_line(message.name)}"
    letter["Date"] = format_datetime(message.accepted_at)
    letter["Message-ID"] = f"<{message.reference}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(_text(message), cte="quoted-printable")
    return letter.as_bytes()


def one_line(name: str) -> str:
    """Return `name` fit for a header: no control or format characters, no breaks, not long, and nothing encoded.

    `EmailMessage` decodes encoded words (RFC 2047) in what it is given, and Python 3.11 then writes a line break that
    was hidden in one as it is, which makes a header of the visitor's own.
    """
    shown = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in name)
    return " ".join(shown.split())[:_LONGEST_NAME].rstrip().replace("=?", "= ?")


def _writable(email: str) -> Address | None:
    """Return `email` as a header can hold it; None if it needs more than ASCII (RFC 6532) or looks encoded."""
    try:
        ascii_email = validate_email(email, check_deliverability=False, test_environment=True).ascii_email
    except EmailNotValidError:
        return None
    return Address(addr_spec=ascii_email) if ascii_email and "=?" not in ascii_email else None


def _text(message: Message) -> str:
    lines = (
        f"From: {message.name} <{message.email}>",
        f"Subject: {message.subject}" if message.subject else None,
        f"Received: {message.accepted_at:%d %B %Y, %H:%M} UTC",
        f"Reference: {message.reference}",
    )
    return "\n".join([*(line for line in lines if line), "", message.text, ""])
