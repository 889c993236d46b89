"""A command reads what it needs: the main process of a server, and what is asked at the prompt, are there in half the time."""

import subprocess
import sys

import click
import pytest

from portfolio.cli import main
from portfolio.cli.messages import messages

HEAVY = (
    "flask",
    "sqlalchemy",
    "coloraide",
    "email_validator",
    "typst",
    "wtforms",
    "portfolio.evidence",
    "portfolio.site",
)
LOADED = f"import sys, portfolio.cli; print([name for name in {HEAVY} if name in sys.modules])"


@pytest.mark.slow
def test_who_only_starts_workers_reads_nothing_of_the_site() -> None:
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"


@pytest.mark.parametrize("group", [main, messages])
def test_every_command_is_where_the_group_looks_for_it(group: click.Group) -> None:
    context = click.Context(group)

    found = {name: group.get_command(context, name) for name in group.list_commands(context)}

    assert {name: command.name for name, command in found.items() if command} == {name: name for name in found}
    assert group.get_command(context, "nothing") is None
