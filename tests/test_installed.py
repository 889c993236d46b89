"""The program as somebody has it who only installs it: a wheel, an empty folder, and nothing of this checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.paths import ROOT
from tests.serving import await_answer, free_port

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel; what it depends on is lent by the one that runs the tests."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    offline = ["--no-deps", "--no-index"]
    subprocess.run([*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True)
    venv.create(folder / "venv")
    [wheel] = folder.glob("*.whl")
    subprocess.run([*pip, "--python", folder / "venv/bin/python", "install", *offline, wheel], check=True)
    # Only the packages: the checkout itself is on the path by a file of its own, which is read at home alone.
    [packages] = (folder / "venv/lib").glob("*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "venv"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def run(installed: Path, home: Path) -> Iterator[object]:
    def run(*words: str) -> str:
        command = [installed / "bin/portfolio", *words]
        return subprocess.run(command, cwd=home, check=True, capture_output=True, text=True, env=bare()).stdout

    before = files(installed)
    yield run
    assert files(installed) == before, "Something was written beside the package."


def bare() -> dict[str, str]:
    """An environment without any setting: `.env` in the folder says what there is to say."""
    return {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


@contextmanager
def serving(installed: Path, home: Path) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    (home / ".env").write_text(f"PORT={port}\n")
    with (home / "log").open("w") as log:
        server = subprocess.Popen([installed / "bin/portfolio", "serve"], cwd=home, env=bare(), stdout=log, stderr=log)
    try:
        await_answer(address, server, home / "log")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def test_a_folder_of_ones_own_is_all_it_takes(installed: Path, home: Path, run: object) -> None:
    assert callable(run)
    assert "portfolio.json is written" in run("new", "portfolio.json")
    assert "portfolio.json: " in run("check")
    with serving(installed, home) as address:
        page = urlopen(address, timeout=20).read().decode()
        data = {"name": "Vera", "email": "vera@example.org", "message": "Hello from afar"}
        thanks = urlopen(f"{address}/contact", data=urlencode(data).encode(), timeout=20).read().decode()

    assert "Your Name" in page
    assert "Message received" in thanks
    assert {path.name for path in home.iterdir()} == {
        "portfolio.json",
        "portfolio.schema.json",
        "instance",
        ".env",
        "log",
    }
    assert (home / "instance/messages.sqlite3").exists()
    assert "Vera <vera@example.org>" in run("messages")
    assert '"$schema": "./portfolio.schema.json"' in (home / "portfolio.json").read_text()
    assert (home / "portfolio.schema.json").read_text() == run("schema")


def test_the_checkout_is_nowhere_in_it(installed: Path, home: Path) -> None:
    where = "import portfolio; print(portfolio.__file__)"
    found = subprocess.run(
        [installed / "bin/python", "-c", where], cwd=home, check=True, capture_output=True, text=True, env=bare()
    )

    assert Path(found.stdout.strip()).is_relative_to(installed)
