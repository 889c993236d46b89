"""The `portfolio` command: parse, call, echo, exit code."""

from portfolio import garbage

with garbage.left_alone():
    import signal
    import sys
    from datetime import UTC, datetime
    from typing import Any

    import click

    from portfolio import config, server
    from portfolio.cli.unread import Unread
    from portfolio.content.last_good_copy import LastGoodCopy
    from portfolio.content.live import Live
    from portfolio.content.model.dates import Month
    from portfolio.plain_error import PlainError


class _Plain(Unread):
    """Says our own errors as sentences, whichever command they come from."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; an error of ours becomes exit code 1 and its message."""
        try:
            return super().invoke(context)
        except PlainError as error:
            raise click.ClickException(str(error)) from error


# Each command reads the settings that it needs: a slip in one that it does not need keeps it from nothing.
@click.group(
    cls=_Plain,
    elsewhere={
        "check": "owner:check",
        "doctor": "doctor:doctor",
        "export": "owner:export",
        "import": "owner:import_resume",
        "mail": "mail:mail",
        "messages": "messages:messages",
        "new": "owner:new",
        "schema": "owner:print_schema",
    },
)
@click.version_option(package_name="portfolio", message="portfolio %(version)s")
def main() -> None:
    """Serve the portfolio and look after its messages."""


@main.command()
@click.option("--preview", is_flag=True, help="On this machine alone; open pages follow the file as you save it.")
def serve(*, preview: bool) -> None:
    """Serve the portfolio; LISTEN_HOST, PORT and WORKERS say where and how."""
    try:
        settings = config.read()
        _read_content(settings)
        if preview:
            server.run(settings.on_loopback(), click.echo, "portfolio.preview.wsgi:app")
        else:
            server.run(settings, click.echo)
    except KeyboardInterrupt:  # Before the server listens to signals itself.
        click.echo(server.STOPPED)
        sys.exit(128 + signal.SIGINT)


def _read_content(settings: config.Settings) -> None:
    """Read the file as a server process will: it could only die of a bad one without a good copy."""
    file, month = settings.PORTFOLIO_FILE, Month.of(datetime.now(UTC).date())
    Live(file, lambda _: None, LastGoodCopy(settings.INSTANCE_DIR, file), today=lambda: month)
