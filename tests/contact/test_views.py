import logging
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, text

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.contact import outbox
from tests.conftest import Clock, draft, purge_steadily
from tests.page import Page

GOOD = {"name": "Vera Visitor", "email": "vera@example.org", "subject": "A role", "message": "Shall we talk?"}


def test_a_good_message_is_kept_and_leads_to_its_receipt(client: FlaskClient, engine: Engine) -> None:
    answer = client.post("/contact", data=GOOD)

    [message] = outbox.newest_first(engine)
    assert answer.status_code == 303
    assert answer.location == f"/contact/thanks/{message.reference}"
    thanks = client.get(answer.location)
    assert thanks.status_code == 200
    assert message.reference in thanks.text
    assert "November 24, 2026 at 09:30 UTC" in Page(thanks.text).text
    assert thanks.headers["Cache-Control"] == "no-store"


def test_the_day_is_said_as_the_language_of_the_file_does(
    edited_app: Flask, written: dict[str, Any], save: Callable[[dict[str, Any]], Path]
) -> None:
    save(written | {"language": "en-GB"})
    client = edited_app.test_client()

    answer = client.post("/contact", data=GOOD)

    assert "Received on 24 November 2026 at 09:30 UTC." in Page(client.get(answer.location).text).text


def promised(settings: Settings) -> str:
    """What the form says is kept, and for how long."""
    app = create_app(settings, Clock())
    page = Page(app.test_client().get("/contact").text)
    current.of(app).engine.dispose()
    [sentence] = [words for words in page.texts("p") if words.startswith("This server keeps")]
    return sentence


def test_the_form_says_what_is_kept_and_for_how_long_and_the_purge_does_so(settings: Settings, clock: Clock) -> None:
    with_mail = {"MAIL_SERVER": "mail.example.org", "CONTACT_RECIPIENT": "owner@example.org", "MESSAGE_RETENTION": 50}
    sentence = promised(settings.model_copy(update=with_mail))
    app = create_app(settings, clock)
    engine = current.of(app).engine
    for n, days_to_settle in enumerate((0, 3, None)):
        outbox.accept(engine, draft(text=str(n)), clock(), network="a trace")
        if days_to_settle is not None:
            message = outbox.claim(engine, clock())
            assert message is not None
            settle = (outbox.settle_sent, outbox.settle_failed)[n]
            settle(engine, message, clock() + timedelta(days=days_to_settle), "said")
    outbox.accept(engine, draft(text="spam", held_for="links"), clock())

    def left_after(days: float) -> tuple[set[str], bool]:
        purge_steadily(engine, clock() + timedelta(days=days), timedelta(days=50))
        with engine.connect() as connection:
            traces = set(connection.execute(text("SELECT network FROM messages")).scalars())
        return {message.text for message in outbox.newest_first(engine)}, "a trace" in traces

    assert sentence == (
        "This server keeps your name, address and message until they are e-mailed to Kyler Post, or that failed, and for "
        "50 days after. Possible spam, and a keyed trace of your network, are kept for 30 days."
    )
    assert left_after(29.9) == ({"0", "1", "2", "spam"}, True)
    assert left_after(30.1) == ({"0", "1", "2"}, False)
    assert left_after(49.9) == ({"0", "1", "2"}, False)
    assert left_after(50.1) == ({"1", "2"}, False)
    assert left_after(53.1) == ({"2"}, False)
    assert left_after(5000) == ({"2"}, False)
    engine.dispose()


def test_where_nothing_is_mailed_the_form_says_so(settings: Settings) -> None:
    assert promised(settings).startswith(
        "This server keeps your name, address and message until Kyler Post deletes them. Possible spam"
    )


def test_whoever_wrote_is_told_what_becomes_of_possible_spam_and_not_whether_theirs_is(
    client: FlaskClient, engine: Engine
) -> None:
    links = "https://a.example https://b.example https://c.example"
    pages = []
    for message in (GOOD, GOOD | {"message": links}):
        answer = client.post("/contact", data=message)
        pages.append(client.get(answer.location).text.replace(answer.location.rpartition("/")[2], "REFERENCE"))

    assert {m.state for m in outbox.newest_first(engine)} == {"queued", "held"}
    assert pages[0] == pages[1]
    said = " ".join(pages[0].split())
    assert (
        "Should it look like spam, it is held for Kyler Post to look at, and deleted after 30 days if not passed on."
        in said
    )


