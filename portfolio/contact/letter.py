"""From a message to the bytes of an e-mail; the same message always gives the same bytes."""

from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from email_validator import EmailNotValidError, validate_email

from portfolio.contact import subject
from portfolio.contact.outbox import Message
from portfolio.english import plural

_MOST_LISTED = 200
_HELD = """\
{} held back because of what is named below. The visitors were thanked like any other.

portfolio messages show REFERENCE      to read one
portfolio messages release REFERENCE   to have it mailed
portfolio messages discard REFERENCE   to delete it

Held messages are deleted after 30 days. You hear of new ones once a day at most."""
_NO_REPLY = (
    "A reply to this letter would not reach the visitor: mail cannot carry that address in its header. Write a new "
    "letter to the address above."
)


def compose(message: Message, sender: str, recipient: str) -> bytes:
    """Return the letter that tells the owner of `message`, with CR LF line ends and only ASCII bytes.

    Message-ID comes from the acceptance, so a letter that is sent again is recognized as the same. Date is when it was
    first handed over: dated by the acceptance, one that waited for days would look like spam.
    """
    letter = _addressed(sender, recipient, message.handed_over_at or message.accepted_at)
    reply_to = _writable(message.email)
    if reply_to:
        letter["Reply-To"] = reply_to
    letter["Message-ID"] = message.message_id or f"<{message.reference}@{sender.rpartition('@')[2]}>"
    letter.set_content(_text(message, can_reply=reply_to is not None), cte="quoted-printable")
    return subject.header(message.name) + letter.as_bytes()


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


def _writable(email: str) -> Address | None:
    """Return `email` as a header can hold it; None if it needs more than ASCII (RFC 6532) or looks encoded."""
    try:
        ascii_email = validate_email(email, check_deliverability=False, test_environment=True).ascii_email
    except EmailNotValidError:
        return None
    return Address(addr_spec=ascii_email) if ascii_email and "=?" not in ascii_email else None


def _text(message: Message, *, can_reply: bool) -> str:
    lines = [
        *message.lines(),
        ("Received", f"{message.accepted_at:%d %B %Y, %H:%M} UTC"),
        ("Reference", message.reference),
    ]
    above = [f"{label}: {value}" for label, value in lines] + ([] if can_reply else ["", _NO_REPLY])
    return "\n".join([*above, "", message.text, ""])
