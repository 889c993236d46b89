"""Each part is made ill in turn: the doctor finds it, says what to do, and finds nothing else."""

import json
import os
import re
import shutil
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from werkzeug.serving import make_server

from portfolio import create_app, current
from portfolio.cli import main
from portfolio.doctor import address
from tests.conftest import environment, usual_settings
from tests.faults.scripted_smtp import Peer, peer
from tests.paths import SMALL
from tests.serving import free_port

PARTS = ["settings", "file", "database", "disk", "clock", "mail", "address"]


def examined(folder: Path, **settings: str) -> tuple[int, dict[str, str]]:
    """Exit code, and what was said of each part."""
    chosen = {"INSTANCE_DIR": str(folder / "instance"), "PORTFOLIO_FILE": str(folder / "portfolio.json")}
    result = CliRunner(env=environment(**chosen | settings)).invoke(main, ["doctor"])
    lines = re.findall(r"^(ok|WRONG) +(\w+) +(.*)$", result.output, re.MULTILINE)
    assert lines, result.output
    return result.exit_code, {part: f"{state} {said}" for state, part, said in lines}


def ill(said: dict[str, str]) -> list[str]:
    return [part for part, sentence in said.items() if sentence.startswith("WRONG")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "portfolio.json").write_bytes(SMALL.read_bytes())
    return tmp_path


@pytest.fixture
def mail() -> Iterator[Peer]:
    with peer() as mail:
        yield mail


def settings_of(mail: Peer) -> dict[str, str]:
    port = str(mail.port)
    return {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_USE_TLS": "no", "CONTACT_RECIPIENT": "o@example.com"}


def test_all_is_well_where_nothing_is_set(folder: Path) -> None:
    code, said = examined(folder)

    assert (code, ill(said), list(said)) == (0, [], PARTS)


def test_settings_that_do_not_fit_are_told(folder: Path) -> None:
    code, said = examined(folder, PORT="none")

    assert (code, ill(said)) == (1, ["settings"])


def test_a_file_with_slips_is_told(folder: Path) -> None:
    (folder / "portfolio.json").write_text("{")

    code, said = examined(folder)

    assert (code, ill(said)) == (1, ["file"])
    assert "`portfolio check` tells each" in said["file"]


def test_a_database_that_is_none_is_told(folder: Path) -> None:
    (folder / "instance").mkdir()
    (folder / "instance/messages.sqlite3").write_bytes(b"not a database" * 100)

    code, said = examined(folder)

    assert (code, ill(said)) == (1, ["database"])


def test_a_disk_that_is_nearly_full_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=20 * 1024**2))

    code, said = examined(folder)

    assert (code, ill(said)) == (1, ["disk"])
    assert "only 20 MB are left" in said["disk"]


def test_a_clock_that_is_behind_what_was_written_is_told(folder: Path) -> None:
    os.utime(folder / "portfolio.json", (4e9, 4e9))

    code, said = examined(folder)

    assert (code, ill(said)) == (1, ["clock"])
    assert "2096-10-02" in said["clock"]


def test_mail_is_tried_and_nothing_is_sent(folder: Path, mail: Peer) -> None:
    code, said = examined(folder, **settings_of(mail))

    assert (code, ill(said)) == (0, [])
    assert mail.seen == []


@pytest.mark.parametrize(
    ("script", "cure"),
    [({"greeting": "554 no"}, "Ask its operator"), ({"EHLO": "421 later"}, "Try again in a while"), ({"greeting": None}, "greet")],
)  # fmt: skip
def test_mail_that_would_not_go_is_told_with_the_cure(folder: Path, script: dict[str, str | None], cure: str) -> None:
    with peer(script) as mail:
        code, said = examined(folder, **settings_of(mail))

    assert (code, ill(said)) == (1, ["mail"])
    assert cure in said["mail"]


def test_what_a_mail_server_said_and_what_to_do_are_two_sentences(folder: Path) -> None:
    with peer() as mail:
        away = settings_of(mail)

    _, said = examined(folder, **away)

    assert re.search(r"Connection refused\. Nothing answers at 127\.0\.0\.1", said["mail"])


def test_an_address_where_nobody_answers_is_told(folder: Path) -> None:
    code, said = examined(folder, SITE_URL=f"http://127.0.0.1:{free_port()}")

    assert (code, ill(said)) == (1, ["address"])
    assert "does not answer" in said["address"]


