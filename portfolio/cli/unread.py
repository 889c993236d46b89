"""Commands that are read when one of them is asked for: each needs little of what the others do."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Unread(click.Group):
    """A group that knows where its commands stand: `elsewhere` gives module and name for what is typed."""

    def __init__(self, *details: Any, elsewhere: Mapping[str, str], **more: Any) -> None:
        super().__init__(*details, **more)
        self._elsewhere = elsewhere

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the alphabet."""
        return sorted({*super().list_commands(ctx), *self._elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None if there is none."""
        if cmd_name not in self._elsewhere:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._elsewhere[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"portfolio.cli.{module}"), name)
        return command
