"""The `portfolio` command: parse, call, echo, exit code."""

import signal
import sys
from datetime import UTC, datetime
from typing import Any

import click

from portfolio import config, current, server
from portfolio.cli import backups, erasure, owner
from portfolio.cli.doctor import doctor
from portfolio.cli.mail import mail
from portfolio.cli.messages import messages
from portfolio.config import ConfigError
from portfolio.contact.outbox import OutboxError
from portfolio.content.file.problems import ContentError
from portfolio.resume.typesetting import TypesettingError
from portfolio.server import ServerError


class _Plain(click.Group):
    """Says our own errors as sentences, whichever command they come from."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; an error of ours becomes exit code 1 and its message."""
        try:
            return super().invoke(context)
        except (ConfigError, ContentError, OutboxError, ServerError, TypesettingError) as error:
            raise click.ClickException(str(error)) from error


# Each command reads the settings that it needs: a slip in one that it does not need keeps it from nothing.
@click.group(cls=_Plain)
@click.version_option(package_name="portfolio", message="portfolio %(version)s")
def main() -> None:
    """Serve the portfolio and look after its messages."""


@main.command()
@click.option("--preview", is_flag=True, help="On this machine alone; open pages follow the file as you save it.")
def serve(*, preview: bool) -> None:
    """Serve the portfolio; LISTEN_HOST, PORT and WORKERS say where and how."""
    try:
        settings = config.read()
        # A server process could only die of a bad file without a good copy, so that is found out here.
        current.follow(settings, lambda: datetime.now(UTC))
        if preview:
            server.run(settings.on_loopback(), click.echo, "portfolio.preview.wsgi:app")
        else:
            server.run(settings, click.echo)
    except KeyboardInterrupt:  # Before the server listens to signals itself.
        click.echo(server.STOPPED)
        sys.exit(128 + signal.SIGINT)


for command in (*erasure.COMMANDS, *backups.COMMANDS):
    messages.add_command(command)
for command in (messages, mail, doctor, *owner.COMMANDS):
    main.add_command(command)
