from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from portfolio import create_app, current
from portfolio.contact import outbox
from tests.conftest import Clock, draft, usual_settings


def test_an_outbox_that_cannot_be_used_is_told(client: FlaskClient, app: Flask) -> None:
    client.get("/healthz")  # Makes the tables.
    with current.of(app).engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))

    answer = client.get("/healthz")

    assert answer.json == {"status": "degraded", "content": "current", "messages": "cannot be kept"}
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_messages_that_wait_too_long_are_told_once_a_mail_server_is_set(tmp_path: Path, clock: Clock) -> None:
    said = []
    for server in (None, "mail.example.org"):
        settings = usual_settings(tmp_path, MAIL_SERVER=server, CONTACT_RECIPIENT="owner@example.com")
        app = create_app(settings, clock)
        outbox.accept(current.of(app).engine, draft(), clock())
        clock.advance(minutes=16)
        said.append((app.test_client().get("/healthz").json or {})["messages"])
        current.of(app).engine.dispose()

    assert said == ["on their way", "late"]


def test_a_held_message_that_nobody_looks_at_is_told(client: FlaskClient, app: Flask, clock: Clock) -> None:
    outbox.accept(current.of(app).engine, draft(held_for="links"), clock())
    clock.advance(hours=25)

    assert (client.get("/healthz").json or {})["messages"] == "late"
