import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from portfolio.contact.form import ContactForm

GOOD = {"name": "Vera Visitor", "email": "vera@example.org", "subject": "", "message": "Shall we talk?"}


def filled(app: Flask, **changes: str) -> ContactForm:
    with app.test_request_context():
        form = ContactForm(MultiDict(GOOD | changes))
        form.validate()
        return form


def test_a_good_message_is_taken(app: Flask) -> None:
    form = filled(app)

    assert not form.errors
    assert form.draft().text == "Shall we talk?"
    assert form.draft().held_for is None


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "", "Enter your name."),
        ("name", "   ", "Enter your name."),
        ("name", "\u202e\u200b", "Enter your name."),
        ("message", "\u200b\n\u2060", "Write a message."),
        ("name", "x" * 101, "Shorten your name to 100 characters at most."),
        ("email", "", "Enter your e-mail address, so that you can be answered."),
        ("email", "vera", "Enter an e-mail address like name@example.org, so that you can be answered."),
        ("email", "vera@", "Enter an e-mail address like name@example.org, so that you can be answered."),
        ("email", "a@example.org, b@example.org", "Enter an e-mail address like name@example.org, so that you can be answered."),
        ("subject", "x" * 151, "Shorten the subject to 150 characters at most."),
        ("message", "", "Write a message."),
        ("message", "x" * 5001, "Shorten the message to 5,000 characters at most."),
    ],
)  # fmt: skip
def test_each_slip_says_what_to_do(app: Flask, field: str, value: str, error: str) -> None:
    form = filled(app, **{field: value})

    assert [(one.name, one.errors) for one in form.written() if one.errors] == [(field, [error])]


def test_the_longest_message_is_counted_in_characters_not_line_ends(app: Flask) -> None:
    assert not filled(app, message="\r\n".join(["x" * 9] * 500)).errors


@pytest.mark.parametrize(
    "address", ["vera+jobs@example.org", "véra@example.org", "vera@bücher.example", "o'vera@example.org"]
)
def test_unusual_addresses_are_taken(app: Flask, address: str) -> None:
    assert not filled(app, email=address).errors


@pytest.mark.parametrize("letters", ["\U00010d4a\U00010d4b", "\U0001fae9", "\uf8ff"])
def test_letters_that_this_python_does_not_know_yet_are_letters(app: Flask, letters: str) -> None:
    form = filled(app, name=letters, message=letters)

    assert not form.errors
    assert (form.draft().name, form.draft().text) == (letters, letters)


TOO_LONG = (
    "An e-mail address has at most 64 characters before the @, 63 between two dots and 254 in all (an accented letter "
    "counts as two or more); check yours."
)
LONG_DOMAIN = ".".join(["d" * 61] * 4 + ["exam"])


@pytest.mark.parametrize(
    "address",
    [
        "a" * 65 + "@example.org",
        "é" * 33 + "@example.org",
        "界" * 22 + "@example.org",
        "\U0001f600" * 17 + "@example.org",
        "vera@" + "d" * 64 + ".example",
        "vera@example." + "d" * 64,
        "vera@" + "ü" * 60 + ".example",
        f"vera@d.{LONG_DOMAIN}",
        f"{'a' * 64}@{LONG_DOMAIN}",
        "a" * 5000 + "@example.org",
        "vera@" + "d." * 5000 + "example",
        "vera@" + "ü" * 100_000 + ".example",
    ],
)
def test_an_address_longer_than_mail_allows_is_refused_and_told_why(app: Flask, address: str) -> None:
    assert filled(app, email=address).email.errors == [TOO_LONG]


@pytest.mark.parametrize(
    "address",
    [
        "a" * 64 + "@example.org",
        "é" * 32 + "@example.org",
        "vera@" + "d" * 63 + ".example",
        "vera@" + "ü" * 50 + ".example",
        f"{'a' * 64}@{'.'.join(['d' * 61] * 3)}.org",
    ],
)
def test_an_address_as_long_as_mail_allows_is_taken(app: Flask, address: str) -> None:
    assert not filled(app, email=address).errors


def test_what_no_keyboard_types_is_dropped_and_the_rest_stays(app: Flask) -> None:
    form = filled(app, name="Vera\r\nBcc: x\x00", message=" Line one\r\nLine\x0b two\t– ok \x1b[31m ")

    assert form.draft().name == "Vera Bcc: x"
    assert form.draft().text == "Line one\nLine two\t– ok [31m"


def test_a_filled_trap_holds_the_message_back(app: Flask) -> None:
    form = filled(app, leave_empty="https://example.org")

    assert not form.errors
    assert form.draft().held_for == "honeypot"