@pytest.mark.parametrize(
    "reference", ["%00", "a%00", "nothing", "0" * 31, "0" * 33, "A" * 32, "%ED%A0%80", "%C3%A9", "0" * 32 + "%0A"]
)
def test_what_is_no_reference_is_no_receipt_on_any_database(client: FlaskClient, reference: str) -> None:
    assert client.get(f"/contact/thanks/{reference}").status_code == 404


def test_a_receipt_that_nobody_was_given_is_not_shown(client: FlaskClient) -> None:
    assert client.get("/contact/thanks/0123456789abcdef0123456789abcdef").status_code == 404


def test_a_double_click_is_one_message(client: FlaskClient, engine: Engine) -> None:
    answers = [client.post("/contact", data=GOOD).location for _ in range(2)]

    assert answers[0] == answers[1]
    assert len(outbox.newest_first(engine)) == 1


def test_a_bad_message_is_told_at_the_top_and_at_the_field_and_stays(client: FlaskClient, engine: Engine) -> None:
    answer = client.post("/contact", data=GOOD | {"email": "vera", "name": 'Vera "the <b>" Visitor'})

    page = Page(answer.text)
    error = "Enter an e-mail address like name@example.org, so that you can be answered."
    assert answer.status_code == 422
    assert answer.headers["Form-Again"] == "refused"
    assert page.title.startswith("Error: ")
    assert page.link_to("#contact-email") == error
    assert page.text_of("contact-email-error") == error
    assert page.attribute("contact-email", "aria-describedby") == "contact-email-error"
    assert page.attribute("contact-email", "aria-invalid") == "true"
    assert page.attribute("contact-email", "value") == "vera"
    assert page.attribute("contact-name", "value") == 'Vera "the <b>" Visitor'
    assert page.text_of("contact-message") == "Shall we talk?"
    assert not outbox.newest_first(engine)


def test_an_over_long_message_is_told_and_stays(client: FlaskClient) -> None:
    words = "word " * 20_000

    answer = client.post("/contact", data=GOOD | {"message": words})

    assert answer.status_code == 422
    assert words.strip() in answer.text


def test_a_body_beyond_all_measure_is_not_read(client: FlaskClient) -> None:
    answer = client.post("/contact", data=GOOD | {"message": "x" * 300_000})

    assert answer.status_code == 413
    assert "That is too much text" in answer.text


@pytest.mark.parametrize("words", ['{"name": 5}', '{"leave_empty": "\\ud800"}', "[1]", "true", "[" * 100_000])
def test_what_is_no_form_is_an_empty_one(client: FlaskClient, words: str) -> None:
    assert client.post("/contact", data=words, content_type="application/json").status_code == 422


def test_a_file_in_place_of_a_field_is_no_message(client: FlaskClient, engine: Engine) -> None:
    fields: dict[str, Any] = GOOD | {"message": (BytesIO(b"a file"), "message.txt")}

    assert client.post("/contact", data=fields).status_code == 422
    assert not outbox.newest_first(engine)


def test_a_filled_trap_is_answered_like_any_message_and_held(client: FlaskClient, engine: Engine) -> None:
    answer = client.post("/contact", data=GOOD | {"leave_empty": "x"})

    [message] = outbox.newest_first(engine)
    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    assert (message.state, message.reason) == ("held", "honeypot")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "https://localhost"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Referer": "https://evil.example/"}, 303),
        ({}, 303),
    ],
)
def test_what_another_site_sends_is_refused(
    client: FlaskClient, engine: Engine, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/contact", data=GOOD, headers=headers)

    assert answer.status_code == status
    assert len(outbox.newest_first(engine)) == (status == 303)
    if status == 403:
        assert "Shall we talk?" in answer.text


def test_while_the_outbox_is_broken_the_text_stays_and_pages_stand(
    client: FlaskClient, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    reference = client.post("/contact", data=GOOD).location
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))

    answer = client.post("/contact", data=GOOD | {"message": "Another"})

    assert answer.status_code == 503
    assert "The message could not be kept just now, so it was not sent." in answer.text
    assert "Another" in answer.text
    assert client.get(reference).status_code == 503
    assert client.get("/").status_code == 200
    assert "version 99" in caplog.text
    assert "Shall we talk?" not in caplog.text


