import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from portfolio import config
from portfolio.cli import main
from portfolio.cli.messages import _age
from tests.conftest import environment

COMMAND = [sys.executable, "-m", "portfolio.cli"]


def test_wrong_settings_are_told_and_nothing_starts() -> None:
    result = CliRunner(env=environment(PORT="x")).invoke(main, ["messages"])

    assert result.exit_code == 1
    assert "Error: The settings do not fit.\n  PORT: 'x' is not valid" in result.output


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner(env=environment(PORT=str(port))).invoke(main, ["serve"])

    assert result.exit_code == 1
    assert f"127.0.0.1:{port} cannot be listened on (Address already in use); set PORT to a free one." in result.output


def test_a_bad_portfolio_is_told_in_sentences_and_nothing_starts(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text("{")

    result = CliRunner(env=environment(PORTFOLIO_FILE=str(file), INSTANCE_DIR=str(tmp_path))).invoke(main, ["serve"])

    assert result.exit_code == 1
    assert f"Error: {file}: 1 problem.\n{file}:1:2: file: the file ends here" in result.output


def test_serving_says_where_in_one_line_and_stops_when_asked(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*COMMAND, "serve"], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=environment(PATH=os.environ["PATH"], PORT=str(port), INSTANCE_DIR=str(tmp_path)),
    )  # fmt: skip
    assert server.stdout is not None
    try:
        said = server.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
            health = answer.read()
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=20)[0]
    finally:
        server.kill()

    assert health.strip() == b'{"content":"current","messages":"on their way","status":"ok"}'
    assert said == f"The portfolio is at http://127.0.0.1:{port} (Ctrl-C stops it)\n"
    assert rest == ""
    assert server.returncode == 0


def test_an_outbox_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "messages.sqlite3").write_text("Dear diary, " * 100)

    result = CliRunner(env=environment(INSTANCE_DIR=str(tmp_path))).invoke(main, ["messages"])

    assert result.exit_code == 1
    assert result.output == "Error: The outbox cannot be used: file is not a database.\n"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0m"), (59, "59m"), (60, "1h"), (23 * 60, "23h"), (24 * 60, "1d"), (100 * 24 * 60, "100d")],
)
def test_an_age_is_said_in_its_largest_unit(minutes: int, said: str) -> None:
    from datetime import timedelta

    assert _age(timedelta(minutes=minutes)) == said


def test_the_settings_example_changes_nothing() -> None:
    assert config.read({}, config.ROOT / ".env.example") == config.read({}, Path("/nowhere"))
