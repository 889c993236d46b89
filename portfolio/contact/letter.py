"""From a message to the bytes of an e-mail; the same message always gives the same bytes."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from email_validator import EmailNotValidError, validate_email

from portfolio.contact.outbox import Message
from portfolio.english import plural

_LONGEST_NAME = 60
_MOST_LISTED = 200
_HELD = """\
{} held back because of what is named below. The visitors were thanked like any other.

portfolio messages show REFERENCE      to read one
portfolio messages release REFERENCE   to have it mailed
portfolio messages discard REFERENCE   to delete it

Held messages are deleted after 30 days. You hear of new ones once a day at most."""


def compose(message: Message, sender: str, recipient: str) -> bytes:
    """Return the letter that tells the owner of `message`, with CR LF line ends and only ASCII bytes.

    Message-ID and Date come from the acceptance, so a letter that is sent again is recognized as the same.
    """
    letter = _addressed(sender, recipient, message.accepted_at)
    if reply_to := _writable(message.email):
        letter["Reply-To"] = reply_to
    letter["Subject"] = f"Portfolio message from {one_line(message.name)}"
    letter["Message-ID"] = message.message_id or f"<{message.reference}@{sender.rpartition('@')[2]}>"
    letter.set_content(_text(message), cte="quoted-printable")
    return letter.as_bytes()


def digest(held: Sequence[Message], sender: str, recipient: str, now: datetime) -> bytes:
    """Return the letter that tells the owner which messages are held, and why: no word of a visitor's is in it."""
    count = f"{plural(len(held), 'message')} {'is' if len(held) == 1 else 'are'}"
    listed = [f"{m.reference}  {m.accepted_at:%Y-%m-%d %H:%M} UTC  {m.reason}" for m in held[:_MOST_LISTED]]
    more = [f"and {len(held) - _MOST_LISTED} more"] if len(held) > _MOST_LISTED else []
    letter = _addressed(sender, recipient, now)
    letter["Subject"] = f"Portfolio: {count} held"
    letter["Message-ID"] = f"<held-{now:%Y%m%d}-{held[-1].reference}@{sender.rpartition('@')[2]}>"
    letter.set_content("\n".join([_HELD.format(count), "", *listed, *more, ""]), cte="quoted-printable")
    return letter.as_bytes()


def trial(sender: str, recipient: str, now: datetime) -> bytes:
    """Return a letter that shows that letters arrive."""
    letter = _addressed(sender, recipient, now)
    letter["Subject"] = "Portfolio: mail works"
    letter["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    letter.set_content(
        "This is what `portfolio mail test` sends. Messages from the contact form will come the same way.\n"
    )
    return letter.as_bytes()


def _addressed(sender: str, recipient: str, date: datetime) -> EmailMessage:
    """Return a letter from the site to the owner."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = sender
    letter["To"] = recipient
    letter["Date"] = format_datetime(date)
    letter["Auto-Submitted"] = "auto-generated"
    return letter


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
    lines = [
        *message.lines(),
        ("Received", f"{message.accepted_at:%d %B %Y, %H:%M} UTC"),
        ("Reference", message.reference),
    ]
    return "\n".join([*(f"{label}: {value}" for label, value in lines), "", message.text, ""])
