"""The contact form and its rules."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, StringField, TextAreaField
from wtforms.validators import DataRequired, Email, Length, Optional, ValidationError

from portfolio.contact import screening
from portfolio.contact.outbox import LABELS, Draft


def _without_controls(text: str | None) -> str | None:
    """Drop what no keyboard types (control characters but for tabs and line ends); unify line ends."""
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}).strip()
    # Characters that only shape others (joiners, directions) say nothing by themselves; those that this Python does not
    # know yet (Cn) may be letters.
    return (
        text if any(unicodedata.category(c) not in {"Cf", "Zs", "Zl", "Zp"} and not c.isspace() for c in text) else ""
    )


def _one_line(text: str | None) -> str | None:
    """Drop what no keyboard types, and leave one line, for fields that have but one."""
    return " ".join((_without_controls(text) or "").split())


def _is_longer_than_mail_allows(address: str) -> bool:
    """Say whether a mail server may refuse `address` for its length alone (octets; RFC 5321, 4.5.3.1)."""
    if len(address.encode()) > 254:
        return True
    local, _, domain = address.rpartition("@")
    # A label that is not ASCII travels as a prefix of four characters and Punycode (RFC 5891, 4.4).
    labels = [len(label) if label.isascii() else 4 + len(label.encode("punycode")) for label in domain.split(".")]
    return len(local.encode()) > 64 or max(labels) > 63 or sum(labels) + len(labels) > 254


class _Email(Email):
    """WTForms' check (email-validator, no look-ups), saying what to write; of lengths that knows the domain's only."""

    def __call__(self, form: Any, field: StringField) -> None:
        """Raise ValidationError unless the field holds one address that mail servers take."""
        if _is_longer_than_mail_allows(field.data or ""):
            raise ValidationError(
                "An e-mail address has at most 64 characters before the @, 63 between two dots and 254 in all "
                "(an accented letter counts as two or more); check yours."
            )
        try:
            super().__call__(form, field)
        except ValidationError as error:
            raise ValidationError(
                "Enter an e-mail address like name@example.org, so that you can be answered."
            ) from error


class ContactForm(FlaskForm):  # type: ignore[misc] # Flask-WTF ships no types.
    """What a visitor writes. The token is off: `portfolio/security.py` says why."""

    class Meta:
        """The form's own settings."""

        csrf = False

    name = StringField(
        "Name",
        id="contact-name",
        filters=[_one_line],
        validators=[
            DataRequired("Enter your name."),
            Length(max=100, message="Shorten your name to 100 characters at most."),
        ],
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        "E-mail",
        id="contact-email",
        filters=[_one_line],
        validators=[DataRequired("Enter your e-mail address, so that you can be answered."), _Email()],
        render_kw={"autocomplete": "email"},
    )
    subject = StringField(
        "Subject (optional)",
        id="contact-subject",
        filters=[_one_line],
        validators=[Optional(), Length(max=150, message="Shorten the subject to 150 characters at most.")],
        render_kw={"autocomplete": "off"},
    )
    text = TextAreaField(
        "Message",
        name="message",
        id="contact-message",
        filters=[_without_controls],
        validators=[
            DataRequired("Write a message."),
            Length(max=5000, message="Shorten the message to 5,000 characters at most."),
        ],
        render_kw={"rows": 6},
    )
    # People do not see this field, and no browser fills a field of this name by itself.
    leave_empty = StringField(
        "Leave this empty", id="contact-leave-empty", render_kw={"autocomplete": "off", "tabindex": "-1"}
    )

    def draft(self) -> Draft:
        """Return what a valid form says."""
        words = {name: self[name].data or "" for name in LABELS if name in self}
        said = "\n".join(word for name, word in words.items() if name not in {"name", "email"})
        return Draft(**words, held_for=screening.reason(said, self.leave_empty.data or ""))

    def written(self) -> Iterator[Field]:
        """Yield the fields that people see, in the order of the form."""
        return (self[name] for name in LABELS if name in self)