@contextmanager
def served(folder: Path, port: int, **settings: Any) -> Iterator[None]:
    """Answer as the site does, at `port`."""
    app = create_app(usual_settings(folder / "served", PORTFOLIO_FILE=folder / "portfolio.json", **settings))
    server = make_server("127.0.0.1", port, app, threaded=True)
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        current.of(app).engine.dispose()


def test_the_address_and_whom_its_visitors_are_taken_for(folder: Path) -> None:
    port = free_port()
    common = {"SITE_URL": f"http://127.0.0.1:{port}", "HEALTH_TOKEN": "t" * 16}
    for trusted, expected in ((0, []), (1, ["proxies"])):
        with served(folder, port, TRUSTED_PROXIES=trusted, **common):
            code, said = examined(folder, TRUSTED_PROXIES=str(trusted or ""), **common)
            assert ill(said) == expected, said
            assert "leads to this site" in said["address"]
            assert code == len(expected)

    # Somebody else's site, under the address that is meant to be this one's.
    with served(folder, port):
        _, said = examined(folder, SITE_URL=f"http://localhost:{port}")
        assert "answers 200, and not as this site would" in said["address"]


@pytest.mark.parametrize(
    ("visitor", "is_well", "word"),
    [
        ("198.51.100.1", True, "came from 198.51.100.1"),
        ("198.51.100.1:50123", True, "came from 198.51.100.1"),
        ("[2001:db8::1]:443", True, "came from 2001:db8::1"),
        ("203.0.113.77:50123", False, "believes visitors"),
        ("127.0.0.1:50123", False, "which is the proxy"),
        ("::ffff:127.0.0.1", False, "which is the proxy"),
        ("unknown", False, "calls its visitors unknown, which is no address"),
        ("", False, "calls its visitors nothing"),
        (None, False, "calls its visitors nothing"),
    ],
)
def test_whom_the_proxy_speaks_for_is_read_however_it_is_written(
    folder: Path, mail: Peer, monkeypatch: pytest.MonkeyPatch, visitor: str | None, is_well: bool, word: str
) -> None:
    site = "https://site.example"
    answers = {
        f"{site}/robots.txt": f"Sitemap: {site}/sitemap.xml",
        f"{site}/healthz": json.dumps({"visitor": visitor}),
    }
    monkeypatch.setattr(address, "_ask", lambda url, headers=None: (200, answers[url]))
    monkeypatch.setattr(address, "_addresses", lambda name: ["198.51.100.7"])

    code, said = examined(folder, SITE_URL=site, TRUSTED_PROXIES="1", HEALTH_TOKEN="t" * 16, **settings_of(mail))

    assert (code, ill(said)) == ((0, []) if is_well else (1, ["proxies"]))
    assert word in said["proxies"]


def test_nothing_is_left_in_the_outbox(folder: Path) -> None:
    examined(folder)

    with sqlite3.connect(folder / "instance/messages.sqlite3") as outbox:
        assert outbox.execute("SELECT count(*) FROM messages").fetchone() == (0,)
        assert outbox.execute("SELECT count(*) FROM schema_version").fetchone() == (1,)


@pytest.mark.parametrize(
    ("visitor", "is_well", "word"),
    [
        ("127.0.0.1", True, "leads to 127.0.1.1 here"),
        ("::1", True, "leads to 127.0.1.1 here"),
        ("203.0.113.77", False, "believes visitors"),
        ("unknown", False, "which is no address"),
    ],
)
def test_a_name_that_leads_to_loopback_here_says_nothing_against_the_proxies(
    folder: Path, mail: Peer, monkeypatch: pytest.MonkeyPatch, visitor: str, is_well: bool, word: str
) -> None:
    """As /etc/hosts has it on a Debian that was installed under the name of the site."""
    site = "https://site.example"
    answers = {
        f"{site}/robots.txt": f"Sitemap: {site}/sitemap.xml",
        f"{site}/healthz": json.dumps({"visitor": visitor}),
    }
    monkeypatch.setattr(address, "_ask", lambda url, headers=None: (200, answers[url]))
    monkeypatch.setattr(address, "_addresses", lambda name: {"site.example": ["127.0.1.1", "198.51.100.7"]}[name])

    code, said = examined(folder, SITE_URL=site, TRUSTED_PROXIES="1", HEALTH_TOKEN="t" * 16, **settings_of(mail))

    assert (code, ill(said)) == ((0, []) if is_well else (1, ["proxies"]))
    assert word in said["proxies"]


def test_a_name_that_cannot_be_looked_up_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert address._addresses("localhost") != []

    def fail(*_details: object, **_more: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert address._addresses("localhost") == []