def test_what_the_database_objects_to_is_logged_without_the_visitors_words(
    client: FlaskClient, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    client.get(f"/contact/thanks/{'0' * 32}")  # Makes the tables.
    # PostgreSQL repeats the whole row when a check fails.
    objection, said = {
        "sqlite": (
            "CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(FAIL, 'no space'); END",
            "no space",
        ),
        "postgresql": ("ALTER TABLE messages ADD CONSTRAINT no_space CHECK (name = '') NOT VALID", "no_space"),
    }[engine.dialect.name]
    with engine.begin() as connection:
        connection.execute(text(objection))

    answer = client.post("/contact", data=GOOD)

    assert answer.status_code == 503
    assert said in caplog.text
    for word in GOOD.values():
        assert word not in caplog.text


def test_of_a_visitor_nothing_is_kept_but_what_the_form_says(limited: Flask, engine: Engine) -> None:
    address = "2001:db8:1:2::1"

    limited.test_client().post("/contact", data=GOOD, headers={"X-Forwarded-For": address, "User-Agent": "A browser"})

    with engine.connect() as connection:
        [row] = connection.execute(text("SELECT * FROM messages")).mappings()
    written = {"name", "email", "subject", "text"}
    assert {name for name, value in row.items() if value} - written == {
        "reference", "message_id", "digest", "network", "household", "accepted_at", "let_through_at", "state",
    }  # fmt: skip
    assert all("2001" not in str(row[name]) for name in ("network", "household", "message_id"))


def test_logs_hold_no_word_of_the_visitor(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    client.post("/contact", data=GOOD)
    client.post("/contact", data=GOOD | {"email": "wrong"})

    for word in GOOD.values():
        assert word not in caplog.text


@pytest.fixture
def limited(settings: Settings, clock: Clock) -> Iterator[Flask]:
    """The site with the limits that it has by default, behind one proxy."""
    by_default = {"CONTACT_LIMIT": "5/10m,20/1d", "CONTACT_FLOOD": "60/1h", "TRUSTED_PROXIES": 1}
    app = create_app(settings.model_copy(update=by_default), clock)
    yield app
    current.of(app).engine.dispose()


def test_a_sixth_message_in_ten_minutes_is_put_off_with_its_text(limited: Flask, clock: Clock) -> None:
    client = limited.test_client()
    accepted = [client.post("/contact", data=GOOD | {"message": f"Message {n}"}).status_code for n in range(5)]
    clock.advance(minutes=3, seconds=30)

    refused = client.post("/contact", data=GOOD | {"message": "Message 6"})
    resent = client.post("/contact", data=GOOD | {"message": "Message 4"})
    clock.advance(minutes=6, seconds=30)
    later = client.post("/contact", data=GOOD | {"message": "Message 6"})

    assert accepted == [303] * 5
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "390"
    assert refused.headers["Form-Again"] == "refused"
    assert "Your text is still here; send it again in 7 minutes." in refused.text
    assert Page(refused.text).text_of("contact-message") == "Message 6"
    assert (resent.status_code, later.status_code) == (303, 303)


def test_visitors_are_told_apart_by_what_the_trusted_proxy_says(limited: Flask) -> None:
    client = limited.test_client()

    def send(n: int, forwarded: str) -> int:
        return client.post(
            "/contact", data=GOOD | {"message": f"{n}"}, headers={"X-Forwarded-For": forwarded}
        ).status_code

    # Only the last entry is the proxy's own; what stands before it anybody may have written.
    one = [send(n, f"203.0.113.{n}, 192.0.2.1") for n in range(6)]
    other = send(9, "192.0.2.1, 192.0.2.2")

    assert one == [303] * 5 + [429]
    assert other == 303


@pytest.mark.parametrize(
    "spelling", ["{}:50123", "[::ffff:{}]:50123", '"{}:443"', "for={}", '", {}', "unknown, [64:ff9b::{}]"]
)
def test_visitors_are_told_apart_however_the_proxy_writes_them(limited: Flask, spelling: str) -> None:
    client = limited.test_client()

    def send(n: int, address: str) -> int:
        headers = {"X-Forwarded-For": spelling.format(address)}
        return client.post("/contact", data=GOOD | {"message": f"{n}"}, headers=headers).status_code

    one = [send(n, "192.0.2.1") for n in range(6)]
    other = send(9, "192.0.2.2")

    assert one == [303] * 5 + [429]
    assert other == 303


def test_of_a_household_four_networks_may_write_and_a_neighbor_still(limited: Flask, engine: Engine) -> None:
    client = limited.test_client()

    def send(n: int, address: str) -> int:
        headers = {"X-Forwarded-For": f"[{address}]:50123"}
        return client.post("/contact", data=GOOD | {"message": f"{n}"}, headers=headers).status_code

    inside = [send(n, f"2001:db8:1:{n:x}::1") for n in range(22)]
    neighbor = send(99, "2001:db8:1:100::1")

    assert inside == [303] * 20 + [429] * 2
    assert neighbor == 303
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT network, household FROM messages")).all()
    assert len({row.network for row in kept}) == 21
    assert len({row.household for row in kept}) == 2
    assert all(re.fullmatch("[0-9a-f]{64}", name) for row in kept for name in row)


def test_visitors_whom_the_proxy_does_not_name_are_limited_by_the_flood_mark_alone(
    limited: Flask, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    client = limited.test_client()

    answers = {
        client.post("/contact", data=GOOD | {"message": f"{n}"}, headers={"X-Forwarded-For": "unknown"}).status_code
        for n in range(62)
    }

    assert answers == {303}
    counts = outbox.waiting(engine).counts
    assert (counts["queued"], counts["held"]) == (60, 2)
    assert "Whom the proxy speaks for cannot be read" in caplog.text


def test_without_a_trusted_proxy_nobody_can_pretend_to_be_another(settings: Settings, clock: Clock) -> None:
    app = create_app(settings.model_copy(update={"CONTACT_LIMIT": "1/1d"}), clock)
    client = app.test_client()

    answers = [
        client.post(
            "/contact", data=GOOD | {"message": str(n)}, headers={"X-Forwarded-For": f"192.0.2.{n}"}
        ).status_code
        for n in range(2)
    ]
    current.of(app).engine.dispose()

    assert answers == [303, 429]


def test_a_flood_is_held_and_every_visitor_thanked(settings: Settings, clock: Clock) -> None:
    app = create_app(settings.model_copy(update={"CONTACT_FLOOD": "3/1h"}), clock)
    client = app.test_client()

    answers = {client.post("/contact", data=GOOD | {"message": str(n)}).status_code for n in range(5)}

    states = [message.state for message in outbox.newest_first(current.of(app).engine)]
    current.of(app).engine.dispose()
    assert answers == {303}
    assert sorted(states) == ["held", "held", "queued", "queued", "queued"]


def test_another_secret_key_keeps_nobody_from_writing(settings: Settings, clock: Clock) -> None:
    for key in ("a" * 32, "b" * 32):
        app = create_app(settings.model_copy(update={"SECRET_KEY": key, "CONTACT_LIMIT": "1/1d"}), clock)
        assert app.test_client().post("/contact", data=GOOD | {"message": key}).status_code == 303
        current.of(app).engine.dispose()


def put_a_file_in_the_way(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")


def test_a_key_that_cannot_be_made_is_told_like_a_full_disk(settings: Settings, clock: Clock) -> None:
    app = create_app(settings, clock)
    put_a_file_in_the_way(settings.INSTANCE_DIR)

    answer = app.test_client().post("/contact", data=GOOD)

    settings.INSTANCE_DIR.unlink()
    assert answer.status_code == 503
    assert Page(answer.text).text_of("contact-message") == "Shall we talk?"
    assert app.test_client().post("/contact", data=GOOD).status_code == 303
    current.of(app).engine.dispose()


def test_while_messages_cannot_be_kept_the_owners_links_are_another_way(
    settings: Settings, written: dict[str, Any], save: Callable[[dict[str, Any]], Path], clock: Clock
) -> None:
    written["links"] = [{"label": "Code", "url": "https://code.example.org"}]
    app = create_app(settings.model_copy(update={"PORTFOLIO_FILE": save(written)}), clock)
    put_a_file_in_the_way(settings.INSTANCE_DIR)

    answer = app.test_client().post("/contact", data=GOOD)

    current.of(app).engine.dispose()
    assert "try again in a minute, or use one of the links beside the form." in answer.text
