"""`portfolio messages`: the owner's view of the outbox."""

from datetime import UTC, datetime, timedelta

import click
from sqlalchemy import Engine

from portfolio.contact import outbox


@click.group(invoke_without_command=True)
@click.option("--state", type=click.Choice(outbox.STATES), help="Only those in this state.")
@click.pass_context
def messages(context: click.Context, state: str | None) -> None:
    """List the messages, newest first."""
    context.obj = outbox.connect(context.obj.database_url)
    if context.invoked_subcommand is None:
        found = outbox.newest_first(context.obj, state)
        for message in found:
            age = _age(datetime.now(UTC) - message.accepted_at)
            click.echo(f"{message.reference}  {message.state:7}  {age:>4}  {message.name} <{message.email}>")
        if not found:
            click.echo(f"No message is {state}." if state else "There are no messages.")


@messages.command()
@click.argument("reference")
@click.pass_obj
def show(engine: Engine, reference: str) -> None:
    """Show one message whole."""
    message = outbox.find(engine, reference)
    if message is None:
        raise click.ClickException(f"there is no message {reference}; `portfolio messages` lists those there are.")
    click.echo(f"Reference: {message.reference}")
    click.echo(f"Received:  {message.accepted_at:%Y-%m-%d %H:%M:%S} UTC")
    click.echo(f"State:     {message.state}{f' ({message.reason})' if message.reason else ''}")
    click.echo(
        f"Attempts:  {message.attempts}{f', next at {message.due_at:%Y-%m-%d %H:%M:%S} UTC' if message.due_at else ''}"
    )
    click.echo(f"From:      {message.name} <{message.email}>")
    if message.subject:
        click.echo(f"Subject:   {message.subject}")
    click.echo(f"\n{message.text}")


@messages.command()
@click.argument("reference")
@click.pass_obj
def release(engine: Engine, reference: str) -> None:
    """Send a message that was held back."""
    if not outbox.release(engine, reference, datetime.now(UTC)):
        raise click.ClickException(
            f"no held message is called {reference}; `portfolio messages --state held` lists them."
        )
    click.echo(f"{reference} is queued.")


def _age(age: timedelta) -> str:
    """Say how old something is in its largest unit: `3d`, `5h`, `12m`."""
    minutes = int(age.total_seconds() // 60)
    return f"{minutes // 1440}d" if minutes >= 1440 else f"{minutes // 60}h" if minutes >= 60 else f"{minutes}m"
