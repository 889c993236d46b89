"""What `docs/deploy.md` tells its reader to write and to run."""

import re
import shlex
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
    return [shlex.split(match[1].replace("$(date +\\%F)", "today")) for match in found if match]


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
