"""A database that is locked, full, read-only or gone: the form says so and keeps the text, the pages stay, and all is
well again without a restart."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import make_url

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.delivery import lock
from portfolio.contact.outbox import sqlite
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import ROOT
from tests.postgresql import running

WORDS = {"name": "Vera", "email": "vera@example.org", "message": "Shall we talk?"}


@contextmanager
def site(settings: Settings, clock: Clock) -> Iterator[FlaskClient]:
    app: Flask = create_app(settings, clock)
    client = app.test_client()
    client.post("/contact", data=WORDS | {"message": "before"})
    yield client
    current.of(app).engine.dispose()


def keeps_the_text(client: FlaskClient) -> None:
    """Check that a message is refused with its text kept, and that the pages stand."""
    answer = client.post("/contact", data=WORDS)
    assert answer.status_code == 503
    assert "so it was not sent. Your text is still here" in answer.text
    assert Page(answer.text).text_of("contact-message") == "Shall we talk?"
    assert client.get("/").status_code == client.get("/contact").status_code == 200


@contextmanager
def only_readable(file: Path) -> Iterator[None]:
    """Let nobody write to `file` or beside it; root, whom no mode stops, is somebody else meanwhile."""
    file.chmod(0o444)
    file.parent.chmod(0o555)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)
        file.parent.chmod(0o755)
        file.chmod(0o644)


def is_well_again(client: FlaskClient) -> None:
    assert client.post("/contact", data=WORDS).status_code == 303
    assert (client.get("/healthz").json or {})["status"] == "ok"


def test_a_database_that_another_program_locks_is_told_in_time(tmp_path: Path, clock: Clock) -> None:
    with site(usual_settings(tmp_path), clock) as client:
        with closing(sqlite3.connect(tmp_path / "instance/messages.sqlite3", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            answer = client.post("/contact", data=WORDS)
            page = client.get("/")
        assert answer.status_code == 503
        assert page.status_code == 200
        is_well_again(client)


def test_a_full_disk_is_told_and_survived(tmp_path: Path) -> None:
    """In a process that may not write any file larger than it already is, as on a disk without room."""
    program = textwrap.dedent("""
        import resource, signal, sys
        from pathlib import Path
        from tests.conftest import Clock, usual_settings
        from tests.faults.test_databases import is_well_again, keeps_the_text, site

        folder = Path(sys.argv[1])
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with site(usual_settings(folder), Clock()) as client:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
            keeps_the_text(client)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            is_well_again(client)
    """)
    subprocess.run([sys.executable, "-c", program, tmp_path], check=True, cwd=ROOT)


def test_a_file_that_may_only_be_read_is_told_and_survived(clock: Clock) -> None:
    # Pytest's own folders are closed to anybody else.
    with tempfile.TemporaryDirectory() as name, site(usual_settings(Path(name)), clock) as client:
        Path(name).chmod(0o755)
        client.post("/contact", data=WORDS | {"email": "wrong"})  # Reads the template that is needed below.
        current.of(client.application).engine.dispose()
        with only_readable(Path(name) / "instance/messages.sqlite3"):
            answer = client.post("/contact", data=WORDS)
        assert answer.status_code == 503
        assert Page(answer.text).text_of("contact-message") == "Shall we talk?"
        is_well_again(client)


def test_postgresql_may_go_and_come_back(tmp_path: Path, clock: Clock) -> None:
    with running() as server, site(usual_settings(tmp_path, DATABASE_URL=server.new_database()), clock) as client:
        server.stop()
        keeps_the_text(client)
        assert (client.get("/healthz").json or {})["messages"] == "cannot be kept"
        server.start()
        is_well_again(client)


def test_the_lock_ends_with_the_session_and_its_holder_hears_of_it(tmp_path: Path) -> None:
    with running() as server:
        engine = outbox.connect(make_url(server.new_database()))
        with lock.beside(engine)() as still_held:
            assert still_held is not None
            assert still_held()
            server.stop()
            server.start()
            lost = not still_held()
            with lock.beside(engine)() as taken_over:
                assert taken_over is not None
        engine.dispose()

    assert lost


def test_a_lock_file_that_was_replaced_is_not_held(tmp_path: Path) -> None:
    engine = outbox.connect(sqlite.url_of(tmp_path / "messages.sqlite3"))
    with lock.beside(engine)() as still_held:
        assert still_held is not None
        assert still_held()
        (tmp_path / "messages.sqlite3.lock").unlink()
        gone = not still_held()
        with lock.beside(engine)() as other:
            assert other is not None
            assert not still_held()

    assert gone
