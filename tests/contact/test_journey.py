"""From the form to the owner's mail, through a real SMTP server that is down first."""

import socket
from pathlib import Path

from portfolio import contact, create_app, current
from portfolio.config import Settings
from portfolio.contact import outbox
from tests.conftest import Clock
from tests.postbox import open_postbox, text_of

WORDS = {"name": "Vera Visitor", "email": "vera@example.org", "subject": "A role", "message": "Shall we talk?\n\nVera"}


def test_a_message_sent_while_the_mail_server_is_down_arrives_once_when_it_is_up(tmp_path: Path, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    settings = Settings(
        INSTANCE_DIR=tmp_path, MAIL_SERVER="127.0.0.1", MAIL_PORT=port, MAIL_USE_TLS=False,
        CONTACT_RECIPIENT="owner@example.com", MAIL_DEFAULT_SENDER="site@example.net",
    )  # fmt: skip
    app = create_app(settings, clock)
    deliverer = contact.deliverer_for(settings, current.of(app).engine, clock)

    answer = app.test_client().post("/contact", data=WORDS)
    tried_while_down = deliverer.deliver_due()
    [waiting] = outbox.newest_first(current.of(app).engine)
    with open_postbox(port) as postbox:
        tried_too_soon = deliverer.deliver_due()
        clock.advance(minutes=2)
        tried_when_up = deliverer.deliver_due()
        clock.advance(days=1)
        tried_later = deliverer.deliver_due()
    [settled] = outbox.newest_first(current.of(app).engine)
    current.of(app).engine.dispose()

    assert answer.status_code == 303
    assert (waiting.state, waiting.attempts) == ("queued", 1)
    assert (tried_while_down, tried_too_soon, tried_when_up, tried_later) == (1, 0, 1, 0)
    assert (settled.state, settled.reason) == ("sent", "letter: 250 taken")
    [letter] = postbox.letters
    assert postbox.envelopes[0].rcpt_tos == ["owner@example.com"]
    assert (letter["To"], letter["From"], letter["Reply-To"]) == (
        "owner@example.com",
        "site@example.net",
        "vera@example.org",
    )
    assert text_of(letter).endswith("\n\nShall we talk?\n\nVera\n")
    assert answer.location.rpartition("/")[2] in text_of(letter)
