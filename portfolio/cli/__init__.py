"""The `portfolio` command: parse, call, echo, exit code."""

from typing import Any

import click

from portfolio import config, server
from portfolio.cli import content
from portfolio.cli.delivering import mail
from portfolio.cli.messages import messages
from portfolio.config import ConfigError, Settings
from portfolio.contact.outbox import OutboxError
from portfolio.content.keeping import Keepsake
from portfolio.content.live import Live
from portfolio.content.problems import ContentError
from portfolio.server import ServerError


class _Plain(click.Group):
    """Says our own errors as sentences, whichever command they come from."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; an error of ours becomes exit code 1 and its message."""
        try:
            return super().invoke(context)
        except (ConfigError, ContentError, OutboxError, ServerError) as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Plain)
@click.pass_context
def main(context: click.Context) -> None:
    """Serve the portfolio and look after its messages."""
    context.obj = config.read()


@main.command()
@click.option("--preview", is_flag=True, help="On this machine alone; open pages follow the file as you save it.")
@click.pass_obj
def serve(settings: Settings, *, preview: bool) -> None:
    """Serve the portfolio; LISTEN_HOST, PORT and WORKERS say where and how."""
    # A server process could only die of a bad file without a good copy, so that is found out here.
    Live(settings.PORTFOLIO_FILE, Keepsake(settings.INSTANCE_DIR, settings.PORTFOLIO_FILE))
    if preview:
        server.run(settings.on_loopback(), click.echo, "portfolio.preview.wsgi:app")
    else:
        server.run(settings, click.echo)


for command in (messages, mail, *content.COMMANDS):
    main.add_command(command)
