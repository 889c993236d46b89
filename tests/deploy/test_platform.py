"""`Procfile` and `requirements.txt`, as platforms read them."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.conftest import server_environment
from tests.paths import ROOT
from tests.serving import await_answer, free_port
from tests.watching import watched


def web() -> str:
    [line] = (ROOT / "Procfile").read_text().splitlines()
    kind, _, command = line.partition(": ")
    assert kind == "web"
    return command


@pytest.mark.slow
def test_the_line_serves_at_the_port_that_the_platform_names_to_whoever_asks(tmp_path: Path) -> None:
    port = free_port()
    settings = server_environment(
        PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}", PORT=str(port), INSTANCE_DIR=str(tmp_path), SITE_URL="https://site.example",
        MAIL_SERVER="mail.invalid", CONTACT_RECIPIENT="owner@example.com",
    )  # fmt: skip
    del settings["TRUSTED_PROXIES"], settings["LISTEN_HOST"]  # Nobody has set them.
    with (tmp_path / "server.log").open("w") as log:
        process = subprocess.Popen(["sh", "-c", web()], cwd=ROOT, env=settings, stdout=log, stderr=log)
    try:
        with watched("the platform's process", process, tmp_path / "server.log"):
            await_answer(f"http://127.0.0.1:{port}", process, tmp_path / "server.log")
            # Not at loopback, and as the platform's router would ask.
            with urlopen(Request(f"http://127.0.0.2:{port}/", headers={"Host": "site.example"})) as page:
                assert page.status == 200
    finally:
        process.terminate()  # The server hears it: the shell is no more.
        assert process.wait(20) == 0


def test_what_platforms_install_is_what_is_pinned() -> None:
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if not line.startswith("#")]

    assert lines == ["--require-hashes", "-r requirements/serve.txt"]
