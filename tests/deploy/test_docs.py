"""What `docs/deploy.md` tells its reader to write and to run."""

import re
import shlex
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from portfolio import config
from portfolio.cli import main
from tests.paths import ROOT

TEXT = (ROOT / "docs/deploy.md").read_text()
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = sorted(path.name for path in (ROOT / "deploy").iterdir() if path.name != ".env")


def test_every_file_is_told_of() -> None:
    assert [name for name in FILES if f"deploy/{name}" not in TEXT] == []


def test_every_example_of_settings_is_one_of_a_site_that_starts(tmp_path: Path) -> None:
    """With what the way adds to it: compose and Procfile say how many proxies there are."""
    examples = [block for kind, block in FENCED.findall(TEXT) if kind == "ini"]
    for example in examples:
        (tmp_path / ".env").write_text(example.replace("what openssl rand -hex 32 prints", "0" * 64))
        settings = config.read({"TRUSTED_PROXIES": "1"}, tmp_path / ".env")
        assert settings.is_production

    assert len(examples) == 3


def commands() -> list[list[str]]:
    """The words behind each `portfolio` in code, up to where the shell takes over."""
    outside = FENCED.sub("", TEXT)
    lines = [line for _, block in FENCED.findall(TEXT) for line in block.splitlines()]
    lines += [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", outside)]
    found = [re.search(r"(?:^|[ /])portfolio ((?:messages|mail|serve|check)\b[^|>;&]*)", line) for line in lines]
    return [
        shlex.split(match[1].replace("$(date +\\%F)", "today").replace("$(date +%F)", "today"))
        for match in found
        if match
    ]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_is_one(words: list[str]) -> None:
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, *words = words
        found = command.get_command(context, name)
        assert found is not None, f"{command.name} has no command {name}."
        command = found
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_the_paths_of_the_units_are_those_that_are_told() -> None:
    unit = (ROOT / "deploy/portfolio.service").read_text()

    for path in re.findall(r"=(/opt/portfolio|portfolio)$", unit, re.MULTILINE):
        assert path in TEXT
    assert "INSTANCE_DIR=/var/lib/portfolio" in TEXT


def lines(heading: str) -> list[str]:
    """The lines of shell under one heading."""
    part = TEXT.partition(f"# {heading}\n")[2].partition("\n#")[0]
    return [line for kind, block in FENCED.findall(part) if not kind for line in block.splitlines()]


def test_what_is_called_is_installed_first() -> None:
    """Debian itself has the rest, in its smallest server as well."""
    called = {line.removeprefix("sudo ").split()[0] for line in lines("systemd and nginx")}
    installed = next(line for line in lines("systemd and nginx") if line.startswith("sudo apt install")).split()[3:]
    of_debian = {"apt", "cd", "cp", "install", "ln", "rm", "sed", "sudoedit", "systemctl", "useradd"}

    assert called - of_debian - {"-u"} == {"certbot", "curl", "git", "make", "nginx"}
    assert {"certbot", "curl", "git", "make", "nginx-light"} <= set(installed)


def test_whoever_asks_after_a_start_waits_for_the_answer() -> None:
    asking = [line for line in TEXT.splitlines() if line.startswith("curl") and "127.0.0.1" in line]

    assert len(asking) == 2
    assert [line for line in asking if "--retry-connrefused" not in line] == []


def test_an_upgrade_puts_in_place_what_the_first_evening_did() -> None:
    first, upgrade = lines("systemd and nginx"), lines("Upgrade")
    units = [line for line in first if line.startswith("sudo cp deploy/")]

    assert len(units) == 1
    assert {*units, "sudo systemctl daemon-reload"} <= set(upgrade)
    assert set(re.findall(r"deploy/(\S+)", units[0])) == {name for name in FILES if name.startswith("portfolio")}
    [nginx] = [line for line in first if "deploy/nginx.conf" in line]
    assert nginx.partition(" | ")[0] in {line.partition(" | ")[0] for line in upgrade}


def test_the_short_name_is_what_the_unit_starts_and_keeps_the_outbox_that_is_named() -> None:
    [short] = [line for line in lines("Afterwards") if line.startswith("alias portfolio=")]
    [start] = re.findall(r"^ExecStart=(\S+)", (ROOT / "deploy/portfolio.service").read_text(), re.MULTILINE)
    words = shlex.split(shlex.split(short)[1].partition("=")[2])

    assert words == ["sudo", "-u", "portfolio", "--preserve-env=DATABASE_URL", start]


def test_every_backup_has_a_name_that_is_cleared_away_in_time() -> None:
    [pattern] = re.findall(r"-name '([^']+)'", TEXT)
    named = re.findall(r"messages (?:backup|restore) /var/lib/portfolio/(.+)", TEXT)

    assert len(named) == 4
    assert [name for name in named if not fnmatch(name, pattern)] == []
