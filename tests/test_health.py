import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from portfolio import create_app, current
from portfolio.contact import outbox, probe
from tests.conftest import Clock, draft, usual_settings


def test_an_outbox_that_cannot_be_used_is_told(client: FlaskClient, app: Flask) -> None:
    client.get("/healthz")  # Makes the tables.
    with current.of(app).engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))

    answer = client.get("/healthz")

    assert (answer.json or {})["status"] == "degraded"
    assert (answer.json or {})["messages"] == "cannot be kept"
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


TOKEN = "a token of the operator's"
OPERATORS = {
    "a program here": {},
    "somebody here": {"environ_base": {"REMOTE_ADDR": "::1"}},
    "a watcher elsewhere": {"environ_base": {"REMOTE_ADDR": "203.0.113.9"}, "headers": {"Authorization": f"Bearer {TOKEN}"}},
    "a watcher behind the proxy": {"headers": {"X-Forwarded-For": "203.0.113.9", "Authorization": f"Bearer {TOKEN}"}},
}  # fmt: skip
STRANGERS = {
    "somebody elsewhere": {"environ_base": {"REMOTE_ADDR": "203.0.113.9"}},
    "somebody behind the proxy": {"headers": {"X-Forwarded-For": "203.0.113.9"}},
    "somebody who says to be here": {"headers": {"X-Forwarded-For": "127.0.0.1"}},
    "somebody behind an old proxy": {"headers": {"Via": "1.1 old"}},
    "a wrong token": {"environ_base": {"REMOTE_ADDR": "203.0.113.9"}, "headers": {"Authorization": "Bearer no"}},
    "no address": {"environ_base": {"REMOTE_ADDR": ""}},
}  # fmt: skip


@pytest.fixture
def watched(tmp_path: Path, clock: Clock) -> Iterator[FlaskClient]:
    app = create_app(usual_settings(tmp_path, HEALTH_TOKEN=TOKEN, TRUSTED_PROXIES=1), clock)
    yield app.test_client()
    current.of(app).engine.dispose()


@pytest.mark.parametrize("who", OPERATORS)
def test_operators_hear_the_reasons(watched: FlaskClient, who: str) -> None:
    probe.of(watched.application).reason = "The disk is full."

    said = watched.get("/healthz", **OPERATORS[who]).json or {}

    assert said.pop("visitor")
    assert said == {
        "status": "degraded", "content": "current", "messages": "cannot be kept", "reasons": ["The disk is full."],
    }  # fmt: skip


@pytest.mark.parametrize("who", STRANGERS)
def test_everybody_else_hears_only_whether_all_is_well(watched: FlaskClient, who: str) -> None:
    said = [watched.get("/healthz", **STRANGERS[who]).json]
    probe.of(watched.application).reason = "The disk is full."
    said.append(watched.get("/healthz", **STRANGERS[who]).json)

    assert said == [{"status": "ok"}, {"status": "degraded"}]


def test_without_a_token_none_opens_it(client: FlaskClient) -> None:
    for said in ("Bearer ", "Bearer None", ""):
        answer = client.get("/healthz", headers={"Authorization": said, "Via": "1.1 proxy"})
        assert answer.json == {"status": "ok"}


def test_a_probe_notices_before_a_visitor_does_that_nothing_can_be_kept(app: Flask, client: FlaskClient) -> None:
    looking = probe.of(app)
    looking.look()
    assert looking.reason is None
    with current.of(app).engine.begin() as connection:
        connection.execute(
            text("CREATE TRIGGER full BEFORE INSERT ON schema_version BEGIN SELECT RAISE(ABORT, 'no'); END")
        )

    looking.look()

    assert (client.get("/healthz").json or {})["messages"] == "cannot be kept"
    with current.of(app).engine.begin() as connection:
        connection.execute(text("DROP TRIGGER full"))
    looking.look()
    assert (client.get("/healthz").json or {})["messages"] == "on their way"


def test_a_disk_without_room_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    looking = probe.of(app)
    looking.look()
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=2048))

    looking.look()

    assert looking.reason
    assert "The disk is full: 2 kB are left" in looking.reason


def test_a_probe_leaves_nothing_behind_and_reaches_the_disk(app: Flask) -> None:
    engine = current.of(app).engine
    outbox.probe(engine)
    log = Path(f"{engine.url.database}-wal")
    before = log.stat().st_size if log.exists() else 0

    outbox.probe(engine)

    assert log.stat().st_size > before
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM schema_version")).scalar() == 1


def test_a_visitors_refusal_is_remembered_until_something_can_be_kept(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {"name": "Vera", "email": "vera@example.org", "message": "Shall we talk?"}
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "accept", lambda *_: (_ for _ in ()).throw(outbox.OutboxError("The outbox is gone.")))
        assert client.post("/contact", data=data).status_code == 503
    assert (client.get("/healthz").json or {})["reasons"] == ["The outbox is gone."]

    assert client.post("/contact", data=data).status_code == 303
    assert (client.get("/healthz").json or {})["status"] == "ok"
